import { type Day, formatDayChinese } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CasePaper, ClosureForm, RecheckForm, ReportForm } from '#shared/domain/document/forms.ts';
import { archivePaperWords } from '#shared/words/archiveFiles.ts';
import { findingSourceWords, itemStateWords } from '#shared/words/cases.ts';
import { stageWords } from '#shared/words/orders.ts';
import { clauseReference } from '#shared/words/standards.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';
import { keepDocument, renderReceipt } from './cases/orderDocument.ts';
import { DOCX } from './mime.ts';
import type { ArchiveItemRow, ArchivePaperRow, AttachmentRow, BlobRow, CaseRow, EventRecord, JobControl, OrderItemRow, OrderRow, Ports } from './ports.ts';

type Kept = AttachmentRow & BlobRow;

type Wanted = { readonly item: ArchiveItemRow; readonly paper: ArchivePaperRow };

/** Forms written before they are committed together: each commit is forced to the disk. */
const AT_ONCE = 40;
/** What a form is about is gone: it stays without a file, and the others are written. */
const gone: ReadonlySet<string> = new Set(['archive_paper_unknown', 'case_unknown', 'order_unknown']);

/**
 * The file of one paper. A form not written yet is written now and kept: what lies in the archive stays what
 * it was. Throws `archive_paper_unknown`.
 */
export async function keepPaper(ports: Ports, context: CallContext, item: ArchiveItemRow, paper: ArchivePaperRow): Promise<Kept> {
  const kept = paper.attachmentId === null ? null : await ports.reads.files.attachment(paper.attachmentId);
  if (kept !== null) return kept;
  if (paper.form === 'order' && paper.aboutId !== null) return keepOrder(ports, context, item, paper.ord, paper.aboutId);
  const attachment = await written(ports, { item, paper });
  await keepAll(ports, context, [attachment]);
  return attachment.file;
}

/** Writes the forms of these closed cases that have no file yet; answers how many. */
export async function writeFormsOf(ports: Ports, context: CallContext, caseIds: readonly string[]): Promise<number> {
  let count = 0;
  for (const id of caseIds) {
    const items = new Map((await ports.reads.archive.ofCase(id)).map((item) => [item.id, item]));
    const papers = await ports.reads.archive.papersOf([...items.keys()]);
    count += await writePart(
      ports,
      context,
      papers.filter((paper) => paper.form !== null && paper.attachmentId === null).map((paper) => ({ item: items.get(paper.itemId)!, paper })),
    );
  }
  return count;
}

/** Writes every form of the span that has no file yet, a part at a time; answers how many. Stopping throws and keeps what is written. */
export async function writeMissingForms(
  ports: Ports,
  context: CallContext,
  span: { readonly from: Day | null; readonly to: Day | null },
  control: JobControl,
): Promise<number> {
  let count = 0;
  for (let after: ArchivePaperRow | null = null; ;) {
    const papers: readonly ArchivePaperRow[] = await ports.reads.archive.unwritten(span, after, AT_ONCE);
    if (papers.length === 0) return count;
    const items = new Map<string, ArchiveItemRow>();
    for (const id of new Set(papers.map((paper) => paper.itemId))) items.set(id, (await ports.reads.archive.item(id))!);
    count += await writePart(
      ports,
      context,
      papers.map((paper) => ({ item: items.get(paper.itemId)!, paper })),
      control,
    );
    control.progress(count, null);
    after = papers.at(-1)!;
  }
}

async function writePart(ports: Ports, context: CallContext, wanted: readonly Wanted[], control?: JobControl): Promise<number> {
  const made: Written[] = [];
  let orders = 0;
  for (const one of wanted) {
    control?.signal.throwIfAborted();
    try {
      if (one.paper.form !== 'order' || one.paper.aboutId === null) made.push(await written(ports, one));
      else {
        await keepOrder(ports, context, one.item, one.paper.ord, one.paper.aboutId);
        orders += 1;
      }
    } catch (error) {
      if (!(error instanceof AppError && gone.has(error.code))) throw error;
    }
    // Others are answered between two forms.
    await ports.bags.breathe();
  }
  if (made.length > 0) await keepAll(ports, context, made);
  return made.length + orders;
}

type Written = Wanted & { readonly file: Kept };

/** A form as a file that is safe on the disk and not yet named by a row. */
async function written(ports: Ports, { item, paper }: Wanted): Promise<Written> {
  if (paper.form === null || paper.form === 'order' || paper.aboutId === null) throw new AppError('archive_paper_unknown');
  const { bytes, name } = await write(ports, item, paper.form, paper.aboutId);
  const blob = await ports.files.store(bytes, DOCX);
  return {
    item,
    paper,
    file: {
      id: ports.ids.next(),
      subjectKind: 'archive_item',
      subjectId: item.id,
      kind: 'document',
      hash: blob.hash,
      name,
      onDay: item.documentOn,
      size: blob.size,
      mime: blob.mime,
    },
  };
}

async function keepAll(ports: Ports, context: CallContext, made: readonly Written[]): Promise<void> {
  await ports.unitOfWork.run({ actorId: context.actorId, idempotencyKey: null, operation: 'archive.paper' }, async (tx) => {
    for (const {
      item,
      paper,
      file: { size, mime, ...attachment },
    } of made) {
      const current = (await tx.archive.papersOf([item.id])).find((one) => one.ord === paper.ord);
      // Written by somebody else, or the case was closed anew, since the form was asked for.
      if (current?.aboutId !== paper.aboutId || current.form !== paper.form || current.attachmentId !== paper.attachmentId) continue;
      await tx.files.addBlob({ hash: attachment.hash, size, mime });
      const seq = tx.journal.record({
        kind: 'document.written',
        subjectKind: 'document',
        subjectId: attachment.id,
        onDay: tx.journal.today,
        payload: { archiveItem: item.id, name: attachment.name, hash: attachment.hash },
      });
      await tx.files.addAttachment(attachment, seq);
      await tx.archive.keepPaper(item.id, paper.ord, attachment.id);
    }
    tx.journal.touch('archive');
  });
}

async function keepOrder(ports: Ports, context: CallContext, item: ArchiveItemRow, ord: number, orderId: string): Promise<Kept> {
  const order = await keepDocument(ports, context, orderId);
  await ports.unitOfWork.maintain((tx) => tx.archive.keepPaper(item.id, ord, order.id));
  return order;
}

async function write(
  ports: Ports,
  item: ArchiveItemRow,
  form: Exclude<ArchivePaperRow['form'], 'order' | null>,
  aboutId: string,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const row = item.caseId === null ? null : await ports.reads.cases.case(item.caseId);
  if (row === null) throw new AppError('case_unknown');
  if (form === 'receipt') return renderReceipt(ports, aboutId, writtenLater(ports, row));
  const story = await storyOf(ports, row);
  if (form === 'report') {
    return {
      bytes: await ports.documents.write('report', await reportForm(ports, story, aboutId)),
      name: archivePaperWords.fileName(row.number, archivePaperWords.report),
    };
  }
  if (form === 'recheck') {
    return {
      bytes: await ports.documents.write('recheck', recheckForm(ports, story, aboutId)),
      name: archivePaperWords.fileName(row.number, archivePaperWords.recheck),
    };
  }
  return {
    bytes: await ports.documents.write('closure', closureForm(ports, story, item)),
    name: archivePaperWords.fileName(row.number, archivePaperWords.closing),
  };
}

/** A case with all its forms need. */
type Story = Awaited<ReturnType<typeof storyOf>>;

async function storyOf(ports: Ports, row: CaseRow) {
  const { reads } = ports;
  const [bureau, unit, community, finding, items, reports, rechecks, persons, { pack }, events] = await Promise.all([
    reads.core.meta('bureau'),
    reads.core.unit(row.responsibleUnitId),
    reads.register.communityByNo(row.communityNo),
    reads.cases.finding(row.findingId),
    reads.cases.itemsOfCases([row.id]),
    reads.cases.reportsOf(row.id),
    reads.cases.rechecksOf(row.id),
    reads.core.persons(),
    reads.standards.currentPack(),
    reads.events.ofSubject('case', row.id),
  ]);
  const orders = new Map((await reads.cases.orders([...new Set(items.map((item) => item.orderId))])).map((order) => [order.id, order]));
  const rule = row.ruleId === null ? undefined : pack.rules.find((candidate) => candidate.id === row.ruleId);
  const names = new Map(persons.map((person) => [person.id, person.name]));
  return {
    row,
    bureau: bureau ?? '',
    unit: unit?.fullName ?? '',
    community: community?.name ?? '',
    finding: finding!,
    items,
    orders,
    reports,
    rechecks,
    events,
    basis: rule === undefined ? '' : archivePaperWords.basis(clauseReference(rule, pack), rule.quote),
    nameOf: (id: string | null) => (id === null ? '' : (names.get(id) ?? '')),
  };
}

/** What a form written after its case was closed says of itself; empty on the day of closing. */
function writtenLater({ clock }: Ports, { closedOn }: CaseRow): string {
  const today = clock.today();
  return closedOn === null || today <= closedOn ? '' : archivePaperWords.writtenLater(formatDayChinese(today));
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
    bureau: story.bureau,
    sample: ports.workspace.sample,
    caseNumber: story.row.number,
    orderNumber: (item === null ? undefined : story.orders.get(item.orderId))?.number ?? '',
    community: story.community,
    responsibleUnit: story.unit,
    problem: problemOf(story),
    requirement: item?.requirement ?? '',
    dueOn: item?.dueOn ?? null,
    report: report.content,
    reportedOn: report.onDay,
    files: files.map((file) => file.name),
    reporter: report.reporter,
    recordedBy: story.nameOf(report.personId),
    note: writtenLater(ports, story.row),
  };
}

function recheckForm(ports: Ports, story: Story, recheckId: string): RecheckForm {
  const recheck = story.rechecks.find((one) => one.id === recheckId);
  if (recheck === undefined) throw new AppError('archive_paper_unknown');
  const item = story.items.find((one) => one.no === recheck.itemNo) ?? null;
  const order = item === null ? null : (story.orders.get(item.orderId) ?? null);
  const report = story.reports.findLast((one) => one.itemNo === recheck.itemNo && one.seq < recheck.seq) ?? null;
  return {
    bureau: story.bureau,
    sample: ports.workspace.sample,
    caseNumber: story.row.number,
    orderNumber: order?.number ?? '',
    community: story.community,
    responsibleUnit: story.unit,
    problem: problemOf(story),
    basis: story.basis,
    requirement: item?.requirement ?? '',
    dueOn: item?.dueOn ?? null,
    report: report?.content ?? '',
    reportedOn: report?.onDay ?? null,
    manner: '',
    finding: recheck.opinion,
    passed: recheck.passed,
    opinion: recheck.passed ? archivePaperWords.passedOpinion : archivePaperWords.failedOpinion,
    recheckers: [story.nameOf(recheck.personId)],
    recheckedOn: recheck.onDay,
    witness: '',
  };
}

function closureForm(ports: Ports, story: Story, item: ArchiveItemRow): ClosureForm {
  const said = (kind: string): EventRecord | undefined => story.events.findLast((event) => event.kind === kind);
  const opinion = (event: EventRecord | undefined) => ({
    text: String(event?.payload['opinion'] ?? ''),
    name: event === undefined ? '' : story.nameOf(event.personId),
    on: event?.onDay ?? null,
  });
  const recheck = story.rechecks.at(-1);
  return {
    bureau: story.bureau,
    sample: ports.workspace.sample,
    caseNumber: story.row.number,
    community: story.community,
    responsibleUnit: story.unit,
    source: findingSourceWords[story.finding.source],
    foundOn: story.finding.foundOn,
    problem: problemOf(story),
    basis: story.basis,
    papers: casePapers(story),
    measures: story.reports.at(-1)?.content ?? '',
    recheck: recheck === undefined ? '' : archivePaperWords.recheckLine(recheck.opinion, story.nameOf(recheck.personId)),
    clerk: opinion(said('case.close_submitted')),
    section: { text: '', name: '', on: null },
    leader: opinion(said('case.closed')),
    // Signed before it had one, it is stamped by hand; a code of a later day would not be true.
    archivalCode: item.fixedOn !== null && item.fixedOn <= item.documentOn ? (item.code ?? '') : '',
    note: writtenLater(ports, story.row),
  };
}

function casePapers({ items, orders }: Story): CasePaper[] {
  return items
    .map((item) => ({ item, order: orders.get(item.orderId)! }))
    .filter(({ order }) => order.number !== null)
    .map(({ item, order }) => ({
      kind: stageWords[order.stage],
      number: order.number!,
      servedOn: order.servedOn,
      dueOn: item.dueOn,
      outcome: outcomeOf(item, order),
    }));
}

function outcomeOf(item: OrderItemRow, order: OrderRow): string {
  if (order.state === 'voided') return itemStateWords.voided;
  if (item.state === 'escalated') return item.failedRechecks > 0 && item.reportedOn !== null ? archivePaperWords.failed : archivePaperWords.overdue;
  return item.state === 'closed' ? (item.onTime === true ? archivePaperWords.onTime : archivePaperWords.late) : itemStateWords[item.state];
}
