import { isDay } from '#shared/domain/date.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import type { CaseFilter } from './filter.ts';
import { funnelSteps } from './rows.ts';

/**
 * The figures of a group of cases by name, each with what it adds to the filter of the group. `reached_*` are the
 * steps of the funnel, `overdue_*` and `stage_*` the stages of the ladder.
 */
const figures = {
  found: {},
  closed: { closed: true },
  open: { closed: false },
  onTime: { onTime: true },
  decided: { decided: true },
  overdue: { overdue: true },
  stillFailing: { stillFailing: true },
  relapsed: { relapse: true },
  reopened: { reopened: true },
  overdue_rectification: { overdueStage: 'rectification' },
  overdue_supervision: { overdueStage: 'supervision' },
  overdue_accountability: { overdueStage: 'accountability' },
  stage_rectification: { stage: 'rectification' },
  stage_supervision: { stage: 'supervision' },
  stage_accountability: { stage: 'accountability' },
} as const satisfies Record<string, Partial<CaseFilter>>;
export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as readonly FigureName[];

/** The cases behind one figure of a group. */
export function figureFilter(group: CaseFilter, name: FigureName): CaseFilter {
  return { ...group, ...figures[name] };
}

/** A filter as text for an address: `2022-06-07.from_2021-07-01.unit_0190….overdue`. Nothing in it needs escaping. */
export function writeCaseFilter(filter: CaseFilter): string {
  const { asOf, foundFrom, foundTo, unitId, task, closed, decided, onTime, overdue, overdueStage, relapse, reopened, stillFailing, stage, reached } = filter;
  const parts = [
    asOf,
    foundFrom && `from_${foundFrom}`,
    foundTo && `to_${foundTo}`,
    unitId && `unit_${unitId}`,
    task !== undefined && `task_${task}`,
    closed !== undefined && (closed ? 'closed' : 'open'),
    decided && 'decided',
    onTime !== undefined && (onTime ? 'ontime' : 'late'),
    overdue && 'overdue',
    overdueStage && `overdue_${overdueStage}`,
    relapse && 'relapse',
    reopened && 'reopened',
    stillFailing && 'failing',
    stage && `stage_${stage}`,
    reached && `reached_${reached}`,
  ];
  return parts.filter((part) => typeof part === 'string').join('.');
}

/** Reads `writeCaseFilter` back; null when it is none. */
export function readCaseFilter(text: string): CaseFilter | null {
  const [asOf = '', ...parts] = text.split('.');
  if (!isDay(asOf)) return null;
  let filter: CaseFilter = { asOf };
  for (const part of parts) {
    const more = readPart(part);
    if (more === null) return null;
    filter = { ...filter, ...more };
  }
  return filter;
}

const words: Readonly<Record<string, Partial<CaseFilter>>> = {
  closed: { closed: true },
  open: { closed: false },
  decided: { decided: true },
  ontime: { onTime: true },
  late: { onTime: false },
  overdue: { overdue: true },
  relapse: { relapse: true },
  reopened: { reopened: true },
  failing: { stillFailing: true },
};

function readPart(part: string): Partial<CaseFilter> | null {
  const cut = part.indexOf('_');
  if (cut < 0) return Object.hasOwn(words, part) ? words[part]! : null;
  const [name, value] = [part.slice(0, cut), part.slice(cut + 1)];
  const stage = orderStages.find((candidate) => candidate === value);
  const step = funnelSteps.find((candidate) => candidate === value);
  switch (name) {
    case 'from':
      return isDay(value) ? { foundFrom: value } : null;
    case 'to':
      return isDay(value) ? { foundTo: value } : null;
    case 'unit':
      return /^[0-9a-f-]{36}$/.test(value) ? { unitId: value } : null;
    case 'task':
      return /^\d{1,3}$/.test(value) ? { task: Number(value) } : null;
    case 'overdue':
      return stage === undefined ? null : { overdueStage: stage };
    case 'stage':
      return stage === undefined ? null : { stage };
    case 'reached':
      return step === undefined ? null : { reached: step };
    default:
      return null;
  }
}
