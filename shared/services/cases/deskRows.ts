import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { workdaysBetween } from '#shared/domain/calendar/workdays.ts';
import { desk, type DeskRow } from '#shared/domain/cases/desk.ts';
import type { DeskItemRow, Ports, Reads } from '#shared/services/ports.ts';
import { SOON } from './listItem.ts';

type Rows = readonly DeskRow<DeskItemRow>[];
/** The last rows made, by the newest event, the day and the calendar they hang on. */
const kept = new WeakMap<Reads, { readonly key: string; readonly calendar: WorkCalendar; readonly rows: Rows }>();

/** Every open item with something to do, most urgent first. */
export async function deskRows({ reads }: Pick<Ports, 'reads'>, calendar: WorkCalendar, today: string): Promise<Rows> {
  const head = await reads.events.head();
  const key = `${head?.seq ?? 0} ${head?.hash ?? ''} ${today}`;
  const known = kept.get(reads);
  if (known !== undefined && known.key === key && known.calendar === calendar) return known.rows;
  const rows = desk(await reads.cases.deskItems(), { today, soon: SOON, workdays: (from, to) => workdaysBetween(calendar, from, to) });
  kept.set(reads, { key, calendar, rows });
  return rows;
}
