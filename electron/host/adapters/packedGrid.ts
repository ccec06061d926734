import type { GridCell, GridMerge, SheetGrid, WorkbookGrid } from '#shared/domain/sheet/grid.ts';

/** A sheet as it crosses threads: numbers in typed arrays, each different text once. */
export type PackedSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly GridMerge[];
  /** Number of cells in each row. */
  readonly widths: Uint32Array<ArrayBuffer>;
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** The number itself, or the index of the text. */
  readonly values: Float64Array<ArrayBuffer>;
  readonly texts: readonly string[];
};
export type PackedWorkbook = { readonly format: WorkbookGrid['format']; readonly sheets: readonly PackedSheet[] };

const kind = { empty: 0, text: 1, number: 2, yes: 3, no: 4, date: 5, error: 6 } as const;

/** Packs rows; empty cells at the end of a row and empty rows at the end of a sheet are dropped. */
export function packSheet(sheet: SheetGrid): PackedSheet {
  const widths = rowWidths(sheet.rows);
  const count = widths.reduce((sum, width) => sum + width, 0);
  const kinds = new Uint8Array(count);
  const values = new Float64Array(count);
  const texts: string[] = [];
  const known = new Map<string, number>();
  let at = 0;
  widths.forEach((width, row) => {
    const cells = sheet.rows[row] ?? [];
    for (let column = 0; column < width; column += 1, at += 1) {
      const cell = cells[column] ?? null;
      kinds[at] = kindOf(cell);
      const text = textOf(cell);
      if (text === null) {
        if (typeof cell === 'number') values[at] = cell;
        continue;
      }
      let index = known.get(text);
      if (index === undefined) {
        index = texts.push(text) - 1;
        known.set(text, index);
      }
      values[at] = index;
    }
  });
  return { name: sheet.name, hidden: sheet.hidden, merges: sheet.merges, widths, kinds, values, texts };
}

/** The rows again. */
export function unpackSheet(packed: PackedSheet): SheetGrid {
  const rows: GridCell[][] = [];
  let at = 0;
  for (const width of packed.widths) {
    const row: GridCell[] = [];
    for (let column = 0; column < width; column += 1, at += 1) row.push(unpackCell(packed, at));
    rows.push(row);
  }
  return { name: packed.name, hidden: packed.hidden, rows, merges: packed.merges };
}

/** The buffers to hand over instead of copying. */
export function buffersOf(workbook: PackedWorkbook): ArrayBuffer[] {
  return workbook.sheets.flatMap((sheet) => [sheet.widths.buffer, sheet.kinds.buffer, sheet.values.buffer]);
}

function unpackCell(packed: PackedSheet, at: number): GridCell {
  const value = packed.values[at] ?? 0;
  switch (packed.kinds[at]) {
    case kind.text:
      return packed.texts[value] ?? '';
    case kind.number:
      return value;
    case kind.yes:
      return true;
    case kind.no:
      return false;
    case kind.date:
      return { date: packed.texts[value] ?? '' };
    case kind.error:
      return { error: packed.texts[value] ?? '' };
    default:
      return null;
  }
}

function kindOf(cell: GridCell): number {
  if (cell === null) return kind.empty;
  if (typeof cell === 'string') return kind.text;
  if (typeof cell === 'number') return kind.number;
  if (typeof cell === 'boolean') return cell ? kind.yes : kind.no;
  return 'date' in cell ? kind.date : kind.error;
}

function textOf(cell: GridCell): string | null {
  if (typeof cell === 'string') return cell;
  if (cell === null || typeof cell !== 'object') return null;
  return 'date' in cell ? cell.date : cell.error;
}

function rowWidths(rows: SheetGrid['rows']): Uint32Array<ArrayBuffer> {
  const widths = Uint32Array.from(rows, (row) => (row ?? []).findLastIndex((cell) => (cell ?? null) !== null) + 1);
  return widths.slice(0, widths.findLastIndex((width) => width > 0) + 1);
}
