import type { Tx } from '#shared/services/ports.ts';
import { readSession, type TxSession } from '#db/session.ts';
import { progressLoads } from '#db/queries/progress.ts';
import { archiveRepository } from './archive.ts';
import { caseRepository } from './cases.ts';
import { coreRepository } from './core.ts';
import { fileRepository } from './files.ts';
import { importRepository } from './imports.ts';
import { registerRepository } from './register.ts';
import { standardsRepository } from './standards.ts';

/** All repositories over one running transaction. */
export function repositories(session: TxSession, now: string): Omit<Tx, 'journal'> {
  return {
    core: coreRepository(session),
    files: fileRepository(session, now),
    register: registerRepository(session),
    imports: importRepository(session),
    standards: standardsRepository(session),
    cases: caseRepository(session),
    archive: archiveRepository(session),
    progress: progressLoads(readSession(session.db)),
  };
}
