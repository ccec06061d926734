import type { ErrorData } from '#shared/domain/errors.ts';

/** What can be wrong with a column, a row or a cell of an imported table; the sentences are in `shared/words/import.ts`. */
export type ImportIssueCode =
  // columns
  | 'import_identity_missing'
  | 'import_target_twice'
  | 'import_target_unknown'
  | 'import_header_unit'
  // cells
  | 'import_cell_formula'
  | 'import_cell_no_result'
  | 'import_cell_number'
  | 'import_cell_range'
  | 'import_cell_bound'
  | 'import_cell_negative'
  | 'import_cell_not_whole'
  | 'import_cell_unit'
  | 'import_cell_too_large'
  | 'import_cell_unusual'
  | 'import_cell_percent'
  | 'import_cell_rounded'
  | 'import_cell_flag'
  | 'import_cell_choice'
  | 'import_cell_date'
  | 'import_cell_date_incomplete'
  | 'import_cell_is_date'
  | 'import_cell_too_long'
  | 'import_cell_merged'
  | 'import_cell_zero'
  | 'import_cell_date_future'
  | 'import_cell_date_old'
  | 'import_figure_listed'
  | 'import_code_scientific'
  | 'import_code_length'
  | 'import_code_format'
  // rows
  | 'import_name_missing'
  | 'import_subdistrict_missing'
  | 'import_subdistrict_carried'
  | 'import_duplicate_code'
  | 'import_duplicate_name'
  | 'import_match_ambiguous'
  | 'import_match_conflict'
  | 'import_community_closed';

/** An error keeps its row out of the import; a warning only asks for a look. */
export type IssueSeverity = 'error' | 'warning';

/** One finding with its place as people name it: sheet, row from 1, column letters (empty when it is about the whole row). */
export type ImportIssue = {
  readonly severity: IssueSeverity;
  readonly code: ImportIssueCode;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly header: string;
  /** The cell as it stands in the sheet. */
  readonly raw: string;
  readonly data: ErrorData;
};

/** A finding about one cell, before it is known where the cell stands. */
export type CellProblem = { readonly severity: IssueSeverity; readonly code: ImportIssueCode; readonly data: ErrorData };

/** An error about a cell. */
export function problem(code: ImportIssueCode, data: ErrorData = {}): CellProblem {
  return { severity: 'error', code, data };
}

/** What is wrong with a cell that holds an error: a formula in error, or one without a result (it is quoted then). */
export function formulaProblem(error: string): CellProblem {
  return error.startsWith('=') ? problem('import_cell_no_result') : problem('import_cell_formula', { error });
}

/** A warning about a cell. */
export function warning(code: ImportIssueCode, data: ErrorData = {}): CellProblem {
  return { severity: 'warning', code, data };
}

/** Findings as one would read the sheet: by row, then by column. */
export function inSheetOrder(issues: readonly ImportIssue[]): ImportIssue[] {
  return [...issues].sort((a, b) => a.row - b.row || a.column.length - b.column.length || (a.column < b.column ? -1 : a.column > b.column ? 1 : 0));
}
