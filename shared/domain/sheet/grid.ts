/**
 * A workbook as the spreadsheet port reads it, free of any library's types.
 * Dates arrive as `{ date }` local days, formula errors as `{ error }`: `#REF!`, or the
 * formula itself (`=1/0`) when the file holds no result of it.
 */
export type GridCell = string | number | boolean | null | { readonly date: string } | { readonly error: string };

/** Zero-based, inclusive. */
export type GridMerge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

export type SheetGrid = {
  readonly name: string;
  readonly hidden: boolean;
  /** rows[r][c]; rows may be ragged, a missing cell is null. Row 0 is sheet row 1, column 0 is column A. */
  readonly rows: ReadonlyArray<ReadonlyArray<GridCell>>;
  readonly merges: readonly GridMerge[];
};

export type WorkbookGrid = {
  readonly format: 'xlsx' | 'xls';
  readonly sheets: readonly SheetGrid[];
};

/** Spreadsheet column letters of a zero-based index: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** What a sheet to write looks like: the spreadsheet port turns it into .xlsx. */
export type SheetColumn = {
  readonly header: string;
  /** Group header above (two-level headers); equal neighbours are merged. */
  readonly group?: string;
  readonly width: number;
  readonly kind: 'text' | 'integer' | 'decimal' | 'date';
  /** Drop-down choices. */
  readonly choices?: readonly string[];
};
export type SheetCell = string | number | null | { readonly value: string | number | null; readonly mark: 'error' | 'changed'; readonly note?: string };
export type SheetToWrite = {
  readonly name: string;
  /** Lines above the header, merged over all columns: title first. */
  readonly titles: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: ReadonlyArray<ReadonlyArray<SheetCell>>;
  /** Lines under the table (notes). */
  readonly notes?: readonly string[];
  /** Printed on A4 landscape with the header repeated on each page when true. */
  readonly landscape?: boolean;
};
