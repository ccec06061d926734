import type { Out } from '#ui/lib/query.ts';

/** The counts of the whole register, as the page and its views take them. */
export type Overview = Out<'standards.overview'>;
