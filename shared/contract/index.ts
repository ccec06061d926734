import { archiveContract } from './archive.ts';
import { boardContract } from './board.ts';
import { calendarContract } from './calendar.ts';
import { backupContract } from './backup.ts';
import { casesContract } from './cases.ts';
import { exportContract } from './export.ts';
import { filesContract } from './files.ts';
import { ordersContract } from './orders.ts';
import { importsContract } from './imports.ts';
import { registerContract } from './register.ts';
import { roundsContract } from './rounds.ts';
import { searchContract } from './search.ts';
import { setupContract } from './setup.ts';
import { standardsContract } from './standards.ts';
import { systemContract } from './system.ts';

/** The whole contract: what the program can do, area by area. */
export const contract = {
  ...setupContract,
  ...systemContract,
  ...calendarContract,
  ...filesContract,
  ...registerContract,
  ...importsContract,
  ...standardsContract,
  ...roundsContract,
  ...casesContract,
  ...ordersContract,
  ...archiveContract,
  ...backupContract,
  ...exportContract,
  ...boardContract,
  ...searchContract,
};
export type AppContract = typeof contract;
