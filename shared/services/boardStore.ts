import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import type { Day } from '#shared/domain/date.ts';
import { type CaseView, caseView, type ProgressCase, type ProgressVisit } from '#shared/domain/progress/rows.ts';
import type { CommunityRow, Ports, Reads } from '#shared/services/ports.ts';
import { progressCases } from './boardCases.ts';
import { calendarOf } from './cases/calendar.ts';

/** All cases with their past, as of the newest event. */
export type Progress = {
  readonly seq: number;
  /** Moves when anything but cases and orders changed: communities, values, rounds, settings. */
  readonly besides: number;
  readonly calendar: WorkCalendar;
  /** Ended ones too. */
  readonly communities: readonly CommunityRow[];
  /** Of communities that exist. */
  readonly visits: readonly ProgressVisit[];
  /** Every case found by a day, as it stood on it. */
  viewsOn(asOf: Day): readonly CaseView[];
};

type Head = { readonly seq: number; readonly hash: string };
type Kept = {
  readonly head: Head;
  readonly calendar: WorkCalendar;
  readonly besides: Besides;
  readonly cases: ProgressCase[];
  /** Where each case stands in `cases`. */
  readonly places: Map<string, number>;
  /** Views by day; `found` without the cases not yet found. */
  readonly days: Map<Day, { readonly all: (CaseView | null)[]; found: readonly CaseView[] | null }>;
};
type Besides = {
  readonly turn: number;
  readonly communities: readonly CommunityRow[];
  readonly idByNo: ReadonlyMap<number, string>;
  readonly visits: readonly ProgressVisit[];
};

/** Days whose views are kept: today, the last meeting, and what a list was opened with. */
const MOST_DAYS = 4;

const stores = new WeakMap<Reads, () => Promise<Progress>>();

/**
 * The progress of all cases in memory, brought up to the newest event: everything is read once, afterwards only the
 * cases that events name. One store a database, shared by the dashboard, the desk's phases and the lists behind figures.
 */
export function progressOf({ reads }: Pick<Ports, 'reads'>): Promise<Progress> {
  let store = stores.get(reads);
  if (store === undefined) stores.set(reads, (store = createStore(reads)));
  return store();
}

function createStore(reads: Reads): () => Promise<Progress> {
  let kept: Kept | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const update = async (): Promise<Progress> => {
    // The head first: what is committed while rows are read is read again next time.
    const [found, calendar] = await Promise.all([reads.events.head(), calendarOf(reads.core)]);
    const head: Head = found ?? { seq: 0, hash: '' };
    kept = kept === null || kept.calendar !== calendar ? await readAll(reads, head, calendar) : await readChanged(reads, kept, head);
    const { besides, days, cases } = kept;
    return {
      seq: head.seq,
      besides: besides.turn,
      calendar,
      communities: besides.communities,
      visits: besides.visits,
      viewsOn: (asOf) => viewsOn(days, cases, asOf),
    };
  };
  // One after the other, so that two screens do not read everything twice.
  return () => {
    const next = turn.then(update, update);
    turn = next;
    return next;
  };
}

async function readAll(reads: Reads, head: Head, calendar: WorkCalendar): Promise<Kept> {
  const [besides, parts] = await Promise.all([readBesides(reads, 0), reads.progress.parts(null)]);
  const cases = progressCases(parts, besides.idByNo, calendar);
  return { head, calendar, besides, cases, places: new Map(cases.map((row, index) => [row.id, index])), days: new Map() };
}

async function readChanged(reads: Reads, kept: Kept, head: Head): Promise<Kept> {
  if (head.seq === kept.head.seq && head.hash === kept.head.hash) return kept;
  const changed = kept.head.seq === 0 ? null : await reads.progress.changedSince(kept.head);
  if (changed === null) return readAll(reads, head, kept.calendar);
  const besides = changed.besides ? await readBesides(reads, kept.besides.turn + 1) : kept.besides;
  const { cases, places, days } = kept;
  const rows = changed.caseIds.length === 0 ? [] : progressCases(await reads.progress.parts(changed.caseIds), besides.idByNo, kept.calendar);
  for (const row of rows) {
    const place = places.get(row.id) ?? cases.length;
    places.set(row.id, place);
    cases[place] = row;
    for (const [day, views] of days) {
      views.all[place] = caseView(row, day);
      views.found = null;
    }
  }
  return { ...kept, head, besides };
}

async function readBesides(reads: Reads, turn: number): Promise<Besides> {
  const [communities, visits] = await Promise.all([reads.register.communities(), reads.progress.visits()]);
  const byNo = new Map(communities.map((row) => [row.no, row]));
  return {
    turn,
    communities,
    idByNo: new Map(communities.map((row) => [row.no, row.id])),
    visits: visits.flatMap(({ communityNo, on }) => {
      const community = byNo.get(communityNo);
      return community === undefined ? [] : [{ communityId: community.id, unitId: community.subdistrictId, on }];
    }),
  };
}

function viewsOn(days: Kept['days'], cases: readonly ProgressCase[], asOf: Day): readonly CaseView[] {
  const views = days.get(asOf) ?? { all: cases.map((row) => caseView(row, asOf)), found: null };
  // Back to the end; the day asked for longest ago goes.
  days.delete(asOf);
  if (days.size >= MOST_DAYS) days.delete(days.keys().next().value ?? '');
  days.set(asOf, views);
  views.found ??= views.all.filter((view) => view !== null);
  return views.found;
}
