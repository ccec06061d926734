import type { Category, Creator, FondsKind, PaperKind, Retention } from '#shared/domain/archive/item.ts';
import type { Day } from '#shared/domain/date.ts';
import type { AttachmentRow, BlobRow } from './files.ts';

/** `prefiled` waits for the yearly arrangement, `arranged` has its 档号, `withdrawn` was entered by mistake. */
export type ArchiveState = 'prefiled' | 'arranged' | 'withdrawn';

export type ArchiveItemRow = {
  readonly id: string;
  readonly fonds: FondsKind;
  /** Whose index it stands in; null for the bureau's fonds. */
  readonly communityNo: number | null;
  readonly creator: Creator;
  readonly category: Category;
  readonly subject: string;
  /** What a case left; null for what was entered by hand. */
  readonly kind: PaperKind | null;
  readonly caseId: string | null;
  readonly orderId: string | null;
  readonly sourceKey: string | null;
  readonly year: number;
  readonly retention: Retention;
  readonly title: string;
  readonly documentNumber: string;
  readonly responsible: string;
  readonly documentOn: Day;
  readonly secrecy: string;
  /** 0 while nobody has counted them. */
  readonly pages: number;
  readonly note: string;
  readonly ord: number;
  readonly serial: number | null;
  readonly code: string | null;
  readonly fixedOn: Day | null;
  readonly haystack: string;
  readonly state: ArchiveState;
  readonly revision: number;
  readonly seq: number;
};

/** An item as its year's index and arrangement need it: what it was made from and is searched by is left out, because a year has very many. */
export type FiledItemRow = Omit<ArchiveItemRow, 'kind' | 'caseId' | 'orderId' | 'sourceKey' | 'fixedOn' | 'haystack' | 'state' | 'seq'>;

/** Papers the program can write itself: an order, the receipt for it, a report taken down, a recheck, the closing form of a case. */
export type PaperForm = 'order' | 'receipt' | 'report' | 'recheck' | 'closing';
export type ArchivePaperRow = {
  readonly itemId: string;
  readonly ord: number;
  readonly name: string;
  readonly form: PaperForm | null;
  /** Of the order, recheck or case the form is about. */
  readonly aboutId: string | null;
  readonly pages: number;
  /** Null for a form that is not written yet. */
  readonly attachmentId: string | null;
};

/** A file of a case or order with the event that brought it. */
export type SourcedAttachment = AttachmentRow & BlobRow & { readonly seq: number };

export type ArchiveListQuery = {
  readonly fonds: FondsKind;
  /** Whose index, or in the bureau's fonds: about whom. */
  readonly communityNo: number | null;
  readonly year: number | null;
  readonly category: Category | null;
  readonly retention: Retention | null;
  readonly subject: string | null;
  readonly creator: Creator | null;
  readonly state: 'prefiled' | 'arranged' | null;
  readonly caseId: string | null;
  readonly text: string;
  readonly sort: 'date' | 'code' | 'year';
  readonly descending: boolean;
  readonly cursor: string | null;
  readonly limit: number;
};
export type ArchiveListRow = ArchiveItemRow & {
  readonly community: string | null;
  readonly communityId: string | null;
  readonly caseNumber: string | null;
  readonly papers: number;
};

/** How one year of a fonds stands. */
export type ArchiveYearRow = { readonly year: number; readonly prefiled: number; readonly arranged: number; readonly uncounted: number };
/** What one community filed in a year, by subject. */
export type CommunityIndexRow = { readonly communityNo: number; readonly subject: string; readonly items: number; readonly prefiled: number };

export type ArchiveLoads = {
  item(id: string): Promise<ArchiveItemRow | null>;
  /** In the order in which they are filed. */
  papersOf(itemIds: readonly string[]): Promise<readonly ArchivePaperRow[]>;
  bySource(keys: readonly string[]): Promise<readonly ArchiveItemRow[]>;
  ofCase(caseId: string): Promise<readonly ArchiveItemRow[]>;
  /** All items of a fonds' year that were not withdrawn, in no order. */
  ofYear(fonds: FondsKind, communityNo: number | null, year: number): Promise<readonly FiledItemRow[]>;
  /** Files of a case or order, with the event each came with. */
  sourcedFiles(subjectKind: 'case' | 'order', subjectId: string): Promise<readonly SourcedAttachment[]>;
};

export type ArchiveReads = ArchiveLoads & {
  list(query: ArchiveListQuery): Promise<{ readonly rows: readonly ArchiveListRow[]; readonly next: string | null; readonly total: number }>;
  /** Latest year first; of one community, of all communities, or of the bureau. */
  years(fonds: FondsKind, communityNo: number | null): Promise<readonly ArchiveYearRow[]>;
  communityIndex(year: number): Promise<readonly CommunityIndexRow[]>;
  /** Forms without a file, of items of the span that were not withdrawn; those after `after`. */
  unwritten(
    span: { readonly from: Day | null; readonly to: Day | null },
    after: Pick<ArchivePaperRow, 'itemId' | 'ord'> | null,
    limit: number,
  ): Promise<readonly ArchivePaperRow[]>;
};

export type ArchiveRepository = ArchiveLoads & {
  addItems(items: readonly ArchiveItemRow[]): Promise<void>;
  /** Throws `stale`; the row's revision is the one it was loaded with. */
  updateItem(item: ArchiveItemRow): Promise<void>;
  /** Replaces the papers of one item. */
  setPapers(itemId: string, papers: readonly Omit<ArchivePaperRow, 'itemId' | 'ord'>[]): Promise<void>;
  /** The written form is kept: what was filed stays what it was. */
  keepPaper(itemId: string, ord: number, attachmentId: string): Promise<void>;
};
