import type { ChainRecord, SealedRecord } from '#shared/domain/events/chain.ts';
import type { EventKind, SubjectKind } from '#shared/domain/events/kinds.ts';
import type { Topic } from '#shared/contract/events.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';

/** The only source of time. `today` is the local day in Asia/Shanghai. */
export type Clock = { now(): string; today(): string };

/** Makes UUIDv7 ids, increasing within a process. */
export type Ids = { next(): string };

/** What one command did to one subject. `onDay` is when it happened, which may be before it was entered (补录). */
export type NewEvent = {
  readonly kind: EventKind;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly onDay: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly backfilled?: boolean;
};

/** One event as read back for timelines and verification. */
export type EventRecord = Omit<ChainRecord, 'digest'> & { readonly payload: Readonly<Record<string, unknown>> };

/** What every transaction offers besides its repositories. */
export type Journal = {
  /** Appends to the chain inside this transaction; answers the event's gapless sequence number. */
  record(event: NewEvent): number;
  /** Writes what was recorded so far, still inside this transaction: a command of very many events calls it in between, to hold few at once. */
  flush(): Promise<void>;
  /** Screens that depend on these topics refetch after commit. */
  touch(...topics: readonly Topic[]): void;
  /** The acting person, already checked to exist and be active; null only during first run. */
  readonly actorId: string | null;
  readonly now: string;
  readonly today: string;
};

/** A read-only view of the chain. */
export type EventReads = {
  ofSubject(kind: string, id: string): Promise<readonly EventRecord[]>;
  head(): Promise<{ readonly seq: number; readonly hash: string; readonly at: string } | null>;
  /** Newest first. */
  ofKind(kind: EventKind, limit: number): Promise<readonly EventRecord[]>;
  /** Records after `seq` as the chain seals them, with their payloads, at most `limit`. */
  sealed(afterSeq: number, limit: number): Promise<readonly SealedRecord[]>;
};

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly active: boolean;
  readonly ord: number;
  readonly revision: number;
};

export type UnitKind = 'city' | 'county' | 'subdistrict' | 'department' | 'leading_group' | 'inspection_team' | 'government_office';
export type UnitRow = {
  readonly id: string;
  readonly no: number;
  readonly kind: UnitKind;
  readonly name: string;
  readonly fullName: string;
  readonly parentId: string | null;
  readonly code: string | null;
  readonly ord: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly revision: number;
};

/** What screens and commands may ask of persons, units and settings. */
export type CoreReads = {
  meta(key: string): Promise<string | null>;
  setting(key: string): Promise<unknown>;
  persons(): Promise<readonly PersonRow[]>;
  units(): Promise<readonly UnitRow[]>;
  unit(id: string): Promise<UnitRow | null>;
};

export type CoreRepository = CoreReads & {
  setMeta(key: string, value: string): Promise<void>;
  setSetting(key: string, value: unknown): Promise<void>;
  savePerson(person: PersonRow): Promise<void>;
  /** Adds a unit and its subject; answers the row with its number. */
  addUnit(unit: Omit<UnitRow, 'no' | 'revision'>): Promise<UnitRow>;
  /** Throws `stale` when the revision is not the current one. */
  updateUnit(unit: UnitRow): Promise<void>;
  /** The next gap-free serial of a kind in a year, taken inside this transaction. */
  nextSerial(kind: string, year: number): Promise<number>;
  /** Replaces what search everywhere finds for these rows. */
  saveSearch(entries: readonly SearchEntry[]): Promise<void>;
  removeSearch(kind: string, ids: readonly string[]): Promise<void>;
};

/** `haystack` is searchKey(title + subtitle) and pinyin initials, separated by a space. */
export type SearchEntry = {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly haystack: string;
  readonly sortKey: string;
};

/** Chinese text to pinyin initials (lower case); digits and latin letters pass through. */
export type Pinyin = { initials(text: string): string };

/** SHA-256 of text (UTF-8) or bytes as lower-case hex. */
export type Sha256 = (content: string | Uint8Array) => string;

/** `outside`: what was done to the register from outside, by somebody it need not know. */
export type RunInfo = CallContext & { readonly operation: string; readonly outside?: boolean };
