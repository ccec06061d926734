import { sameValue } from '#shared/domain/register/value.ts';
import type { ImportedValue } from '#shared/services/ports.ts';
import { readSession, type TxSession } from '#db/session.ts';
import { metricKeys, valueOf } from './registerLoads.ts';

type Row = {
  readonly no: number;
  readonly subject_no: number;
  readonly metric_no: number;
  readonly seq: number;
  readonly valid_from: string;
  readonly number: number | null;
  readonly text: string | null;
  readonly qualifier: string;
  readonly source: string;
};

/** For each value an import wrote: what stood on its day before, and whether a later one stands now. */
export async function valuesOfImport({ db }: TxSession, importId: string): Promise<readonly ImportedValue[]> {
  const keys = await metricKeys(readSession(db));
  const columns = ['no', 'subject_no', 'metric_no', 'seq', 'valid_from', 'number', 'text', 'qualifier', 'source'] as const;
  const written = await db
    .selectFrom('register_value')
    .select(columns)
    .where('import_id', '=', importId)
    .where('source', '=', 'import')
    .orderBy('no')
    .execute();
  const others = await db
    .selectFrom('register_value as mine')
    .innerJoin('register_value as other', (join) => join.onRef('other.subject_no', '=', 'mine.subject_no').onRef('other.metric_no', '=', 'mine.metric_no'))
    .select(['mine.no as mine_no', ...columns.map((column) => `other.${column}` as const)])
    .where('mine.import_id', '=', importId)
    .where('mine.source', '=', 'import')
    .whereRef('other.no', '!=', 'mine.no')
    .orderBy('other.no')
    .execute();
  const byMine = Map.groupBy(others, (other) => other.mine_no);
  return written.map((row) => {
    const key = keys.get(row.metric_no)!;
    const { before, later, days } = standing(key, row, byMine.get(row.no) ?? []);
    return {
      subjectNo: row.subject_no,
      metric: key,
      seq: row.seq,
      validFrom: row.valid_from,
      before: before === null ? null : valueOf(key, before),
      later,
      days,
    };
  });
}

/** `others`: the other values of the same field, in the order they were recorded. */
function standing(key: string, mine: Row, others: readonly Row[]): { readonly before: Row | null; readonly later: boolean; readonly days: readonly string[] } {
  let before: Row | null = null;
  const after: Row[] = [];
  for (const other of others) {
    const earlier = other.valid_from < mine.valid_from || (other.valid_from === mine.valid_from && other.no < mine.no);
    if (earlier) {
      if (before === null || other.valid_from >= before.valid_from) before = other;
    } else if (other.no > mine.no) after.push(other);
  }
  const last = after[after.length - 1];
  // What a later import wrote and its undoing took back leaves this value standing, on those days too.
  const stands = last === undefined || (last.source === 'undo' && sameValue(valueOf(key, last), valueOf(key, mine)));
  return { before, later: !stands, days: stands ? [...new Set([mine.valid_from, ...after.map((row) => row.valid_from)])] : [mine.valid_from] };
}
