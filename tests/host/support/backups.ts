import { readdirSync } from 'node:fs';
import type { BackupMade, BackupReportView } from '#shared/contract/backup.ts';
import type { OwnBackend } from './ownBackend.ts';

export const backupsOf = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('备份_'));

export async function addCommunities(own: OwnBackend, actor: string, count: number, from = 0): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    await own.call(
      'register.add',
      { subdistrictId: null, newSubdistrict: '云桥街道', name: `示例${index}社区`, code: null, validFrom: '2021-06-01', values: [] },
      { actor },
    );
  }
}

/** An archive item with a scan of its own: a file that belongs to the register. */
export async function addScan(own: OwnBackend, actor: string, name: string, content: string | Buffer, title = name): Promise<void> {
  const staged = await own.stage(name, Buffer.from(content), 'application/pdf');
  await own.call(
    'archive.add',
    {
      fonds: 'bureau',
      communityId: null,
      creator: 'bureau',
      category: 'WS',
      subject: 'general',
      year: 2021,
      retention: 'Y',
      title,
      documentNumber: '',
      responsible: '清镇市民政局',
      documentOn: '2021-06-01',
      secrecy: '',
      pages: 1,
      note: '',
      files: [{ staged, kind: 'scan' }],
    },
    { actor },
  );
}

export async function backUp(own: OwnBackend, actor: string, confirmed = false): Promise<BackupMade> {
  const { jobId } = await own.call('backup.now', { confirmed }, { actor });
  return own.finished<BackupMade>(jobId);
}

export async function verify(own: OwnBackend, path: string): Promise<BackupReportView> {
  return own.finished<BackupReportView>((await own.call('backup.verify', { path })).jobId);
}
