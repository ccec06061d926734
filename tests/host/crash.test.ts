import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqlite } from '#db/open.ts';
import { fixedClock, sha256 } from '#tests/support/engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writer = fileURLToPath(new URL('./support/crashWriter.ts', import.meta.url));

/** Runs the writer and kills it at once after it has reported so many saves; answers what it had reported. */
async function killAfter(round: number, saves: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const saved: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('failed')) throw new Error(line);
    if (line.startsWith('saved ')) saved.push(line.slice('saved '.length));
    if (saved.length >= saves) child.kill('SIGKILL');
  }
  return saved;
}

describe('a program killed in the middle of work', () => {
  it('has lost nothing it called saved, has nothing half written, and opens again without help', async () => {
    const saved: string[] = [];
    for (const [index, saves] of [1, 3, 7, 12, 25].entries()) saved.push(...(await killAfter(index + 1, saves)));

    expect(saved.length).toBeGreaterThanOrEqual(48);
    const database = await openSqlite(join(folder, 'register.db'), { clock: fixedClock('2026-11-22'), sha256 });
    const communities = await database.reads.register.communities();
    const values = await database.reads.register.currentValues(null);
    const verdicts = new Set((await database.reads.standards.verdicts(null)).map((row) => row.subjectNo));
    await database.close();
    const names = new Set(communities.map((community) => community.name));
    expect(saved.filter((name) => !names.has(name))).toEqual([]);
    // Community, value, verdict and event belong to one transaction: none without the others.
    expect(communities.filter((community) => !values.has(community.no) || !verdicts.has(community.no))).toEqual([]);

    const file = new BetterSqlite(join(folder, 'register.db'), { readonly: true });
    const events = file.prepare('select count(*) as count, max(seq) as last from event').get() as { count: number; last: number };
    const added = file.prepare("select count(*) as count from event where kind = 'community.added'").get() as { count: number };
    expect(events.count).toBe(events.last);
    expect(added.count).toBe(communities.length);
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    file.close();
  });
});
