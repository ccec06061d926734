import type { Kysely } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import { countOutcomes } from '#shared/domain/verdicts/outcomes.ts';
import type { Pack } from '#shared/domain/standards/types.ts';
import type {
  AdoptedPack, EvidenceRow, ExemptionRow, StandardsLoads, StandardsRepository, VerdictRow,
} from '#shared/services/ports.ts';
import type { Database, RowOf } from '#db/schema.ts';
import type { ReadSession, TxSession } from '#db/session.ts';

/** SQLite allows 32,766 parameters a statement. */
const MOST_IN = 10_000;

function toVerdict(row: Pick<RowOf<'verdict'>, 'subject_no' | 'pack_no' | 'as_of' | 'seq' | 'outcomes'>): VerdictRow {
  return { subjectNo: row.subject_no, packNo: row.pack_no, asOf: row.as_of, seq: row.seq, outcomes: row.outcomes };
}

function toExemption(row: RowOf<'exemption'>): ExemptionRow {
  return {
    id: row.id, subjectNo: row.subject_no, ruleId: row.rule_id, paper: row.paper, reason: row.reason, fromDay: row.from_day, toDay: row.to_day,
    seq: row.seq, revokedSeq: row.revoked_seq,
  };
}

/** A published pack never changes, so its parsed content is kept as long as its number lives. */
function packLoader(db: Kysely<Database>): () => Promise<AdoptedPack> {
  let kept: AdoptedPack | null = null;
  return async () => {
    const row = await db.selectFrom('pack').select(['no', 'hash']).where('state', '=', 'published').orderBy('no', 'desc').limit(1).executeTakeFirst();
    if (row === undefined) throw new AppError('no_pack');
    if (kept?.no === row.no) return kept;
    const { content } = await db.selectFrom('pack').select('content').where('no', '=', row.no).executeTakeFirstOrThrow();
    kept = { no: row.no, hash: row.hash, pack: JSON.parse(content) as Pack };
    return kept;
  };
}

/** The pack in force, verdicts, evidence and exemptions as both screens and commands load them. */
export function standardsLoads(session: ReadSession): StandardsLoads {
  const db = session as unknown as Kysely<Database>;
  return {
    currentPack: packLoader(db),
    async verdicts(subjectNos) {
      const columns = ['subject_no', 'pack_no', 'as_of', 'seq', 'outcomes'] as const;
      if (subjectNos === null) return (await db.selectFrom('verdict').select(columns).execute()).map(toVerdict);
      const rows: VerdictRow[] = [];
      for (let start = 0; start < subjectNos.length; start += MOST_IN) {
        const part = await db.selectFrom('verdict').select(columns).where('subject_no', 'in', subjectNos.slice(start, start + MOST_IN)).execute();
        for (const row of part) rows.push(toVerdict(row));
      }
      return rows;
    },
    async evidenceOf(subjectNo, ruleId) {
      let select = db.selectFrom('evidence').innerJoin('metric', 'metric.no', 'evidence.metric_no').selectAll('evidence').select('metric.key')
        .where('subject_no', '=', subjectNo);
      if (ruleId !== null) select = select.where('rule_id', '=', ruleId);
      const rows = await select.orderBy('evidence.seq', 'desc').execute();
      return rows.map((row): EvidenceRow => ({
        id: row.id, subjectNo: row.subject_no, ruleId: row.rule_id, metric: row.key, met: row.met === 1, note: row.note, onDay: row.on_day,
        personId: row.person_id, seq: row.seq,
      }));
    },
    async exemptions(subjectNos) {
      let select = db.selectFrom('exemption').selectAll().where('revoked_seq', 'is', null);
      if (subjectNos !== null) {
        if (subjectNos.length === 0) return [];
        if (subjectNos.length <= MOST_IN) select = select.where('subject_no', 'in', subjectNos);
      }
      return (await select.orderBy('seq').execute()).map(toExemption);
    },
  };
}

/** Packs, verdicts, evidence and exemptions inside a transaction. */
export function standardsRepository(session: TxSession): StandardsRepository {
  const { db, insertMany } = session;
  return {
    ...standardsLoads(db as unknown as ReadSession),
    async addPack(pack, content, hash, seq) {
      const { no } = await db.insertInto('pack')
        .values({ id: pack.id, version: pack.version, hash, title: pack.title, state: 'published', content, seq })
        .returning('no').executeTakeFirstOrThrow();
      return { no, hash, pack };
    },
    async saveVerdicts(verdicts) {
      await insertMany('verdict', ['subject_no', 'pack_no', 'as_of', 'seq', 'outcomes', 'passes', 'fails', 'usual_fails', 'unknowns'],
        mapRows(verdicts, (row) => {
          const counts = countOutcomes(row.outcomes);
          return [row.subjectNo, row.packNo, row.asOf, row.seq, row.outcomes, counts.pass, counts.fail, counts.usualFail, counts.unknown];
        }), { replaceKey: ['subject_no'] });
    },
    async addEvidence(evidence) {
      const metric = await db.selectFrom('metric').select('no').where('key', '=', evidence.metric).executeTakeFirstOrThrow();
      await db.insertInto('evidence').values({
        id: evidence.id, subject_no: evidence.subjectNo, rule_id: evidence.ruleId, metric_no: metric.no, met: evidence.met ? 1 : 0,
        note: evidence.note, on_day: evidence.onDay, person_id: evidence.personId, seq: evidence.seq,
      }).execute();
    },
    async addExemption(exemption) {
      await db.insertInto('exemption').values({
        id: exemption.id, subject_no: exemption.subjectNo, rule_id: exemption.ruleId, paper: exemption.paper, reason: exemption.reason,
        from_day: exemption.fromDay, to_day: exemption.toDay, seq: exemption.seq, revoked_seq: null,
      }).execute();
    },
    async revokeExemption(id, seq) {
      const { numUpdatedRows } = await db.updateTable('exemption').set({ revoked_seq: seq }).where('id', '=', id).where('revoked_seq', 'is', null).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('exemption_unknown');
    },
  };
}

function* mapRows<R>(rows: Iterable<R>, map: (row: R) => (string | number | null)[]): Iterable<(string | number | null)[]> {
  for (const row of rows) yield map(row);
}
