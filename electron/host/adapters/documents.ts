import type { Documents } from '#shared/services/ports.ts';
import { writeDocument } from './documentWriter.ts';

/** The document port of the services, with the templates the program comes with. */
export const documents: Documents = { write: (kind, content) => writeDocument(kind, content) };
