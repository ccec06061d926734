import { yearOf, type Day } from '#shared/domain/date.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import type { ArchiveItem, PaperKind, Retention } from './item.ts';

/**
 * A paper inside a 件. Their order follows DA/T 22-2015 5.1: 复文 before 来文, 转发文 before 被转发文, 正本 before
 * 定稿, 正文 before 附件, 原件 before 复制件.
 */
export type Paper = {
  readonly relation: 'own' | 'reply' | 'forwarding' | 'incoming' | 'forwarded';
  /** 正本 or 定稿 (发文稿纸 with its signatures). */
  readonly version: 'original' | 'final';
  readonly part: 'text' | 'attachment';
  readonly copy: boolean;
  readonly name: string;
  readonly pages: number;
  readonly attachmentId: string | null;
};

/** The papers of a 件 in the order they are filed; papers alike keep the order given. */
export function orderPapers(papers: readonly Paper[]): Paper[] {
  const rank = (paper: Paper): number =>
    (paper.relation === 'incoming' || paper.relation === 'forwarded' ? 8 : 0) +
    (paper.version === 'final' ? 4 : 0) +
    (paper.part === 'attachment' ? 2 : 0) +
    (paper.copy ? 1 : 0);
  return papers.toSorted((a, b) => rank(a) - rank(b));
}

/** A closed case with what it leaves. */
export type CaseFile = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly community: string;
  readonly problem: string;
  /** The bureau, which is 责任者 of its own papers. */
  readonly bureau: string;
  /** The responsible unit, which is 责任者 of its reports. */
  readonly unit: string;
  readonly orders: readonly CaseFileOrder[];
  readonly reports: ReadonlyArray<{ readonly id: string; readonly on: Day; readonly papers: readonly Paper[] }>;
  readonly rechecks: ReadonlyArray<{ readonly id: string; readonly on: Day; readonly passed: boolean; readonly papers: readonly Paper[] }>;
  readonly closing: { readonly on: Day; readonly papers: readonly Paper[] };
};

export type CaseFileOrder = {
  readonly id: string;
  readonly stage: OrderStage;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day;
  /** 正本, 定稿 and attachments. */
  readonly papers: readonly Paper[];
  readonly receipt: { readonly on: Day; readonly papers: readonly Paper[] } | null;
  /** Numbers of all cases in the order, this one included: it is filed once, with the first that closes, and belongs to each. */
  readonly cases: readonly string[];
};

/** A 件 to be filed: an archive item without id, serial and code, with its papers in order. */
export type Prefiled = Omit<ArchiveItem, 'id' | 'serial' | 'code'> & {
  /** Stable: filing twice finds the first. */
  readonly key: string;
  readonly kind: PaperKind;
  readonly caseId: string;
  readonly orderId: string | null;
  readonly papers: readonly Paper[];
};

export type PrefileWords = {
  readonly receipt: (order: CaseFileOrder) => string;
  readonly report: (file: CaseFile) => string;
  readonly recheck: (file: CaseFile, passed: boolean) => string;
  readonly closing: (file: CaseFile) => string;
  readonly caseNote: (caseNumber: string) => string;
  /** The cases an order belongs to, as its cross reference (参见). */
  readonly orderNote: (caseNumbers: readonly string[]) => string;
};

/** The subject under which a case's papers stand in the bureau's fonds. */
const CASES_SUBJECT = 'cases';

/**
 * What closing a case puts on the archive's desk (预归档): each order with 正本, 定稿 and attachments as one 件, its
 * receipt, every report, every recheck and the closing form, in the order they came about. 档号 come later, with
 * the yearly arrangement. The year is that of the paper.
 */
export function prefile(file: CaseFile, periods: Readonly<Record<PaperKind, Retention>>, words: PrefileWords): Prefiled[] {
  const items: Prefiled[] = [];
  const add = (
    part: Pick<Prefiled, 'key' | 'kind' | 'title' | 'responsible' | 'documentOn' | 'papers'> & { readonly order?: CaseFileOrder; readonly number?: string },
  ): void => {
    items.push({
      key: part.key,
      kind: part.kind,
      caseId: file.caseId,
      orderId: part.order?.id ?? null,
      fonds: 'bureau',
      communityId: null,
      creator: 'bureau',
      category: 'WS',
      subject: CASES_SUBJECT,
      year: yearOf(part.documentOn),
      retention: periods[part.kind],
      title: part.title,
      documentNumber: part.number ?? '',
      responsible: part.responsible,
      documentOn: part.documentOn,
      secrecy: '',
      pages: part.papers.reduce((sum, paper) => sum + paper.pages, 0),
      note: part.order === undefined ? words.caseNote(file.caseNumber) : words.orderNote(part.order.cases),
      ord: items.length,
      papers: orderPapers(part.papers),
    });
  };
  for (const order of file.orders) {
    add({
      key: `order:${order.id}`,
      kind: `order_${order.stage}`,
      title: order.title,
      responsible: order.issuer,
      documentOn: order.issuedOn,
      papers: order.papers,
      order,
      number: order.number,
    });
    if (order.receipt !== null) {
      add({
        key: `receipt:${order.id}`,
        kind: 'receipt',
        title: words.receipt(order),
        responsible: order.issuer,
        documentOn: order.receipt.on,
        papers: order.receipt.papers,
        order,
      });
    }
  }
  for (const report of file.reports)
    add({ key: `report:${report.id}`, kind: 'report', title: words.report(file), responsible: file.unit, documentOn: report.on, papers: report.papers });
  for (const recheck of file.rechecks)
    add({
      key: `recheck:${recheck.id}`,
      kind: 'recheck',
      title: words.recheck(file, recheck.passed),
      responsible: file.bureau,
      documentOn: recheck.on,
      papers: recheck.papers,
    });
  add({
    key: `closing:${file.caseId}`,
    kind: 'closing',
    title: words.closing(file),
    responsible: file.bureau,
    documentOn: file.closing.on,
    papers: file.closing.papers,
  });
  return items;
}
