import { AppError } from '#shared/domain/errors.ts';
import { type ExportColumn, exportSheet } from '#shared/domain/import/exportSheet.ts';
import { valueCell } from '#shared/domain/import/valueCell.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { SheetCell } from '#shared/domain/sheet/grid.ts';
import { countAt, countOutcomes, lettersOfState, type OutcomeCounts, taskSpans } from '#shared/domain/verdicts/outcomes.ts';
import type { CommunityListRow, registerContract } from '#shared/contract/register.ts';
import type { CallContext, Handlers } from '#shared/rpc/rpc.ts';
import { formatDayChinese } from '#shared/domain/date.ts';
import { registerWords } from '#shared/words/register.ts';
import { type Judging, judgingOn } from './judging.ts';
import type { CommunityListQuery, OutcomeFilter, Ports } from './ports.ts';
import { registerCommands } from './registerCommands.ts';
import { XLSX } from './mime.ts';

type Queries = Pick<Handlers<typeof registerContract>, 'register.list' | 'register.summary' | 'register.get' | 'register.history' | 'register.export'>;
type ListInput = Parameters<Handlers<typeof registerContract>['register.list']>[0];

/** The register: its list, the page of one community, the history of a value, and changes by hand. */
export function registerHandlers(ports: Ports): Handlers<typeof registerContract> {
  return { ...registerQueries(ports), ...registerCommands(ports) };
}

function registerQueries(ports: Ports): Queries {
  const { reads } = ports;
  const list = async (input: ListInput) => {
    const judging = await judgingOn(reads, ports.clock.today());
    const page = await reads.register.list(toQuery(input, judging));
    return {
      rows: page.rows.map(({ outcomes, values, ...row }): CommunityListRow => ({
        ...row, values: { ...values }, tally: outcomes === null ? null : tallyIn(outcomes, judging, input.filter.task),
      })),
      next: page.next,
      total: page.total,
    };
  };
  return {
    'register.list': list,
    'register.summary': () => reads.register.summary(),
    async 'register.get'({ id, asOf }) {
      const row = await reads.register.community(id);
      if (row === null) throw new AppError('community_unknown');
      const day = asOf ?? ports.clock.today();
      const [town, items, counts] = await Promise.all([reads.core.unit(row.subdistrictId), reads.register.items(row.no, day), reads.register.counts(row.no)]);
      const values = await reads.register.valuesAsOf([row.no, ...items.map((item) => item.no)], day, null);
      return {
        id: row.id, no: row.no, name: row.name, code: row.code, subdistrictId: row.subdistrictId, subdistrict: town?.name ?? '',
        validFrom: row.validFrom, validTo: row.validTo, revision: row.revision, asOf: day, values: Object.fromEntries(values.get(row.no) ?? []),
        items: items.map((item) => ({
          id: item.id, kind: item.kind, ord: item.ord, validFrom: item.validFrom, revision: item.revision,
          values: Object.fromEntries(values.get(item.no) ?? []),
        })),
        ...counts,
      };
    },
    async 'register.history'({ id, metric }) {
      const row = await reads.register.community(id);
      if (row === null) throw new AppError('community_unknown');
      return (await reads.register.history(row.no, metric)).map((entry) => ({ ...entry, value: { ...entry.value } }));
    },
    async 'register.export'(input, context: CallContext) {
      void context;
      const judging = await judgingOn(reads, ports.clock.today());
      const rows: CommunityListRow[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await reads.register.list(toQuery({ ...input, cursor, limit: 2_000 }, judging));
        for (const { outcomes, values, ...row } of page.rows) {
          rows.push({ ...row, values: { ...values }, tally: outcomes === null ? null : tallyIn(outcomes, judging, input.filter.task) });
        }
        cursor = page.next;
        if (cursor === null) break;
      }
      const bytes = await ports.spreadsheets.write([listSheet(rows, input.columns, await bureauOf(ports), ports.clock.today())]);
      const name = `${registerWords.exportName}${ports.clock.today()}.xlsx`;
      return { ticket: ports.files.downloadTicket({ name, mime: XLSX, source: { bytes } }), name, size: bytes.byteLength };
    },
  };
}

async function bureauOf(ports: Ports): Promise<string> {
  return (await ports.reads.core.meta('bureau')) ?? '';
}

/** What the list's filter means for the letters of the cached verdicts. */
function toQuery(input: ListInput, { judge }: Judging): CommunityListQuery {
  const { filter } = input;
  const outcomes: OutcomeFilter[] = [];
  if (filter.ruleId !== null && filter.ruleState !== null) {
    const index = judge.ruleIndex(filter.ruleId);
    if (index < 0) throw new AppError('rule_unknown', { rule: filter.ruleId });
    outcomes.push({ indexes: [index], letters: lettersOfState[filter.ruleState], mode: 'any' });
  }
  if (filter.standing !== null) {
    const indexes = filter.task === null ? judge.rules.map((_, index) => index) : taskSpans(judge).find((span) => span.task === filter.task)?.indexes ?? [];
    const letters = filter.standing === 'incomplete' ? 'U' : filter.standing === 'failing' ? 'FG' : 'FGU';
    outcomes.push({ indexes, letters, mode: filter.standing === 'clean' ? 'none' : 'any' });
  }
  return {
    text: filter.text, subdistrictId: filter.subdistrictId, estateKind: filter.estateKind, includeClosed: filter.includeClosed,
    outcomes: outcomes.filter((part) => part.indexes.length > 0), sort: input.sort, sortMetric: input.sortMetric, descending: input.descending,
    columns: input.columns, cursor: input.cursor, limit: input.limit,
  };
}

function tallyIn(outcomes: string, { judge }: Judging, task: number | null): OutcomeCounts {
  if (task === null) return countOutcomes(outcomes);
  return countAt(outcomes, taskSpans(judge).find((span) => span.task === task)?.indexes ?? []);
}

function listSheet(rows: readonly CommunityListRow[], columns: readonly string[], bureau: string, today: string) {
  const metrics = columns.map((key) => metricByKey.get(key)).filter((metric) => metric !== undefined);
  const words = registerWords.columns;
  const head: ExportColumn[] = [
    { header: words.subdistrict, kind: 'text' }, { header: words.name, kind: 'text' }, { header: words.code, kind: 'text' },
    ...metrics.map((metric): ExportColumn => ({
      header: metric.unit === '' ? metric.label : `${metric.label}（${metric.unit}）`,
      kind: metric.type === 'integer' ? 'integer' : metric.type === 'scaled' || metric.type === 'money' ? 'decimal' : metric.type === 'date' ? 'date' : 'text',
    })),
    { header: words.pass, kind: 'integer' }, { header: words.fail, kind: 'integer' }, { header: words.usualFail, kind: 'integer' },
    { header: words.unknown, kind: 'integer' }, { header: words.openCases, kind: 'integer' },
  ];
  const body = rows.map((row): SheetCell[] => [
    row.subdistrict, row.name, row.code,
    ...metrics.map((metric) => {
      const value = row.values[metric.key];
      return value === undefined ? null : valueCell(metric, value);
    }),
    row.tally?.pass ?? null, row.tally?.fail ?? null, row.tally?.usualFail ?? null, row.tally?.unknown ?? null, row.openCases,
  ]);
  return exportSheet({
    name: registerWords.sheet, titles: [`${bureau}${registerWords.exportTitle}`, registerWords.exportState(rows.length, formatDayChinese(today))], columns: head, rows: body,
  });
}
