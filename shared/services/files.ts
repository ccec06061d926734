import { AppError } from '#shared/domain/errors.ts';
import type { filesContract } from '#shared/contract/files.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import type { AttachmentRow, Ports, Tx } from './ports.ts';

/** A staged upload named in a command, with what it shows. */
export type ClaimedFile = { readonly staged: string; readonly kind: string };
/** A file already durable in the store, ready to be attached inside a transaction. */
export type StoredFile = { readonly hash: string; readonly size: number; readonly mime: string; readonly name: string; readonly kind: string };

/** Makes staged uploads durable before the transaction that names them begins. */
export async function claimFiles(ports: Ports, files: readonly ClaimedFile[]): Promise<readonly StoredFile[]> {
  const stored: StoredFile[] = [];
  for (const file of files) stored.push({ ...(await ports.files.claim(file.staged)), kind: file.kind });
  return stored;
}

/** Attaches stored files to a subject inside a transaction; answers the new attachment rows. */
export async function attachFiles(
  tx: Tx,
  ports: Ports,
  subject: { readonly kind: string; readonly id: string; readonly onDay: string },
  files: readonly StoredFile[],
  seq: number,
): Promise<readonly AttachmentRow[]> {
  const attachments: AttachmentRow[] = [];
  for (const file of files) {
    await tx.files.addBlob({ hash: file.hash, size: file.size, mime: file.mime });
    const attachment: AttachmentRow = {
      id: ports.ids.next(),
      subjectKind: subject.kind,
      subjectId: subject.id,
      kind: file.kind,
      hash: file.hash,
      name: file.name,
      onDay: subject.onDay,
    };
    await tx.files.addAttachment(attachment, seq);
    attachments.push(attachment);
  }
  return attachments;
}

/** Files and long work: tickets for bytes that travel beside the RPC, and the state of jobs. */
export function filesHandlers(ports: Ports): Handlers<typeof filesContract> {
  return {
    async 'files.uploadTicket'({ name, mime }) {
      return { ticket: ports.files.uploadTicket(name, mime) };
    },
    async 'files.downloadTicket'({ attachmentId }) {
      const attachment = await ports.reads.files.attachment(attachmentId);
      if (attachment === null) throw new AppError('attachment_unknown');
      const { name, mime, size, hash } = attachment;
      return { ticket: ports.files.downloadTicket({ name, mime, source: { hash } }), name, size };
    },
    async 'jobs.get'({ id }) {
      const job = ports.jobs.get(id);
      if (job === null) throw new AppError('job_unknown');
      return job as never;
    },
    async 'jobs.cancel'({ id }) {
      return { cancelled: ports.jobs.cancel(id) };
    },
  };
}
