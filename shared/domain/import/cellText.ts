import { joinHan, normalizeText } from '#shared/domain/text.ts';
import type { GridCell } from '#shared/domain/sheet/grid.ts';

/** Nothing in it that the functions below would change; nearly every cell is such, so they look here first. */
const PLAIN = /^[\u4E00-\u9FFF0-9a-z]*$/;
const PLAIN_NAME = /^[\u4E00-\u9FFF0-9A-Za-z（）]*$/;
const INVISIBLE = /[\s\u200B-\u200D\u2060\uFEFF\u0000-\u0008]/;

/** A cell as a person sees it, in one line: what an error message quotes. */
export function shownText(cell: GridCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string')
    return INVISIBLE.test(cell)
      ? cell
          .replace(/[\u200B-\u200D\u2060\uFEFF\u0000-\u0008]/g, '')
          .replace(/\s+/g, ' ')
          .trim()
      : cell;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return 'date' in cell ? cell.date : cell.error;
}

/** Whether a cell holds nothing one could see. */
export function isBlank(cell: GridCell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell !== 'string') return false;
  return cell === '' || (INVISIBLE.test(cell) && shownText(cell) === '');
}

/** Full-width to half-width, no spaces at all, lower case: for reading units, marks and choices. */
export function compact(text: string): string {
  return PLAIN.test(text) ? text : normalizeText(text).normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** A name as it should stand in the register: 「 新 华 社区 」 is 新华社区; punctuation stays as written. */
export function tidyName(text: string): string {
  return PLAIN_NAME.test(text) ? text : joinHan(text);
}

/** A longer text: line breaks stay, spaces at line ends and blank lines at the ends go. */
export function tidyText(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').map(normalizeText).join('\n').trim();
}
