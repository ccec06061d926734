import { codeParts, formatCode, seriesOf, type CodeSettings } from './code.ts';
import { itemProblems, retentions, type ArchiveItem } from './item.ts';

/** A number given to an item. */
export type Assigned = { readonly id: string; readonly serial: number; readonly code: string };

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
 * 件号 are gapless within (全宗, 门类, 年度, 保管期限, 机构或问题) as the template writes them.
 */
export function arrange(items: readonly ArchiveItem[], settings: CodeSettings): Arrangement {
  const last = new Map<string, number>();
  for (const item of items) {
    if (item.serial === null) continue;
    const series = seriesOf(settings, codeParts(item));
    last.set(series, Math.max(last.get(series) ?? 0, item.serial));
  }
  const assigned: Assigned[] = [];
  const left: NotArranged[] = [];
  for (const item of items.filter(({ serial }) => serial === null).toSorted(compareItems)) {
    const problems = itemProblems(item);
    if (problems.length > 0) {
      left.push({ id: item.id, problems });
      continue;
    }
    const series = seriesOf(settings, codeParts(item));
    const serial = (last.get(series) ?? 0) + 1;
    last.set(series, serial);
    assigned.push({ id: item.id, serial, code: formatCode(settings, codeParts(item), serial) });
  }
  return { assigned, left };
}

/** Order of items before they have a code: year, 保管期限, 机构或问题, date, document number, place in the case. */
export function compareItems(a: ArchiveItem, b: ArchiveItem): number {
  return a.year - b.year
    || compare(a.category, b.category)
    || retentions.indexOf(a.retention) - retentions.indexOf(b.retention)
    || compare(a.subject, b.subject)
    || compare(a.documentOn, b.documentOn)
    || compare(numberKey(a.documentNumber), numberKey(b.documentNumber))
    || a.ord - b.ord
    || compare(a.id, b.id);
}

/** Document numbers in the order people mean: 9号 before 10号. */
function numberKey(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(10, '0'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
