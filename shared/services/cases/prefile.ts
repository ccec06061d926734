import { type CaseFile, type CaseFileOrder, type Paper, prefile, type Prefiled } from '#shared/domain/archive/prefile.ts';
import type { Day } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import { prefileWords } from '#shared/words/archive.ts';
import { archivePaperWords } from '#shared/words/archiveFiles.ts';
import { archiveHaystack, casesAbout } from '#shared/services/archiveRows.ts';
import { archiveSettingsOf } from '#shared/services/archiveSettings.ts';
import type { ArchiveItemRow, ArchivePaperRow, OrderRow, PaperForm, Ports, SourcedAttachment, Tx } from '#shared/services/ports.ts';
import { problemOf } from './orderText.ts';

/** A paper that the program can write itself when it has no file yet. */
type FormPaper = Paper & { readonly form: PaperForm | null; readonly aboutId: string | null };

/**
 * 预归档: what a closed case leaves is put on the archive's desk, as rows only; forms are written when first asked
 * for. Filing again adds what has come since; a closing form not yet arranged follows the new closing.
 * Answers the number of items of the case's own file. Throws `case_unknown`.
 */
export async function prefileCase(tx: Tx, ports: Ports, caseId: string, on: Day): Promise<number> {
  const { file, number } = await gatherFile(tx, caseId, on);
  const numbers = new Map<string | null, string>(file.orders.map((order) => [order.id, order.cases.join(' ')]));
  const settings = await archiveSettingsOf(tx.core);
  const wanted = prefile(file, settings.periods, prefileWords);
  const known = new Map((await tx.archive.bySource(wanted.map((item) => item.key))).map((row) => [row.sourceKey, row]));
  let added = 0;
  for (const item of wanted) {
    const before = known.get(item.key);
    if (before === undefined) {
      await add(tx, ports, item, item.key, numbers.get(item.orderId) ?? number, on);
      added += 1;
    } else if (item.orderId !== null) {
      added += await addLate(tx, ports, item, before, numbers.get(item.orderId) ?? number, on);
    } else if (item.kind === 'closing' && before.documentOn !== item.documentOn) {
      added += await closeAnew(tx, ports, item, before, number, on);
    }
  }
  if (added > 0) {
    tx.journal.record({ kind: 'case.filed', subjectKind: 'case', subjectId: caseId, onDay: on, payload: { items: added } });
    tx.journal.touch('archive', 'cases');
  }
  return wanted.length;
}

async function add(tx: Tx, ports: Ports, item: Prefiled, key: string, caseNumber: string, on: Day): Promise<void> {
  const id = ports.ids.next();
  const seq = tx.journal.record({
    kind: 'archive.prefiled',
    subjectKind: 'archive_item',
    subjectId: id,
    onDay: on,
    payload: { title: item.title, kind: item.kind, case: caseNumber },
  });
  const { key: _key, papers, communityId: _community, ...fields } = item;
  const row: ArchiveItemRow = {
    ...fields,
    id,
    communityNo: null,
    sourceKey: key,
    serial: null,
    code: null,
    fixedOn: null,
    state: 'prefiled',
    revision: 1,
    seq,
    haystack: archiveHaystack(ports.pinyin, { ...item, code: null }, caseNumber),
  };
  await tx.archive.addItems([row]);
  await tx.archive.setPapers(
    id,
    papers.map((paper) => toRow(paper as FormPaper)),
  );
}

/**
 * An order filed with an earlier case of it: what has come since (a receipt sent back late) joins the waiting item; one
 * that has its code stays, and a second joins it.
 */
async function addLate(tx: Tx, ports: Ports, item: Prefiled, before: ArchiveItemRow, caseNumbers: string, on: Day): Promise<number> {
  const there = await tx.archive.papersOf([before.id]);
  const supplements = (await tx.archive.ofCase(item.caseId)).filter((row) => row.sourceKey?.startsWith(`${item.key}:`) === true);
  const known = new Set([...there, ...(await tx.archive.papersOf(supplements.map((row) => row.id)))].map((paper) => paper.attachmentId));
  const papers = item.papers.filter((paper) => (paper as FormPaper).form === null && !known.has(paper.attachmentId));
  if (papers.length === 0 || before.state === 'withdrawn') return 0;
  const late = papers.map((paper) => toRow(paper as FormPaper));
  const pages = late.reduce((sum, paper) => sum + paper.pages, 0);
  if (before.state === 'arranged') {
    await add(
      tx,
      ports,
      { ...item, title: archivePaperWords.supplement(item.title), papers, pages },
      `${item.key}:${late[0]!.attachmentId ?? ''}`,
      caseNumbers,
      on,
    );
    return 1;
  }
  tx.journal.record({
    kind: 'archive.changed',
    subjectKind: 'archive_item',
    subjectId: before.id,
    onDay: on,
    payload: { title: item.title, papers: late.length },
  });
  await tx.archive.updateItem({ ...before, pages: before.pages + pages });
  await tx.archive.setPapers(before.id, [
    ...there.map(({ name, form, aboutId, pages: counted, attachmentId }) => ({ name, form, aboutId, pages: counted, attachmentId })),
    ...late,
  ]);
  return 0;
}

/** A case closed again after a reopening: the waiting form takes the new day; one already filed stays, and a second joins it. */
async function closeAnew(tx: Tx, ports: Ports, item: Prefiled, before: ArchiveItemRow, caseNumber: string, on: Day): Promise<number> {
  if (before.state !== 'prefiled') {
    const key = `${item.key}:${item.documentOn}`;
    if ((await tx.archive.bySource([key])).length > 0) return 0;
    await add(tx, ports, item, key, caseNumber, on);
    return 1;
  }
  tx.journal.record({
    kind: 'archive.changed',
    subjectKind: 'archive_item',
    subjectId: before.id,
    onDay: on,
    payload: { title: item.title, documentOn: item.documentOn },
  });
  await tx.archive.updateItem({ ...before, documentOn: item.documentOn, year: item.year, pages: item.pages });
  await tx.archive.setPapers(
    before.id,
    item.papers.map((paper) => toRow(paper as FormPaper)),
  );
  return 0;
}

function toRow(paper: FormPaper): Omit<ArchivePaperRow, 'itemId' | 'ord'> {
  return { name: paper.name, form: paper.form ?? null, aboutId: paper.aboutId ?? null, pages: paper.pages, attachmentId: paper.attachmentId };
}

/** The case with everything it leaves, as the domain files it. */
async function gatherFile(tx: Tx, caseId: string, on: Day): Promise<{ readonly file: CaseFile; readonly number: string }> {
  const row = await tx.cases.case(caseId);
  if (row === null) throw new AppError('case_unknown');
  const [bureau, unit, community, items, reports, rechecks, files] = [
    await tx.core.meta('bureau'),
    await tx.core.unit(row.responsibleUnitId),
    await tx.register.communityByNo(row.communityNo),
    await tx.cases.itemsOfCases([caseId]),
    await tx.cases.reportsOf(caseId),
    await tx.cases.rechecksOf(caseId),
    await tx.archive.sourcedFiles('case', caseId),
  ];
  const orders = (await tx.cases.orders([...new Set(items.map((item) => item.orderId))]))
    .filter((order) => order.number !== null && order.issuedOn !== null)
    .toSorted((a, b) => (a.issuedOn! < b.issuedOn! ? -1 : a.issuedOn! > b.issuedOn! ? 1 : a.seq - b.seq));
  const own = new Set([...reports, ...rechecks].map((step) => step.seq));
  const withSeq = (seq: number) => files.filter((file) => file.seq === seq);
  const finding = (await tx.cases.findings([row.findingId]))[0];
  const rule = (await tx.standards.currentPack()).pack.rules.find(({ id }) => id === finding?.ruleId) ?? null;
  const parts: CaseFileOrder[] = [];
  for (const order of orders)
    parts.push(
      orderPart(
        order,
        await tx.archive.sourcedFiles('order', order.id),
        (await casesAbout(tx, { caseId, orderId: order.id })).map((other) => other.number),
      ),
    );
  return {
    number: row.number,
    file: {
      caseId,
      caseNumber: row.number,
      community: community?.name ?? '',
      problem: finding === undefined ? row.title : problemOf(finding, rule),
      bureau: bureau ?? '',
      unit: unit?.fullName ?? '',
      orders: parts,
      reports: reports.map((report) => ({ id: report.id, on: report.onDay, papers: reportPapers(report.id, withSeq(report.seq)) })),
      rechecks: rechecks.map((recheck) => ({
        id: recheck.id,
        on: recheck.onDay,
        passed: recheck.passed,
        papers: [formOf('recheck', recheck.id, archivePaperWords.recheck, 1), ...withSeq(recheck.seq).map(fileOf)],
      })),
      // What belongs to no step of its own, photographs of the problem first of all, stays with the closing form.
      closing: { on, papers: [formOf('closing', caseId, archivePaperWords.closing, 1), ...files.filter((file) => !own.has(file.seq)).map(fileOf)] },
    },
  };
}

function orderPart(order: OrderRow, files: readonly SourcedAttachment[], cases: readonly string[]): CaseFileOrder {
  const receipts = files.filter((file) => file.kind === 'receipt').map(fileOf);
  const others = files.filter((file) => file.kind !== 'receipt' && file.kind !== 'document');
  const receiptOn = order.acknowledgedOn ?? order.servedOn;
  return {
    id: order.id,
    stage: order.stage,
    number: order.number!,
    title: order.title,
    issuer: order.settings.issuer.name,
    issuedOn: order.issuedOn!,
    cases,
    papers: [
      { ...formOf('order', order.id, archivePaperWords.order, 0), attachmentId: order.documentId },
      // The signed 发文稿纸 comes as a scan: 定稿 lies behind 正本.
      ...others.map((file) => ({ ...fileOf(file), ...(file.kind === 'scan' ? { version: 'final' as const, part: 'text' as const } : {}) })),
    ],
    receipt:
      receiptOn === null ? null : { on: receiptOn, papers: receipts.length > 0 ? receipts : [formOf('receipt', order.id, archivePaperWords.receipt, 1)] },
  };
}

/** The unit's own paper where it sent one; what was only said, or shown in photographs, is taken down on a form. */
function reportPapers(reportId: string, files: readonly SourcedAttachment[]): readonly FormPaper[] {
  const papers = files.map(fileOf);
  return files.some((file) => !file.mime.startsWith('image/')) ? papers : [formOf('report', reportId, archivePaperWords.report, 1), ...papers];
}

function formOf(form: PaperForm, aboutId: string, name: string, pages: number): FormPaper {
  return { relation: 'own', version: 'original', part: 'text', copy: false, name, pages, attachmentId: null, form, aboutId };
}

/** A photograph is one page; how many another file has, nobody knows until it is counted. */
function fileOf(file: SourcedAttachment): FormPaper {
  return {
    relation: 'own',
    version: 'original',
    part: 'attachment',
    copy: false,
    name: file.name,
    pages: file.mime.startsWith('image/') ? 1 : 0,
    attachmentId: file.id,
    form: null,
    aboutId: null,
  };
}
