import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorText } from '#shared/words/errors.ts';
import type { BagWriter } from '#shared/services/ports.ts';
import { openSqlite } from '#db/open.ts';
import { createBags } from '#host/bags.ts';
import { withinSpace } from '#host/bagsSpace.ts';
import { fixedClock, sha256 } from '#tests/support/engines.ts';
import { temporaryFolder } from './support/ownBackend.ts';

const full = (code: string) => Object.assign(new Error(`${code}: no space left on device, write`), { code });

describe('an export that fills its disk', () => {
  const place = temporaryFolder('desk-bags');
  let database: Awaited<ReturnType<typeof openSqlite>>;
  beforeAll(async () => {
    database = await openSqlite(`${place.folder}/register.db`, { clock: fixedClock(), sha256 });
  });
  afterAll(async () => {
    await database.close();
    place.remove();
  });
  const begin = (form: 'folder' | 'zip'): Promise<BagWriter> =>
    createBags({
      database,
      filesFolder: place.folder,
      exportsFolder: `${place.folder}/exports`,
      checkFolder: async () => null,
      stagedPath: async () => null,
    }).begin('审计导出包', { form, folder: null, bytes: 40 * 2 ** 20 });

  it.each(['ENOSPC', 'EDQUOT'])('says so and how much it needs (%s), and leaves nothing', async (code) => {
    const writer = await begin('zip');
    async function* text(): AsyncGenerator<string> {
      yield 'one line\n';
      throw full(code);
    }
    const error = (await writer.add('data/a.txt', text()).catch((problem: unknown) => problem)) as { code: string; data: { megabytes: number } };
    expect(error).toMatchObject({ code: 'export_disk_full' });
    // Attachments and database, once as a folder and once as the zip.
    expect(error.data.megabytes).toBeGreaterThanOrEqual(80);
    expect(error.data.megabytes).toBeLessThan(90);
    expect(errorText(error.code, error.data)).toMatch(/^磁盘已满，没有导出。.*约需 8\d MB/);
    await writer.abort();
    expect(readdirSync(`${place.folder}/exports`)).toEqual([]);
  });

  it('asks for as much as was written, when that is more than was expected', async () => {
    const space = { folder: place.folder, form: 'folder', bytes: 1 } as const;
    await expect(
      withinSpace(
        space,
        () => 3 * 2 ** 20,
        () => Promise.reject(full('ENOSPC')),
      ),
    ).rejects.toMatchObject({ data: { megabytes: 3 } });
  });

  it('other failures are passed on as they are', async () => {
    await expect(
      withinSpace(
        { folder: '', form: 'folder', bytes: 0 },
        () => 0,
        () => Promise.reject(full('EIO')),
      ),
    ).rejects.toMatchObject({ code: 'EIO' });
  });
});
