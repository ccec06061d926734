import { addDays } from '#shared/domain/date.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { cityValues, keptCounts, matrixOfLetters, metCounts, type KeptCounts, type OutcomeMatrix } from '#shared/domain/standards/aggregate.ts';
import type { CompiledJudge } from '#shared/domain/standards/judge.ts';
import { phasesUnder } from '#shared/domain/standards/pack.ts';
import type { Level, Pack, Phase, Rule } from '#shared/domain/standards/types.ts';
import { packOutcome } from '#shared/domain/standards/verdict.ts';
import { countLetters } from '#shared/domain/standards/counts.ts';
import { letterOf } from '#shared/domain/standards/outcomes.ts';
import type { standardsContract, UnitVerdict } from '#shared/contract/standards.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { notInspected } from '#shared/words/standards.ts';
import { phaseCounts } from './boardNumbers.ts';
import { progressOf } from './boardStore.ts';
import { JUDGED_AT_ONCE, judgeFor, type Judging, judgingOn } from './judging.ts';
import type { CommunityLetters, Ports, UnitRow } from './ports.ts';
import { type Beside, firstByRule, verdictView } from './standardsOfCommunity.ts';

type CityHandlers = Pick<Handlers<typeof standardsContract>, 'standards.city'>;
type Basis = { readonly part: number; readonly whole: number };
const NOTHING: ReadonlyMap<string, MetricValue> = new Map();
const NO_CASES: Beside['cases'] = new Map();

/** Levels above the community that have units here, in the order pages show them. */
const upperLevels: ReadonlyArray<Extract<Level, UnitRow['kind']>> = ['city', 'county', 'subdistrict', 'department'];

/** Duties of the units above the communities: what a person ticked, and what follows from communities, rounds and cases. */
export function cityHandlers(ports: Ports): CityHandlers {
  const { reads } = ports;
  const keptBefore = keptMatrices(ports);
  return {
    async 'standards.city'() {
      const today = ports.clock.today();
      const [judging, letters] = await Promise.all([judgingOn(reads, today), reads.standards.communityLetters(null)]);
      return { asOf: today, units: await unitsJudged(ports, judging, letters, keptBefore) };
    },
  };
}

/** The units above the communities judged today under some choices; nothing of it is kept. */
export function unitsUnder(ports: Ports, judging: Judging, letters: readonly CommunityLetters[]): Promise<UnitJudged[]> {
  return unitsJudged(ports, judging, letters, keptMatrices(ports));
}

type UnitJudged = Awaited<ReturnType<CityHandlers['standards.city']>>['units'][number];

async function unitsJudged(ports: Ports, judging: Judging, letters: readonly CommunityLetters[], keptBefore: KeptMatrix): Promise<UnitJudged[]> {
  const { reads } = ports;
  const { adopted, choices } = judging;
  const [units, persons] = await Promise.all([reads.core.units(), reads.core.persons()]);
  const shown = upperLevels.flatMap((level) => {
    const judge = judgeFor(adopted.pack, choices, ports.clock.today(), level);
    return judge.rules.length === 0 ? [] : units.filter((unit) => unit.kind === level && unit.validTo === null).map((unit) => ({ unit, level, judge }));
  });
  const nos = shown.map(({ unit }) => unit.no);
  const [values, evidence, computed] = await Promise.all([
    reads.register.currentValues(nos),
    reads.standards.evidenceOf(nos, null),
    computedValues(ports, judging, letters, keptBefore),
  ]);
  const evidenceBySubject = Map.groupBy(evidence, (row) => row.subjectNo);
  const names = new Map(persons.map((person) => [person.id, person.name]));
  return shown.map(({ unit, level, judge }) => {
    const own = new Map([...(values.get(unit.no) ?? NOTHING), ...(level === 'city' ? computed.values : NOTHING)]);
    const verdicts = judge.judgeAll(own);
    const beside: Beside = { names, evidence: firstByRule(evidenceBySubject.get(unit.no) ?? []), exemptions: new Map(), cases: NO_CASES };
    return {
      id: unit.id,
      name: unit.name,
      level,
      tally: countLetters(verdicts.map((verdict) => letterOf(packOutcome(verdict.state, verdict.remark !== null, false), verdict.weight)).join('')),
      verdicts: verdicts.map((verdict, index): UnitVerdict => {
        const rule = judge.rules[index]!;
        const { openCase: _, orderable: __, ...view } = verdictView(verdict, rule, adopted.pack, beside);
        const basis = computed.bases.get(rule.metric) ?? null;
        const missing = verdict.state === 'fail' && rule.aggregation?.kind === 'coverage' && basis !== null ? basis.whole - basis.part : 0;
        return { ...view, short: missing > 0 ? notInspected(missing) : view.short, basis };
      }),
    };
  });
}

/** What the city's own rules follow from (QZ-118, QZ-121, QZ-123, QZ-129), with part and whole of each. */
async function computedValues(
  ports: Ports,
  judging: Judging,
  rows: readonly CommunityLetters[],
  keptBefore: KeptMatrix,
): Promise<{ readonly values: ReadonlyMap<string, MetricValue>; readonly bases: ReadonlyMap<string, Basis> }> {
  const { adopted, choices, judge } = judging;
  const today = ports.clock.today();
  const phases = phasesUnder(adopted.pack, choices);
  const now = matrixOfLetters(
    judge,
    rows.map((row) => String(row.communityNo)),
    rows.map((row) => row.outcomes),
  );
  // The dashboard's own numbers, so that the duty and the board never differ.
  const progress = await progressOf(ports);
  const surveyed = phases[0] === undefined ? 0 : phaseCounts(progress, phases.slice(0, 1), today)[0]!.inspected;
  const tasks = adopted.pack.tasks.length;
  const decided = progress.viewsOn(today).filter((view) => view.onTime !== null);
  const onTime = decided.filter((view) => view.onTime === true).length;
  const kept = await keptBefore(judging, phases, now);
  const facilities = metCounts(judge, now, facilityRules(judgeFor(adopted.pack, choices, today, 'city')));
  const counts = { inspection: { required: rows.length * tasks, done: surveyed * tasks }, rectification: { due: decided.length, onTime }, kept, facilities };
  return {
    values: cityValues(counts),
    bases: new Map([
      ['phase.1.coverage', { part: surveyed, whole: rows.length }],
      ['orders.on_time_rate', { part: onTime, whole: decided.length }],
      ['phase.3.keep_compliant', { part: kept.stillMet, whole: kept.wasMet }],
      ['office.compliance_rate', { part: facilities.met, whole: facilities.met + facilities.notMet + facilities.open }],
    ]),
  };
}

/** Which community rules the facilities rule counts, as the bureau's choice reads it. */
function facilityRules(city: CompiledJudge): readonly string[] {
  return city.rules.find((rule: Rule) => rule.aggregation?.kind === 'compliance')?.aggregation?.rules ?? [];
}

type KeptMatrix = (judging: Judging, phases: readonly Phase[], now: OutcomeMatrix) => Promise<KeptCounts>;
const NOT_YET: KeptCounts = { wasMet: 0, stillMet: 0, relapsed: 0 };

/**
 * What was met on the eve of the last phase and what of it still is (四(三): 始终保持达标状态). The verdicts of that
 * eve are worked out once; they change only when the bureau chooses anew or somebody enters a value for a day before it.
 */
function keptMatrices(ports: Ports): KeptMatrix {
  let kept: { readonly key: string; readonly pack: Pack; readonly last: number; readonly matrix: OutcomeMatrix } | null = null;
  return async ({ adopted, choices, choicesSeq, judge }, phases, now) => {
    const final = phases.at(-1);
    if (final === undefined || ports.clock.today() < final.from || phases.length < 2) return NOT_YET;
    const eve = addDays(final.from, -1);
    const key = `${eve} ${choicesSeq}`;
    const { last, earlier } = await ports.reads.register.writtenSince(kept?.last ?? 0, eve);
    if (kept === null || earlier || kept.key !== key || kept.pack !== adopted.pack) {
      kept = { key, pack: adopted.pack, last, matrix: await matrixOn(ports, judgeFor(adopted.pack, choices, eve), eve, now.subjects.map(Number)) };
    } else kept = { ...kept, last };
    return keptCounts(judge, kept.matrix, now);
  };
}

async function matrixOn(ports: Ports, judge: CompiledJudge, day: string, nos: readonly number[]): Promise<OutcomeMatrix> {
  const cells = new Uint8Array(nos.length * judge.rules.length);
  for (let start = 0; start < nos.length; start += JUDGED_AT_ONCE) {
    const part = nos.slice(start, start + JUDGED_AT_ONCE);
    const values = await ports.reads.register.valuesAsOf(part, day, null);
    for (const [at, no] of part.entries()) judge.outcomes(judge.slots(values.get(no) ?? NOTHING), cells, (start + at) * judge.rules.length);
  }
  return { subjects: nos.map(String), cells };
}
