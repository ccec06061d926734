import { addDays } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import { exemptionState } from '#shared/domain/standards/exemption.ts';
import type { ExemptionView, standardsContract } from '#shared/contract/standards.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { ruleTitle } from '#shared/words/standards.ts';
import { sheetTicket } from './cases/sheetTicket.ts';
import { exemptionSheet } from './exemptionSheet.ts';
import { judgingOn, rejudge } from './judging.ts';
import type { Ports } from './ports.ts';
import { runCommand } from './run.ts';
import { ruleOf } from './standardsPack.ts';

type ExemptionHandlers = Pick<
  Handlers<typeof standardsContract>,
  'standards.exempt' | 'standards.endExemption' | 'standards.exemptions' | 'standards.exportExemptions'
>;

/** Communities taken out of a rule by a paper, from a day to a day. */
export function exemptionHandlers(ports: Ports): ExemptionHandlers {
  const { reads } = ports;
  /** Of one community or all, of one rule or all: running ones first, then the latest. */
  async function listed(communityId: string | null, ruleId: string | null): Promise<ExemptionView[]> {
    const today = ports.clock.today();
    const [{ adopted }, communities] = await Promise.all([judgingOn(reads, today), reads.register.communities()]);
    const byNo = new Map(communities.map((community) => [community.no, community]));
    const only = communityId === null ? null : communities.find((community) => community.id === communityId);
    if (only === undefined) throw new AppError('community_unknown');
    const titles = new Map(adopted.pack.rules.map((rule) => [rule.id, ruleTitle(rule)]));
    const rows = await reads.standards.exemptions(only === null ? null : [only.no]);
    const views = rows
      .filter((row) => ruleId === null || row.ruleId === ruleId)
      .flatMap((row): ExemptionView[] => {
        const community = byNo.get(row.subjectNo);
        if (community === undefined) return [];
        return [
          {
            id: row.id,
            communityId: community.id,
            community: community.name,
            ruleId: row.ruleId,
            title: titles.get(row.ruleId) ?? row.ruleId,
            paper: row.paper,
            reason: row.reason,
            from: row.fromDay,
            to: row.toDay,
            running: exemptionState({ from: row.fromDay, to: row.toDay }, today) === 'running',
          },
        ];
      });
    return views.toReversed().sort((a, b) => Number(b.running) - Number(a.running));
  }
  return {
    'standards.exempt': (input, context) =>
      runCommand(ports, 'standards.exempt', context, async (tx) => {
        if (input.to < input.from) throw new AppError('exemption_days', { from: input.from, to: input.to });
        const { adopted } = await judgingOn(tx, tx.journal.today);
        const rule = ruleOf(adopted.pack, input.ruleId);
        if (rule.check === 'param' || !rule.levels.includes('community')) throw new AppError('exemption_not_for_rule', { title: ruleTitle(rule) });
        const ids: string[] = [];
        const nos: number[] = [];
        for (const communityId of new Set(input.communityIds)) {
          const community = await tx.register.community(communityId);
          if (community === null) throw new AppError('community_unknown');
          const others = await tx.standards.exemptions([community.no]);
          if (others.some((other) => other.ruleId === rule.id && other.fromDay <= input.to && input.from <= other.toDay)) {
            throw new AppError('exemption_overlaps', { name: community.name, title: ruleTitle(rule) });
          }
          const id = ports.ids.next();
          const seq = tx.journal.record({
            kind: 'exemption.granted',
            subjectKind: 'exemption',
            subjectId: id,
            onDay: input.from,
            payload: { communityId, community: community.name, ruleId: rule.id, paper: input.paper, reason: input.reason, from: input.from, to: input.to },
          });
          await tx.standards.addExemption({
            id,
            subjectNo: community.no,
            ruleId: rule.id,
            paper: input.paper,
            reason: input.reason,
            fromDay: input.from,
            toDay: input.to,
            seq,
            revokedSeq: null,
          });
          ids.push(id);
          nos.push(community.no);
        }
        await rejudge(tx, nos);
        return { ids };
      }),
    'standards.endExemption': (input, context) =>
      runCommand(ports, 'standards.endExemption', context, async (tx) => {
        const exemption = await tx.standards.exemption(input.id);
        if (exemption === null) throw new AppError('exemption_unknown');
        if (input.on > addDays(exemption.toDay, 1)) throw new AppError('exemption_ended', { to: exemption.toDay });
        const seq = tx.journal.record({
          kind: 'exemption.ended',
          subjectKind: 'exemption',
          subjectId: exemption.id,
          onDay: input.on,
          payload: { reason: input.reason, before: exemption.toDay },
        });
        // Ended on its first day or before, it has never been in force.
        if (input.on <= exemption.fromDay) await tx.standards.revokeExemption(exemption.id, seq);
        else await tx.standards.endExemption(exemption.id, addDays(input.on, -1));
        await rejudge(tx, [exemption.subjectNo]);
        return {};
      }),
    'standards.exemptions': ({ communityId, ruleId }) => listed(communityId, ruleId),
    async 'standards.exportExemptions'({ columns }) {
      return sheetTicket(ports, exemptionSheet(await listed(null, null), columns, ports.clock.today()));
    },
  };
}
