import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { dayOfNumber, dayNumber, yearOf } from '#shared/domain/date.ts';
import { phaseOn } from '#shared/domain/standards/pack.ts';
import { sampleRoundName, sampleWords } from '#shared/words/sample.ts';
import { samplePlaceWords } from '#shared/words/samplePlaces.ts';
import { arrangeYear, fileCommunity } from './actArchive.ts';
import { actCase, failAll, recordAll, recordFree, turn } from './actCases.ts';
import { actOrder } from './actOrders.ts';
import { fillRegister, handInYear, itemise, tickQuarter, tickUnits, tickVisited } from './actRegister.ts';
import type { Cast, SampleTools } from './cast.ts';
import { sampleCommunities, tickedRules } from './figures.ts';
import { SAMPLE_PACK } from './pack.ts';
import { planSample } from './plan.ts';
import { randomFrom } from './random.ts';
import type { PlannedRound, Step } from './steps.ts';

export type { SampleTools } from './cast.ts';

/** Another seed gives another city. */
export const SAMPLE_SEED = 20_210_607;

/**
 * Fills an empty database with the invented city: three years of rounds, findings and orders up to yesterday, every
 * step through the services as the persons of the sample would have taken it. Stopping throws; the caller then
 * throws the database away.
 */
export async function makeSample(tools: SampleTools): Promise<void> {
  const communities = sampleCommunities(SAMPLE_SEED);
  const plan = planSample(communities, standardCalendar(), tools.today, SAMPLE_SEED + 1);
  tools.clock.goTo(plan.registerOn);
  const { persons } = await tools.call('setup.start', {
    bureau: samplePlaceWords.bureau,
    city: samplePlaceWords.city,
    persons: samplePlaceWords.persons.map((person) => ({ ...person })),
    packId: SAMPLE_PACK,
    backupFolder: null,
  });
  const { pack } = await tools.ports.reads.standards.currentPack();
  const ticked = tickedRules(pack);
  const byTick = new Set(ticked.map(({ metric }) => metric));
  const cast: Cast = {
    tools,
    plan,
    communities,
    ticked,
    random: randomFrom(SAMPLE_SEED + 2),
    communityIds: [],
    townIds: [],
    rounds: new Map(),
    cases: new Map(),
    orders: new Map(),
    rooms: new Map(),
    values: communities.map(
      ({ sound, blank }) => new Map([...sound].filter(([metric, value]) => !blank.has(metric) && !byTick.has(metric) && value.qualifier !== 'unfilled')),
    ),
    clerk: persons[0]!.id,
    chief: persons[1]!.id,
    inspector: persons[2]!.id,
  };
  const whole = plan.agenda.reduce((sum, { step }) => sum + weightOf(step), FIRST_ENTRY);
  let done = FIRST_ENTRY;
  await fillRegister(cast);
  await tickUnits(cast);
  for (const { day, step } of plan.agenda) {
    tools.control.signal.throwIfAborted();
    tools.clock.goTo(day);
    tools.clock.pass(step.do === 'year_end' || step.do === 'quarter_end' ? 60 : cast.random.between(40, 300));
    await act(cast, step);
    done += weightOf(step);
    tools.control.progress(Math.floor((done * 100) / whole), 100);
    await tools.pause();
  }
}

/** How long a step takes beside the others, in milliseconds of some machine: the time left is told by it. */
const HEAVY: Partial<Readonly<Record<Step['do'], number>>> = {
  tick: 190,
  arrange_year: 450,
  year_end: 700,
  file: 260,
  itemise: 120,
  issue: 50,
  record: 10,
  draft: 9,
  close: 10,
  pass: 9,
  report: 8,
};
const FIRST_ENTRY = 1_300;

function weightOf(step: Step): number {
  return HEAVY[step.do] ?? 4;
}

async function act(cast: Cast, step: Step): Promise<void> {
  switch (step.do) {
    case 'open_round':
      return openRound(cast, cast.plan.rounds[step.round]!);
    case 'visit':
      return visit(cast, step.round, step.communities);
    case 'tick':
      return tickVisited(cast, step.communities);
    case 'fail':
      return failAll(cast, step.findings);
    case 'record':
      return recordAll(cast, step);
    case 'record_free':
      return recordFree(cast, step);
    case 'draft':
    case 'review':
    case 'send_back':
    case 'issue':
    case 'serve':
    case 'acknowledge':
    case 'urge':
    case 'void':
    case 'outcome':
      return actOrder(cast, step);
    case 'report':
    case 'pass':
    case 'submit':
    case 'refuse':
    case 'close':
    case 'arrange':
    case 'return':
    case 'reopen':
      return actCase(cast, step);
    case 'itemise':
      return itemise(cast, step.community);
    case 'slip':
      return turn(cast, step, false);
    case 'exempt':
      return exempt(cast, step.community, step.ruleId);
    case 'merge':
      return merge(cast);
    case 'file':
      return fileCommunity(cast, step.community);
    case 'year_end':
      return handInYear(cast);
    case 'quarter_end':
      return tickQuarter(cast);
    case 'arrange_year':
      return arrangeYear(cast, step.year);
  }
}

async function openRound({ tools, plan, rounds, communityIds, clerk }: Cast, round: PlannedRound): Promise<void> {
  const { pack } = await tools.ports.reads.standards.currentPack();
  const phase = phaseOn(pack.phases, round.from).running[0] ?? pack.phases.at(-1)!;
  const before = plan.rounds.filter((other) => other.key < round.key && other.from >= phase.from).length;
  const serial = phase.key === pack.phases[0]?.key ? 0 : before + 1;
  const { id } = await tools.call(
    'rounds.save',
    {
      id: null,
      revision: 0,
      name: sampleRoundName(yearOf(round.from), phase.title, serial),
      phase: phase.key,
      team: samplePlaceWords.team(round.team),
      startsOn: round.from,
      endsOn: round.to,
      communityIds: round.communities.map((index) => communityIds[index]!),
    },
    { actor: clerk },
  );
  rounds.set(round.key, id);
}

async function visit({ tools, communityIds, rounds, inspector }: Cast, round: number, indexes: readonly number[]): Promise<void> {
  await tools.call(
    'rounds.inspect',
    {
      id: rounds.get(round)!,
      communityIds: indexes.map((index) => communityIds[index]!),
      on: tools.clock.today(),
      inspector: samplePlaceWords.persons[2]!.name,
    },
    { actor: inspector },
  );
}

async function exempt({ tools, communityIds, chief }: Cast, index: number, ruleId: string): Promise<void> {
  const from = tools.clock.today();
  await tools.call(
    'standards.exempt',
    {
      communityIds: [communityIds[index]!],
      ruleId,
      paper: sampleWords.exemptPaper(yearOf(from)),
      reason: sampleWords.exemptReason,
      from,
      to: dayOfNumber(dayNumber(from) + 729),
    },
    { actor: chief },
  );
}

/** One community was merged into its neighbour: its history stays. */
async function merge({ tools, townIds, clerk }: Cast): Promise<void> {
  const row = (await tools.ports.reads.register.communities()).find(
    (community) => community.name === sampleWords.mergedName && community.subdistrictId === townIds[sampleWords.mergedTown],
  );
  if (row === undefined) return;
  await tools.call('register.close', { id: row.id, revision: row.revision, on: tools.clock.today(), reason: sampleWords.mergeReason }, { actor: clerk });
}
