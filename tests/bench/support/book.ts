import { createHash } from 'node:crypto';
import BetterSqlite from 'better-sqlite3';
import { pinyin } from '#host/adapters/pinyin.ts';
import { canonicalJson } from '#shared/domain/canonical.ts';
import type { Day } from '#shared/domain/date.ts';
import { chainHash, textDigest } from '#shared/domain/events/chain.ts';
import { searchKey } from '#shared/domain/text.ts';
import { numberMaker } from '#tests/shared/domain/progress/random.ts';

export type Cell = string | number | null;
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

/** Writes rows raw into a register, with what every part of it needs: ids, events in the chain, search rows, chance. */
export type Book = {
  readonly counts: Readonly<Record<string, number>>;
  write(table: string, row: Readonly<Record<string, Cell>>): void;
  /** Appends to the chain; answers the event's number. */
  event(kind: string, subjectKind: string, subjectId: string, onDay: Day, payload: Readonly<Record<string, unknown>>): number;
  /** What search everywhere finds; answers the haystack. */
  search(kind: string, id: string, title: string, subtitle: string): string;
  id(): string;
  next(below: number): number;
  most(table: string, column: string): number;
  close(): void;
};

/** Opens a register after its first run for writing in one transaction; the same rows in every run. */
export function openBook(path: string, personId: string): Book {
  const file = new BetterSqlite(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = OFF');
  file.pragma('foreign_keys = OFF');
  file.exec('begin');
  const writers = new Map<string, BetterSqlite.Statement>();
  const counts: Record<string, number> = {};
  const most = (table: string, column: string) => (file.prepare(`select max("${column}") as most from "${table}"`).get() as { most: number | null }).most ?? 0;
  let seq = most('event', 'seq');
  let previous = (file.prepare('select hash from event where seq = ?').get(seq) as { hash: string }).hash;
  let ids = 0;
  const write: Book['write'] = (table, row) => {
    let statement = writers.get(table);
    if (statement === undefined) {
      const names = Object.keys(row);
      statement = file.prepare(
        `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
      );
      writers.set(table, statement);
    }
    statement.run(row);
    counts[table] = (counts[table] ?? 0) + 1;
  };
  return {
    counts,
    write,
    most,
    next: numberMaker(86),
    event(kind, subjectKind, subjectId, onDay, payload) {
      seq += 1;
      const text = canonicalJson(payload);
      const salt = seq.toString(16).padStart(32, '0');
      const digest = textDigest(text, salt, sha256);
      const at = `${onDay}T02:00:00.000Z`;
      const hash = chainHash({ seq, at, onDay, personId, kind, subjectKind, subjectId, backfilled: false, digest }, previous, sha256);
      write('event', {
        seq,
        at,
        on_day: onDay,
        person_id: personId,
        kind,
        subject_kind: subjectKind,
        subject_id: subjectId,
        backfilled: 0,
        digest,
        previous_hash: previous,
        hash,
      });
      write('event_payload', { seq, salt, payload: text });
      previous = hash;
      return seq;
    },
    search(kind, id, title, subtitle) {
      const haystack = `${searchKey(title)} ${searchKey(subtitle)} ${pinyin.initials(title)}`;
      write('search_entry', { kind, id, title, subtitle, haystack, sort_key: subtitle });
      return haystack;
    },
    id() {
      ids += 1;
      return `01900000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
    },
    close() {
      file.exec('commit');
      const broken = file.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`rows without what they refer to: ${JSON.stringify(broken.slice(0, 3))}`);
      file.pragma('wal_checkpoint(TRUNCATE)');
      file.close();
    },
  };
}
