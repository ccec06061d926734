import { Worker } from 'node:worker_threads';
import type { DatabaseFacts } from '#shared/domain/backup/manifest.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { JobControl } from '#shared/services/ports.ts';
import type { BackupAnswer, BackupQuestion, CheckAnswer } from './backupsWorker.ts';

const source = new URL(import.meta.url.endsWith('.ts') ? './backupsWorker.ts' : './backupsWorker.mjs', import.meta.url);
/** How often a stop is looked for while the thread works, in milliseconds. */
const LOOK_MS = 100;

/** Copies a register in a thread of its own: the program goes on meanwhile. Throws `cancelled`, `backup_failed`. */
export async function copyInThread(from: string, to: string, control: JobControl): Promise<DatabaseFacts> {
  const answer = await ask({ kind: 'copy', source: from, target: to }, control, () => {});
  if (answer.kind !== 'copied') throw new AppError('backup_failed', { reason: answer.kind });
  return answer.facts;
}

/** Checks a copied register with its files in a thread; progress counts files. */
export async function checkInThread(question: Omit<Extract<BackupQuestion, { kind: 'check' }>, 'kind'>, control: JobControl): Promise<CheckAnswer> {
  const answer = await ask({ kind: 'check', ...question }, control, (done, total) => control.progress(done, total));
  if (answer.kind !== 'checked') throw new AppError('backup_failed', { reason: answer.kind });
  return answer.answer;
}

async function ask(question: BackupQuestion, control: JobControl, tell: (done: number, total: number) => void): Promise<BackupAnswer> {
  if (control.signal.aborted) throw new AppError('cancelled');
  const worker = new Worker(source, { workerData: question });
  const { promise, resolve, reject } = Promise.withResolvers<BackupAnswer>();
  const looking = setInterval(() => {
    if (control.signal.aborted) reject(new AppError('cancelled'));
  }, LOOK_MS);
  worker.on('message', (message: BackupAnswer) => (message.kind === 'progress' ? tell(message.done, message.total) : resolve(message)));
  worker.once('error', (error) => reject(asFailure(error)));
  worker.once('exit', () => reject(new AppError('backup_failed', { reason: 'exit' })));
  try {
    return await promise;
  } finally {
    clearInterval(looking);
    await worker.terminate();
  }
}

function asFailure(error: unknown): unknown {
  const { code } = error as { readonly code?: unknown };
  if (error instanceof AppError) return error;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new AppError('backup_disk_full');
  return new AppError('backup_failed', { reason: typeof code === 'string' ? code : String(error) });
}
