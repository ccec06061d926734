import { AppError } from '#shared/domain/errors.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { countAt, countLetters, type Counts } from '#shared/domain/standards/counts.ts';
import { allLettersOfState, taskSpans } from '#shared/domain/standards/outcomes.ts';
import type { CommunityListRow, registerContract } from '#shared/contract/register.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { registerWords } from '#shared/words/register.ts';
import { type Judging, judgingOn } from './judging.ts';
import type { CommunityListQuery, OutcomeFilter, Ports } from './ports.ts';
import { registerCommands } from './registerCommands.ts';
import { missingHandlers } from './registerMissing.ts';
import { registerPageHandlers } from './registerPage.ts';
import { listOn } from './registerPast.ts';
import { listSheet } from './registerSheets.ts';
import { XLSX } from './mime.ts';

type Queries = Pick<Handlers<typeof registerContract>, 'register.list' | 'register.summary' | 'register.export'>;
type ListInput = Parameters<Handlers<typeof registerContract>['register.list']>[0];
type CommunityListPage = { readonly rows: CommunityListRow[]; readonly next: string | null; readonly total: number };

/** The register: its list, the page of one community, the history of a value, and changes by hand. */
export function registerHandlers(ports: Ports): Handlers<typeof registerContract> {
  return { ...registerQueries(ports), ...registerPageHandlers(ports), ...registerCommands(ports), ...missingHandlers(ports) };
}

function registerQueries(ports: Ports): Queries {
  const { reads } = ports;
  const list = async (input: ListInput): Promise<CommunityListPage> => {
    const today = ports.clock.today();
    const day = input.filter.asOf ?? today;
    if (day > today) throw new AppError('day_in_future', { day, today });
    const judging = await judgingOn(reads, day);
    const query = toQuery(input, judging);
    const page = day === today ? await reads.register.list(query) : await listOn(ports, query, day);
    return {
      rows: page.rows.map(({ outcomes, values, ...row }): CommunityListRow => ({
        ...row,
        values: { ...values },
        tally: outcomes === null ? null : tallyIn(outcomes, judging, input.filter.task),
      })),
      next: page.next,
      total: page.total,
    };
  };
  return {
    'register.list': list,
    'register.summary': () => reads.register.summary(),
    async 'register.export'(input) {
      const day = input.filter.asOf ?? ports.clock.today();
      const columns = input.columns.filter((key) => metricByKey.has(key));
      const rows: CommunityListRow[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await list({ ...input, columns, cursor, limit: 2_000 });
        rows.push(...page.rows);
        cursor = page.next;
        if (cursor === null) break;
      }
      const bytes = await ports.spreadsheets.write([listSheet(rows, input.columns, await bureauOf(ports), day)]);
      const name = `${registerWords.exportName}${day}.xlsx`;
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
    outcomes.push({ indexes: [index], letters: allLettersOfState[filter.ruleState], mode: 'any' });
  }
  if (filter.standing !== null) {
    const indexes = filter.task === null ? judge.rules.map((_, index) => index) : (taskSpans(judge).find((span) => span.task === filter.task)?.indexes ?? []);
    const letters = filter.standing === 'incomplete' ? 'U' : filter.standing === 'failing' ? 'FG' : 'FGU';
    outcomes.push({ indexes, letters, mode: filter.standing === 'clean' ? 'none' : 'any' });
  }
  return {
    text: filter.text,
    subdistrictId: filter.subdistrictId,
    estateKind: filter.estateKind,
    includeClosed: filter.includeClosed,
    outcomes: outcomes.filter((part) => part.indexes.length > 0),
    inspected: inspectedSpan(filter),
    sort: input.sort,
    sortMetric: input.sortMetric,
    descending: input.descending,
    columns: input.columns,
    cursor: input.cursor,
    limit: input.limit,
  };
}

function inspectedSpan({ inspectedFrom, inspectedTo }: ListInput['filter']): CommunityListQuery['inspected'] {
  return inspectedFrom === null && inspectedTo === null ? null : { from: inspectedFrom ?? '0000-01-01', to: inspectedTo ?? '9999-12-31' };
}

function tallyIn(outcomes: string, { judge }: Judging, task: number | null): Counts {
  if (task === null) return countLetters(outcomes);
  return countAt(outcomes, taskSpans(judge).find((span) => span.task === task)?.indexes ?? []);
}
