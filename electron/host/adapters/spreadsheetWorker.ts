import { parentPort } from 'node:worker_threads';
import { AppError, type ErrorData } from '#shared/domain/errors.ts';
import { buffersOf, packSheet, type PackedWorkbook } from './packedGrid.ts';
import { parseWorkbook } from './spreadsheetParser.ts';

/** What the reader sends and gets back. A worker answers one request at a time. */
export type WorkerRequest = { readonly bytes: Uint8Array };
export type WorkerAnswer =
  | { readonly ok: true; readonly workbook: PackedWorkbook }
  | { readonly ok: false; readonly code: string; readonly data: ErrorData };

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  try {
    const grid = await parseWorkbook(request.bytes);
    return { ok: true, workbook: { format: grid.format, externalLinks: grid.externalLinks, sheets: grid.sheets.map(packSheet) } };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, data: error.data };
    return { ok: false, code: 'workbook_unreadable', data: { reason: error instanceof Error ? error.message.slice(0, 200) : '' } };
  }
}

parentPort?.on('message', (request: WorkerRequest) => {
  void answer(request).then((message) => {
    parentPort?.postMessage(message, message.ok ? buffersOf(message.workbook) : []);
  });
});
