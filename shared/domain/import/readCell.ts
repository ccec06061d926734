import { parseLooseDay } from '#shared/domain/date.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import { UNFILLED, type MetricValue } from '#shared/domain/register/value.ts';
import type { GridCell } from '#shared/domain/sheet/grid.ts';
import { compact, shownText, tidyText } from './cellText.ts';
import { choiceWords, flagOf, saysNone, saysUnfilled } from './cellWords.ts';
import { formulaProblem, problem, type CellProblem } from './issue.ts';
import { readNumberCell, readNumberText, type NumberColumn } from './readNumber.ts';
import { metricUnit } from './units.ts';

/** What a cell says: a value (with a warning beside it, perhaps), or null with the reason. */
export type CellReading = { readonly value: MetricValue | null; readonly issue: CellProblem | null };
export type CellReader = (cell: GridCell | undefined) => CellReading;

const LONGEST_TEXT = 500;
/** Enough for the different texts of any real column; free text beyond it is simply read again. */
const CACHE_SIZE = 5_000;
const EMPTY: CellReading = { value: UNFILLED, issue: null };
const NONE: CellReading = { value: { number: 0, text: null, qualifier: 'none' }, issue: null };
const YES: CellReading = { value: { number: 1, text: null, qualifier: 'exact' }, issue: null };
const NO: CellReading = { value: { number: 0, text: null, qualifier: 'exact' }, issue: null };
const ERROR_TEXT = /^#(?:REF!|N\/A|NAME\?|DIV\/0!|VALUE!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)$/i;

/**
 * A reader for the cells of one column. Equal cells give the same object, so that a register of many rows stays
 * small in memory. `headerFactor`: what a number without unit is multiplied by (10,000 under 万元).
 */
export function cellReader(metric: Metric, headerFactor: number): CellReader {
  const read = readerOf(metric, headerFactor);
  const cache = new Map<string | number, CellReading>();
  return (cell) => {
    if (cell === null || cell === undefined) return EMPTY;
    if (typeof cell === 'object') return 'error' in cell ? { value: null, issue: formulaProblem(cell.error) } : read(cell);
    if (typeof cell === 'boolean') return read(cell);
    const known = cache.get(cell);
    if (known !== undefined) return known;
    const reading = typeof cell === 'string' ? readText(cell, metric, read) : read(cell);
    if (cache.size < CACHE_SIZE) cache.set(cell, reading);
    return reading;
  };
}

type Filled = Exclude<GridCell, null | { readonly error: string }>;

function readText(text: string, metric: Metric, read: (cell: Filled) => CellReading): CellReading {
  if (saysUnfilled(text)) return EMPTY;
  if (ERROR_TEXT.test(text.trim())) return failed('import_cell_formula', { error: text.trim() });
  // A choice may have a 无 of its own, and 无 on a flag is a plain no.
  if (metric.type !== 'choice' && metric.type !== 'flag' && saysNone(text)) return NONE;
  return read(text);
}

function readerOf(metric: Metric, headerFactor: number): (cell: Filled) => CellReading {
  switch (metric.type) {
    case 'integer':
    case 'scaled':
    case 'money':
      return numberReader({ metric, unit: metricUnit(metric.unit), headerFactor });
    case 'flag':
      return readFlag;
    case 'choice':
      return choiceReader(metric);
    case 'set':
      return setReader(metric);
    case 'date':
      return readDate;
    case 'text':
      return readPlainText;
  }
}

function numberReader(column: NumberColumn): (cell: Filled) => CellReading {
  return (cell) => {
    if (typeof cell === 'number') return readNumberCell(cell, column);
    if (typeof cell === 'string') return readNumberText(cell, column);
    return failed(typeof cell === 'boolean' ? 'import_cell_number' : 'import_cell_is_date');
  };
}

function readFlag(cell: Filled): CellReading {
  if (typeof cell === 'boolean') return cell ? YES : NO;
  const flag = flagOf(shownText(cell));
  return flag === null ? failed('import_cell_flag') : flag === 1 ? YES : NO;
}

function choiceReader(metric: Metric): (cell: Filled) => CellReading {
  const choices = metric.choices ?? [];
  const words = choiceWords(choices);
  const labels = choices.map((choice) => choice.label);
  return (cell) => {
    const code = words.get(compact(shownText(cell)));
    return code === undefined ? failed('import_cell_choice', { choices: labels }) : textValue(code);
  };
}

function setReader(metric: Metric): (cell: Filled) => CellReading {
  const choices = metric.choices ?? [];
  const words = choiceWords(choices);
  const labels = choices.map((choice) => choice.label);
  return (cell) => {
    const codes = new Set<string>();
    for (const part of shownText(cell).split(/[、,，;；|/\s]+/)) {
      if (part === '') continue;
      const code = words.get(compact(part));
      if (code === undefined) return failed('import_cell_choice', { choices: labels });
      codes.add(code);
    }
    return codes.size === 0 ? EMPTY : textValue([...codes].sort().join('|'));
  };
}

function readDate(cell: Filled): CellReading {
  if (typeof cell === 'object') return textValue(cell.date);
  if (typeof cell === 'boolean') return failed('import_cell_date');
  const day = parseLooseDay(typeof cell === 'string' ? cell.replace(/^'/, '') : cell);
  if (day !== null) return textValue(day);
  const text = compact(shownText(cell));
  return failed(/^\d{4}(?:[-./]\d{1,2}|年\d{1,2}月?|年|[01]\d)?$/.test(text) ? 'import_cell_date_incomplete' : 'import_cell_date');
}

function readPlainText(cell: Filled): CellReading {
  const text = typeof cell === 'string' ? tidyText(cell.replace(/^'/, '')) : shownText(cell);
  if (text.length > LONGEST_TEXT) return failed('import_cell_too_long', { length: text.length, limit: LONGEST_TEXT });
  return textValue(text);
}

function textValue(text: string): CellReading {
  return { value: { number: null, text, qualifier: 'exact' }, issue: null };
}

function failed(code: CellProblem['code'], data: CellProblem['data'] = {}): CellReading {
  return { value: null, issue: problem(code, data) };
}
