import { parentPort } from 'node:worker_threads';
import { AppError, type ErrorData } from '#shared/domain/errors.ts';
import type { CellMark } from '#shared/domain/import/marks.ts';
import { buffersOf, packSheet, type PackedWorkbook } from './packedGrid.ts';
import { parseWorkbook } from './spreadsheetParser.ts';
import { addMarks } from './workbookMarks.ts';

/** What the host asks and gets back. A worker answers one request at a time. */
export type WorkerRequest =
  | { readonly task: 'read'; readonly bytes: Uint8Array }
  | { readonly task: 'mark'; readonly bytes: Uint8Array; readonly marks: readonly CellMark[] };
export type WorkerAnswer =
  | { readonly ok: true; readonly task: 'read'; readonly workbook: PackedWorkbook }
  | { readonly ok: true; readonly task: 'mark'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly code: string; readonly data: ErrorData };

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  try {
    if (request.task === 'mark') return { ok: true, task: 'mark', bytes: Uint8Array.from(await addMarks(request.bytes, request.marks)) };
    const grid = await parseWorkbook(request.bytes);
    return { ok: true, task: 'read', workbook: { format: grid.format, sheets: grid.sheets.map(packSheet) } };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, data: error.data };
    return { ok: false, code: 'workbook_unreadable', data: { reason: error instanceof Error ? error.message.slice(0, 200) : '' } };
  }
}

function handedOver(message: WorkerAnswer): ArrayBuffer[] {
  if (!message.ok) return [];
  return message.task === 'read' ? buffersOf(message.workbook) : [message.bytes.buffer];
}

parentPort?.on('message', (request: WorkerRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message, handedOver(message)));
});
