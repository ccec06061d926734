import type { Metric } from '#shared/domain/register/metric.ts';
import { identityFields, metricGroups, registerColumns } from '#shared/domain/register/metrics.ts';
import type { SheetCell, SheetColumn, SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { displayWidth, sheetName } from './exportSheet.ts';
import { readHeader } from './header.ts';
import { FLAG_MARKS } from './valueCell.ts';

/** The sentences of the template, from `shared/words/import.ts`. */
export type TemplateWords = { readonly sheetName: string; readonly titles: readonly string[]; readonly notes: readonly string[] };

/** A row that is handed out with something in it: by identity field and by metric. */
export type FillRow = { readonly identity: (key: string) => SheetCell; readonly metric: (key: string) => SheetCell };

const BLANK: FillRow = { identity: () => null, metric: () => null };
const BLANK_ROWS: readonly FillRow[] = Array.from({ length: 200 }, () => BLANK);
const IDENTITY = 'identity.';
const NAME_WIDTH = 22;
/** Columns that stand last and under no group, as clerks keep them. */
const TRAILING = new Set(['register.survey_date', 'register.note']);

/**
 * A blank register to fill in: two-level headers as bureaus keep them, drop-downs for subdistricts, √ × and choices,
 * notes at the foot. `metrics`: those to be asked, of communities; the usual register columns keep their place and
 * others follow by group. `rows` may carry communities and what is known of them. Every column is recognised again when the sheet is imported.
 */
export function templateSheet(
  metrics: readonly Metric[],
  subdistricts: readonly string[],
  words: TemplateWords,
  rows: readonly FillRow[] = BLANK_ROWS,
): SheetToWrite {
  const asked = metrics.filter((metric) => metric.subject === 'community');
  const byKey = new Map(asked.map((metric) => [metric.key, metric]));
  const usual = registerColumns.filter((key) => key.startsWith(IDENTITY) || byKey.has(key));
  const others = metricGroups.flatMap((group) =>
    asked.filter((metric) => metric.group === group.key && !registerColumns.includes(metric.key)).map((metric) => metric.key),
  );
  const keys = [...usual.filter((key) => !TRAILING.has(key)), ...others, ...usual.filter((key) => TRAILING.has(key))];
  const columns: SheetColumn[] = [];
  for (const key of keys) {
    const metric = byKey.get(key);
    if (metric !== undefined) columns.push(metricColumn(metric, columns[columns.length - 1]?.group));
    else columns.push(identityColumn(key.slice(IDENTITY.length), subdistricts));
  }
  return {
    name: sheetName(words.sheetName),
    titles: words.titles,
    columns,
    rows: rows.map((row) => keys.map((key) => (byKey.has(key) ? row.metric(key) : row.identity(key.slice(IDENTITY.length))))),
    notes: words.notes,
    landscape: true,
  };
}

function identityColumn(key: string, subdistricts: readonly string[]): SheetColumn {
  const label = identityFields.find((field) => field.key === key)?.label ?? key;
  const column: SheetColumn = {
    header: label,
    group: groupHeading('basic'),
    width: key === 'ordinal' ? 6 : NAME_WIDTH,
    kind: key === 'ordinal' ? 'integer' : 'text',
  };
  return key === 'subdistrict' && subdistricts.length > 0 ? { ...column, choices: subdistricts } : column;
}

function metricColumn(metric: Metric, groupBefore: string | undefined): SheetColumn {
  const own = groupHeading(metric.group);
  // Service station and notice boards are areas too and stand with the rooms, under their unit.
  const group = metric.unit === '㎡' && groupBefore !== undefined && readHeader(groupBefore).unit?.dimension === 'area' ? groupBefore : own;
  const words = metric.headers[0] ?? metric.label;
  const stated = readHeader(words).unit !== null || readHeader(group).unit?.name === readHeader(`（${metric.unit}）`).unit?.name;
  const header = metric.unit === '' || stated ? words : `${words}（${metric.unit}）`;
  const column: SheetColumn = { header, width: Math.max(8, Math.min(24, displayWidth(header) + 2)), kind: kindOf(metric) };
  const grouped = TRAILING.has(metric.key) ? column : { ...column, group };
  const choices = metric.type === 'flag' ? FLAG_MARKS : metric.type === 'choice' ? metric.choices?.map((choice) => choice.label) : undefined;
  return choices === undefined ? grouped : { ...grouped, choices };
}

function kindOf(metric: Metric): SheetColumn['kind'] {
  if (metric.type === 'integer') return 'integer';
  if (metric.type === 'scaled' || metric.type === 'money') return 'decimal';
  return metric.type === 'date' ? 'date' : 'text';
}

function groupHeading(key: string): string {
  const group = metricGroups.find((each) => each.key === key);
  return group?.headers[0] ?? group?.label ?? key;
}
