import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { workdaysBetween } from '#shared/domain/calendar/workdays.ts';
import { desk, type DeskRow } from '#shared/domain/cases/desk.ts';
import type { DeskItemRow, Ports } from '#shared/services/ports.ts';
import { SOON } from './listItem.ts';

/** Every open item with something to do, most urgent first. */
export async function deskRows(ports: Ports, calendar: WorkCalendar, today: string): Promise<DeskRow<DeskItemRow>[]> {
  return desk(await ports.reads.cases.deskItems(), { today, soon: SOON, workdays: (from, to) => workdaysBetween(calendar, from, to) });
}
