import { categories, communitySubjects, retentions } from '#shared/domain/archive/item.ts';
import type { In } from '#ui/lib/query.ts';

/** The list's filter as it stands in the address. Names: tab q year category retention state community subject sort desc. */
export type ArchiveTexts = Readonly<Record<string, string>>;
export type ArchiveTab = 'bureau' | 'community' | 'index';

const names = ['q', 'year', 'category', 'retention', 'state', 'community', 'subject'] as const;
const sorts = ['date', 'code', 'year'] as const;
export type ArchiveSort = (typeof sorts)[number];

export function tabOf(texts: ArchiveTexts): ArchiveTab {
  return texts['tab'] === 'community' || texts['tab'] === 'index' ? texts['tab'] : 'bureau';
}

/** A year from the address; null when there is none. */
export function yearOf(texts: ArchiveTexts): number | null {
  return /^(19|20|21)\d{2}$/.test(texts['year'] ?? '') ? Number(texts['year']) : null;
}

/** The operation's filter; what is not understood is left out. */
export function archiveFilterOf(texts: ArchiveTexts, fonds: 'bureau' | 'community'): NonNullable<In<'archive.list'>['filter']> {
  const of = <T extends string>(all: readonly T[], name: string): T | null => all.find((one) => one === texts[name]) ?? null;
  const states = ['prefiled', 'arranged'] as const;
  return {
    fonds,
    text: (texts['q'] ?? '').slice(0, 60),
    year: yearOf(texts),
    category: of(categories, 'category'),
    retention: of(retentions, 'retention'),
    state: of(states, 'state'),
    communityId: fonds === 'community' ? (texts['community'] ?? '') || null : null,
    subject: fonds === 'community' ? of(communitySubjects, 'subject') : null,
  };
}

/** Sort from the address; the newest paper stands first. */
export function archiveSortOf(texts: ArchiveTexts): { readonly key: ArchiveSort; readonly descending: boolean } {
  const key = sorts.find((sort) => sort === texts['sort']);
  return key === undefined ? { key: 'date', descending: true } : { key, descending: texts['desc'] === '1' };
}

export function isArchiveFiltered(texts: ArchiveTexts): boolean {
  return names.some((name) => (texts[name] ?? '') !== '');
}

export function clearedArchiveFilters(): Readonly<Record<string, null>> {
  return Object.fromEntries(names.map((name) => [name, null]));
}
