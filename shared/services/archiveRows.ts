import { searchKey } from '#shared/domain/text.ts';
import type { ArchiveListItem } from '#shared/contract/archive.ts';
import type { ArchiveSettings } from '#shared/domain/archive/settings.ts';
import { subjectName } from './archiveSettings.ts';
import type { ArchiveItemRow, ArchiveListRow, CaseLoads, CaseRow, Pinyin } from './ports.ts';

type Named = { readonly title: string; readonly documentNumber: string; readonly responsible: string; readonly code: string | null };

/** What finds an item: title, 文号, 责任者, 档号, pinyin initials, and the case or community it belongs to. */
export function archiveHaystack(pinyin: Pinyin, item: Named, about: string): string {
  return [item.title, item.documentNumber, item.responsible, item.code ?? '', about]
    .map(searchKey)
    .concat(pinyin.initials(item.title))
    .filter((part) => part !== '')
    .join(' ');
}

/** The cases an item belongs to: an order's to every case in it, in the order of their numbers. */
export async function casesAbout(
  { cases }: { readonly cases: CaseLoads },
  { caseId, orderId }: Pick<ArchiveItemRow, 'caseId' | 'orderId'>,
): Promise<readonly CaseRow[]> {
  if (orderId !== null) return cases.cases((await cases.itemsOfOrder(orderId)).map((item) => item.caseId));
  return caseId === null ? [] : cases.cases([caseId]);
}

/** Their numbers, as an item is found by. */
export function numbersOf(rows: readonly CaseRow[]): string {
  return rows.map((row) => row.number).join(' ');
}

export function archiveRow(row: ArchiveListRow, settings: ArchiveSettings): ArchiveListItem {
  return {
    id: row.id,
    fonds: row.fonds,
    communityId: row.communityId,
    community: row.community,
    creator: row.creator,
    category: row.category,
    subject: row.subject,
    subjectName: subjectName(settings, row.fonds, row.subject),
    kind: row.kind,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    orderId: row.orderId,
    year: row.year,
    retention: row.retention,
    title: row.title,
    documentNumber: row.documentNumber,
    responsible: row.responsible,
    documentOn: row.documentOn,
    secrecy: row.secrecy,
    pages: row.pages,
    note: row.note,
    code: row.code,
    fixedOn: row.fixedOn,
    state: row.state,
    papers: row.papers,
    revision: row.revision,
  };
}
