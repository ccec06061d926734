import { sampleMatters, sampleOpinions, sampleReports, sampleWords } from '#shared/words/sample.ts';
import { samplePlaceWords } from '#shared/words/samplePlaces.ts';
import { badOf, goodOf, save } from './actRegister.ts';
import { type Cast, caseTarget, done, photo } from './cast.ts';
import { pictureOf } from './pictures.ts';
import type { PlannedFinding, Step } from './steps.ts';

type StepOf<K extends Step['do']> = Extract<Step, { readonly do: K }>;

/** The faults show: in the register, or to the eye of the inspectors. */
export async function failAll(cast: Cast, findings: readonly number[]): Promise<void> {
  for (const key of findings) await turn(cast, cast.plan.findings[key]!, false);
}

/** A fault shows at a community (`good` false) or is put right. */
export async function turn(cast: Cast, { community, fault }: Pick<PlannedFinding, 'community' | 'fault'>, good: boolean): Promise<void> {
  const { tools, communityIds, clerk, inspector, values } = cast;
  const value = good ? goodOf(cast, community, fault) : badOf(cast, community, fault);
  if (fault.by === 'register') return save(cast, community, [{ metric: fault.metric, value }], good ? clerk : inspector);
  const files =
    good && cast.random.chance(0.2)
      ? [await photo(cast, pictureOf(fault.theme, fault.metric, 'after'), sampleWords.afterPhoto(community + 1), 'photo_after')]
      : [];
  await tools.call(
    'standards.tick',
    {
      communityIds: [communityIds[community]!],
      ruleId: fault.ruleId,
      value: { ...value },
      onDay: tools.clock.today(),
      note: good ? sampleWords.tickNote : sampleWords.tickBadNote,
      files,
    },
    { actor: inspector },
  );
  values[community]!.set(fault.metric, value);
}

/** Findings of a visit, from the failing verdicts. */
export async function recordAll(cast: Cast, { round, findings }: StepOf<'record'>): Promise<void> {
  const { tools, plan, communityIds, rounds, clerk } = cast;
  const wanted = findings.map((key) => plan.findings[key]!);
  const { cases } = await tools.call(
    'findings.record',
    {
      items: wanted.map(({ community, fault }) => ({ communityId: communityIds[community]!, ruleId: fault.ruleId })),
      roundId: rounds.get(round)!,
      foundOn: tools.clock.today(),
      source: 'inspection',
    },
    { actor: clerk },
  );
  const rows = await tools.ports.reads.cases.cases(cases.map((one) => one.caseId));
  const known = new Map((await tools.ports.reads.register.communities()).map((row) => [row.no, row.id]));
  for (const { key, community, fault } of wanted) {
    const row = rows.find((one) => one.ruleId === fault.ruleId && known.get(one.communityNo) === communityIds[community]);
    if (row !== undefined) cast.cases.set(key, row.id);
  }
}

/** A matter from outside the rounds, with a photo. */
export async function recordFree(cast: Cast, { finding, foundOn }: StepOf<'record_free'>): Promise<void> {
  const { tools, plan, communityIds, clerk } = cast;
  const { community, fault, free } = plan.findings[finding]!;
  const [title, detail, place] = sampleMatters[free!.words % sampleMatters.length]!;
  const files = [await photo(cast, pictureOf(fault.theme, fault.metric, 'before'), sampleWords.beforePhoto(finding + 1), 'photo_before')];
  const { caseId } = await tools.call(
    'findings.recordFree',
    {
      communityId: communityIds[community]!,
      ruleId: fault.ruleId,
      title,
      detail,
      requirement: sampleWords.freeRequirement,
      place,
      foundOn,
      source: free!.source,
      severity: free!.source === 'superior' ? 'serious' : 'ordinary',
      files,
    },
    { actor: clerk },
  );
  cast.cases.set(finding, caseId);
}

/** What happens to one case. */
export async function actCase(cast: Cast, step: StepOf<'report' | 'pass' | 'submit' | 'refuse' | 'close' | 'arrange' | 'return' | 'reopen'>): Promise<void> {
  const { tools, plan, random, clerk, chief, inspector } = cast;
  const { finding } = step;
  // What was planned and did not fail its rule after all was never recorded.
  if (!cast.cases.has(finding)) return;
  const planned = plan.findings[finding]!;
  const { fault, community } = planned;
  const cases = await caseTarget(cast, finding);
  const on = tools.clock.today();
  const town = cast.communities[community]!.townName;
  switch (step.do) {
    case 'report': {
      const files = [await photo(cast, pictureOf(fault.theme, fault.metric, 'after'), sampleWords.afterPhoto(finding + 1), 'photo_after')];
      return done(
        await tools.call(
          'cases.report',
          { cases, on, content: random.pick(sampleReports[fault.theme]), reporter: samplePlaceWords.receiver(town, community), files },
          { actor: clerk },
        ),
      );
    }
    case 'arrange':
      return done(await tools.call('cases.arrangeRecheck', { cases, on: step.on, recheckerId: inspector }, { actor: clerk }));
    case 'pass': {
      await turn(cast, planned, true);
      const files = random.chance(0.3)
        ? [await photo(cast, pictureOf(fault.theme, fault.metric, 'after'), sampleWords.afterPhoto(finding + 501), 'photo_after')]
        : [];
      return done(await tools.call('cases.recheck', { cases, on, passed: true, opinion: random.pick(sampleOpinions.passed), files }, { actor: inspector }));
    }
    case 'return':
      return done(
        await tools.call(
          'cases.recheck',
          { cases, on, passed: false, opinion: random.pick(sampleOpinions.failed), newDueOn: step.newDueOn },
          { actor: inspector },
        ),
      );
    case 'submit':
      return done(await tools.call('cases.submitClose', { cases, on, opinion: sampleOpinions.submit }, { actor: clerk }));
    case 'refuse':
      return done(await tools.call('cases.refuseClose', { cases, on, reason: sampleOpinions.refused }, { actor: chief }));
    case 'close':
      return done(await tools.call('cases.close', { cases, on, opinion: random.pick(sampleOpinions.close) }, { actor: chief }));
    case 'reopen': {
      await turn(cast, planned, false);
      return done(await tools.call('cases.reopen', { cases, on, reason: sampleOpinions.reopened, newDueOn: step.newDueOn }, { actor: chief }));
    }
  }
}
