import { caseStates, type CaseState } from '#shared/domain/cases/state.ts';
import { deskBuckets, type DeskBucket } from '#shared/domain/cases/desk.ts';
import { orderStages, type OrderStage } from '#shared/domain/orders/stages.ts';
import type { In } from '#ui/lib/query.ts';

/**
 * The filter of the list of cases as it stands in the address, so that every figure of the program can link to its
 * rows: `/cases?unit=…&state=open&deadline=overdue`. Names: q unit community round order rule task state stage
 * deadline bucket figure (of the board) relapse backfilled ontime from to (立案) cfrom cto (销号) sort desc.
 */
export type CaseFilterTexts = Readonly<Record<string, string>>;

/** Filters that stand in the popover 更多筛选. */
export const moreFilters = ['stage', 'task', 'relapse', 'backfilled', 'ontime', 'from', 'to', 'cfrom', 'cto'] as const;
/** Filters that only links set; they show as chips. */
export const linkedFilters = ['bucket', 'figure', 'community', 'round', 'order', 'rule'] as const;
const shownFilters = ['q', 'unit', 'state', 'deadline'] as const;
const allFilters: readonly string[] = [...shownFilters, ...moreFilters, ...linkedFilters];

const sorts = ['number', 'due', 'opened', 'closed', 'unit'] as const;
export type CaseSort = (typeof sorts)[number];
/** Without a choice the newest case stands first. */
const defaultSort = { key: 'number', descending: true } as const;

/** States behind 未销号. */
const openStates = caseStates.filter((state) => state !== 'closed');

/** The operation's filter from the address; what is not understood is left out. */
export function caseFilterOf(texts: CaseFilterTexts): NonNullable<In<'cases.list'>['filter']> {
  const text = (name: string) => (texts[name] === undefined || texts[name] === '' ? null : texts[name]);
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(texts[name] ?? '') ? (texts[name] ?? null) : null);
  const flag = (name: string) => (texts[name] === '1' ? true : texts[name] === '0' ? false : null);
  const task = Number(texts['task'] ?? '');
  const deadline = texts['deadline'];
  return {
    text: (texts['q'] ?? '').slice(0, 60),
    unitId: text('unit'),
    communityId: text('community'),
    roundId: text('round'),
    orderId: text('order'),
    ruleId: text('rule'),
    task: texts['task'] !== undefined && Number.isInteger(task) ? task : null,
    states: statesOf(texts['state']),
    stages: orderStages.filter((stage): stage is OrderStage => stage === texts['stage']),
    opened: { from: day('from'), to: day('to') },
    closed: { from: day('cfrom'), to: day('cto') },
    deadline: deadline === 'overdue' || deadline === 'due_today' || deadline === 'running' ? deadline : null,
    onTime: flag('ontime'),
    relapse: flag('relapse'),
    backfilled: flag('backfilled'),
    figure: (texts['figure'] ?? '').slice(0, 300),
    bucket: deskBuckets.find((bucket): bucket is DeskBucket => bucket === texts['bucket']) ?? null,
  };
}

function statesOf(text: string | undefined): CaseState[] {
  if (text === 'open') return openStates;
  return caseStates.filter((state) => state === text);
}

/** Sort from the address. */
export function caseSortOf(texts: CaseFilterTexts): { readonly key: CaseSort; readonly descending: boolean } {
  const key = sorts.find((sort) => sort === texts['sort']);
  return key === undefined ? defaultSort : { key, descending: texts['desc'] === '1' };
}

/** Whether anything is filtered. */
export function isFiltered(texts: CaseFilterTexts): boolean {
  return allFilters.some((name) => (texts[name] ?? '') !== '');
}

/** An empty address again. */
export function clearedFilters(): Readonly<Record<string, null>> {
  return Object.fromEntries(allFilters.map((name) => [name, null]));
}
