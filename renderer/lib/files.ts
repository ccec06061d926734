import { AppError } from '#shared/domain/errors.ts';
import type { StagedUpload } from '#shared/rpc/transports.ts';
import type { Client } from './client.ts';
import { nativeApi, nativeValue } from './native.ts';

/** Sends a file to the host; the answered `staged` id is what a command claims. Rejects with AppError. */
export async function uploadFile(client: Client, file: File): Promise<StagedUpload> {
  const { ticket } = await client.call('files.uploadTicket', { name: file.name.slice(0, 200), mime: file.type.slice(0, 120) });
  return client.transport.upload(ticket, file);
}

/** The bytes behind a one-time ticket, to show them on the page. */
export async function fetchBlob(client: Client, ticket: string): Promise<Blob> {
  const file = await client.transport.download(ticket);
  const parts: Array<Uint8Array<ArrayBuffer>> = [];
  for await (const chunk of file.chunks) parts.push(Uint8Array.from(chunk));
  return new Blob(parts, { type: file.mime });
}

/**
 * Saves the file behind a one-time ticket: through the window's own save dialog where there is one,
 * else as a browser download. Answers the path, or null when it is unknown or the person cancelled.
 */
export async function saveTicket(client: Client, ticket: string, name: string): Promise<string | null> {
  const native = nativeApi();
  if (native !== null) return nativeValue(native.saveDownload({ ticket, name }));
  const blob = await fetchBlob(client, ticket);
  saveBlob(blob, name);
  return null;
}

/** Hands a blob to the browser as a download. */
function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the blob by the next turn; a minute covers slow disks.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Opens a saved document with the PC's program for it; in a browser the download itself is all there is. */
export async function openSaved(path: string): Promise<void> {
  const native = nativeApi();
  if (native === null) throw new AppError('not_found');
  await nativeValue(native.openSaved({ path }));
}
