import { AppError } from '#shared/domain/errors.ts';
import { isOpenCase } from '#shared/domain/cases/state.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { Pack, Rule } from '#shared/domain/standards/types.ts';
import { packOutcome, type Verdict } from '#shared/domain/standards/verdict.ts';
import { countAt, countLetters, noCounts } from '#shared/domain/standards/counts.ts';
import { letterOf, taskSpans } from '#shared/domain/standards/outcomes.ts';
import type { standardsContract, VerdictView } from '#shared/contract/standards.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { explain, ruleTitle } from '#shared/words/standards.ts';
import { judgingOn, toExemption } from './judging.ts';
import type { CaseRow, EvidenceWithFiles, ExemptionRow, Ports } from './ports.ts';

type OfCommunity = Pick<Handlers<typeof standardsContract>, 'standards.ofCommunity'>;
const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

/** Every verdict of one community with its words, as of any day. */
export function ofCommunityHandlers(ports: Ports): OfCommunity {
  const { reads } = ports;
  return {
    async 'standards.ofCommunity'(input) {
      const community = await reads.register.community(input.communityId);
      if (community === null) throw new AppError('community_unknown');
      const day = input.asOf ?? ports.clock.today();
      const nos = [community.no];
      const [{ adopted, judge }, values, exemptions, evidence, cases, persons] = await Promise.all([
        judgingOn(reads, day),
        reads.register.valuesAsOf(nos, day, null),
        reads.standards.exemptions(nos),
        reads.standards.evidenceOf(nos, null),
        reads.cases.casesOfCommunities(nos),
        reads.core.persons(),
      ]);
      const unjudged = day < adopted.pack.validFrom ? 'no_standard' : day < community.validFrom ? 'not_registered' : null;
      if (unjudged !== null) return { communityId: community.id, asOf: day, docNo: adopted.pack.docNo, unjudged, tally: noCounts(), tasks: [], verdicts: [] };
      const verdicts = judge.judgeAll(values.get(community.no) ?? NOTHING, exemptions.map(toExemption));
      const letters = verdicts.map((verdict) => letterOf(packOutcome(verdict.state, verdict.remark !== null, false), verdict.weight)).join('');
      const beside: Beside = {
        names: new Map(persons.map((person) => [person.id, person.name])),
        evidence: firstByRule(evidence.filter((row) => row.onDay <= day)),
        exemptions: firstByRule(exemptions.filter((row) => row.fromDay <= day && day <= row.toDay)),
        cases: firstByRule(cases.filter((row) => row.openedOn <= day && (isOpenCase(row.state) || (row.closedOn ?? '') > day)).toReversed()),
      };
      return {
        communityId: community.id,
        asOf: day,
        docNo: adopted.pack.docNo,
        unjudged,
        tally: countLetters(letters),
        tasks: taskSpans(judge).map((span) => ({ task: span.task, tally: countAt(letters, span.indexes) })),
        verdicts: verdicts.map((verdict, index) => verdictView(verdict, judge.rules[index]!, adopted.pack, beside)),
      };
    },
  };
}

export type Beside = {
  readonly names: ReadonlyMap<string, string>;
  readonly evidence: ReadonlyMap<string, EvidenceWithFiles>;
  readonly exemptions: ReadonlyMap<string, ExemptionRow>;
  readonly cases: ReadonlyMap<string, CaseRow>;
};

/** The first row of each rule; rows come newest first. */
export function firstByRule<R extends { readonly ruleId: string | null }>(rows: readonly R[]): ReadonlyMap<string, R> {
  const found = new Map<string, R>();
  for (const row of rows) if (row.ruleId !== null && !found.has(row.ruleId)) found.set(row.ruleId, row);
  return found;
}

/** A verdict in the shape pages take. */
export function verdictView(verdict: Verdict, rule: Rule, pack: Pack, beside: Beside): VerdictView {
  const { sentence, short, remarks } = explain(verdict, rule, pack);
  const evidence = beside.evidence.get(rule.id);
  const exemption = beside.exemptions.get(rule.id);
  const open = beside.cases.get(rule.id);
  return {
    ruleId: rule.id,
    task: rule.task,
    state: verdict.state,
    weight: verdict.weight,
    metric: rule.metric,
    title: ruleTitle(rule),
    value: verdict.value === null ? null : { ...verdict.value },
    required: verdict.threshold.kind === 'number' ? verdict.threshold.value : null,
    short,
    sentence,
    remarks: [...remarks],
    estimated: verdict.estimated,
    clause: rule.clause,
    quote: rule.quote,
    check: rule.check,
    remedy: rule.remedy,
    evidence:
      evidence === undefined
        ? null
        : {
            id: evidence.id,
            met: evidence.met,
            note: evidence.note,
            onDay: evidence.onDay,
            person: beside.names.get(evidence.personId) ?? '',
            files: evidence.files,
          },
    exemption:
      exemption === undefined ? null : { id: exemption.id, paper: exemption.paper, reason: exemption.reason, from: exemption.fromDay, to: exemption.toDay },
    openCase: open === undefined ? null : { id: open.id, number: open.number, state: open.state, stage: open.stage },
    orderable: verdict.state === 'fail' && rule.remedy === 'order' && open === undefined,
  };
}
