import { exportSheet, type ExportColumn } from '#shared/domain/import/exportSheet.ts';
import type { SheetCell, SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { auditFiles, auditSheetWords } from '#shared/words/auditExport.ts';
import { caseStateWords, findingSourceWords, itemStateWords } from '#shared/words/cases.ts';
import { mannerWords, orderStateWords, serviceMethodWords, stageWords } from '#shared/words/orders.ts';
import { archiveRow } from './archiveRows.ts';
import { archiveSettingsOf } from './archiveSettings.ts';
import { archiveSheet } from './archiveSheet.ts';
import { type Export, type ExportedFile, inSpan, shownName } from './auditExportScope.ts';
import type { ArchiveListRow, CaseListRow, OrderListRow } from './ports.ts';

const words = auditSheetWords;
const { columns } = words;
/** Rows read between two pauses: a step of the progress. */
export const AT_ONCE = 200;

/** Cases with their findings, reports and rechecks. */
export async function writeCases(to: Export, cases: readonly CaseListRow[]): Promise<ExportedFile> {
  const { reads } = to;
  const persons = await personNames(to);
  const numbers = new Map(cases.map((row) => [row.id, row.number]));
  const rows: SheetCell[][] = [];
  const reports: SheetCell[][] = [];
  const rechecks: SheetCell[][] = [];
  for (let start = 0; start < cases.length; start += AT_ONCE) {
    const part = cases.slice(start, start + AT_ONCE);
    const findings = new Map((await reads.cases.findings(part.map((row) => row.findingId))).map((finding) => [finding.id, finding]));
    for (const row of part) {
      const finding = findings.get(row.findingId)!;
      const before = row.relapseOf === null ? '' : (numbers.get(row.relapseOf) ?? (await reads.cases.case(row.relapseOf))?.number ?? '');
      rows.push([
        row.number,
        row.community,
        row.unit,
        row.task,
        row.ruleId ?? '',
        row.title,
        finding.detail === row.title ? '' : finding.detail,
        finding.place,
        findingSourceWords[finding.source],
        finding.severity === 'serious' ? words.serious : words.ordinary,
        finding.foundOn,
        row.openedOn,
        caseStateWords[row.state],
        row.stage === null ? '' : stageWords[row.stage],
        row.orderNumber ?? '',
        row.dueOn ?? '',
        row.provisional ? words.yes : '',
        row.reportedOn ?? '',
        row.closedOn ?? '',
        row.onTime === null ? '' : row.onTime ? words.yes : words.no,
        before,
        row.backfilled ? words.yes : '',
      ]);
      for (const report of await reads.cases.reportsOf(row.id))
        reports.push([row.number, row.community, report.onDay, report.content, shownName(to.scope, report.reporter)]);
      for (const recheck of await reads.cases.rechecksOf(row.id)) {
        rechecks.push([
          row.number,
          row.community,
          recheck.onDay,
          recheck.passed ? words.passed : words.failed,
          recheck.opinion,
          persons.get(recheck.personId) ?? '',
        ]);
      }
    }
    await to.step();
  }
  const sheets = [
    sheet(
      to,
      words.cases,
      words.units.pieces,
      text('number', 'community', 'unit').concat(
        [{ header: columns.task, kind: 'integer' }],
        text(
          'rule',
          'problem',
          'detail',
          'place',
          'source',
          'severity',
          'foundOn',
          'openedOn',
          'state',
          'stage',
          'order',
          'dueOn',
          'provisional',
          'reportedOn',
          'closedCaseOn',
          'onTime',
          'relapseOf',
          'backfilled',
        ),
      ),
      rows,
    ),
    sheet(to, words.reports, words.units.times, text('number', 'community', 'on', 'content', 'reporter'), reports),
    sheet(to, words.rechecks, words.units.times, text('number', 'community', 'on', 'passed', 'opinion', 'recheckedBy'), rechecks),
  ];
  return write(to, auditFiles.folders.cases, auditFiles.cases, words.cases, sheets);
}

/** Orders with their items, void ones with their reasons. */
export async function writeOrders(to: Export, orders: readonly OrderListRow[]): Promise<ExportedFile> {
  const { reads } = to;
  const persons = await personNames(to);
  const rows: SheetCell[][] = [];
  const items: SheetCell[][] = [];
  for (let start = 0; start < orders.length; start += AT_ONCE) {
    for (const order of orders.slice(start, start + AT_ONCE)) {
      rows.push([
        stageWords[order.stage],
        order.number ?? '',
        order.title,
        order.addressee,
        orderStateWords[order.state],
        order.draftedOn,
        persons.get(order.draftedBy ?? '') ?? '',
        order.reviewedOn ?? '',
        persons.get(order.reviewedBy ?? '') ?? '',
        order.issuedOn ?? '',
        order.signer,
        order.servedOn ?? '',
        order.serviceMethod === null ? '' : serviceMethodWords[order.serviceMethod],
        shownName(to.scope, order.receiver),
        shownName(to.scope, order.witness),
        order.acknowledgedOn ?? '',
        order.completedOn ?? '',
        order.voidedOn ?? '',
        order.voidReason,
        order.competentBody,
        order.outcome,
        order.items,
        order.backfilled ? words.yes : '',
      ]);
      const own = await reads.cases.itemsOfOrder(order.id);
      const cases = new Map((await reads.cases.cases(own.map((item) => item.caseId))).map((row) => [row.id, row]));
      for (const item of own) {
        items.push([
          order.number ?? '',
          item.ord,
          cases.get(item.caseId)?.number ?? '',
          cases.get(item.caseId)?.title ?? '',
          item.requirement,
          item.clause,
          item.clauseQuote,
          mannerWords[item.manner],
          item.dueOn ?? '',
          item.provisional ? words.yes : '',
          itemStateWords[item.state],
          item.reportedOn ?? '',
          item.passedOn ?? '',
          item.closedOn ?? '',
        ]);
      }
    }
    await to.step();
  }
  const sheets = [
    sheet(
      to,
      words.orders,
      words.units.papers,
      text(
        'type',
        'documentNumber',
        'title',
        'addressee',
        'state',
        'draftedOn',
        'draftedBy',
        'reviewedOn',
        'reviewedBy',
        'issuedOn',
        'signer',
        'servedOn',
        'method',
        'receiver',
        'witness',
        'acknowledgedOn',
        'completedOn',
        'voidedOn',
        'voidReason',
        'competentBody',
        'outcome',
      ).concat([{ header: columns.items, kind: 'integer' }], text('backfilled')),
      rows,
    ),
    sheet(
      to,
      words.orderItems,
      words.units.entries,
      text('documentNumber').concat(
        [{ header: columns.ord, kind: 'integer' }],
        text('number', 'problem', 'requirement', 'clause', 'quote', 'manner', 'dueOn', 'provisional', 'state', 'reportedOn', 'passedOn', 'closedCaseOn'),
      ),
      items,
    ),
  ];
  return write(to, auditFiles.folders.orders, auditFiles.orders, words.orders, sheets);
}

/** The catalogue of the bureau's archive and of every community's index, arranged or not. */
export async function writeArchive(to: Export): Promise<{ readonly file: ExportedFile; readonly items: readonly ArchiveListRow[] }> {
  const settings = await archiveSettingsOf(to.reads.core);
  const all: ArchiveListRow[] = [];
  const sheets: SheetToWrite[] = [];
  for (const [fonds, name] of [
    ['bureau', words.archiveBureau],
    ['community', words.archiveCommunity],
  ] as const) {
    const rows: ArchiveListRow[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await to.reads.archive.list({
        fonds,
        communityNo: null,
        year: null,
        category: null,
        retention: null,
        subject: null,
        creator: null,
        state: null,
        caseId: null,
        text: '',
        sort: 'code',
        descending: false,
        cursor,
        limit: 1_000,
      });
      rows.push(...page.rows.filter((row) => inSpan(to.scope, row.documentOn)));
      cursor = page.next;
      await to.ports.bags.breathe();
      if (cursor === null) break;
    }
    all.push(...rows);
    const list = archiveSheet(
      fonds,
      rows.map((row) => archiveRow(row, settings)),
      [],
    );
    sheets.push(
      exportSheet({ name, titles: [`${to.bureau}${list.title}`, stateLine(to, rows.length, words.units.pieces)], columns: list.columns, rows: list.rows }),
    );
  }
  return { file: await write(to, auditFiles.folders.archive, auditFiles.archive, words.archive, sheets), items: all };
}

/** Who acts here: the log names them by their ids. */
export async function writePersons(to: Export): Promise<ExportedFile> {
  const rows = (await to.reads.core.persons()).map((person) => [person.name, person.post, person.active ? words.yes : words.no, person.id]);
  return write(to, auditFiles.folders.log, auditFiles.persons, words.persons, [
    sheet(to, words.persons, words.units.persons, text('name', 'post', 'active', 'id'), rows),
  ]);
}

async function personNames(to: Export): Promise<ReadonlyMap<string, string>> {
  return new Map((await to.reads.core.persons()).map((person) => [person.id, person.name]));
}

function text(...keys: ReadonlyArray<keyof typeof columns>): ExportColumn[] {
  return keys.map((key) => ({ header: columns[key], kind: 'text' }));
}

function sheet(to: Export, name: string, unit: string, head: readonly ExportColumn[], rows: readonly SheetCell[][]): SheetToWrite {
  const notes = to.scope.names === 'masked' ? { notes: [words.maskedNote] } : {};
  return exportSheet({ name, titles: [`${to.bureau}${name}`, stateLine(to, rows.length, unit)], columns: head, rows, ...notes });
}

/** 共 12 件，数据截至2021年6月18日 */
function stateLine(to: Export, count: number, unit: string): string {
  return `${words.count(count, unit)}${words.and}${words.asOf(to.scope.day)}`;
}

async function write(to: Export, folder: string, name: string, what: string, sheets: readonly SheetToWrite[]): Promise<ExportedFile> {
  const path = `data/${folder}/${name}`;
  return { what, path, bytes: await to.writer.add(path, await to.ports.spreadsheets.write(sheets)) };
}
