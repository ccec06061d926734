import { AppError } from '#shared/domain/errors.ts';
import type { GridCell, GridMerge } from '#shared/domain/sheet/grid.ts';

const MOST_CELLS = 1_000_000;
const WIDEST = 16_384;
const MOST_SPANNED_ROWS = 10_000;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  times: '×',
  radic: '√',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  sup2: '²',
  ldquo: '“',
  rdquo: '”',
  yen: '¥',
};
const TOKEN = /<(\/?)(table|tr|td|th|br)\b([^<>]*)>/gi;

/** Comments, style sheets and scripts hold no cells; Excel puts its fragment marks into comments. */
const HIDDEN = /<!--[\s\S]*?(?:-->|$)|<(style|script)\b[\s\S]*?(?:<\/\1>|$)/gi;

/** The first table of a clipboard's HTML, nested ones and formatting ignored; `rowspan` and `colspan` become merges. */
export function parseHtmlTable(html: string): { readonly rows: GridCell[][]; readonly merges: GridMerge[] } {
  const plain = html.replace(HIDDEN, '');
  const rows: GridCell[][] = [];
  const merges: GridMerge[] = [];
  /** Places taken by cells that span rows from above: column → last row. */
  const taken = new Map<number, number>();
  let row = -1;
  let column = 0;
  let cells = 0;
  let depth = 0;
  let open: { readonly from: number; readonly attributes: string } | null = null;
  const close = (until: number): void => {
    if (open === null || row < 0) return;
    while ((taken.get(column) ?? -1) >= row) column += 1;
    const cell = textOf(plain.slice(open.from, until));
    const wide = span(open.attributes, 'colspan', WIDEST - column);
    const high = span(open.attributes, 'rowspan', MOST_SPANNED_ROWS);
    const line = rows[row] ?? [];
    while (line.length < column) line.push(null);
    line[column] = cell === '' ? null : cell;
    for (let offset = 1; offset < wide; offset += 1) line[column + offset] = null;
    if (wide > 1 || high > 1) merges.push({ top: row, left: column, bottom: row + high - 1, right: column + wide - 1 });
    if (high > 1) for (let offset = 0; offset < wide; offset += 1) taken.set(column + offset, row + high - 1);
    cells += wide;
    column += wide;
    if (cells > MOST_CELLS || column > WIDEST) throw new AppError('import_paste_too_large', { limit: MOST_CELLS });
    open = null;
  };
  for (const match of plain.matchAll(TOKEN)) {
    const [whole, slash, name = '', attributes = ''] = match;
    const tag = name.toLowerCase();
    if (tag === 'br') continue;
    if (tag === 'table') {
      depth += slash === '' ? 1 : -1;
      if (depth <= 0) {
        close(match.index);
        break;
      }
      continue;
    }
    if (depth !== 1) continue;
    close(match.index);
    if (slash !== '') continue;
    if (tag === 'tr') {
      rows.push([]);
      row = rows.length - 1;
      column = 0;
    } else open = { from: match.index + whole.length, attributes };
  }
  const bottom = rows.length - 1;
  return {
    rows,
    merges: merges
      .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, bottom) }))
      .filter((merge) => merge.bottom > merge.top || merge.right > merge.left),
  };
}

function span(attributes: string, name: string, most: number): number {
  const match = new RegExp(`${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes);
  return Math.max(1, Math.min(most, Number(match?.[1] ?? 1)));
}

/** Inner text: white space of the source is one space, `<br>` a line break, entities decoded. */
function textOf(html: string): string {
  return html
    .replace(/\s+/g, ' ')
    .replace(/ ?<br\b[^<>]*> ?/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
    .trim();
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}
