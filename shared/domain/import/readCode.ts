import type { GridCell } from '#shared/domain/sheet/grid.ts';
import { compact, shownText } from './cellText.ts';
import { saysNone, saysUnfilled } from './cellWords.ts';
import { formulaProblem, problem, type CellProblem } from './issue.ts';

/**
 * A statistics code: twelve digits (province to community, 统计用区划代码), kept as text. Empty is allowed. A code that a
 * spreadsheet turned into 5.20181E+11 has lost its last digits and is refused, as are eleven or thirteen digits.
 */
export function readCode(cell: GridCell | undefined): { readonly code: string | null; readonly issue: CellProblem | null } {
  if (cell === null || cell === undefined) return { code: null, issue: null };
  if (typeof cell === 'object' && 'error' in cell) return { code: null, issue: formulaProblem(cell.error) };
  const text = compact(shownText(cell)).replace(/^'/, '');
  if (saysUnfilled(text) || saysNone(text)) return { code: null, issue: null };
  if (/^\d(?:\.\d+)?e\+?\d+$/.test(text)) return refused('import_code_scientific', {});
  if (!/^\d+$/.test(text)) return refused('import_code_format', {});
  return text.length === 12 ? { code: text, issue: null } : refused('import_code_length', { length: text.length });
}

function refused(code: CellProblem['code'], data: CellProblem['data']): { readonly code: null; readonly issue: CellProblem } {
  return { code: null, issue: problem(code, data) };
}
