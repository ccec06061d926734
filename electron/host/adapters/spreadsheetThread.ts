import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/domain/errors.ts';
import type { WorkerAnswer, WorkerRequest } from './spreadsheetWorker.ts';
import { workbookLimits } from './workbookGuard.ts';

export type ThreadOptions = {
  /** Ends the work and the thread that does it. */
  readonly signal?: AbortSignal;
  /** Milliseconds; 60 s when not given. */
  readonly timeout?: number;
  /** Megabytes of heap the thread may take; 350 when not given. */
  readonly heap?: number;
};

const source = new URL(import.meta.url.endsWith('.ts') ? './spreadsheetWorker.ts' : './spreadsheetWorker.mjs', import.meta.url);
const usualHeap = 350;
/** A thread that read more than this is not kept: its heap would stay large. */
const keepBelow = 1 << 20;
const idleFor = 30_000;
const usualTimeout = 60_000;

let idle: Worker | null = null;
let idleTimer: NodeJS.Timeout | undefined;
/** One file at a time: two large ones together would double the memory. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Works on a stranger's workbook in a thread of bounded memory and time. The caller's bytes stay usable.
 * @throws AppError of the work itself; workbook_unreadable when the thread dies; workbook_timeout; cancelled;
 *   workbook_empty, workbook_too_large before anything starts
 */
export async function inThread(request: WorkerRequest, options: ThreadOptions): Promise<WorkerAnswer & { readonly ok: true }> {
  if (request.bytes.length === 0) throw new AppError('workbook_empty');
  if (request.bytes.length > workbookLimits.bytes)
    throw new AppError('workbook_too_large', { megabytes: Math.ceil(request.bytes.length / (1 << 20)), limit: 30 });
  const turn = queue.then(() => workNow(request, options));
  queue = turn.catch(() => undefined);
  return turn;
}

/** Starts the thread before the first file arrives, so that the first import does not wait for it. */
export function warmThread(): void {
  if (idle === null) keep(startWorker(usualHeap));
}

/** Ends the waiting thread; used when the host stops. */
export async function closeThread(): Promise<void> {
  await take()?.terminate();
}

async function workNow(request: WorkerRequest, options: ThreadOptions): Promise<WorkerAnswer & { readonly ok: true }> {
  if (options.signal?.aborted === true) throw new AppError('cancelled');
  const worker = options.heap === undefined ? (take() ?? startWorker(usualHeap)) : startWorker(options.heap);
  worker.ref();
  const answer = await ask(worker, request, options);
  if (request.bytes.length < keepBelow && options.heap === undefined) keep(worker);
  else await worker.terminate();
  if (!answer.ok) throw new AppError(answer.code, answer.data);
  return answer;
}

/** One question, one answer; every other end terminates the worker. */
async function ask(worker: Worker, request: WorkerRequest, options: ThreadOptions): Promise<WorkerAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const timeout = options.timeout ?? usualTimeout;
  const died = (): void => reject(new AppError('workbook_unreadable', { reason: '' }));
  const cancel = (): void => reject(new AppError('cancelled'));
  const timer = setTimeout(() => reject(new AppError('workbook_timeout', { seconds: Math.round(timeout / 1000) })), timeout);
  worker.once('message', resolve);
  worker.once('error', died);
  worker.once('exit', died);
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const bytes = Uint8Array.from(request.bytes);
    worker.postMessage({ ...request, bytes } satisfies WorkerRequest, [bytes.buffer]);
    return await promise;
  } catch (error) {
    await worker.terminate();
    throw error;
  } finally {
    clearTimeout(timer);
    worker.off('message', resolve);
    worker.off('error', died);
    worker.off('exit', died);
    options.signal?.removeEventListener('abort', cancel);
  }
}

function startWorker(heap: number): Worker {
  const worker = new Worker(source, { resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 16 }, name: 'spreadsheet' });
  // A waiting thread that dies must neither be used again nor end the host with an unheard 'error'.
  const drop = (): void => {
    if (idle === worker) idle = null;
  };
  return worker.on('error', drop).on('exit', drop);
}

function keep(worker: Worker): void {
  clearTimeout(idleTimer);
  worker.unref();
  idle = worker;
  idleTimer = setTimeout(() => void take()?.terminate(), idleFor).unref();
}

function take(): Worker | null {
  clearTimeout(idleTimer);
  const worker = idle;
  idle = null;
  return worker;
}
