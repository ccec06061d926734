/** The page of backups. */
export const backupPageWords = {
  title: '备份',
};
