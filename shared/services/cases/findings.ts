import { formatCaseNumber } from '#shared/domain/cases/number.ts';
import { findingsFromVerdicts, type FindingDraft, type JudgedRule, type KnownCase } from '#shared/domain/cases/findings.ts';
import type { FindingSource } from '#shared/domain/orders/source.ts';
import { AppError } from '#shared/domain/errors.ts';
import { searchKey } from '#shared/domain/text.ts';
import { stateOf } from '#shared/domain/standards/verdict.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { yearOf } from '#shared/domain/date.ts';
import { toExemption, type Judging, judgingOn } from '#shared/services/judging.ts';
import type { CaseLoads, CaseRow, CommunityRow, CoreReads, FindingRow, Ports, RegisterLoads, Severity, StandardsLoads, Tx } from '#shared/services/ports.ts';

export type Loads = { readonly core: CoreReads; readonly register: RegisterLoads; readonly standards: StandardsLoads; readonly cases: CaseLoads };

export type Proposal = {
  readonly judging: Judging;
  readonly communities: ReadonlyMap<string, CommunityRow>;
  readonly batches: ReadonlyArray<{ readonly unitId: string; readonly findings: readonly FindingDraft[] }>;
  readonly skipped: Readonly<Record<string, number>>;
};

const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

/**
 * Gathers the failing verdicts of these communities (null: all) under these rules (null: all) and batches them per
 * responsible unit. Under 清镇's pack every rule's responsible unit is the community's own 乡镇(街道).
 */
export async function proposeFindings(
  loads: Loads,
  day: string,
  wanted: { readonly communityIds: readonly string[] | null; readonly ruleIds: readonly string[] | null },
): Promise<Proposal> {
  const judging = await judgingOn(loads, day);
  const all = (await loads.register.communities()).filter((community) => community.validTo === null);
  const ids = wanted.communityIds === null ? null : new Set(wanted.communityIds);
  const communities = ids === null ? all : all.filter((community) => ids.has(community.id));
  const nos = communities.map((community) => community.no);
  const [values, exemptions, cases] = await Promise.all([
    loads.register.currentValues(nos),
    loads.standards.exemptions(nos),
    loads.cases.casesOfCommunities(nos),
  ]);
  const exemptionsByNo = Map.groupBy(exemptions, (row) => row.subjectNo);
  const { judge } = judging;
  const wantedRules =
    wanted.ruleIds === null ? judge.rules.map((_, index) => index) : wanted.ruleIds.map((id) => judge.ruleIndex(id)).filter((index) => index >= 0);
  const judged: JudgedRule[] = communities.flatMap((community) => {
    const own = judge.slots(values.get(community.no) ?? NOTHING);
    const papers = (exemptionsByNo.get(community.no) ?? []).map(toExemption);
    const exempt = judge.exemptRules(papers);
    return wantedRules
      .filter((index) => stateOf(judge.outcome(index, own, exempt)) === 'fail')
      .map((index) => ({
        communityId: community.id,
        verdict: judge.verdict(index, own, papers),
        rule: judge.rules[index]!,
        responsibleUnitId: community.subdistrictId,
      }));
  });
  const idByNo = new Map(communities.map((community) => [community.no, community.id]));
  const known: KnownCase[] = cases
    .filter((row) => row.ruleId !== null)
    .map((row) => ({
      caseId: row.id,
      communityId: idByNo.get(row.communityNo)!,
      ruleId: row.ruleId!,
      closed: row.state === 'closed',
      openedOn: row.openedOn,
    }));
  const { batches, skipped } = findingsFromVerdicts(judged, known);
  const counts: Record<string, number> = {};
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1;
  return { judging, communities: new Map(communities.map((community) => [community.id, community])), batches, skipped: counts };
}

/** A finding on its way into the books, whatever it came from. */
export type NewFinding = {
  readonly community: CommunityRow;
  readonly ruleId: string | null;
  readonly task: number | null;
  readonly title: string;
  readonly detail: string;
  readonly requirement: string;
  readonly place: string;
  readonly foundOn: string;
  readonly source: FindingSource;
  readonly severity: Severity;
  readonly roundId: string | null;
  readonly responsibleUnitId: string;
  readonly verdict: unknown;
  readonly relapseOf: string | null;
  readonly photos: number;
};

/** Records a finding and opens its case, which keeps its 挂账号 for life. */
export async function openCaseFor(tx: Tx, ports: Ports, finding: NewFinding): Promise<{ readonly row: CaseRow; readonly findingSeq: number }> {
  if (finding.foundOn > tx.journal.today) throw new AppError('day_in_future', { day: finding.foundOn, today: tx.journal.today });
  const round = finding.roundId === null ? null : await tx.cases.round(finding.roundId);
  if (finding.roundId !== null && round === null) throw new AppError('round_unknown');
  const year = yearOf(finding.foundOn);
  const backfilled = finding.foundOn < tx.journal.today;
  const ids = { finding: ports.ids.next(), case: ports.ids.next() };
  const number = formatCaseNumber(year, await tx.core.nextSerial('case', year));
  const findingSeq = tx.journal.record({
    kind: 'finding.recorded',
    subjectKind: 'finding',
    subjectId: ids.finding,
    onDay: finding.foundOn,
    backfilled,
    payload: {
      title: finding.title,
      detail: finding.detail,
      place: finding.place,
      source: finding.source,
      photos: finding.photos,
      ruleId: finding.ruleId,
      requirement: finding.requirement,
      round: round?.name ?? null,
      team: round?.team ?? null,
    },
  });
  const row: FindingRow = {
    id: ids.finding,
    serial: await tx.core.nextSerial('finding', 0),
    communityNo: finding.community.no,
    ruleId: finding.ruleId,
    task: finding.task,
    title: finding.title,
    place: finding.place,
    detail: finding.detail,
    requirement: finding.requirement,
    foundOn: finding.foundOn,
    source: finding.source,
    severity: finding.severity,
    roundId: finding.roundId,
    responsibleUnitId: finding.responsibleUnitId,
    verdict: finding.verdict,
    backfilled,
    seq: findingSeq,
  };
  await tx.cases.addFinding(row);
  const relapse = finding.relapseOf === null ? null : await tx.cases.case(finding.relapseOf);
  const seq = tx.journal.record({
    kind: 'case.opened',
    subjectKind: 'case',
    subjectId: ids.case,
    onDay: finding.foundOn,
    backfilled,
    payload: { number, title: finding.title, relapseOf: relapse?.number ?? null },
  });
  const opened: CaseRow = {
    id: ids.case,
    number,
    findingId: ids.finding,
    communityNo: finding.community.no,
    responsibleUnitId: finding.responsibleUnitId,
    ruleId: finding.ruleId,
    task: finding.task,
    title: finding.title,
    state: 'found',
    stage: null,
    openedOn: finding.foundOn,
    orderId: null,
    itemNo: null,
    dueOn: null,
    provisional: false,
    reportedOn: null,
    closedOn: null,
    onTime: null,
    relapseOf: finding.relapseOf,
    backfilled,
    haystack: `${searchKey(number)} ${searchKey(finding.community.name)} ${searchKey(finding.title)} ${ports.pinyin.initials(finding.community.name + finding.title)}`,
    revision: 1,
    seq,
  };
  await tx.cases.addCase(opened);
  await tx.core.saveSearch([
    {
      kind: 'case',
      id: opened.id,
      title: `${finding.community.name} ${finding.title}`,
      subtitle: number,
      haystack: opened.haystack,
      sortKey: number,
    },
  ]);
  tx.journal.touch('cases', 'findings');
  return { row: opened, findingSeq };
}
