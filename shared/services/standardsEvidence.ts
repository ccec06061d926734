import { AppError } from '#shared/domain/errors.ts';
import { type MetricValue, sameValue, UNFILLED } from '#shared/domain/register/value.ts';
import { judge } from '#shared/domain/standards/judge.ts';
import { isTicked, needsProof, tickFits } from '#shared/domain/standards/tick.ts';
import type { Rule } from '#shared/domain/standards/types.ts';
import type { EvidenceView, standardsContract } from '#shared/contract/standards.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { ruleTitle } from '#shared/words/standards.ts';
import { attachFiles, claimFiles, type StoredFile } from './files.ts';
import { judgingOn, rejudge } from './judging.ts';
import type { EvidenceRow, Ports, Tx, ValueHistoryRow } from './ports.ts';
import { runCommand } from './run.ts';
import { ruleOf } from './standardsPack.ts';

type EvidenceHandlers = Pick<Handlers<typeof standardsContract>, 'standards.tick' | 'standards.withdrawTick' | 'standards.evidence'>;
/** Whom a tick is about. */
type Subject = { readonly no: number; readonly id: string; readonly name: string; readonly isCommunity: boolean };
type TickInput = { readonly ruleId: string; readonly value: MetricValue; readonly onDay: string; readonly note: string };

/** Rules ticked by a person: each tick is a value of the register with its evidence, photos and event. */
export function evidenceHandlers(ports: Ports): EvidenceHandlers {
  const { reads } = ports;
  return {
    async 'standards.tick'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return runCommand(ports, 'standards.tick', context, async (tx) => {
        if (input.onDay > tx.journal.today) throw new AppError('day_in_future', { day: input.onDay, today: tx.journal.today });
        const { adopted, choices } = await judgingOn(tx, input.onDay);
        const rule = ruleOf(adopted.pack, input.ruleId);
        if (!isTicked(rule)) throw new AppError('tick_not_by_hand', { title: ruleTitle(rule) });
        if (!tickFits(rule, input.value)) throw new AppError('tick_value_unfit', { title: ruleTitle(rule) });
        const subjects = await subjectsOf(tx, rule, input.communityIds, input.unitId);
        if (needsProof(input.value) && input.note === '' && stored.length === 0) throw new AppError('tick_without_proof', { title: ruleTitle(rule) });
        const met = judge(rule, new Map([[rule.metric, input.value]]), { pack: adopted.pack, settings: choices, asOf: input.onDay }).state === 'pass';
        const ids: string[] = [];
        for (const subject of subjects) ids.push(await tickOne(tx, ports, subject, rule, input, met, stored));
        const communityNos = subjects.filter((subject) => subject.isCommunity).map((subject) => subject.no);
        if (communityNos.length > 0) await rejudge(tx, communityNos);
        tx.journal.touch('evidence', 'register', 'verdicts');
        return { recorded: ids.length, met, ids };
      });
    },
    'standards.withdrawTick': (input, context) =>
      runCommand(ports, 'standards.withdrawTick', context, async (tx) => {
        let restored = 0;
        const communityNos = new Set<number>();
        const communities = new Set((await tx.register.communities()).map((community) => community.no));
        for (const id of input.ids) {
          const evidence = await tx.standards.evidence(id);
          if (evidence === null || evidence.withdrawnSeq !== null) throw new AppError('evidence_unknown');
          const seq = tx.journal.record({
            kind: 'evidence.withdrawn',
            subjectKind: 'evidence',
            subjectId: id,
            onDay: tx.journal.today,
            payload: { ruleId: evidence.ruleId, metric: evidence.metric, reason: input.reason },
          });
          await tx.standards.withdrawEvidence(id, seq);
          if (await restoreBefore(tx, evidence, seq)) restored += 1;
          if (communities.has(evidence.subjectNo)) communityNos.add(evidence.subjectNo);
        }
        if (communityNos.size > 0) await rejudge(tx, [...communityNos]);
        tx.journal.touch('evidence', 'register', 'verdicts');
        return { restored };
      }),
    async 'standards.evidence'(input) {
      const [community, unit, persons] = await Promise.all([
        input.communityId === null ? null : reads.register.community(input.communityId),
        input.unitId === null ? null : reads.core.unit(input.unitId),
        reads.core.persons(),
      ]);
      const subject = community ?? unit;
      if (subject === null) throw new AppError('community_unknown');
      const names = new Map(persons.map((person) => [person.id, person.name]));
      const rows = await reads.standards.evidenceOf([subject.no], input.ruleId, true);
      return Promise.all(
        rows.map(async (row): Promise<EvidenceView> => ({
          id: row.id,
          subject: subject.name,
          ruleId: row.ruleId,
          metric: row.metric,
          value: { ...row.value },
          met: row.met,
          note: row.note,
          onDay: row.onDay,
          person: names.get(row.personId) ?? '',
          withdrawn: row.withdrawnSeq !== null,
          files:
            row.files === 0
              ? []
              : (await reads.files.attachmentsOf('evidence', row.id)).map(({ id, kind, name, mime, size, hash, onDay }) => ({
                  id,
                  kind,
                  name,
                  mime,
                  size,
                  hash,
                  onDay,
                })),
        })),
      );
    },
  };
}

async function subjectsOf(tx: Tx, rule: Rule, communityIds: readonly string[], unitId: string | null): Promise<readonly Subject[]> {
  if (unitId !== null) {
    const unit = await tx.core.unit(unitId);
    if (unit === null) throw new AppError('unit_unknown');
    if (unit.kind === 'leading_group' || unit.kind === 'inspection_team' || unit.kind === 'government_office' || !rule.levels.includes(unit.kind)) {
      throw new AppError('tick_other_level', { title: ruleTitle(rule), name: unit.name });
    }
    return [{ no: unit.no, id: unit.id, name: unit.name, isCommunity: false }];
  }
  if (communityIds.length === 0) throw new AppError('tick_without_subject', { title: ruleTitle(rule) });
  if (!rule.levels.includes('community')) throw new AppError('tick_other_level', { title: ruleTitle(rule), name: '' });
  const subjects: Subject[] = [];
  for (const id of new Set(communityIds)) {
    const community = await tx.register.community(id);
    if (community === null) throw new AppError('community_unknown');
    if (community.validTo !== null) throw new AppError('community_closed', { name: community.name, on: community.validTo });
    subjects.push({ no: community.no, id: community.id, name: community.name, isCommunity: true });
  }
  return subjects;
}

async function tickOne(tx: Tx, ports: Ports, subject: Subject, rule: Rule, input: TickInput, met: boolean, files: readonly StoredFile[]): Promise<string> {
  const id = ports.ids.next();
  const seq = tx.journal.record({
    kind: 'evidence.recorded',
    subjectKind: 'evidence',
    subjectId: id,
    onDay: input.onDay,
    backfilled: input.onDay < tx.journal.today,
    payload: {
      of: subject.isCommunity ? 'community' : 'unit',
      subjectId: subject.id,
      ruleId: rule.id,
      metric: rule.metric,
      value: [input.value.number ?? input.value.text, input.value.qualifier],
      met,
      note: input.note,
      files: files.length,
    },
  });
  await tx.register.writeValues([{ subjectNo: subject.no, metric: rule.metric, value: input.value, validFrom: input.onDay, seq, source: 'evidence' }]);
  await tx.standards.addEvidence({
    id,
    subjectNo: subject.no,
    ruleId: rule.id,
    metric: rule.metric,
    value: input.value,
    met,
    note: input.note,
    onDay: input.onDay,
    personId: tx.journal.actorId!,
    seq,
    withdrawnSeq: null,
  });
  await attachFiles(tx, ports, { kind: 'evidence', id, onDay: input.onDay }, files, seq);
  return id;
}

/**
 * Writes what stands without the ticks that were taken back, from the day of the newest value on; answers whether that
 * is another value than before. Ticks and what their withdrawal wrote are passed over; a value entered later stays.
 */
async function restoreBefore(tx: Tx, evidence: EvidenceRow, seq: number): Promise<boolean> {
  const { subjectNo, metric } = evidence;
  const withdrawn = (await tx.standards.evidenceOf([subjectNo], null, true)).filter((row) => row.withdrawnSeq !== null && row.metric === metric);
  const passedOver = new Set(withdrawn.flatMap((row) => [row.seq, row.withdrawnSeq]));
  const history = await tx.register.history(subjectNo, metric);
  const newest = newestOf(history);
  const standing = newestOf(history.filter((row) => !passedOver.has(row.seq)))?.value ?? UNFILLED;
  if (newest === undefined || (sameValue(newest.value, standing) && newest.value.since === standing.since)) return false;
  await tx.register.writeValues([{ subjectNo, metric, value: standing, validFrom: newest.validFrom, seq, source: 'undo' }]);
  return true;
}

/** The value in force: the latest day, and of that day what was recorded last. The history comes last recorded first. */
function newestOf(history: readonly ValueHistoryRow[]): ValueHistoryRow | undefined {
  return history.reduce<ValueHistoryRow | undefined>((best, row) => (best === undefined || row.validFrom > best.validFrom ? row : best), undefined);
}
