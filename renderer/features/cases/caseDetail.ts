import type { Out } from '#ui/lib/query.ts';

/** One case with its chain, as its page and its parts take it. */
export type CaseDetail = Out<'cases.get'>;
