import { AppError } from '#shared/domain/errors.ts';
import type { CasePaper, ClosureForm, RecheckForm, ReportForm } from '#shared/domain/document/forms.ts';
import { archivePaperWords } from '#shared/words/archiveFiles.ts';
import { findingSourceWords, itemStateWords } from '#shared/words/cases.ts';
import { stageWords } from '#shared/words/orders.ts';
import { clauseReference } from '#shared/words/standards.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';
import { keepDocument, renderReceipt } from './cases/orderDocument.ts';
import { DOCX } from './mime.ts';
import type { ArchiveItemRow, ArchivePaperRow, AttachmentRow, BlobRow, CaseRow, EventRecord, OrderItemRow, OrderRow, Ports } from './ports.ts';

type Kept = AttachmentRow & BlobRow;

/**
 * The file of one paper. A form nobody has asked for yet is written now and kept: what lies in the archive stays what
 * it was. Throws `archive_paper_unknown`.
 */
export async function keepPaper(ports: Ports, context: CallContext, item: ArchiveItemRow, paper: ArchivePaperRow): Promise<Kept> {
  const kept = paper.attachmentId === null ? null : await ports.reads.files.attachment(paper.attachmentId);
  if (kept !== null) return kept;
  if (paper.form === null || paper.aboutId === null) throw new AppError('archive_paper_unknown');
  if (paper.form === 'order') {
    const order = await keepDocument(ports, context, paper.aboutId);
    await ports.unitOfWork.maintain((tx) => tx.archive.keepPaper(item.id, paper.ord, order.id));
    return order;
  }
  const { bytes, name } = await write(ports, item, paper.form, paper.aboutId);
  const blob = await ports.files.store(bytes, DOCX);
  const attachment: AttachmentRow = {
    id: ports.ids.next(), subjectKind: 'archive_item', subjectId: item.id, kind: 'document', hash: blob.hash, name, onDay: item.documentOn,
  };
  await ports.unitOfWork.run({ actorId: context.actorId, idempotencyKey: null, operation: 'archive.paper' }, async (tx) => {
    await tx.files.addBlob(blob);
    const seq = tx.journal.record({
      kind: 'document.written', subjectKind: 'document', subjectId: attachment.id, onDay: tx.journal.today, payload: { archiveItem: item.id, name, hash: blob.hash },
    });
    await tx.files.addAttachment(attachment, seq);
    await tx.archive.keepPaper(item.id, paper.ord, attachment.id);
    tx.journal.touch('archive');
  });
  return { ...attachment, size: blob.size, mime: blob.mime };
}

async function write(ports: Ports, item: ArchiveItemRow, form: Exclude<ArchivePaperRow['form'], 'order' | null>, aboutId: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  if (form === 'receipt') return renderReceipt(ports, aboutId);
  const row = item.caseId === null ? null : await ports.reads.cases.case(item.caseId);
  if (row === null) throw new AppError('case_unknown');
  const story = await storyOf(ports, row);
  if (form === 'report') {
    return { bytes: await ports.documents.write('report', await reportForm(ports, story, aboutId)), name: archivePaperWords.fileName(row.number, archivePaperWords.report) };
  }
  if (form === 'recheck') {
    return { bytes: await ports.documents.write('recheck', recheckForm(ports, story, aboutId)), name: archivePaperWords.fileName(row.number, archivePaperWords.recheck) };
  }
  return { bytes: await ports.documents.write('closure', closureForm(ports, story, item)), name: archivePaperWords.fileName(row.number, archivePaperWords.closing) };
}

/** A case with all its forms need. */
type Story = Awaited<ReturnType<typeof storyOf>>;

async function storyOf(ports: Ports, row: CaseRow) {
  const { reads } = ports;
  const [bureau, unit, community, finding, items, reports, rechecks, persons, { pack }, events] = await Promise.all([
    reads.core.meta('bureau'), reads.core.unit(row.responsibleUnitId), reads.register.communityByNo(row.communityNo), reads.cases.finding(row.findingId),
    reads.cases.itemsOfCases([row.id]), reads.cases.reportsOf(row.id), reads.cases.rechecksOf(row.id), reads.core.persons(), reads.standards.currentPack(),
    reads.events.ofSubject('case', row.id),
  ]);
  const orders = new Map((await reads.cases.orders([...new Set(items.map((item) => item.orderId))])).map((order) => [order.id, order]));
  const rule = row.ruleId === null ? undefined : pack.rules.find((candidate) => candidate.id === row.ruleId);
  const names = new Map(persons.map((person) => [person.id, person.name]));
  return {
    row, bureau: bureau ?? '', unit: unit?.fullName ?? '', community: community?.name ?? '', finding: finding!, items, orders, reports, rechecks, events,
    basis: rule === undefined ? '' : archivePaperWords.basis(clauseReference(rule, pack), rule.quote), nameOf: (id: string | null) => (id === null ? '' : names.get(id) ?? ''),
  };
}

function problemOf({ row, finding }: Story): string {
  return finding.detail === '' || finding.detail === row.title ? row.title : archivePaperWords.problem(row.title, finding.detail);
}

async function reportForm(ports: Ports, story: Story, reportId: string): Promise<ReportForm> {
  const report = story.reports.find((one) => one.id === reportId);
  if (report === undefined) throw new AppError('archive_paper_unknown');
  const item = story.items.find((one) => one.no === report.itemNo) ?? null;
  const files = (await ports.reads.archive.sourcedFiles('case', story.row.id)).filter((file) => file.seq === report.seq);
  return {
    bureau: story.bureau, sample: ports.workspace.sample, caseNumber: story.row.number, orderNumber: (item === null ? undefined : story.orders.get(item.orderId))?.number ?? '',
    community: story.community, responsibleUnit: story.unit, problem: problemOf(story), requirement: item?.requirement ?? '', dueOn: item?.dueOn ?? null, report: report.content,
    reportedOn: report.onDay, files: files.map((file) => file.name), reporter: report.reporter, recordedBy: story.nameOf(report.personId), note: '',
  };
}

function recheckForm(ports: Ports, story: Story, recheckId: string): RecheckForm {
  const recheck = story.rechecks.find((one) => one.id === recheckId);
  if (recheck === undefined) throw new AppError('archive_paper_unknown');
  const item = story.items.find((one) => one.no === recheck.itemNo) ?? null;
  const order = item === null ? null : story.orders.get(item.orderId) ?? null;
  const report = story.reports.findLast((one) => one.itemNo === recheck.itemNo && one.seq < recheck.seq) ?? null;
  return {
    bureau: story.bureau, sample: ports.workspace.sample, caseNumber: story.row.number, orderNumber: order?.number ?? '', community: story.community, responsibleUnit: story.unit,
    problem: problemOf(story), basis: story.basis, requirement: item?.requirement ?? '', dueOn: item?.dueOn ?? null, report: report?.content ?? '', reportedOn: report?.onDay ?? null,
    manner: '', finding: recheck.opinion, passed: recheck.passed, opinion: recheck.passed ? archivePaperWords.passedOpinion : archivePaperWords.failedOpinion,
    recheckers: [story.nameOf(recheck.personId)], recheckedOn: recheck.onDay, witness: '',
  };
}

function closureForm(ports: Ports, story: Story, item: ArchiveItemRow): ClosureForm {
  const said = (kind: string): EventRecord | undefined => story.events.findLast((event) => event.kind === kind);
  const opinion = (event: EventRecord | undefined) => ({
    text: String(event?.payload['opinion'] ?? ''), name: event === undefined ? '' : story.nameOf(event.personId), on: event?.onDay ?? null,
  });
  const recheck = story.rechecks.at(-1);
  return {
    bureau: story.bureau, sample: ports.workspace.sample, caseNumber: story.row.number, community: story.community, responsibleUnit: story.unit,
    source: findingSourceWords[story.finding.source], foundOn: story.finding.foundOn, problem: problemOf(story), basis: story.basis, papers: casePapers(story),
    measures: story.reports.at(-1)?.content ?? '', recheck: recheck === undefined ? '' : archivePaperWords.recheckLine(recheck.opinion, story.nameOf(recheck.personId)),
    clerk: opinion(said('case.close_submitted')), section: { text: '', name: '', on: null }, leader: opinion(said('case.closed')), archivalCode: item.code ?? '',
    note: '',
  };
}

function casePapers({ items, orders }: Story): CasePaper[] {
  return items.map((item) => ({ item, order: orders.get(item.orderId)! })).filter(({ order }) => order.number !== null).map(({ item, order }) => ({
    kind: stageWords[order.stage], number: order.number!, servedOn: order.servedOn, dueOn: item.dueOn, outcome: outcomeOf(item, order),
  }));
}

function outcomeOf(item: OrderItemRow, order: OrderRow): string {
  if (order.state === 'voided') return itemStateWords.voided;
  if (item.state === 'escalated') return item.failedRechecks > 0 && item.reportedOn !== null ? archivePaperWords.failed : archivePaperWords.overdue;
  return item.state === 'closed' ? (item.onTime === true ? archivePaperWords.onTime : archivePaperWords.late) : itemStateWords[item.state];
}
