import { AppError } from '#shared/domain/errors.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { Pack } from '#shared/domain/standards/types.ts';
import { countLetters } from '#shared/domain/standards/counts.ts';
import type { AdoptedPack, EvidenceRow, ExemptionRow, StandardsLoads, StandardsRepository, VerdictRow } from '#shared/services/ports.ts';
import type { RowOf } from '#db/schema.ts';
import { readSession, type ReadSession, type TxSession } from '#db/session.ts';

/** SQLite allows 32,766 parameters a statement. */
const MOST_IN = 10_000;

const toVerdict = (row: Pick<RowOf<'verdict'>, 'subject_no' | 'pack_no' | 'as_of' | 'seq' | 'outcomes'>): VerdictRow => ({
  subjectNo: row.subject_no,
  packNo: row.pack_no,
  asOf: row.as_of,
  seq: row.seq,
  outcomes: row.outcomes,
});

const toExemption = (row: RowOf<'exemption'>): ExemptionRow => ({
  id: row.id,
  subjectNo: row.subject_no,
  ruleId: row.rule_id,
  paper: row.paper,
  reason: row.reason,
  fromDay: row.from_day,
  toDay: row.to_day,
  seq: row.seq,
  revokedSeq: row.revoked_seq,
});

const toEvidence = (row: RowOf<'evidence'> & { readonly key: string }): EvidenceRow => ({
  id: row.id,
  subjectNo: row.subject_no,
  ruleId: row.rule_id,
  metric: row.key,
  value: JSON.parse(row.value) as MetricValue,
  met: row.met === 1,
  note: row.note,
  onDay: row.on_day,
  personId: row.person_id,
  seq: row.seq,
  withdrawnSeq: row.withdrawn_seq,
});

/**
 * Parsed packs by the hash of their content, which says everything: published packs never change, and the judge keeps
 * its compiled rules by the pack object. A transaction so begins with the rules ready.
 */
const parsed = new Map<string, Pack>();
const MOST_PARSED = 8;

async function currentPack(db: ReadSession): Promise<AdoptedPack> {
  const row = await db.selectFrom('pack').select(['no', 'hash']).where('state', '=', 'published').orderBy('no', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) throw new AppError('no_pack');
  let pack = parsed.get(row.hash);
  if (pack === undefined) {
    const { content } = await db.selectFrom('pack').select('content').where('no', '=', row.no).executeTakeFirstOrThrow();
    pack = JSON.parse(content) as Pack;
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(row.hash, pack);
  }
  return { no: row.no, hash: row.hash, pack };
}

/** The pack in force, verdicts, evidence and exemptions as both screens and commands load them. */
export function standardsLoads(db: ReadSession): StandardsLoads {
  const evidence = () => db.selectFrom('evidence').innerJoin('metric', 'metric.no', 'evidence.metric_no').selectAll('evidence').select('metric.key');
  return {
    currentPack: () => currentPack(db),
    async verdicts(subjectNos) {
      const columns = ['subject_no', 'pack_no', 'as_of', 'seq', 'outcomes'] as const;
      if (subjectNos === null) return (await db.selectFrom('verdict').select(columns).execute()).map(toVerdict);
      const rows: VerdictRow[] = [];
      for (let start = 0; start < subjectNos.length; start += MOST_IN) {
        const part = await db
          .selectFrom('verdict')
          .select(columns)
          .where('subject_no', 'in', subjectNos.slice(start, start + MOST_IN))
          .execute();
        for (const row of part) rows.push(toVerdict(row));
      }
      return rows;
    },
    async communityLetters(subdistrictId) {
      let select = db
        .selectFrom('community')
        .innerJoin('verdict', 'verdict.subject_no', 'community.no')
        .innerJoin('unit', 'unit.id', 'community.subdistrict_id')
        .select(['community.no', 'community.id', 'community.name', 'community.subdistrict_id', 'verdict.outcomes'])
        .where('community.valid_to', 'is', null);
      if (subdistrictId !== null) select = select.where('community.subdistrict_id', '=', subdistrictId);
      const rows = await select.orderBy('unit.ord').orderBy('community.ord').orderBy('community.no').execute();
      return rows.map((row) => ({ communityNo: row.no, communityId: row.id, name: row.name, subdistrictId: row.subdistrict_id, outcomes: row.outcomes }));
    },
    async verdictStanding(packNo, choicesSeq) {
      const stale = await db
        .selectFrom('community')
        .leftJoin('verdict', 'verdict.subject_no', 'community.no')
        .select('community.no')
        .where('community.valid_to', 'is', null)
        .where((eb) => eb.or([eb('verdict.subject_no', 'is', null), eb('verdict.pack_no', '!=', packNo), eb('verdict.seq', '!=', choicesSeq)]))
        .orderBy('community.no')
        .execute();
      const { oldest } = await db
        .selectFrom('verdict')
        .select((eb) => eb.fn.min<string | null>('as_of').as('oldest'))
        .where('pack_no', '=', packNo)
        .where('seq', '=', choicesSeq)
        .executeTakeFirstOrThrow();
      return { stale: stale.map((row) => row.no), oldest };
    },
    async evidenceOf(subjectNos, ruleId, withdrawnToo = false) {
      if (subjectNos.length === 0) return [];
      let select = evidence()
        .where('subject_no', 'in', subjectNos)
        .select((eb) =>
          eb
            .selectFrom('attachment')
            .whereRef('attachment.subject_id', '=', 'evidence.id')
            .where('attachment.subject_kind', '=', 'evidence')
            .select((inner) => inner.fn.countAll<number>().as('count'))
            .as('files'),
        );
      if (ruleId !== null) select = select.where('rule_id', '=', ruleId);
      if (!withdrawnToo) select = select.where('withdrawn_seq', 'is', null);
      const rows = await select.orderBy('evidence.on_day', 'desc').orderBy('evidence.seq', 'desc').execute();
      return rows.map((row) => ({ ...toEvidence(row), files: Number(row.files) }));
    },
    async evidence(id) {
      const row = await evidence().where('evidence.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toEvidence(row);
    },
    async exemptions(subjectNos) {
      let select = db.selectFrom('exemption').selectAll().where('revoked_seq', 'is', null);
      if (subjectNos !== null) {
        if (subjectNos.length === 0) return [];
        if (subjectNos.length <= MOST_IN) select = select.where('subject_no', 'in', subjectNos);
      }
      return (await select.orderBy('seq').execute()).map(toExemption);
    },
    async exemption(id) {
      const row = await db.selectFrom('exemption').selectAll().where('id', '=', id).where('revoked_seq', 'is', null).executeTakeFirst();
      return row === undefined ? null : toExemption(row);
    },
  };
}

/** Packs, verdicts, evidence and exemptions inside a transaction. */
export function standardsRepository(session: TxSession): StandardsRepository {
  const { db, insertMany } = session;
  return {
    ...standardsLoads(readSession(db)),
    async addPack(pack, content, hash, seq) {
      const { no } = await db
        .insertInto('pack')
        .values({ id: pack.id, version: pack.version, hash, title: pack.title, state: 'published', content, seq })
        .returning('no')
        .executeTakeFirstOrThrow();
      return { no, hash, pack };
    },
    async saveVerdicts(verdicts) {
      await insertMany(
        'verdict',
        ['subject_no', 'pack_no', 'as_of', 'seq', 'outcomes', 'passes', 'fails', 'usual_fails', 'unknowns'],
        mapRows(verdicts, (row) => {
          const counts = countLetters(row.outcomes);
          return [row.subjectNo, row.packNo, row.asOf, row.seq, row.outcomes, counts.pass, counts.fail, counts.usualFail, counts.unknown];
        }),
        { replaceKey: ['subject_no'] },
      );
    },
    async markJudged(asOf) {
      await db.updateTable('verdict').set({ as_of: asOf }).where('as_of', '!=', asOf).execute();
    },
    async addEvidence(row) {
      const metric = await db.selectFrom('metric').select('no').where('key', '=', row.metric).executeTakeFirstOrThrow();
      await db
        .insertInto('evidence')
        .values({
          id: row.id,
          subject_no: row.subjectNo,
          rule_id: row.ruleId,
          metric_no: metric.no,
          value: JSON.stringify(row.value),
          met: row.met ? 1 : 0,
          note: row.note,
          on_day: row.onDay,
          person_id: row.personId,
          seq: row.seq,
          withdrawn_seq: row.withdrawnSeq,
        })
        .execute();
    },
    async withdrawEvidence(id, seq) {
      const { numUpdatedRows } = await db
        .updateTable('evidence')
        .set({ withdrawn_seq: seq })
        .where('id', '=', id)
        .where('withdrawn_seq', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('evidence_unknown');
    },
    async addExemption(exemption) {
      await db
        .insertInto('exemption')
        .values({
          id: exemption.id,
          subject_no: exemption.subjectNo,
          rule_id: exemption.ruleId,
          paper: exemption.paper,
          reason: exemption.reason,
          from_day: exemption.fromDay,
          to_day: exemption.toDay,
          seq: exemption.seq,
          revoked_seq: null,
        })
        .execute();
    },
    async endExemption(id, toDay) {
      const { numUpdatedRows } = await db
        .updateTable('exemption')
        .set({ to_day: toDay })
        .where('id', '=', id)
        .where('revoked_seq', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('exemption_unknown');
    },
    async revokeExemption(id, seq) {
      const { numUpdatedRows } = await db
        .updateTable('exemption')
        .set({ revoked_seq: seq })
        .where('id', '=', id)
        .where('revoked_seq', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('exemption_unknown');
    },
  };
}

function* mapRows<T, R>(values: readonly T[], map: (value: T) => R): Iterable<R> {
  for (const value of values) yield map(value);
}
