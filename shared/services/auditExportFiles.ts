import { distinctNames, safePayloadName, safePayloadPath } from '#shared/domain/bag/names.ts';
import { canonicalJson } from '#shared/domain/canonical.ts';
import { maskPayload } from '#shared/domain/mask.ts';
import { auditFiles } from '#shared/words/auditExport.ts';
import { orderDocumentWords } from '#shared/words/orderDocuments.ts';
import { type Export, type ExportedFile, inSpan } from './auditExportScope.ts';
import { contentOf, gatherOrder } from './cases/orderText.ts';
import type { ArchiveListRow, ArchivePaperRow, AttachmentRow, BlobRow, CaseListRow, OrderListRow } from './ports.ts';

/** Rows read at a time. */
const AT_ONCE = 1_000;

export type ExportedAttachment = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly onDay: string;
  readonly size: number;
  readonly path: string | null;
};

/** The paper of every order that has a number: the kept one, or written as it stands. Answers the path by order. */
export async function writeOrderPapers(to: Export, orders: readonly OrderListRow[]): Promise<ReadonlyMap<string, string>> {
  const issued = orders.filter((order) => order.number !== null);
  const names = distinctNames(issued.map((order) => orderDocumentWords.fileName(order.number!, order.title)));
  const paths = new Map<string, string>();
  for (const [index, order] of issued.entries()) {
    const path = `data/${auditFiles.folders.orders}/${names[index]!}`;
    const kept = order.documentId === null ? null : await to.reads.files.attachment(order.documentId);
    if (kept === null || !(await to.writer.addKept(path, kept.hash))) {
      const gathered = await gatherOrder(to.reads, order.id);
      await to.writer.add(
        path,
        await to.ports.documents.write('order', {
          ...contentOf(gathered, to.ports.clock.today()),
          note: '',
          printingOffice: '',
          printedOn: order.issuedOn,
          sample: to.ports.workspace.sample,
        }),
      );
    }
    paths.set(order.id, path);
    await to.step();
  }
  return paths;
}

export type Subjects = {
  readonly cases: ReadonlyMap<string, CaseListRow>;
  readonly orders: ReadonlyMap<string, OrderListRow>;
  readonly archive: ReadonlyMap<string, ArchiveListRow>;
};

/** The papers of these items, in the order in which they are filed. */
export async function papersOfItems(to: Export, items: readonly ArchiveListRow[]): Promise<ReadonlyMap<string, readonly ArchivePaperRow[]>> {
  return Map.groupBy(await to.reads.archive.papersOf(items.map((item) => item.id)), (paper) => paper.itemId);
}

/** The item each filed file belongs to; an order's own paper only when it is not among those written with the orders. */
export function filedFiles(
  items: readonly ArchiveListRow[],
  papers: ReadonlyMap<string, readonly ArchivePaperRow[]>,
  orderPapers: ReadonlyMap<string, string>,
): ReadonlyMap<string, ArchiveListRow> {
  return new Map(
    items.flatMap((item) =>
      (papers.get(item.id) ?? []).flatMap((paper) =>
        paper.attachmentId === null || (paper.form === 'order' && orderPapers.has(paper.aboutId ?? '')) ? [] : [[paper.attachmentId, item] as const],
      ),
    ),
  );
}

/**
 * Every attachment that belongs to what is exported, in a folder named after it; what an exported archive item holds of
 * something that is not exported lies under the item. What is gone or changed is named without a path.
 */
export async function writeAttachments(to: Export, subjects: Subjects, filed: ReadonlyMap<string, ArchiveListRow>): Promise<ExportedAttachment[]> {
  const folders = new Map<string, (AttachmentRow & BlobRow)[]>();
  for (let after: string | null = null; ;) {
    const page: readonly (AttachmentRow & BlobRow)[] = await to.reads.files.page(after, AT_ONCE);
    for (const file of page) {
      const item = filed.get(file.id);
      const about = (await aboutOf(to, subjects, file)) ?? (item === undefined ? null : itemFolder(to, item));
      if (about === null) continue;
      const list = folders.get(about);
      if (list === undefined) folders.set(about, [file]);
      else list.push(file);
    }
    await to.ports.bags.breathe();
    after = page.at(-1)?.id ?? null;
    if (after === null) break;
  }
  const written: ExportedAttachment[] = [];
  for (const [about, files] of [...folders].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const names = distinctNames(files.map((file) => file.name));
    for (const [index, file] of files.entries()) {
      const path = safePayloadPath([auditFiles.folders.attachments, about, names[index]!]);
      const whole = await to.writer.addKept(path, file.hash);
      written.push({ id: file.id, name: file.name, about, onDay: file.onDay, size: file.size, path: whole ? path : null });
      await to.step();
    }
  }
  return written;
}

function itemFolder(to: Export, item: ArchiveListRow): string {
  return safePayloadName(item.code ?? `${item.community ?? to.bureau} ${item.title}`);
}

/** The folder an attachment goes to; null when what it belongs to is not exported, or it is an order's own paper. */
async function aboutOf(to: Export, subjects: Subjects, file: AttachmentRow): Promise<string | null> {
  switch (file.subjectKind) {
    case 'case':
      return subjects.cases.get(file.subjectId)?.number ?? null;
    case 'order':
      return file.kind === 'document' ? null : (subjects.orders.get(file.subjectId)?.number ?? null);
    case 'archive_item': {
      const item = subjects.archive.get(file.subjectId);
      return item === undefined ? null : itemFolder(to, item);
    }
    case 'evidence': {
      const evidence = await to.reads.standards.evidence(file.subjectId);
      const community = evidence === null ? undefined : to.communities.find((row) => row.no === evidence.subjectNo);
      return evidence === null || !inSpan(to.scope, evidence.onDay) ? null : safePayloadName(`${community?.name ?? to.bureau} ${evidence.ruleId}`);
    }
    default:
      return inSpan(to.scope, file.onDay) ? to.bureau : null;
  }
}

/**
 * The log, one record a line, with its digests; the chain can be followed from the first to the last. A record keeps its
 * salted payload only when it stands there unchanged: of the span, and without names to be masked.
 */
export async function writeChain(to: Export): Promise<ExportedFile> {
  const path = `data/${auditFiles.folders.log}/${auditFiles.chain}`;
  return { what: auditFiles.folders.log, path, bytes: await to.writer.add(path, lines(to)) };
}

async function* lines(to: Export): AsyncGenerator<string> {
  for (let after = 0; ;) {
    const records = await to.reads.events.sealed(after, AT_ONCE);
    if (records.length === 0) return;
    for (const { content, ...record } of records) {
      if (content === null || content === undefined || !inSpan(to.scope, record.onDay)) yield `${canonicalJson(record)}\n`;
      else {
        const { value, masked } = to.scope.names === 'masked' ? maskPayload(content.payload) : { value: content.payload, masked: false };
        yield `${canonicalJson(masked ? { ...record, shown: value } : { ...record, content: { salt: content.salt, payload: value } })}\n`;
      }
    }
    after = records.at(-1)!.seq;
    await to.step();
  }
}
