import { columnLetters } from '#shared/domain/sheet/grid.ts';

export type Tint = 'error' | 'changed';
/** Cells of a worksheet part to restyle: row (one-based) → column (zero-based) → tint. */
export type MarkedCells = ReadonlyMap<number, ReadonlyMap<number, Tint>>;
type Restyle = (style: number, tint: Tint) => number;

/**
 * Gives the marked cells of a worksheet another style, keeping everything else as it is written. Cells and rows that
 * do not exist are added at their place. `restyle` maps the present style index to the marked one.
 */
export function markCells(xml: string, marked: MarkedCells, restyle: Restyle): string {
  const prefix = /<([\w.-]+:)?worksheet[\s>]/.exec(xml)?.[1] ?? '';
  const opening = new RegExp(`<${prefix}sheetData\\s*(/?)>`).exec(xml);
  if (opening === null) return xml;
  const start = opening.index + opening[0].length;
  const closing = `</${prefix}sheetData>`;
  const end = opening[1] === '/' ? start : xml.indexOf(closing, start);
  const body = markRows(xml.slice(start, end < 0 ? start : end), prefix, marked, restyle);
  if (opening[1] === '/') return `${xml.slice(0, opening.index)}<${prefix}sheetData>${body}${closing}${xml.slice(start)}`;
  return xml.slice(0, start) + body + xml.slice(end);
}

function markRows(body: string, prefix: string, marked: MarkedCells, restyle: Restyle): string {
  const waiting = [...marked.keys()].sort((a, b) => a - b);
  const tag = new RegExp(`<${prefix}row(?=[\\s/>])([^>]*?)(/?)>`, 'g');
  const pieces: string[] = [];
  let copied = 0;
  let row = 0;
  for (let match = tag.exec(body); match !== null; match = tag.exec(body)) {
    row = Number(attribute(match[1] ?? '', 'r') ?? row + 1);
    const next = waiting[0];
    if (next === undefined) break;
    if (next > row) continue;
    pieces.push(body.slice(copied, match.index));
    copied = match.index;
    while ((waiting[0] ?? row) < row) pieces.push(newRow(prefix, waiting.shift() ?? 0, marked, restyle));
    if (waiting[0] !== row) continue;
    waiting.shift();
    const selfClosed = match[2] === '/';
    const from = match.index + match[0].length;
    const close = selfClosed ? from : body.indexOf(`</${prefix}row>`, from);
    const cells = selfClosed ? '' : body.slice(from, close);
    pieces.push(`<${prefix}row${match[1] ?? ''}>`, markRow(cells, prefix, row, marked.get(row) ?? new Map(), restyle), `</${prefix}row>`);
    copied = selfClosed ? from : close + prefix.length + 6;
    tag.lastIndex = copied;
  }
  pieces.push(body.slice(copied));
  for (const missing of waiting) pieces.push(newRow(prefix, missing, marked, restyle));
  return pieces.join('');
}

function newRow(prefix: string, row: number, marked: MarkedCells, restyle: Restyle): string {
  return `<${prefix}row r="${row}">${markRow('', prefix, row, marked.get(row) ?? new Map(), restyle)}</${prefix}row>`;
}

function markRow(cells: string, prefix: string, row: number, columns: ReadonlyMap<number, Tint>, restyle: Restyle): string {
  const waiting = [...columns.keys()].sort((a, b) => a - b);
  const tag = new RegExp(`<${prefix}c(?=[\\s/>])([^>]*?)(/?)>`, 'g');
  const empty = (column: number): string => `<${prefix}c r="${columnLetters(column)}${row}" s="${restyle(0, columns.get(column) ?? 'error')}"/>`;
  const pieces: string[] = [];
  let copied = 0;
  let column = -1;
  for (let match = tag.exec(cells); match !== null && waiting.length > 0; match = tag.exec(cells)) {
    const reference = attribute(match[1] ?? '', 'r');
    column = reference === null ? column + 1 : columnOf(reference);
    pieces.push(cells.slice(copied, match.index));
    copied = match.index;
    while ((waiting[0] ?? column) < column) pieces.push(empty(waiting.shift() ?? 0));
    if (waiting[0] !== column) continue;
    waiting.shift();
    const style = restyle(Number(attribute(match[1] ?? '', 's') ?? 0), columns.get(column) ?? 'error');
    const attributes = (match[1] ?? '').trimEnd();
    const present = /(^|\s)s\s*=\s*(?:"[^"]*"|'[^']*')/;
    const styled = present.test(attributes) ? attributes.replace(present, `$1s="${style}"`) : `${attributes} s="${style}"`;
    pieces.push(`<${prefix}c${styled}${match[2] ?? ''}>`);
    copied = match.index + match[0].length;
  }
  return pieces.join('') + cells.slice(copied) + waiting.map(empty).join('');
}

function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? null : (match[1] ?? match[2] ?? '');
}

function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]*/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
