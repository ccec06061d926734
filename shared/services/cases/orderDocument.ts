import { formatDayChinese } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import { orderDocumentWords } from '#shared/words/orderDocuments.ts';
import { serviceMethodWords, unnumberedWords } from '#shared/words/orders.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';
import { DOCX } from '#shared/services/mime.ts';
import type { AttachmentRow, BlobRow, OrderRow, Ports } from '#shared/services/ports.ts';
import { contentOf, gatherOrder } from './orderText.ts';

/** The paper of an order as it stands: the number and date of issue, or a draft's blanks. */
export async function renderOrder(
  ports: Ports,
  orderId: string,
): Promise<{ readonly bytes: Uint8Array; readonly name: string; readonly issuedOn: string | null }> {
  const gathered = await gatherOrder(ports.reads, orderId);
  const { order } = gathered;
  const bytes = await ports.documents.write('order', {
    ...contentOf(gathered, ports.clock.today()),
    note: voidedNote(order),
    printingOffice: '',
    printedOn: order.issuedOn,
    sample: ports.workspace.sample,
  });
  return { bytes, name: orderDocumentWords.fileName(order.number ?? unnumberedWords(order.state), order.title), issuedOn: order.issuedOn };
}

/** What the paper of a void order says under its text; empty while it stands. */
function voidedNote(order: OrderRow): string {
  return order.voidedOn === null ? '' : orderDocumentWords.voidedNote(formatDayChinese(order.voidedOn), order.voidReason);
}

/** 拒收、代收情况 of the receipt: how an order was left. */
function refusalOf(order: OrderRow): string {
  return order.serviceMethod === 'left' && order.servedOn !== null ? orderDocumentWords.refusal(formatDayChinese(order.servedOn), order.witness) : '';
}

/** The receipt of an issued order, filled with what is known of its service; `remark` joins its notes. */
export async function renderReceipt(ports: Ports, orderId: string, remark = ''): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const { order, addressee, items } = await gatherOrder(ports.reads, orderId);
  const number = order.number ?? '';
  const bytes = await ports.documents.write('receipt', {
    bureau: (await ports.reads.core.meta('bureau')) ?? '',
    sample: ports.workspace.sample,
    documentTitle: order.title,
    documentNumber: order.state === 'voided' ? orderDocumentWords.voidedNumber(number) : number,
    issuer: order.settings.issuer.name,
    addressee: order.stage === 'accountability' ? order.competentBody : addressee.fullName,
    items: items.length,
    method: order.serviceMethod === null ? '' : serviceMethodWords[order.serviceMethod],
    servedOn: order.servedOn,
    servedBy: '',
    receiver: { name: order.receiver, on: order.acknowledgedOn, post: '' },
    refusal: refusalOf(order),
    witness: order.witness,
    note: `${voidedNote(order)}${remark}`,
  });
  return { bytes, name: orderDocumentWords.receiptName(number) };
}

/** Writes the issued order's paper once and keeps it: what was signed stays what it was. */
export async function keepDocument(ports: Ports, context: CallContext, orderId: string): Promise<AttachmentRow & BlobRow> {
  const order = await ports.reads.cases.order(orderId);
  if (order === null || order.issuedOn === null) throw new AppError('order_unknown');
  if (order.documentId !== null) {
    const kept = await ports.reads.files.attachment(order.documentId);
    if (kept !== null) return kept;
  }
  const { bytes, name, issuedOn } = await renderOrder(ports, orderId);
  const blob = await ports.files.store(bytes, DOCX);
  const attachment: AttachmentRow = {
    id: ports.ids.next(),
    subjectKind: 'order',
    subjectId: orderId,
    kind: 'document',
    hash: blob.hash,
    name,
    onDay: issuedOn!,
  };
  const earlier = await ports.unitOfWork.run({ actorId: context.actorId, idempotencyKey: null, operation: 'orders.document' }, async (tx) => {
    const current = await tx.cases.order(orderId);
    // Somebody else wrote it meanwhile: theirs is the paper.
    if (current !== null && current.documentId !== null) return tx.files.attachment(current.documentId);
    await tx.files.addBlob(blob);
    const seq = tx.journal.record({
      kind: 'document.written',
      subjectKind: 'document',
      subjectId: attachment.id,
      onDay: tx.journal.today,
      payload: { order: current!.number, name, hash: blob.hash },
    });
    await tx.files.addAttachment(attachment, seq);
    await tx.cases.updateOrder({ ...current!, documentId: attachment.id });
    tx.journal.touch('orders');
    return null;
  });
  return earlier ?? { ...attachment, size: blob.size, mime: blob.mime };
}
