import { AppError } from '#shared/domain/errors.ts';
import type { GridCell, GridMerge, SheetGrid } from '#shared/domain/sheet/grid.ts';
import { parseHtmlTable } from './parseHtmlTable.ts';

/** A clipboard holds no more than this: beyond it one imports the file. */
const MOST_PASTED_CELLS = 1_000_000;

/**
 * What Excel or WPS puts on the clipboard, as a sheet: tab-separated text (cells with line breaks or tabs in quotes,
 * any line ending) or the HTML table that stands beside it. Cells stay text; merges are known from HTML only.
 * Errors: `import_paste_empty` when there is no cell, `import_paste_too_large` {limit}.
 */
export function parsePasted(text: string, sheetName: string): SheetGrid {
  const parsed = /<table[\s>]/i.test(text) ? parseHtmlTable(text) : { rows: parseTabbed(text), merges: [] };
  if (parsed.rows.every((row) => row.every((cell) => cell === null))) throw new AppError('import_paste_empty');
  return { name: sheetName, hidden: false, rows: parsed.rows, merges: parsed.merges satisfies readonly GridMerge[] };
}

function parseTabbed(text: string): GridCell[][] {
  const rows: GridCell[][] = [];
  let row: GridCell[] = [];
  let cells = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const quoted = text.charAt(at) === '"' ? closingQuote(text, at) : -1;
    let end = quoted === -1 ? at : quoted + 1;
    while (end < text.length && text.charAt(end) !== '\t' && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end += 1;
    const cell =
      quoted === -1
        ? text.slice(at, end)
        : text
            .slice(at + 1, quoted)
            .replaceAll('""', '"')
            .replace(/\r\n?/g, '\n');
    row.push(cell === '' ? null : cell);
    cells += 1;
    if (cells > MOST_PASTED_CELLS) throw new AppError('import_paste_too_large', { limit: MOST_PASTED_CELLS });
    if (text.charAt(end) === '\t') {
      at = end + 1;
      if (at === text.length) row.push(null);
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/**
 * The quote that closes a quoted cell: one followed by a tab, a line end or the end; -1 when there is none and the
 * cell only begins with a quotation mark. Excel doubles every quote inside a quoted cell, so a single one elsewhere
 * means that the cell was never quoted.
 */
function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at !== -1 && /^[\t\n\r]?$/.test(text.charAt(at + 1)) ? at : -1;
}
