import { AppError } from '#shared/domain/errors.ts';
import { explain } from '#shared/words/standards.ts';
import { findingWords } from '#shared/words/findings.ts';
import type { casesContract } from '#shared/contract/cases.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { attachFiles, claimFiles } from '#shared/services/files.ts';
import type { CommunityRow, Ports, Tx } from '#shared/services/ports.ts';
import { refuseOutsideRound } from '#shared/services/roundScope.ts';
import { runCommand } from '#shared/services/run.ts';
import { openCaseFor, proposeFindings } from './findings.ts';

type FindingHandlers = Pick<Handlers<typeof casesContract>, 'findings.propose' | 'findings.record' | 'findings.recordFree'>;

/** From failing verdicts to findings: proposed, chosen, recorded; or written down on the spot. */
export function findingHandlers(ports: Ports): FindingHandlers {
  const { reads } = ports;
  return {
    async 'findings.propose'({ communityIds, ruleIds }) {
      const proposal = await proposeFindings(reads, ports.clock.today(), { communityIds, ruleIds });
      const units = new Map((await reads.core.units()).map((unit) => [unit.id, unit.name]));
      const {
        judge,
        adopted: { pack },
      } = proposal.judging;
      return {
        batches: proposal.batches.map(({ unitId, findings }) => ({
          unitId,
          unit: units.get(unitId) ?? '',
          findings: findings.map((draft) => {
            const rule = judge.rules[judge.ruleIndex(draft.ruleId)]!;
            return {
              communityId: draft.communityId,
              community: proposal.communities.get(draft.communityId)!.name,
              ruleId: draft.ruleId,
              task: rule.task,
              title: findingWords(rule, draft.verdict).title,
              detail: explain(draft.verdict, rule, pack).sentence,
              usual: draft.usual,
              relapseOf: draft.relapseOf,
            };
          }),
        })),
        skipped: { ...proposal.skipped },
        total: proposal.batches.reduce((sum, batch) => sum + batch.findings.length, 0),
      };
    },
    'findings.record': (input, context) =>
      runCommand(ports, 'findings.record', context, async (tx) => {
        const wanted = new Set(input.items.map((item) => `${item.communityId} ${item.ruleId}`));
        const proposal = await proposeFindings(tx, tx.journal.today, {
          communityIds: [...new Set(input.items.map((item) => item.communityId))],
          ruleIds: [...new Set(input.items.map((item) => item.ruleId))],
        });
        await inRound(
          tx,
          input.roundId,
          [...new Set(input.items.map((item) => item.communityId))].flatMap((id) => proposal.communities.get(id) ?? []),
          input.foundOn,
        );
        const { judge, adopted } = proposal.judging;
        const cases = [];
        for (const draft of proposal.batches.flatMap((batch) => batch.findings)) {
          if (!wanted.has(`${draft.communityId} ${draft.ruleId}`)) continue;
          const rule = judge.rules[judge.ruleIndex(draft.ruleId)]!;
          const words = findingWords(rule, draft.verdict);
          const { row } = await openCaseFor(tx, ports, {
            community: proposal.communities.get(draft.communityId)!,
            ruleId: rule.id,
            task: rule.task,
            title: words.title,
            detail: words.detail === '' ? words.problem : words.detail,
            requirement: words.requirement,
            place: '',
            foundOn: input.foundOn,
            source: input.source,
            severity: 'ordinary',
            roundId: input.roundId,
            responsibleUnitId: draft.responsibleUnitId,
            relapseOf: draft.relapseOf,
            photos: 0,
            verdict: {
              pack: adopted.pack.id,
              version: adopted.pack.version,
              hash: adopted.hash,
              asOf: judge.asOf,
              choices: proposal.judging.choices,
              verdict: draft.verdict,
            },
          });
          cases.push({ caseId: row.id, number: row.number, unitId: row.responsibleUnitId });
        }
        if (cases.length === 0) throw new AppError('findings_none_left');
        return { cases, skipped: input.items.length - cases.length };
      }),
    async 'findings.recordFree'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return runCommand(ports, 'findings.recordFree', context, async (tx) => {
        const community = await tx.register.community(input.communityId);
        if (community === null) throw new AppError('community_unknown');
        if (community.validTo !== null) throw new AppError('community_closed', { name: community.name, on: community.validTo });
        await inRound(tx, input.roundId, [community], input.foundOn);
        const unit = input.responsibleUnitId === null ? null : await tx.core.unit(input.responsibleUnitId);
        if (input.responsibleUnitId !== null && unit === null) throw new AppError('unit_unknown');
        const { pack } = await tx.standards.currentPack();
        const rule = input.ruleId === null ? null : (pack.rules.find((candidate) => candidate.id === input.ruleId) ?? null);
        if (input.ruleId !== null && rule === null) throw new AppError('rule_unknown', { rule: input.ruleId });
        const { row, findingSeq } = await openCaseFor(tx, ports, {
          community,
          ruleId: rule?.id ?? null,
          task: rule?.task ?? null,
          title: input.title,
          detail: input.detail,
          requirement: input.requirement,
          place: input.place,
          foundOn: input.foundOn,
          source: input.source,
          severity: input.severity,
          roundId: input.roundId,
          responsibleUnitId: input.responsibleUnitId ?? community.subdistrictId,
          relapseOf: null,
          photos: stored.length,
          verdict: null,
        });
        await attachFiles(
          tx,
          ports,
          { kind: 'case', id: row.id, onDay: input.foundOn },
          stored.map((file) => ({ ...file, kind: 'photo_before' })),
          findingSeq,
        );
        return { caseId: row.id, number: row.number };
      });
    },
  };
}

/** A finding of a round belongs in it; one without a round may be of any day and community. */
async function inRound(tx: Tx, roundId: string | null, communities: readonly CommunityRow[], foundOn: string): Promise<void> {
  if (roundId === null) return;
  const round = await tx.cases.round(roundId);
  if (round === null) throw new AppError('round_unknown');
  await refuseOutsideRound(tx, round, communities, foundOn);
}
