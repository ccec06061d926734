import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyBackup } from '#host/backups.ts';
import { readEntries } from '#host/backupsFolder.ts';
import { addScan } from './support/backups.ts';
import { openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';

const loop = fileURLToPath(new URL('./support/backupLoop.ts', import.meta.url));
const data = temporaryFolder('desk-data');
const place = temporaryFolder('desk-backups');
const quiet = { signal: { aborted: false, throwIfAborted: () => {} }, progress: () => {} };

beforeAll(async () => {
  const own = await openOwnBackend(data.folder);
  const actor = await setUp(own, place.folder);
  for (let index = 0; index < 12; index += 1) {
    await addScan(own, actor, `扫描${index}.pdf`, Buffer.alloc(200_000, index), `扫描件${index}`);
  }
  await own.close();
});
afterAll(() => {
  data.remove();
  place.remove();
});

/** Runs the loop and kills it without warning at the n-th line it prints; answers the lines. */
async function killAt(line: number, day: string): Promise<string[]> {
  const child = spawn(process.execPath, [loop, data.folder, place.folder, day], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const text of createInterface({ input: child.stdout })) {
    lines.push(text);
    if (lines.length >= line) child.kill('SIGKILL');
  }
  return lines;
}

it('killed at any moment, a backup leaves the earlier ones good and nothing that looks like one and is not', async () => {
  const made = new Set<string>();
  // At the beginning, among the attachments, while it checks, right after it was made, and further on.
  for (const [round, line] of [1, 5, 14, 16, 30].entries()) {
    const lines = await killAt(line, `2021-07-0${round + 1}`);
    for (const text of lines) if (text.startsWith('made ')) made.add(text.slice('made '.length));
    const entries = await readEntries(place.folder);
    for (const entry of entries) expect(await verifyBackup(entry.path, quiet), `${entry.id} after round ${round}`).toMatchObject({ ok: true });
    expect(entries.map((entry) => entry.id)).toEqual(expect.arrayContaining([...made]));
  }
  expect(made.size).toBeGreaterThan(0);
  // What was cut off is there under a name of its own, and the next program sweeps it away in time.
  expect(readdirSync(place.folder).filter((name) => !/^(备份_|files$|说明\.txt$|\.making-)/.test(name))).toEqual([]);
  expect(readdirSync(join(place.folder, 'files')).length).toBeGreaterThan(0);
}, 120_000);
