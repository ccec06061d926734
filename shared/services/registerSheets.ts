import { exportSheet, type ExportColumn } from '#shared/domain/import/exportSheet.ts';
import { valueCell } from '#shared/domain/import/valueCell.ts';
import { formatDayChinese } from '#shared/domain/date.ts';
import { metricByKey, metricGroups, metrics } from '#shared/domain/register/metrics.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { SheetCell, SheetToWrite } from '#shared/domain/sheet/grid.ts';
import type { Community, CommunityListRow, RegisterItem } from '#shared/contract/register.ts';
import type { VerdictView } from '#shared/contract/standards.ts';
import { failing, provenRate } from '#shared/domain/standards/counts.ts';
import { registerWords } from '#shared/words/register.ts';
import { qualifierWords, valueText } from '#shared/words/metrics.ts';
import { clauseNumber, stateWords } from '#shared/words/standards.ts';

type Standing = { readonly asOf: string; readonly docNo: string; readonly verdicts: readonly VerdictView[] };

/** The columns of the list that are no metrics, by the key the page gives them. */
const listColumns: Readonly<Record<string, { readonly column: ExportColumn; readonly cell: (row: CommunityListRow) => SheetCell }>> = {
  subdistrict: { column: { header: registerWords.columns.subdistrict, kind: 'text' }, cell: (row) => row.subdistrict },
  name: { column: { header: registerWords.columns.name, kind: 'text' }, cell: (row) => row.name },
  code: { column: { header: registerWords.columns.code, kind: 'text' }, cell: (row) => row.code },
  rate: { column: { header: registerWords.columns.rate, kind: 'decimal' }, cell: (row) => (row.tally === null ? null : percentOf(provenRate(row.tally))) },
  pass: { column: { header: registerWords.columns.pass, kind: 'integer' }, cell: (row) => row.tally?.pass ?? null },
  fail: { column: { header: registerWords.columns.fail, kind: 'integer' }, cell: (row) => (row.tally === null ? null : failing(row.tally)) },
  usualFail: { column: { header: registerWords.columns.usualFail, kind: 'integer' }, cell: (row) => row.tally?.usualFail ?? null },
  unknown: { column: { header: registerWords.columns.unknown, kind: 'integer' }, cell: (row) => row.tally?.unknown ?? null },
  openCases: { column: { header: registerWords.columns.openCases, kind: 'integer' }, cell: (row) => row.openCases },
};

function percentOf(rate: number | null): number | null {
  return rate === null ? null : Math.round(rate / 10) / 10;
}

/** The list as seen: the columns on screen in their order; unknown keys are left out. */
export function listSheet(rows: readonly CommunityListRow[], keys: readonly string[], bureau: string, today: string): SheetToWrite {
  const shown = keys.flatMap((key) => {
    const own = listColumns[key];
    if (own !== undefined) return [own];
    const metric = metricByKey.get(key);
    if (metric === undefined) return [];
    const cell = (row: CommunityListRow): SheetCell => {
      const value = row.values[key];
      return value === undefined ? null : valueCell(metric, value);
    };
    return [{ column: metricColumn(key), cell }];
  });
  return exportSheet({
    name: registerWords.sheet,
    titles: [`${bureau}${registerWords.exportTitle}`, registerWords.exportState(rows.length, formatDayChinese(today))],
    columns: shown.map(({ column }) => column),
    rows: rows.map((row) => shown.map(({ cell }) => cell(row))),
  });
}

function metricColumn(key: string): ExportColumn {
  const metric = metricByKey.get(key)!;
  const kind =
    metric.type === 'integer' ? 'integer' : metric.type === 'scaled' || metric.type === 'money' ? 'decimal' : metric.type === 'date' ? 'date' : 'text';
  return { header: metric.unit === '' ? metric.label : `${metric.label}（${metric.unit}）`, kind };
}

/** One community as a workbook: its values, what it has several of, its verdicts. Empty lists have no sheet. */
export function communitySheets(bureau: string, community: Community, standing: Standing): readonly SheetToWrite[] {
  const titles = (what: string) => [`${bureau} ${community.subdistrict}${community.name} ${what}`, registerWords.sheetState(formatDayChinese(community.asOf))];
  const kinds = ['room', 'member', 'board', 'signboard'] as const;
  return [
    valuesSheet(community, titles(registerWords.sheets.values)),
    ...kinds.flatMap((kind) => {
      const items = community.items.filter((item) => item.kind === kind);
      return items.length === 0 ? [] : [itemsSheet(kind, items, titles(registerWords.sheets[kind]))];
    }),
    verdictsSheet(standing, titles(registerWords.sheets.verdicts)),
  ];
}

function valuesSheet(community: Community, titles: readonly string[]): SheetToWrite {
  const words = registerWords.valueColumns;
  const groups = new Map(metricGroups.map((group) => [group.key, group.label]));
  const rows = metrics
    .filter((metric) => metric.subject === 'community')
    .map((metric): SheetCell[] => {
      const value: MetricValue | undefined = community.values[metric.key];
      return [groups.get(metric.group) ?? '', metric.label, value === undefined ? qualifierWords.unfilled : valueText(metric, value), metric.unit];
    });
  return exportSheet({
    name: registerWords.sheets.values,
    titles,
    columns: [
      { header: words.group, kind: 'text' },
      { header: words.label, kind: 'text' },
      { header: words.value, kind: 'text' },
      { header: words.unit, kind: 'text' },
    ],
    rows: [
      [words.identity, registerWords.columns.subdistrict, community.subdistrict, ''],
      [words.identity, registerWords.columns.name, community.name, ''],
      [words.identity, registerWords.columns.code, community.code, ''],
      ...rows,
    ],
  });
}

function itemsSheet(kind: RegisterItem['kind'], items: readonly RegisterItem[], titles: readonly string[]): SheetToWrite {
  const fields = metrics.filter((metric) => metric.subject === kind);
  return exportSheet({
    name: registerWords.sheets[kind],
    titles,
    columns: fields.map((field) => metricColumn(field.key)),
    rows: items.map((item) =>
      fields.map((field): SheetCell => {
        const value = item.values[field.key];
        return value === undefined ? null : valueCell(field, value);
      }),
    ),
  });
}

function verdictsSheet(standing: Standing, titles: readonly string[]): SheetToWrite {
  const words = registerWords.verdictColumns;
  return exportSheet({
    name: registerWords.sheets.verdicts,
    titles: [...titles, registerWords.judgedBy(standing.docNo, formatDayChinese(standing.asOf))],
    columns: [words.clause, words.title, words.state, words.short, words.sentence, words.evidence].map((header) => ({ header, kind: 'text' as const })),
    rows: standing.verdicts.map((verdict): SheetCell[] => [
      clauseNumber(verdict.clause),
      verdict.title,
      stateWords[verdict.state],
      verdict.short,
      verdict.sentence,
      verdict.evidence === null ? null : registerWords.evidenceLine(formatDayChinese(verdict.evidence.onDay), verdict.evidence.person, verdict.evidence.note),
    ]),
  });
}
