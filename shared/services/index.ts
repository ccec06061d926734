import type { AppContract } from '#shared/contract/index.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { archiveHandlers } from './archive.ts';
import { boardHandlers } from './board.ts';
import { calendarHandlers } from './calendar.ts';
import { exportHandlers } from './auditExport.ts';
import { backupHandlers } from './backup.ts';
import { caseCommands } from './cases/caseCommands.ts';
import { caseQueries } from './cases/caseQueries.ts';
import { findingHandlers } from './cases/findingCommands.ts';
import { orderCommands } from './cases/orderCommands.ts';
import { orderQueries } from './cases/orderQueries.ts';
import { filesHandlers } from './files.ts';
import { importsHandlers } from './imports.ts';
import type { Ports } from './ports.ts';
import { registerHandlers } from './register.ts';
import { roundsHandlers } from './rounds.ts';
import { searchHandlers } from './search.ts';
import { setupHandlers } from './setup.ts';
import { standardsHandlers } from './standards.ts';
import { systemHandlers } from './system.ts';
import { onFreshVerdicts } from './standardsRefresh.ts';

/** All use cases over the ports: one handler for each operation of the contract. */
export function createServices(ports: Ports): Handlers<AppContract> {
  return onFreshVerdicts(ports, {
    ...setupHandlers(ports),
    ...systemHandlers(ports),
    ...calendarHandlers(ports),
    ...filesHandlers(ports),
    ...registerHandlers(ports),
    ...importsHandlers(ports),
    ...standardsHandlers(ports),
    ...roundsHandlers(ports),
    ...findingHandlers(ports),
    ...caseQueries(ports),
    ...caseCommands(ports),
    ...orderQueries(ports),
    ...orderCommands(ports),
    ...archiveHandlers(ports),
    ...backupHandlers(ports),
    ...exportHandlers(ports),
    ...boardHandlers(ports),
    ...searchHandlers(ports),
  });
}
