import { codeIn, codeParts, type CodeSettings, formOfCode, type SeriesForm, seriesForm, seriesKey } from './code.ts';
import { itemProblems, retentions, type IndexedItem } from './item.ts';

/** A number given to an item. */
export type Assigned = {
  readonly id: string;
  readonly serial: number;
  readonly code: string;
  /** The series, and whether it goes on in an earlier form than the settings' present one. */
  readonly series: string;
  readonly earlierForm: boolean;
};

/** An item that cannot be arranged yet, and what it lacks. */
export type NotArranged = { readonly id: string; readonly problems: ReturnType<typeof itemProblems> };

export type Arrangement = {
  /** In the order of their codes. */
  readonly assigned: readonly Assigned[];
  readonly left: readonly NotArranged[];
};

/**
 * The yearly arrangement (DA/T 22-2015): items without a code are sorted by 保管期限, 机构或问题, date and document
 * number, and get the next 件号 of their series. Codes once given never change; what comes late is appended.
 * 件号 are gapless within (全宗, 门类, 年度, 保管期限, 机构或问题) as the template writes them. A series that was begun
 * goes on in its own form: changed settings hold from the next series, so that none has two forms.
 */
export function arrange(items: readonly IndexedItem[], settings: CodeSettings): Arrangement {
  const { last, open } = begunSeries(items);
  const forms = new Map<string, { readonly wanted: SeriesForm; readonly form: SeriesForm; readonly series: string }>();
  const assigned: Assigned[] = [];
  const left: NotArranged[] = [];
  for (const item of inOrder(items.filter(({ serial }) => serial === null))) {
    const problems = itemProblems(item);
    if (problems.length > 0) {
      left.push({ id: item.id, problems });
      continue;
    }
    const group = groupOf(item);
    let known = forms.get(group);
    if (known === undefined) {
      const wanted = seriesForm(settings, codeParts(item));
      const form = open.get(group) ?? wanted;
      forms.set(group, (known = { wanted, form, series: seriesKey(form) }));
    }
    const { wanted, form, series } = known;
    const serial = (last.get(series) ?? 0) + 1;
    last.set(series, serial);
    const code = codeIn(form, serial);
    assigned.push({ id: item.id, serial, code, series, earlierForm: form !== wanted && code !== codeIn(wanted, serial) });
  }
  return { assigned, left };
}

/** How many items of each series have their codes. */
export function codedCounts(items: readonly IndexedItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, serial } of items) {
    const form = code === null || serial === null ? null : formOfCode(code, serial);
    if (form !== null) counts.set(seriesKey(form), (counts.get(seriesKey(form)) ?? 0) + 1);
  }
  return counts;
}

/** What was given so far: the last 件号 of each series, and the form in which each group of items goes on. */
function begunSeries(items: readonly IndexedItem[]): { readonly last: Map<string, number>; readonly open: ReadonlyMap<string, SeriesForm> } {
  const last = new Map<string, number>();
  const open = new Map<string, SeriesForm>();
  const highest = new Map<string, number>();
  for (const item of items) {
    const form = item.code === null || item.serial === null ? null : formOfCode(item.code, item.serial);
    if (form === null || item.serial === null) continue;
    last.set(seriesKey(form), Math.max(last.get(seriesKey(form)) ?? 0, item.serial));
    if (item.serial <= (highest.get(groupOf(item)) ?? 0)) continue;
    highest.set(groupOf(item), item.serial);
    open.set(groupOf(item), form);
  }
  return { last, open };
}

/** Items that belong into one series: year, 门类, 保管期限, 机构或问题. */
function groupOf({ year, category, retention, subject }: IndexedItem): string {
  return [year, category, retention, subject].join('\0');
}

/** Order of items before they have a code: year, 保管期限, 机构或问题, date, document number, place in the case. */
export function compareItems(a: IndexedItem, b: IndexedItem): number {
  return compareBy(a, b, numberKey(a.documentNumber), numberKey(b.documentNumber));
}

/** Many items in that order: what is compared of their numbers is made once each. */
function inOrder(items: readonly IndexedItem[]): IndexedItem[] {
  return items
    .map((item) => ({ item, number: numberKey(item.documentNumber) }))
    .sort((a, b) => compareBy(a.item, b.item, a.number, b.number))
    .map(({ item }) => item);
}

function compareBy(a: IndexedItem, b: IndexedItem, numberOfA: string, numberOfB: string): number {
  return (
    a.year - b.year ||
    compare(a.category, b.category) ||
    retentions.indexOf(a.retention) - retentions.indexOf(b.retention) ||
    compare(a.subject, b.subject) ||
    compare(a.documentOn, b.documentOn) ||
    compare(numberOfA, numberOfB) ||
    a.ord - b.ord ||
    compare(a.id, b.id)
  );
}

/** Document numbers in the order people mean: 9号 before 10号. */
function numberKey(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(10, '0'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
