import type { Day } from '#shared/domain/date.ts';
import { maskName } from '#shared/domain/mask.ts';
import type { BagWriter, CaseListRow, CommunityRow, JobControl, OrderListRow, Ports, Reads, UnitRow } from './ports.ts';

/** What is exported, of when, and with or without names. */
export type ExportScope = {
  readonly from: Day | null;
  readonly to: Day | null;
  /** The day of which register and verdicts are shown. */
  readonly day: Day;
  readonly names: 'masked' | 'full';
};

/** Everything the parts of an export need; `ports.reads` is the snapshot's. */
export type Export = {
  readonly ports: Ports;
  readonly reads: Reads;
  readonly writer: BagWriter;
  readonly control: JobControl;
  readonly scope: ExportScope;
  readonly bureau: string;
  readonly communities: readonly CommunityRow[];
  readonly units: ReadonlyMap<string, UnitRow>;
  /** One step further; lets requests be answered between two. */
  step(): Promise<void>;
};

/** A file of the bag, for the index. */
export type ExportedFile = { readonly what: string; readonly path: string; readonly bytes: number };

export function inSpan({ from, to }: Pick<ExportScope, 'from' | 'to'>, day: Day): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Abolished or merged by the day: its history is exported, and it is not counted among those that stand. */
export function isClosedOn({ validTo }: CommunityRow, day: Day): boolean {
  return validTo !== null && validTo <= day;
}

/** A name as this export shows it. */
export function shownName({ names }: Pick<ExportScope, 'names'>, name: string): string {
  return names === 'full' ? name : maskName(name);
}

/** Where rows are read from, and how others get their turn. */
type Source = Pick<Ports, 'reads' | 'bags'>;

/** Cases of the span: open on one of its days. Others are answered between two pages. */
export async function casesOf({ reads, bags }: Source, scope: Pick<ExportScope, 'from' | 'to'>): Promise<CaseListRow[]> {
  const rows: CaseListRow[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await reads.cases.caseList({
      text: '',
      ids: null,
      unitId: null,
      communityNo: null,
      task: null,
      ruleId: null,
      roundId: null,
      orderId: null,
      states: [],
      stages: [],
      opened: { from: null, to: scope.to },
      closed: { from: null, to: null },
      due: { from: null, to: null },
      onTime: null,
      relapse: null,
      backfilled: null,
      sort: 'number',
      descending: false,
      cursor,
      limit: 1_000,
    });
    rows.push(...page.rows);
    cursor = page.next;
    await bags.breathe();
    if (cursor === null) break;
  }
  return rows.filter((row) => scope.from === null || row.closedOn === null || row.closedOn >= scope.from);
}

/** Orders of the span: issued or voided in it, or drafted in it and not issued yet. */
export async function ordersOf({ reads, bags }: Source, scope: Pick<ExportScope, 'from' | 'to'>): Promise<OrderListRow[]> {
  const rows: OrderListRow[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await reads.cases.orderList({
      text: '',
      stages: [],
      states: [],
      addresseeId: null,
      issued: { from: null, to: null },
      sort: 'number',
      descending: false,
      cursor,
      limit: 1_000,
    });
    rows.push(...page.rows);
    cursor = page.next;
    await bags.breathe();
    if (cursor === null) break;
  }
  return rows.filter((row) => inSpan(scope, row.issuedOn ?? row.draftedOn) || (row.voidedOn !== null && inSpan(scope, row.voidedOn)));
}
