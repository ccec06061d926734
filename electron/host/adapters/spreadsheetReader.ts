import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/domain/errors.ts';
import type { WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import { unpackSheet } from './packedGrid.ts';
import type { WorkerAnswer, WorkerRequest } from './spreadsheetWorker.ts';
import { workbookLimits } from './workbookGuard.ts';

export type ReadWorkbookOptions = {
  /** Ends the reading and the thread that does it. */
  readonly signal?: AbortSignal;
  /** Milliseconds; 60 s when not given. */
  readonly timeout?: number;
};

const source = new URL(import.meta.url.endsWith('.ts') ? './spreadsheetWorker.ts' : './spreadsheetWorker.mjs', import.meta.url);
const memory = { maxOldGenerationSizeMb: 350, maxYoungGenerationSizeMb: 16 };
/** A thread that read more than this is not kept: its heap would stay large. */
const keepBelow = 2 << 20;
const idleFor = 30_000;

let idle: Worker | null = null;
let idleTimer: NodeJS.Timeout | undefined;
/** One file at a time: two large ones together would double the memory. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads an .xlsx or .xls in a thread of its own with bounded memory and time. The caller's bytes stay usable.
 * @throws AppError as `checkWorkbook`; workbook_unreadable when the thread dies; workbook_timeout; cancelled
 */
export async function readWorkbook(bytes: Uint8Array, options: ReadWorkbookOptions = {}): Promise<WorkbookGrid> {
  if (bytes.length === 0) throw new AppError('workbook_empty');
  if (bytes.length > workbookLimits.bytes) throw new AppError('workbook_too_large', { megabytes: Math.ceil(bytes.length / (1 << 20)), limit: 30 });
  const turn = queue.then(() => readNow(bytes, options));
  queue = turn.catch(() => undefined);
  return turn;
}

/** Starts the thread before the first file arrives, so that the first import does not wait for it. */
export function warmWorkbookReader(): void {
  if (idle === null) keep(startWorker());
}

/** Ends the waiting thread; used when the host stops. */
export async function closeWorkbookReader(): Promise<void> {
  await take()?.terminate();
}

async function readNow(bytes: Uint8Array, options: ReadWorkbookOptions): Promise<WorkbookGrid> {
  if (options.signal?.aborted === true) throw new AppError('cancelled');
  const worker = take() ?? startWorker();
  worker.ref();
  const answer = await ask(worker, bytes, options);
  if (bytes.length < keepBelow) keep(worker);
  else await worker.terminate();
  if (!answer.ok) throw new AppError(answer.code, answer.data);
  return { format: answer.workbook.format, sheets: answer.workbook.sheets.map(unpackSheet), externalLinks: answer.workbook.externalLinks };
}

/** One question, one answer; every other end terminates the worker. */
async function ask(worker: Worker, bytes: Uint8Array, options: ReadWorkbookOptions): Promise<WorkerAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const died = (): void => reject(new AppError('workbook_unreadable', { reason: '' }));
  const cancel = (): void => reject(new AppError('cancelled'));
  const timer = setTimeout(() => reject(new AppError('workbook_timeout', { seconds: Math.round((options.timeout ?? 60_000) / 1000) })), options.timeout ?? 60_000);
  worker.once('message', resolve);
  worker.once('error', died);
  worker.once('exit', died);
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const copy = Uint8Array.from(bytes);
    worker.postMessage({ bytes: copy } satisfies WorkerRequest, [copy.buffer]);
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

function startWorker(): Worker {
  const worker = new Worker(source, { resourceLimits: memory, name: 'spreadsheet' });
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
