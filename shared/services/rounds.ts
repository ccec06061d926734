import { AppError } from '#shared/domain/errors.ts';
import { phasesUnder } from '#shared/domain/standards/pack.ts';
import { lettersOfState } from '#shared/domain/standards/outcomes.ts';
import { roundListWords } from '#shared/words/caseLists.ts';
import type { OutputOf } from '#shared/contract/operation.ts';
import type { roundsContract } from '#shared/contract/rounds.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { type ListColumn, sheetTicket } from './cases/sheetTicket.ts';
import { CHOICES_KEY } from './judging.ts';
import type { Ports, RoundRow } from './ports.ts';
import { refuseOutsideRound } from './roundScope.ts';
import { runCommand } from './run.ts';

type RoundView = OutputOf<typeof roundsContract, 'rounds.get'>;

const words = roundListWords.columns;
const columns: readonly ListColumn<RoundView['members'][number]>[] = [
  { key: 'subdistrict', header: words.subdistrict, kind: 'text', cell: (row) => row.subdistrict },
  { key: 'community', header: words.community, kind: 'text', cell: (row) => row.community },
  { key: 'inspectedOn', header: words.inspectedOn, kind: 'text', cell: (row) => row.inspectedOn ?? '' },
  { key: 'inspector', header: words.inspector, kind: 'text', cell: (row) => row.inspector },
  { key: 'failing', header: words.failing, kind: 'integer', cell: (row) => row.failing },
  { key: 'unknown', header: words.unknown, kind: 'integer', cell: (row) => row.unknown },
  { key: 'findings', header: words.findings, kind: 'integer', cell: (row) => row.findings },
];

/** Inspection rounds: name, phase, team, communities, and when each was inspected. */
export function roundsHandlers(ports: Ports): Handlers<typeof roundsContract> {
  const { reads } = ports;
  const phases = async () => {
    const [{ pack }, choices] = await Promise.all([reads.standards.currentPack(), reads.core.setting(CHOICES_KEY)]);
    return phasesUnder(pack, (choices ?? {}) as Record<string, string>);
  };
  const list = async () => {
    const [rows, all] = await Promise.all([reads.cases.roundList(), phases()]);
    const titles = new Map(all.map((phase) => [phase.key, phase.title]));
    return {
      rows: rows.map((row) => ({ ...row, phaseTitle: titles.get(row.phase) ?? row.phase })),
      phases: all.map(({ key, title, from, to }) => ({ key, title, from, to })),
    };
  };
  const view = async (id: string): Promise<RoundView> => {
    const row = (await list()).rows.find((candidate) => candidate.id === id);
    if (row === undefined) throw new AppError('round_unknown');
    const [members, communities, units] = await Promise.all([reads.cases.roundCommunities(id), reads.register.communities(), reads.core.units()]);
    const byNo = new Map(communities.map((community) => [community.no, community]));
    const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
    const nos = members.map((member) => member.communityNo);
    const [verdicts, found] = await Promise.all([reads.standards.verdicts(nos), reads.cases.findingCounts(id)]);
    const letters = new Map(verdicts.map((verdict) => [verdict.subjectNo, [...verdict.outcomes]]));
    const count = (no: number, wanted: string) => (letters.get(no) ?? []).filter((letter) => wanted.includes(letter)).length;
    return {
      ...row,
      members: members.flatMap((member) => {
        const community = byNo.get(member.communityNo);
        if (community === undefined) return [];
        return [
          {
            communityId: community.id,
            community: community.name,
            subdistrict: unitNames.get(community.subdistrictId) ?? '',
            inspectedOn: member.inspectedOn,
            inspector: member.inspector,
            failing: count(member.communityNo, lettersOfState.fail),
            unknown: count(member.communityNo, lettersOfState.unknown),
            findings: found.get(member.communityNo) ?? 0,
          },
        ];
      }),
    };
  };
  return {
    'rounds.list': list,
    async 'rounds.communities'() {
      const [communities, units] = await Promise.all([reads.register.communities(), reads.core.units()]);
      const byId = new Map(units.map((unit) => [unit.id, unit]));
      return communities
        .filter((community) => community.validTo === null)
        .map(({ id, no, name, subdistrictId }) => ({
          id,
          no,
          name,
          subdistrictId,
          subdistrict: byId.get(subdistrictId)?.name ?? '',
          ord: byId.get(subdistrictId)?.ord ?? 0,
        }))
        .sort((a, b) => a.ord - b.ord || a.no - b.no)
        .map(({ id, name, subdistrictId, subdistrict }) => ({ id, name, subdistrictId, subdistrict }));
    },
    async 'rounds.export'({ id }) {
      const { name, members } = await view(id);
      return sheetTicket(ports, {
        title: roundListWords.title(name),
        columns: columns.map(({ header, kind }) => ({ header, kind })),
        rows: members.map((member) => columns.map((column) => column.cell(member))),
      });
    },
    'rounds.get': ({ id }) => view(id),
    'rounds.save': (input, context) =>
      runCommand(ports, 'rounds.save', context, async (tx) => {
        if (input.endsOn < input.startsOn) throw new AppError('round_ends_before_start');
        const { pack } = await tx.standards.currentPack();
        if (!pack.phases.some((phase) => phase.key === input.phase)) throw new AppError('round_phase_unknown');
        const before = input.id === null ? null : await tx.cases.round(input.id);
        if (input.id !== null && before === null) throw new AppError('round_unknown');
        if (before !== null && before.revision !== input.revision) throw new AppError('stale', { what: before.name });
        const known = await tx.register.communities();
        const wanted = input.communityIds === null ? null : new Set(input.communityIds);
        const nos = known.filter((community) => community.validTo === null && (wanted === null || wanted.has(community.id))).map((community) => community.no);
        if (nos.length === 0) throw new AppError('round_without_communities');
        const id = input.id ?? ports.ids.next();
        const seq = tx.journal.record({
          kind: input.id === null ? 'round.opened' : 'round.changed',
          subjectKind: 'round',
          subjectId: id,
          onDay: tx.journal.today,
          payload: { name: input.name, phase: input.phase, team: input.team, startsOn: input.startsOn, endsOn: input.endsOn, communities: nos.length },
        });
        const row: RoundRow = {
          id,
          name: input.name,
          phase: input.phase,
          team: input.team,
          startsOn: input.startsOn,
          endsOn: input.endsOn,
          note: input.note,
          revision: input.id === null ? 1 : input.revision + 1,
          seq,
        };
        await tx.cases.saveRound(row);
        await tx.cases.setRoundCommunities(id, nos);
        tx.journal.touch('rounds');
        return { id };
      }),
    'rounds.inspect': (input, context) =>
      runCommand(ports, 'rounds.inspect', context, async (tx) => {
        const round = await tx.cases.round(input.id);
        if (round === null) throw new AppError('round_unknown');
        if (input.on > tx.journal.today) throw new AppError('day_in_future', { day: input.on, today: tx.journal.today });
        const wanted = new Set(input.communityIds);
        const communities = (await tx.register.communities()).filter((community) => wanted.has(community.id));
        await refuseOutsideRound(tx, round, communities, input.on);
        for (const community of communities)
          await tx.cases.inspect({ roundId: round.id, communityNo: community.no, inspectedOn: input.on, inspector: input.inspector });
        tx.journal.record({
          kind: 'round.visited',
          subjectKind: 'round',
          subjectId: round.id,
          onDay: input.on,
          backfilled: input.on < tx.journal.today,
          payload: { communities: communities.map((community) => community.name), inspector: input.inspector },
        });
        tx.journal.touch('rounds');
        return { inspected: communities.length };
      }),
  };
}
