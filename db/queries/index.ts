import type { Reads } from '#shared/services/ports.ts';
import type { ReadSession } from '#db/session.ts';
import { coreReads } from '#db/repositories/core.ts';
import { fileReads } from '#db/repositories/files.ts';
import { registerReads } from './registerList.ts';
import { standardsLoads } from '#db/repositories/standards.ts';
import { archiveReads } from './archive.ts';
import { caseReads } from './cases.ts';
import { eventReads } from './events.ts';
import { importReads } from './imports.ts';
import { progressReads } from './progress.ts';
import { searchReads } from './search.ts';

/** All read models over one reading connection. */
export function reads(session: ReadSession): Reads {
  return {
    core: coreReads(session),
    events: eventReads(session),
    files: fileReads(session),
    register: registerReads(session),
    imports: importReads(session),
    search: searchReads(session),
    standards: standardsLoads(session),
    cases: caseReads(session),
    archive: archiveReads(session),
    progress: progressReads(session),
  };
}
