import type { Day } from '#shared/domain/date.ts';
import { failingKey } from '#shared/domain/progress/filter.ts';
import { applicable, countAt, type Counts, addCounts, failing, noCounts, provenRate } from '#shared/domain/standards/counts.ts';
import { lettersOfState, taskSpans } from '#shared/domain/standards/outcomes.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { Ports, Reads } from '#shared/services/ports.ts';
import type { Progress } from './boardStore.ts';
import { JUDGED_AT_ONCE, judgingOn, outcomesOf } from './judging.ts';

/** How the communities stand on a day, task by task. */
export type VerdictsOn = {
  /** `failingKey`s of what fails. */
  readonly failing: ReadonlySet<string>;
  readonly communities: number;
  /** Communities without a failure and with nothing unknown. */
  readonly clean: number;
  readonly tasks: ReadonlyMap<number, TaskVerdicts>;
  /** The letters of each community counted, by its id. */
  readonly letters: ReadonlyMap<string, string>;
};
export type TaskVerdicts = {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  /** Proven met of all that applies, 0.01 %, as on the compliance pages. */
  readonly percent: number | null;
  /** Communities in which something of it fails; in which something cannot be judged. */
  readonly failing: number;
  readonly open: number;
};

type Row = { readonly communityId: string; readonly outcomes: string };
const NOTHING: ReadonlyMap<string, MetricValue> = new Map();
/** Today, the last meeting, and a day or two looked back at. */
const MOST_DAYS = 4;

const kept = new WeakMap<Reads, Map<string, VerdictsOn>>();

/**
 * The verdicts of a day: today's are the cached letters, those of an earlier day are judged again from the values,
 * exemptions and rules of that day. Kept until something they hang on changes.
 */
export async function verdictsOn(ports: Pick<Ports, 'reads' | 'clock'>, progress: Progress, day: Day): Promise<VerdictsOn> {
  const { reads } = ports;
  const today = ports.clock.today();
  const isToday = day === today;
  // A background judging moves today's letters without an event.
  const key = isToday ? `${day} ${progress.besides} ${await reads.progress.verdictMark()}` : `${day} ${progress.besides}`;
  const days = kept.get(reads) ?? new Map<string, VerdictsOn>();
  kept.set(reads, days);
  const known = days.get(key);
  if (known !== undefined) return known;
  const judging = await judgingOn(reads, day);
  const rows = isToday ? await reads.standards.communityLetters(null) : await judgedOn(ports, progress, day);
  const found = counted(
    rows,
    taskSpans(judging.judge),
    judging.judge.rules.map((rule) => rule.id),
  );
  if (days.size >= MOST_DAYS) days.delete(days.keys().next().value ?? '');
  days.set(key, found);
  return found;
}

async function judgedOn({ reads }: Pick<Ports, 'reads'>, progress: Progress, day: Day): Promise<Row[]> {
  const { judge } = await judgingOn(reads, day);
  const communities = progress.communities.filter((row) => row.validTo === null && row.validFrom <= day);
  const exemptions = Map.groupBy(await reads.standards.exemptions(null), (row) => row.subjectNo);
  const buffer = new Uint8Array(judge.rules.length);
  const rows: Row[] = [];
  for (let start = 0; start < communities.length; start += JUDGED_AT_ONCE) {
    const part = communities.slice(start, start + JUDGED_AT_ONCE);
    const values = await reads.register.valuesAsOf(
      part.map((row) => row.no),
      day,
      null,
    );
    for (const row of part)
      rows.push({ communityId: row.id, outcomes: outcomesOf(judge, values.get(row.no) ?? NOTHING, exemptions.get(row.no) ?? [], buffer) });
  }
  return rows;
}

function counted(rows: readonly Row[], spans: ReturnType<typeof taskSpans>, ruleIds: readonly string[]): VerdictsOn {
  const failingKeys = new Set<string>();
  const tasks = spans.map((span) => ({ ...span, counts: noCounts(), failing: 0, open: 0 }));
  let clean = 0;
  for (const { communityId, outcomes } of rows) {
    let sound = true;
    for (const task of tasks) {
      const own = countAt(outcomes, task.indexes);
      addCounts(task.counts, own);
      if (failing(own) > 0) task.failing += 1;
      if (own.unknown > 0) task.open += 1;
      sound &&= failing(own) === 0 && own.unknown === 0;
    }
    if (sound) clean += 1;
    for (let index = 0; index < ruleIds.length; index += 1) {
      if (lettersOfState.fail.includes(outcomes[index] ?? '-')) failingKeys.add(failingKey(communityId, ruleIds[index]!));
    }
  }
  return {
    failing: failingKeys,
    communities: rows.length,
    clean,
    letters: new Map(rows.map(({ communityId, outcomes }) => [communityId, outcomes])),
    tasks: new Map(tasks.map(({ task, counts, failing: failed, open }) => [task, { ...statesOf(counts), failing: failed, open }])),
  };
}

function statesOf(counts: Readonly<Counts>): Pick<TaskVerdicts, 'pass' | 'fail' | 'unknown' | 'percent'> {
  const fail = failing(counts);
  return { pass: counts.pass, fail, unknown: applicable(counts) - counts.pass - fail, percent: provenRate(counts) };
}
