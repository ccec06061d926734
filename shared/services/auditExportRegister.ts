import { exportSheet, type ExportColumn } from '#shared/domain/import/exportSheet.ts';
import { valueCell } from '#shared/domain/import/valueCell.ts';
import { metricByKey, metricGroups, metrics } from '#shared/domain/register/metrics.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { SheetCell, SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { csvText } from '#shared/domain/sheet/csv.ts';
import { countLetters, type Counts } from '#shared/domain/standards/counts.ts';
import { letterOf } from '#shared/domain/standards/outcomes.ts';
import { packOutcome } from '#shared/domain/standards/verdict.ts';
import { auditFiles, auditSheetWords } from '#shared/words/auditExport.ts';
import { valueText } from '#shared/words/metrics.ts';
import { clauseReference, explain, ruleTitle, stateWords, thresholdText, weightWords } from '#shared/words/standards.ts';
import { type Export, type ExportedFile, shownName } from './auditExportScope.ts';
import { judgingOn, toExemption } from './judging.ts';
import type { CommunityRow, ItemKind } from './ports.ts';

const words = auditSheetWords;
const { columns } = words;
/** Communities read and judged between two pauses. */
const AT_ONCE = 50;
/** Rows of one workbook of verdicts: what WPS on an old PC still opens. */
const MOST_VERDICTS = 100_000;
const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

export type CommunityTally = { readonly community: CommunityRow; readonly households: string; readonly counts: Counts };

const communityMetrics = metrics.filter((metric) => metric.subject === 'community');
const groupLabel = new Map(metricGroups.map((group) => [group.key, group.label]));
const kindOf = (metric: Metric): ExportColumn['kind'] =>
  metric.type === 'integer' ? 'integer' : metric.type === 'scaled' || metric.type === 'money' ? 'decimal' : metric.type === 'date' ? 'date' : 'text';
const headOf = (metric: Metric): string => (metric.unit === '' ? metric.label : `${metric.label}（${metric.unit}）`);
/** Never an empty cell: what nobody has filled in says so. */
const cellOf = (metric: Metric, value: MetricValue | undefined): SheetCell =>
  value === undefined ? words.unfilled : (valueCell(metric, value) ?? words.unfilled);

const identity: readonly ExportColumn[] = [
  { header: columns.subdistrict, kind: 'text' },
  { header: columns.community, kind: 'text' },
  { header: columns.code, kind: 'text' },
  { header: columns.closedOn, kind: 'text' },
];

/** The register with every value, as a workbook and as CSV. */
export async function writeRegister(to: Export): Promise<ExportedFile[]> {
  const { writer, communities, scope, bureau } = to;
  const rows: SheetCell[][] = [];
  for (const part of parts(communities)) {
    const values = await to.reads.register.valuesAsOf(
      part.map((row) => row.no),
      scope.day,
      null,
    );
    for (const row of part) rows.push([...identityOf(to, row), ...communityMetrics.map((metric) => cellOf(metric, values.get(row.no)?.get(metric.key)))]);
    await to.step();
  }
  const head = [
    ...identity,
    ...communityMetrics.map((metric): ExportColumn => ({ header: headOf(metric), group: groupLabel.get(metric.group) ?? '', kind: kindOf(metric) })),
  ];
  const sheet = exportSheet({
    name: words.register,
    titles: [`${bureau}${words.register}`, stateLine(rows.length, words.units.communities, scope.day)],
    columns: head,
    rows,
    notes: [words.registerNote],
  });
  const [path, csv] = [`data/${auditFiles.folders.register}/${auditFiles.register}`, `data/${auditFiles.folders.register}/${auditFiles.registerCsv}`];
  const bytes = await writer.add(path, await to.ports.spreadsheets.write([sheet]));
  const csvBytes = await writer.add(csv, csvText([...(to.ports.workspace.sample ? [[words.sampleLine]] : []), head.map((column) => column.header), ...rows]));
  return [{ what: words.register, path, bytes }, { what: words.register, path: csv, bytes: csvBytes }, await writeItems(to)];
}

const itemKinds: ReadonlyArray<readonly [kind: ItemKind, sheet: string]> = [
  ['room', words.rooms],
  ['member', words.members],
  ['board', words.boards],
  ['signboard', words.signboards],
];

/** Rooms, members, boards and signboards: what a community has several of. */
async function writeItems(to: Export): Promise<ExportedFile> {
  const { reads, scope, bureau } = to;
  const rows = new Map<ItemKind, SheetCell[][]>(itemKinds.map(([kind]) => [kind, []]));
  for (const part of parts(to.communities)) {
    for (const row of part) {
      const items = await reads.register.items(row.no, scope.day);
      const values = await reads.register.valuesAsOf(
        items.map((item) => item.no),
        scope.day,
        null,
      );
      for (const item of items)
        rows
          .get(item.kind)
          ?.push([...identityOf(to, row).slice(0, 2), ...itemMetrics(item.kind).map((metric) => itemCell(to, metric, values.get(item.no)?.get(metric.key)))]);
    }
    await to.ports.bags.breathe();
  }
  const sheets = itemKinds.map(([kind, name]): SheetToWrite =>
    exportSheet({
      name,
      titles: [`${bureau}${name}`, stateLine(rows.get(kind)!.length, words.units.lines, scope.day)],
      columns: [...identity.slice(0, 2), ...itemMetrics(kind).map((metric): ExportColumn => ({ header: headOf(metric), kind: kindOf(metric) }))],
      rows: rows.get(kind)!,
      ...(kind === 'member' && scope.names === 'masked' ? { notes: [words.maskedNote] } : {}),
    }),
  );
  const path = `data/${auditFiles.folders.register}/${auditFiles.items}`;
  return { what: sheets.map((sheet) => sheet.name).join(words.list), path, bytes: await to.writer.add(path, await to.ports.spreadsheets.write(sheets)) };
}

function itemMetrics(kind: ItemKind): readonly Metric[] {
  return metrics.filter((metric) => metric.subject === kind);
}

function itemCell(to: Export, metric: Metric, value: MetricValue | undefined): SheetCell {
  const cell = cellOf(metric, value);
  return metric.key === 'member.name' && typeof cell === 'string' && value?.text ? shownName(to.scope, cell) : cell;
}

/** Every verdict with its value, threshold and clause, and the counts of each community. */
export async function writeVerdicts(to: Export): Promise<{ readonly files: readonly ExportedFile[]; readonly tallies: readonly CommunityTally[] }> {
  const { reads, scope, bureau } = to;
  const { adopted, judge } = await judgingOn(reads, scope.day);
  const { pack } = adopted;
  const households = metricByKey.get('register.households')!;
  const tallies: CommunityTally[] = [];
  const files: ExportedFile[] = [];
  const total = Math.max(1, Math.ceil((to.communities.length * judge.rules.length) / MOST_VERDICTS));
  const perFile = Math.max(1, Math.ceil(to.communities.length / total));
  for (let part = 0; part < total; part += 1) {
    const rows: SheetCell[][] = [];
    const chosen = to.communities.slice(part * perFile, (part + 1) * perFile);
    for (const some of parts(chosen)) {
      const nos = some.map((row) => row.no);
      const [values, exemptions] = [await reads.register.valuesAsOf(nos, scope.day, null), await reads.standards.exemptions(nos)];
      for (const row of some) {
        const own = values.get(row.no) ?? NOTHING;
        const verdicts = judge.judgeAll(own, exemptions.filter((exemption) => exemption.subjectNo === row.no).map(toExemption));
        let letters = '';
        for (const [index, verdict] of verdicts.entries()) {
          const rule = judge.rules[index]!;
          const metric = metricByKey.get(rule.metric);
          letters += letterOf(packOutcome(verdict.state, verdict.remark !== null, false), verdict.weight);
          rows.push([
            ...identityOf(to, row).slice(0, 2),
            rule.task,
            rule.id,
            ruleTitle(rule),
            clauseReference(rule, pack),
            thresholdText(rule, verdict.threshold),
            verdict.value === null || metric === undefined ? words.unfilled : valueText(metric, verdict.value),
            stateWords[verdict.state],
            weightWords[verdict.weight],
            explain(verdict, rule, pack).sentence,
          ]);
        }
        const count = own.get(households.key);
        tallies.push({ community: row, households: count === undefined ? '' : valueText(households, count), counts: countLetters(letters) });
      }
      await to.step();
    }
    const sheets = [
      verdictSheet(`${bureau}${words.verdicts}`, `${adopted.pack.docNo}${words.and}${stateLine(rows.length, words.units.lines, scope.day)}`, rows),
    ];
    if (part === total - 1) sheets.unshift(countSheet(to, tallies, adopted.pack.docNo));
    const path = `data/${auditFiles.folders.verdicts}/${auditFiles.verdicts(part + 1, total)}`;
    files.push({ what: words.verdicts, path, bytes: await to.writer.add(path, await to.ports.spreadsheets.write(sheets)) });
  }
  return { files, tallies };
}

function verdictSheet(title: string, state: string, rows: readonly SheetCell[][]): SheetToWrite {
  const text = (header: string): ExportColumn => ({ header, kind: 'text' });
  return exportSheet({
    name: words.verdicts,
    titles: [title, state],
    rows,
    columns: [
      text(columns.subdistrict),
      text(columns.community),
      { header: columns.task, kind: 'integer' },
      text(columns.rule),
      text(columns.standard),
      text(columns.clause),
      text(columns.requirement),
      text(columns.value),
      text(columns.verdict),
      text(columns.weight),
      text(columns.reason),
    ],
  });
}

function countSheet(to: Export, tallies: readonly CommunityTally[], docNo: string): SheetToWrite {
  return exportSheet({
    name: words.verdictCounts,
    titles: [`${to.bureau}${words.verdictCounts}`, `${docNo}${words.and}${words.asOf(to.scope.day)}`],
    columns: [
      ...identity.slice(0, 2),
      { header: columns.pass, kind: 'integer' },
      { header: columns.fail, kind: 'integer' },
      { header: columns.usualFail, kind: 'integer' },
      { header: columns.unknown, kind: 'integer' },
    ],
    rows: tallies.map(({ community, counts }) => [...identityOf(to, community).slice(0, 2), counts.pass, counts.fail, counts.usualFail, counts.unknown]),
  });
}

/** 共 52 个社区，数据截至2021年6月18日 */
function stateLine(count: number, unit: string, day: string): string {
  return `${words.count(count, unit)}${words.and}${words.asOf(day)}`;
}

function identityOf(to: Export, row: CommunityRow): SheetCell[] {
  return [to.units.get(row.subdistrictId)?.name ?? '', row.name, row.code, row.validTo ?? ''];
}

function* parts(communities: readonly CommunityRow[]): Iterable<readonly CommunityRow[]> {
  for (let start = 0; start < communities.length; start += AT_ONCE) yield communities.slice(start, start + AT_ONCE);
}
