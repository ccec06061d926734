import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnBackend, openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';

describe('a backup folder that is not there', () => {
  let own: OwnBackend;
  const data = temporaryFolder('desk-gone');
  const place = temporaryFolder('desk-stick');
  const stick = join(place.folder, '移动硬盘');
  beforeEach(async () => {
    own = await openOwnBackend(join(data.folder, String(performance.now())));
  });
  afterEach(async () => {
    await own.close();
    data.remove();
    place.remove();
  });

  it('is not taken at first run, and nothing is written; without one the bureau can begin', async () => {
    await expect(setUp(own, stick)).rejects.toMatchObject({ code: 'backup_folder_first', data: { problem: 'missing' } });
    expect(await own.call('setup.state', {})).toMatchObject({ stage: 'first_run', persons: [] });
    await setUp(own, null);
    expect(await own.call('setup.state', {})).toMatchObject({ stage: 'ready', backupFolder: null, backupFailed: false });
  });

  it('keeps no import from its backup: the copy lies beside the data, and everybody is told', async () => {
    mkdirSync(stick, { recursive: true });
    const clerk = await setUp(own, stick);
    const paste = async (name: string) => {
      const { session } = await own.call('imports.open', { text: `乡镇（街道）\t社区名称\t户数\n云桥街道\t${name}\t2100` }, { actor: clerk });
      const mapping = Object.fromEntries(session!.columns.map((column) => [String(column.columnIndex), column.target]));
      const { preview } = await own.call('imports.preview', { session: session!.id, sheet: session!.sheet, mapping, onDay: '2021-06-18' });
      return own.call('imports.confirm', { session: session!.id, preview }, { actor: clerk });
    };
    expect((await paste('松岭社区')).backup).toMatchObject({ state: 'made', path: expect.stringContaining(stick) });
    rmSync(stick, { recursive: true });
    const { backup } = await paste('石桥社区');
    expect(backup).toMatchObject({ state: 'beside_data', path: expect.stringContaining(own.folder) });
    expect((await own.call('backup.verify', { path: backup.path })).jobId).not.toBe('');
    expect(await own.call('setup.state', {})).toMatchObject({ backupFailed: true });
    expect((await own.call('backup.state', {})).failed).toMatchObject({ code: 'backup_folder', data: { problem: 'missing' } });
  });
});
