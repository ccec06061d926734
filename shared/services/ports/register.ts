import type { MetricValue } from '#shared/domain/register/value.ts';

export type CommunityRow = {
  readonly id: string;
  readonly no: number;
  readonly subdistrictId: string;
  readonly name: string;
  /** 12-digit statistics code; optional. */
  readonly code: string | null;
  readonly haystack: string;
  readonly sortKey: string;
  readonly ord: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly revision: number;
};

export type ItemKind = 'room' | 'member' | 'board' | 'signboard';
export type ItemRow = {
  readonly id: string;
  readonly no: number;
  readonly communityNo: number;
  readonly kind: ItemKind;
  readonly ord: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly revision: number;
};

/** Where a value came from: typed in, a workbook row, an evidence tick, computed from items, an undo. */
export type ValueSource = 'entry' | 'import' | 'evidence' | 'items' | 'undo';

export type NewValue = {
  readonly subjectNo: number;
  readonly metric: string;
  readonly value: MetricValue;
  readonly validFrom: string;
  readonly seq: number;
  readonly source: ValueSource;
  readonly importId?: string | null;
  readonly sourceRow?: number | null;
};

/** Current or as-of values: subject number → metric key → value. */
export type ValuesBySubject = ReadonlyMap<number, ReadonlyMap<string, MetricValue>>;

/** One value of the past, for the history of a field: who and when come from the event `seq`. */
export type ValueHistoryRow = {
  readonly metric: string;
  readonly value: MetricValue;
  readonly validFrom: string;
  readonly seq: number;
  readonly at: string;
  readonly personName: string | null;
  readonly source: ValueSource;
  readonly fileName: string | null;
  readonly sourceRow: number | null;
};

/** Loads that both screens and commands need. */
export type RegisterLoads = {
  communities(): Promise<readonly CommunityRow[]>;
  community(id: string): Promise<CommunityRow | null>;
  communityByNo(no: number): Promise<CommunityRow | null>;
  /** Current values of all subjects, or of these. Unfilled values are left out. */
  currentValues(subjectNos: readonly number[] | null): Promise<ValuesBySubject>;
  /** Values in force on a day, as recorded up to `seq` (null: everything recorded). */
  valuesAsOf(subjectNos: readonly number[], day: string, seq: number | null): Promise<ValuesBySubject>;
  history(subjectNo: number, metric: string | null): Promise<readonly ValueHistoryRow[]>;
  /** Items in force on a day. */
  items(communityNo: number, day: string): Promise<readonly ItemRow[]>;
  item(id: string): Promise<ItemRow | null>;
  /** Communities that have an item of the kind in force. */
  communityNosWithItems(kind: ItemKind): Promise<readonly number[]>;
};

export type RegisterRepository = RegisterLoads & {
  /** Adds communities with their subjects; numbers are given in order. */
  addCommunities(rows: ReadonlyArray<Omit<CommunityRow, 'no' | 'revision'>>): Promise<readonly CommunityRow[]>;
  /** Throws `stale`. */
  updateCommunity(row: CommunityRow): Promise<void>;
  removeCommunities(nos: readonly number[]): Promise<void>;
  /** Appends values and brings the current view up to date; an older `validFrom` never replaces a newer one. */
  writeValues(values: readonly NewValue[]): Promise<void>;
  addItem(item: Omit<ItemRow, 'no' | 'revision'>): Promise<ItemRow>;
  /** Throws `stale`. */
  updateItem(item: ItemRow): Promise<void>;
};

/** Letters wanted (or, with `none`, not wanted) at these places of a community's outcomes. */
export type OutcomeFilter = { readonly indexes: readonly number[]; readonly letters: string; readonly mode: 'any' | 'none' };

export type CommunityListQuery = {
  readonly text: string;
  readonly subdistrictId: string | null;
  readonly estateKind: string | null;
  readonly includeClosed: boolean;
  readonly outcomes: readonly OutcomeFilter[];
  /** Inspected by a round within these days. */
  readonly inspected?: { readonly from: string; readonly to: string } | null;
  readonly sort: 'position' | 'name' | 'rate' | 'fails' | 'unknown' | 'value';
  readonly sortMetric: string | null;
  readonly descending: boolean;
  readonly columns: readonly string[];
  readonly cursor: string | null;
  readonly limit: number;
};

export type CommunityListResult = {
  readonly rows: ReadonlyArray<{
    readonly id: string;
    readonly no: number;
    readonly name: string;
    readonly code: string | null;
    readonly subdistrictId: string;
    readonly subdistrict: string;
    readonly validTo: string | null;
    readonly outcomes: string | null;
    readonly values: Readonly<Record<string, MetricValue>>;
    readonly openCases: number;
  }>;
  readonly next: string | null;
  readonly total: number;
};

/** One event that changed a community, with the values it wrote and what stood before each. */
export type RegisterChangeRow = {
  readonly seq: number;
  readonly at: string;
  readonly onDay: string;
  readonly kind: string;
  readonly personName: string | null;
  readonly backfilled: boolean;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly fileName: string | null;
  readonly values: ReadonlyArray<{
    readonly subjectNo: number;
    readonly metric: string;
    readonly value: MetricValue;
    readonly before: MetricValue | null;
    readonly validFrom: string;
    readonly source: ValueSource;
    readonly sourceRow: number | null;
  }>;
};

export type RegisterReads = RegisterLoads & {
  /** Of the community and its items; newest first, before event `beforeSeq` (null: from the newest). */
  changes(
    community: { readonly id: string; readonly no: number },
    beforeSeq: number | null,
    limit: number,
  ): Promise<{ readonly rows: readonly RegisterChangeRow[]; readonly next: number | null; readonly total: number }>;
  /** The number of the last value written, and whether any after `no` stands for a day up to `day`. */
  writtenSince(no: number, day: string): Promise<{ readonly last: number; readonly earlier: boolean }>;
  /** All items a community ever had, ended ones too. */
  allItems(communityNo: number): Promise<readonly ItemRow[]>;
  list(query: CommunityListQuery): Promise<CommunityListResult>;
  summary(): Promise<{
    readonly communities: number;
    readonly subdistricts: number;
    readonly estimates: number;
    readonly unfilled: number;
    readonly lastChange: string | null;
  }>;
  counts(communityNo: number): Promise<{ readonly openCases: number; readonly allCases: number; readonly archiveItems: number }>;
};
