import { addDays, type Day } from '#shared/domain/date.ts';

/** A paper of the State Council that sets days. */
export type Paper = {
  /** 文号, e.g. 国办发明电〔2021〕11号. */
  readonly number: string;
  readonly title: string;
  /** Address of the text; empty when a bureau entered the paper without one. */
  readonly url: string;
};

/** `holiday` 放假 (statutory days and the days moved to them), `makeup` a weekend day worked instead (调休上班). */
export type SetKind = 'holiday' | 'makeup';

/** What a notice says of one day. */
export type SetDay = {
  readonly kind: SetKind;
  /** The holiday as the notice names it; for a make-up day the holiday it makes up for. */
  readonly name: string;
  /** Index into the year's papers; null where the paper is not on record. */
  readonly paper: number | null;
};

/** A span of a notice; `to` is included. Make-up days are spans of one day. */
export type NoticeRow = SetDay & { readonly from: Day; readonly to: Day };

/**
 * The calendar that the papers for one year set. A notice also sets the last days of the year before
 * (2007-12-29, 2018-12-31 …): they stand in the year of the notice, beside its New Year's Day.
 */
export type YearCalendar = {
  readonly year: number;
  /** Changes with every change of content, and only then. */
  readonly version: string;
  readonly papers: readonly Paper[];
  /** `paper_not_found` where the days are known but no paper is on record (2004–2006). */
  readonly sourceNote: 'paper_not_found' | null;
  readonly days: Readonly<Record<Day, SetDay>>;
};

/** A year's calendar from the rows of its notice, in any order; a later row wins over an earlier one of the same day. */
export function yearCalendar(year: number, papers: readonly Paper[], rows: readonly NoticeRow[]): YearCalendar {
  const days = new Map<Day, SetDay>();
  for (const { from, to, kind, name, paper } of rows) {
    for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, { kind, name, paper });
  }
  const sorted = [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const content = JSON.stringify([
    year,
    papers.map(({ number, title, url }) => [number, title, url]),
    sorted.map(([day, set]) => [day, set.kind, set.name, set.paper]),
  ]);
  return {
    year,
    version: `${year}.${fingerprint(content)}`,
    papers,
    sourceNote: papers.length === 0 ? 'paper_not_found' : null,
    days: Object.fromEntries(sorted),
  };
}

/** The days of a year's calendar joined to spans again, in order of the day: what an editor shows and exports. */
export function noticeRows(calendar: YearCalendar): NoticeRow[] {
  const rows: NoticeRow[] = [];
  for (const [day, set] of Object.entries(calendar.days)) {
    const last = rows.at(-1);
    const joins =
      last !== undefined &&
      set.kind === 'holiday' &&
      last.kind === 'holiday' &&
      last.name === set.name &&
      last.paper === set.paper &&
      addDays(last.to, 1) === day;
    if (last !== undefined && joins) rows[rows.length - 1] = { ...last, to: day };
    else rows.push({ from: day, to: day, ...set });
  }
  return rows;
}

/**
 * 64 bits of FNV-1a as 16 hex digits: tells versions apart, protects against nothing.
 * Two 32-bit runs with different offsets, since plain numbers hold no 64-bit product.
 */
export function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193 ^ 0x9e3779b9]
    .map((offset) => {
      let hash = offset >>> 0;
      for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
