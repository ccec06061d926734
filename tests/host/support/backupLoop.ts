import { createBackups } from '#host/backups.ts';
import { openSqlite } from '#db/open.ts';
import { fixedClock, sha256 } from '#tests/support/engines.ts';
import { join } from 'node:path';

/** Backs up a register again and again and says how far it is, until it is killed. Arguments: data folder, backup folder, day. */
const [dataFolder = '', backupFolder = '', day = ''] = process.argv.slice(2);
const clock = fixedClock(day);
await openSqlite(join(dataFolder, 'register.db'), { clock, sha256 });
const backups = createBackups({
  database: join(dataFolder, 'register.db'),
  filesFolder: join(dataFolder, 'files'),
  defaultFolder: backupFolder,
  chosen: async () => null,
  register: async () => '',
  checkFolder: async () => null,
  clock,
  version: '0.0.0',
});
for (;;) {
  console.log('begin');
  const made = await backups.make(
    'manual',
    { signal: { aborted: false, throwIfAborted: () => {} }, progress: (done) => console.log(`file ${done}`) },
    { confirmed: false, hashAll: true },
  );
  console.log(`made ${made.id}`);
}
