import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseFacts } from '#shared/domain/backup/manifest.ts';
import { type BackupFinding, MOST_FINDINGS } from '#shared/domain/backup/report.ts';
import { checkDatabase, copyDatabase, filesOf } from '#db/open.ts';

/** What may be asked of the thread; one question a thread. */
export type BackupQuestion =
  | { readonly kind: 'copy'; readonly source: string; readonly target: string }
  /** `hashed`: which files' contents are read again; of the others only that they are there in the right size. */
  | {
      readonly kind: 'check';
      readonly database: string;
      readonly name: string;
      readonly filesFolder: string;
      readonly hashed: 'all' | readonly string[];
      readonly missing: readonly string[];
    };

export type CheckAnswer = {
  readonly facts: DatabaseFacts | null;
  readonly findings: readonly BackupFinding[];
  readonly total: number;
  readonly filesChecked: number;
  readonly bytesChecked: number;
  readonly sha256: string;
  readonly size: number;
  /** Checksums of the files at fault. */
  readonly badFiles: readonly string[];
};
export type BackupAnswer =
  | { readonly kind: 'copied'; readonly facts: DatabaseFacts }
  | { readonly kind: 'checked'; readonly answer: CheckAnswer }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number };

/** Bytes read at once. */
const CHUNK = 1 << 20;

function hashOf(path: string): string {
  const hash = createHash('sha256');
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let read = readSync(handle, buffer, 0, CHUNK, null); read > 0; read = readSync(handle, buffer, 0, CHUNK, null)) hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/** Checks a copied database and the files it names. The copy stands still, so all of this may take its time. */
function check(question: Extract<BackupQuestion, { kind: 'check' }>, tell: (done: number, total: number) => void): CheckAnswer {
  const leftover = ['-journal', '-wal']
    .map((end) => `${question.name}${end}`)
    .filter((_, index) => existsSync(`${question.database}${['-journal', '-wal'][index]}`));
  const size = statSync(question.database).size;
  const sha256 = hashOf(question.database);
  if (leftover.length > 0) {
    const findings = leftover.map((file): BackupFinding => ({ code: 'leftover', file }));
    return { facts: null, findings, total: findings.length, filesChecked: 0, bytesChecked: 0, sha256, size, badFiles: [] };
  }
  const { facts, findings: inside } = checkDatabase(question.database, question.name);
  const findings = [...inside];
  let total = inside.length;
  const badFiles: string[] = [];
  let [filesChecked, bytesChecked] = [0, 0];
  if (facts !== null) {
    const hashed = question.hashed === 'all' ? null : new Set(question.hashed);
    const known = new Set(question.missing);
    for (const file of filesOf(question.database)) {
      const finding = known.has(file.hash)
        ? null
        : checkFile(join(question.filesFolder, file.hash.slice(0, 2), file.hash), file, hashed === null || hashed.has(file.hash));
      if (finding !== null) {
        total += 1;
        badFiles.push(file.hash);
        if (findings.length < MOST_FINDINGS) findings.push(finding);
      }
      filesChecked += 1;
      bytesChecked += file.size;
      tell(filesChecked, facts.files.count);
    }
  }
  return { facts, findings, total, filesChecked, bytesChecked, sha256, size, badFiles };
}

function checkFile(path: string, file: { readonly hash: string; readonly size: number; readonly name: string }, withContent: boolean): BackupFinding | null {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) return { code: 'file_missing', file: file.name };
  if (info.size !== file.size) return { code: 'file_altered', file: file.name, expected: file.size, actual: info.size };
  return withContent && hashOf(path) !== file.hash ? { code: 'file_altered', file: file.name } : null;
}

async function answer(question: BackupQuestion, tell: (answer: BackupAnswer) => void): Promise<void> {
  if (question.kind === 'copy') tell({ kind: 'copied', facts: await copyDatabase(question.source, question.target) });
  else tell({ kind: 'checked', answer: check(question, (done, total) => tell({ kind: 'progress', done, total })) });
}

if (parentPort !== null) {
  const port = parentPort;
  let told = 0;
  await answer(workerData as BackupQuestion, (message) => {
    // Ten steps a second are enough to watch.
    if (message.kind === 'progress' && performance.now() - told < 100) return;
    told = performance.now();
    port.postMessage(message);
  });
}
