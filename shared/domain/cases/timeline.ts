import type { CaseEvent, CaseEventKind, Tone } from '#shared/domain/events/kinds.ts';
import { eventKinds } from '#shared/domain/events/kinds.ts';
import type { Day } from '#shared/domain/date.ts';
import { compareStages, type OrderStage } from '#shared/domain/orders/stages.ts';

/**
 * One line of a case's story. Steps of one order on one day are told together: 整改令签发并送达;
 * 督办令送达，云桥街道签收. Words come from `shared/words/cases.ts`.
 */
export type TimelineEntry = {
  /** Sequence number of its latest event: stable, and the order within a day. */
  readonly seq: number;
  readonly onDay: Day;
  readonly tone: Tone;
  /** Who did the last step; null for what the program did by itself. */
  readonly who: string | null;
  /** Entered after the day it happened (补录). */
  readonly backfilled: boolean;
  /** In the order they happened; usually one. */
  readonly events: readonly CaseEvent[];
};

const TOGETHER: ReadonlySet<CaseEventKind> = new Set<CaseEventKind>(['order.issued', 'order.served', 'order.acknowledged']);

/** Steps on the way to a signature: told only until it is given. */
const BEFORE_ISSUE: ReadonlySet<CaseEventKind> = new Set<CaseEventKind>(['order.drafted', 'order.reviewed', 'order.sent_back']);

/** The timeline of one case from its own events, its finding's and its orders', latest first. */
export function buildTimeline(events: readonly CaseEvent[]): TimelineEntry[] {
  const sorted = events.toSorted((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : a.seq - b.seq));
  const groups: CaseEvent[][] = [];
  const issued = new Set(events.filter(({ kind }) => kind === 'order.issued').map(({ subjectId }) => subjectId));
  for (const event of sorted) {
    if (eventKinds[event.kind].tone === null || (BEFORE_ISSUE.has(event.kind) && issued.has(event.subjectId))) continue;
    const group = groups.findLast((open) => belongs(open, event));
    if (group === undefined) groups.push([event]);
    else group.push(event);
  }
  return groups.map(entryOf).reverse();
}

/** Issue, service and receipt of the same order on the same day. */
function belongs(group: readonly CaseEvent[], event: CaseEvent): boolean {
  const first = group[0];
  return (
    first !== undefined &&
    TOGETHER.has(event.kind) &&
    TOGETHER.has(first.kind) &&
    first.subjectId === event.subjectId &&
    first.onDay === event.onDay &&
    !group.some(({ kind }) => kind === event.kind)
  );
}

function entryOf(group: readonly CaseEvent[]): TimelineEntry {
  const last = group.at(-1);
  if (last === undefined) throw new TypeError('an entry tells at least one event');
  return {
    seq: last.seq,
    onDay: last.onDay,
    tone: toneOf(last),
    who: last.person,
    backfilled: group.some(({ backfilled }) => backfilled),
    events: group,
  };
}

/** The kind's colour; orders of a higher stage carry that stage's colour. */
function toneOf(event: CaseEvent): Tone {
  const { tone } = eventKinds[event.kind];
  if (tone === 'ink' && 'stage' in event.payload) return stageTone(event.payload.stage);
  return tone ?? 'slate';
}

/** ink 整改, amber 督办, seal 问责. */
function stageTone(stage: OrderStage): Tone {
  if (compareStages(stage, 'supervision') < 0) return 'ink';
  return stage === 'supervision' ? 'amber' : 'seal';
}
