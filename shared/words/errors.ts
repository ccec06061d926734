import type { ErrorData } from '#shared/domain/errors.ts';
import { archiveErrors } from './errors-archive.ts';
import { boardErrors } from './errors-board.ts';
import { backupErrors } from './errors-backup.ts';
import { calendarErrors } from './errors-calendar.ts';
import { caseErrors } from './errors-cases.ts';
import { commonErrors } from './errors-common.ts';
import { dataErrors } from './errors-data.ts';
import { desktopErrors } from './errors-desktop.ts';
import { exportErrors } from './errors-export.ts';
import { filesErrors } from './errors-files.ts';
import { hostErrors } from './errors-host.ts';
import { importErrors } from './errors-import.ts';
import { ordersErrors } from './errors-orders.ts';
import { registerErrors } from './errors-register.ts';
import { standardsErrors } from './errors-standards.ts';
import { systemErrors } from './errors-system.ts';
import { said, type ErrorWords } from './words.ts';

/**
 * Every error code with its sentence. An area writes `errors-<area>.ts` exporting `<area>Errors`
 * and is joined here; a code belongs to one area only (a test refuses doubles).
 */
export const errorParts: readonly ErrorWords[] = [
  commonErrors,
  archiveErrors,
  backupErrors,
  exportErrors,
  boardErrors,
  caseErrors,
  calendarErrors,
  desktopErrors,
  hostErrors,
  standardsErrors,
  filesErrors,
  importErrors,
  dataErrors,
  registerErrors,
  ordersErrors,
  systemErrors,
];

/** All codes joined: code → sentence. */
export const errorWords: ErrorWords = Object.assign({}, ...errorParts) as ErrorWords;

/** The sentence of an error; unknown codes answer a plain sentence naming the reference, or the code itself. */
export function errorText(code: string, data: ErrorData = {}): string {
  const words = Object.hasOwn(errorWords, code) ? errorWords[code] : undefined;
  if (words !== undefined) return words(data);
  const reference = said(data, 'reference') || code;
  return `这一步没有完成。请再试一次；仍不行，请把编号 ${reference} 告诉管理员。`;
}
