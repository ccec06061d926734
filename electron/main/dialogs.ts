import { dialog } from 'electron';
import type { ErrorData } from '#shared/domain/errors.ts';
import { desktopWords } from '#shared/words/desktop.ts';
import { errorText } from '#shared/words/errors.ts';

/** Says that the backend could not open, and why; true to try again. */
export async function askAfterRefusal(error: { readonly code: string; readonly data: ErrorData }, logFolder: string): Promise<boolean> {
  const { title, message, detail, retry, quit } = desktopWords.backendFailed;
  return chose({ title, message, detail: detail(errorText(error.code, error.data), logFolder), buttons: [retry, quit] });
}

/** Says that the backend stopped by itself for the n-th time within five minutes; true to start it again. */
export async function askAfterStop(count: number, logFolder: string): Promise<boolean> {
  const { title, message, detail, retry, quit } = desktopWords.backendStopped;
  return chose({ title, message, detail: detail(count, logFolder), buttons: [retry, quit] });
}

/** Says that the program's own files are missing. */
export function sayFilesMissing(): void {
  dialog.showErrorBox(desktopWords.filesMissing.title, desktopWords.filesMissing.message);
}

/** Says that the system gives no sandbox, so the program does not start. */
export function saySandboxMissing(): void {
  dialog.showErrorBox(desktopWords.sandboxMissing.title, desktopWords.sandboxMissing.message);
}

async function chose(box: { title: string; message: string; detail: string; buttons: string[] }): Promise<boolean> {
  const { response } = await dialog.showMessageBox({ ...box, type: 'error', defaultId: 0, cancelId: 1, noLink: true });
  return response === 0;
}
