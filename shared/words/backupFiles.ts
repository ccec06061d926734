import { instantInChina } from './instants.ts';

/** `20210618_090000` of a UTC instant, in China. */
const stamp = (instant: string): string => instantInChina(instant).replaceAll(/[-:]/g, '').replace(' ', '_');

/** Names of folders and files that backups and restoring leave on the disk. */
export const backupFileWords = {
  folder: (madeAt: string) => `备份_${stamp(madeAt)}`,
  aside: (at: string) => `恢复前_${stamp(at)}`,
  readmeName: '说明.txt',
  readme: [
    '这里是社区督导台的备份。',
    '',
    '每个“备份_日期_时间”文件夹是一份备份，files 文件夹是各份备份共用的附件，请一并保存、一并拷贝，不要改名或改动里面的内容。',
    '恢复：打开社区督导台，在首次运行页选“从备份恢复”，或在“系统－备份”中选一份备份恢复。恢复前会先校验，现有数据移到一旁，不会被覆盖。',
    '',
  ],
} as const;
