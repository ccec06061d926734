import { BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/domain/errors.ts';
import { appScheme, printHost } from './origins.ts';
import type { PrintDocuments } from './protocol.ts';
import { printPreferences } from './webPreferences.ts';

/** Milliseconds a document may take to load and print. */
const PRINT_MS = 60_000;

/**
 * Prints a complete HTML document to PDF in a hidden window without scripts or preload. A4 is said
 * explicitly, since the default is Letter; a document's own `@page` size and margins win.
 * Throws `print_failed`.
 */
export async function printPdf(html: string, landscape: boolean, documents: PrintDocuments): Promise<Uint8Array> {
  const path = `/${randomUUID()}`;
  const window = new BrowserWindow({ show: false, webPreferences: printPreferences });
  documents.set(path, html);
  let timer: NodeJS.Timeout | undefined;
  try {
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('printing took too long')), PRINT_MS);
    });
    const printed = window
      .loadURL(`${appScheme}://${printHost}${path}`)
      .then(() => window.webContents.printToPDF({ pageSize: 'A4', landscape, preferCSSPageSize: true, printBackground: true }));
    return new Uint8Array(await Promise.race([printed, tooLong]));
  } catch {
    throw new AppError('print_failed');
  } finally {
    clearTimeout(timer);
    documents.delete(path);
    window.destroy();
  }
}
