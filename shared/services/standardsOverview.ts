import { exportSheet, type ExportColumn } from '#shared/domain/import/exportSheet.ts';
import type { SheetCell } from '#shared/domain/sheet/grid.ts';
import { formatDayChinese } from '#shared/domain/date.ts';
import { addCounts, applicable, countAt, countLetter, countLetters, type Counts, failing, noCounts, provenRate } from '#shared/domain/standards/counts.ts';
import { stateOfLetter, taskSpans } from '#shared/domain/standards/outcomes.ts';
import type { MatrixRow, standardsContract } from '#shared/contract/standards.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { complianceSheetWords } from '#shared/words/compliance.ts';
import { ruleTitle, stateWords } from '#shared/words/standards.ts';
import { type Judging, judgingOn } from './judging.ts';
import { XLSX } from './mime.ts';
import type { CommunityListQuery, CommunityListResult, Ports } from './ports.ts';

type OverviewHandlers = Pick<Handlers<typeof standardsContract>, 'standards.overview' | 'standards.matrix' | 'standards.exportMatrix'>;
type MatrixInput = Parameters<OverviewHandlers['standards.matrix']>[0];

/** Verdicts of all communities counted: by task, by rule, and as the matrix community × task. */
export function overviewHandlers(ports: Ports): OverviewHandlers {
  const { reads } = ports;
  return {
    async 'standards.overview'({ subdistrictId }) {
      const today = ports.clock.today();
      const [{ judge }, rows] = await Promise.all([judgingOn(reads, today), reads.standards.communityLetters(subdistrictId)]);
      const rules = judge.rules.map((rule) => ({ ruleId: rule.id, tally: noCounts() }));
      const tasks = taskSpans(judge).map((span) => ({ ...span, tally: noCounts(), failing: 0, open: 0 }));
      const total = noCounts();
      for (const { outcomes } of rows) {
        for (let index = 0; index < rules.length; index += 1) countLetter(rules[index]!.tally, outcomes, index);
        for (const task of tasks) {
          const own = countAt(outcomes, task.indexes);
          addCounts(task.tally, own);
          if (failing(own) > 0) task.failing += 1;
          if (own.unknown > 0) task.open += 1;
        }
        addCounts(total, countLetters(outcomes));
      }
      return { asOf: today, communities: rows.length, total, tasks: tasks.map(({ indexes: _, ...task }) => task), rules };
    },
    async 'standards.matrix'(input) {
      const judging = await judgingOn(reads, ports.clock.today());
      const page = await reads.register.list(listQuery(input, input.cursor, input.limit));
      return { rows: page.rows.map((row) => matrixRow(row, judging, input.filter.task)), next: page.next, total: page.total };
    },
    async 'standards.exportMatrix'(input) {
      const today = ports.clock.today();
      const judging = await judgingOn(reads, today);
      const rows: MatrixRow[] = [];
      for (let cursor: string | null = null; ;) {
        const page: CommunityListResult = await reads.register.list(listQuery(input, cursor, 2_000));
        for (const row of page.rows) rows.push(matrixRow(row, judging, input.filter.task));
        cursor = page.next;
        if (cursor === null) break;
      }
      const bureau = (await reads.core.meta('bureau')) ?? '';
      const bytes = await ports.spreadsheets.write([matrixSheet(rows, judging, input.filter.task, bureau, today)]);
      const name = complianceSheetWords.fileName(today);
      return { ticket: ports.files.downloadTicket({ name, mime: XLSX, source: { bytes } }), name, size: bytes.byteLength };
    },
  };
}

function listQuery(input: Omit<MatrixInput, 'cursor' | 'limit'>, cursor: string | null, limit: number): CommunityListQuery {
  const { filter, sort, descending } = input;
  return {
    text: filter.text,
    subdistrictId: filter.subdistrictId,
    estateKind: null,
    includeClosed: false,
    outcomes: [],
    sort,
    sortMetric: null,
    descending,
    columns: [],
    cursor,
    limit,
  };
}

function matrixRow(row: CommunityListResult['rows'][number], { judge }: Judging, task: number | null): MatrixRow {
  const outcomes = row.outcomes ?? '';
  const spans = taskSpans(judge);
  const indexes = task === null ? [] : (spans.find((span) => span.task === task)?.indexes ?? []);
  return {
    id: row.id,
    name: row.name,
    subdistrict: row.subdistrict,
    tally: task === null ? countLetters(outcomes) : countAt(outcomes, indexes),
    tasks: task === null ? spans.map((span) => ({ task: span.task, tally: countAt(outcomes, span.indexes) })) : [],
    letters: indexes.map((index) => outcomes[index] ?? 'U').join(''),
  };
}

/** A rate in percent with one decimal, as a number a spreadsheet can add up. */
function percentCell(counts: Readonly<Counts>): number | null {
  const rate = provenRate(counts);
  return rate === null ? null : Math.round(rate / 10) / 10;
}

function matrixSheet(rows: readonly MatrixRow[], { adopted, judge }: Judging, task: number | null, bureau: string, today: string) {
  const words = complianceSheetWords;
  const titleOf = new Map(adopted.pack.tasks.map((entry) => [entry.number, entry]));
  const spans = taskSpans(judge);
  const rules = task === null ? [] : (spans.find((span) => span.task === task)?.indexes ?? []).map((index) => judge.rules[index]!);
  const columns: ExportColumn[] = [
    { header: words.subdistrict, kind: 'text' },
    { header: words.community, kind: 'text' },
    { header: words.rate, kind: 'decimal' },
    { header: words.pass, kind: 'integer' },
    { header: words.fail, kind: 'integer' },
    { header: words.unknown, kind: 'integer' },
    ...(task === null
      ? spans.flatMap((span): ExportColumn[] => {
          const group = titleOf.get(span.task)?.short ?? words.outside;
          return [
            { group, header: words.pass, kind: 'integer' },
            { group, header: words.fail, kind: 'integer' },
            { group, header: words.unknown, kind: 'integer' },
          ];
        })
      : rules.map((rule): ExportColumn => ({ header: ruleTitle(rule), kind: 'text' }))),
  ];
  const figures = (counts: Readonly<Counts>): SheetCell[] => (applicable(counts) === 0 ? [null, null, null] : [counts.pass, failing(counts), counts.unknown]);
  const body = rows.map((row): SheetCell[] => [
    row.subdistrict,
    row.name,
    percentCell(row.tally),
    ...figures(row.tally),
    ...(task === null ? row.tasks.flatMap((cell) => figures(cell.tally)) : [...row.letters].map((letter) => stateWords[stateOfLetter(letter)])),
  ]);
  const title = task === null ? words.title : words.taskTitle(titleOf.get(task)?.title ?? words.outside);
  return exportSheet({
    name: words.sheet,
    titles: [`${bureau}${title}`, words.state(rows.length, formatDayChinese(today), adopted.pack.docNo)],
    columns,
    rows: body,
  });
}
