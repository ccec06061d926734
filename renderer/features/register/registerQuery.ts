import { isDay } from '#shared/domain/date.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { verdictStates } from '#shared/domain/standards/verdict.ts';
import { searchTexts } from '#ui/lib/address.ts';
import type { Question } from '#ui/lib/ahead.ts';
import type { In } from '#ui/lib/query.ts';
import { keptKeys } from '#ui/ui/list/useColumns.ts';
import { registerColumns, sortOf } from './registerColumns.tsx';

/** Under which the list's columns and views are kept. */
export const NAME = 'register';
export const PAGE_ROWS = 100;
export const standings = ['failing', 'clean', 'incomplete'] as const;
type Filter = NonNullable<In<'register.list'>['filter']>;

/** The list an address asks for, with the values of the columns in view. */
export function listQuery(texts: Readonly<Record<string, string>>, keys: readonly string[]) {
  const sort = sortOf(texts['sort'], texts['desc'] === '1');
  return { filter: filterOf(texts), sort: sort.by, sortMetric: sort.metric, descending: sort.descending, columns: keys.filter((key) => metricByKey.has(key)) };
}

/** The rows the register shows first. */
export function registerAsks(search: string): readonly Question[] {
  return [{ op: 'register.list', input: { ...listQuery(searchTexts(search), keptKeys(NAME, registerColumns)), limit: PAGE_ROWS }, list: true }];
}

/** What the address asks for; words it does not know are passed over. */
function filterOf(texts: Readonly<Record<string, string>>): Filter {
  return {
    text: texts['q'] ?? '',
    subdistrictId: texts['town'] ?? null,
    estateKind: texts['kind'] ?? null,
    standing: standings.find((standing) => standing === texts['standing']) ?? null,
    task: texts['task'] === undefined ? null : Number(texts['task']),
    ruleId: texts['rule'] ?? null,
    ruleState: texts['rule'] === undefined ? null : (verdictStates.find((state) => state === texts['state']) ?? null),
    includeClosed: texts['closed'] === '1',
    inspectedFrom: dayOf(texts['inspectedFrom']),
    inspectedTo: dayOf(texts['inspectedTo']),
    asOf: dayOf(texts['day']),
  };
}

function dayOf(text: string | undefined): string | null {
  return isDay(text) ? text : null;
}
