import { createHash } from 'node:crypto';
import { afterAll, describe } from 'vitest';
import type { Clock, Ids } from '#shared/services/ports.ts';
import type { Commit } from '#db/unitOfWork.ts';
import { type OpenDatabase, openSqlite } from '#db/open.ts';
import { openPglite as inProcess } from '#db/dialects/pglite.ts';
import { openPglite } from '#db/openPglite.ts';

export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** A clock that stands still until it is moved. */
export type TestClock = Clock & { set(day: string, time?: string): void };
export function fixedClock(day = '2021-06-18', time = '01:00:00.000'): TestClock {
  let now = `${day}T${time}Z`;
  return {
    now: () => now,
    today: () => now.slice(0, 10),
    set(next, nextTime = '01:00:00.000') {
      now = `${next}T${nextTime}Z`;
    },
  };
}

/** Ids in order, valid UUIDv7s, the same in every run. */
export function countingIds(): Ids {
  let count = 0;
  return {
    next() {
      count += 1;
      return `01900000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
    },
  };
}

export type EngineName = 'SQLite' | 'PGlite';
export type Opened = { readonly database: OpenDatabase; readonly clock: TestClock; readonly commits: Commit[] };
export type OpenEngine = () => Promise<Opened>;

/** Opens an empty register in memory on an engine; PGlite takes about two seconds, so share it where you can. */
export async function openEngine(engine: EngineName): Promise<Opened> {
  const clock = fixedClock();
  const commits: Commit[] = [];
  const options = { clock, sha256, onCommit: (commit: Commit) => commits.push(commit) };
  if (engine === 'SQLite') return { database: await openSqlite(':memory:', options), clock, commits };
  return { database: await openPglite(inProcess(), options), clock, commits };
}

/** Runs the same tests on both engines. What `open` made is closed after the tests. */
export function onBothEngines(title: string, tests: (open: OpenEngine, engine: EngineName) => void): void {
  for (const engine of ['SQLite', 'PGlite'] as const) {
    describe(`${title} (${engine})`, () => {
      const opened: OpenDatabase[] = [];
      afterAll(async () => {
        for (const database of opened) await database.close();
      });
      tests(async () => {
        const result = await openEngine(engine);
        opened.push(result.database);
        return result;
      }, engine);
    });
  }
}
