import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { eventFrame, HEARTBEAT } from '#shared/rpc/eventStream.ts';
import { RPC_BYTES, UPLOAD_BYTES } from '#shared/rpc/limits.ts';
import { exactly } from '#shared/rpc/transport.ts';
import type { Backend } from '#host/backendTypes.ts';
import type { RendererFiles } from '#host/rendererFiles.ts';
import { HttpRefusal, NO_STORE, refused, sendJson } from './answer.ts';
import { boundedBody, checkDeclared, readJson } from './body.ts';
import { cookieName, type Sessions } from './sessions.ts';

/** Files whose name carries their content's hash. */
const IMMUTABLE = 'private, max-age=31536000, immutable';
/** Bytes of events a page may leave unread. */
const MAX_UNREAD_BYTES = 1024 * 1024;

/** One file or page of the renderer. */
export function serveFile(files: RendererFiles, path: string, response: ServerResponse): void {
  const file = files.take(path);
  if (file === null) throw refused(404, 'path');
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': file.bytes.byteLength,
    'cache-control': file.immutable ? IMMUTABLE : NO_STORE,
  });
  response.end(file.bytes);
}

const tokenSchema = z.strictObject({ token: z.string().min(20).max(200) });

/** One-time token in, session cookie out. The cookie is never readable by scripts nor sent from other sites. */
export async function openSession(sessions: Sessions, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parsed = tokenSchema.safeParse(await readJson(request, 4_096));
  const cookie = parsed.success ? sessions.redeem(parsed.data.token) : null;
  if (cookie === null) throw new HttpRefusal(401, 'session_expired');
  response.writeHead(204, {
    'set-cookie': `${cookieName(port)}=${cookie}; Path=/; HttpOnly; SameSite=Strict`,
    'cache-control': NO_STORE,
  });
  response.end();
}

/** One request of the contract. Refusals of the contract are answers too: status 200 with `ok: false`. */
export async function callOperation(backend: Backend, request: IncomingMessage, response: ServerResponse): Promise<void> {
  sendJson(response, 200, await backend.dispatch(await readJson(request, RPC_BYTES)));
}

/** The event stream of one page; `heartbeatMs` between signs of life. Answers when the page is gone. */
export function streamEvents(backend: Backend, response: ServerResponse, heartbeatMs: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': NO_STORE, 'x-accel-buffering': 'no' });
  response.socket?.setTimeout(0);
  response.write(HEARTBEAT);
  const unsubscribe = backend.subscribe((event) => {
    // A page that sleeps with its ears shut is let go; it reconnects and refetches.
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
    else response.write(eventFrame(event));
  });
  const beat = setInterval(() => response.write(HEARTBEAT), heartbeatMs);
  return new Promise((resolve) => {
    response.once('close', () => {
      clearInterval(beat);
      unsubscribe();
      resolve();
    });
  });
}

/** Streams a body into the upload behind a one-time ticket; a body that fails or stops leaves nothing. */
export async function receiveUpload(backend: Backend, ticket: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.headers['content-type'] !== 'application/octet-stream') throw refused(415, 'content_type');
  // Before the ticket is spent: a file known to be too large may be replaced under the same ticket.
  checkDeclared(request, UPLOAD_BYTES, 'file_too_large');
  const sink = await backend.uploads.begin(ticket);
  if (sink === null) throw new HttpRefusal(404, 'ticket_unknown');
  try {
    for await (const chunk of boundedBody(request, UPLOAD_BYTES, 'file_too_large')) await sink.write(chunk);
  } catch (error) {
    await sink.abort();
    throw error;
  }
  sendJson(response, 200, await sink.finish());
}

const ticketSchema = z.strictObject({ ticket: z.string().min(1).max(200) });

/** Streams the file behind a one-time ticket. Always an attachment: nothing from the archive runs in our origin. */
export async function sendDownload(backend: Backend, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parsed = ticketSchema.safeParse(await readJson(request, 4_096));
  const file = parsed.success ? await backend.downloads.take(parsed.data.ticket) : null;
  if (file === null) throw new HttpRefusal(404, 'ticket_unknown');
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  response.writeHead(200, {
    'content-type': /^[\w.+-]+\/[\w.+-]+(?:; ?charset=utf-8)?$/.test(file.mime) ? file.mime : 'application/octet-stream',
    'content-length': file.size,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
    'x-file-name': name,
    'cache-control': NO_STORE,
  });
  // Fewer or more bytes than promised end in a cut connection, which the page takes for what it is.
  await pipeline(Readable.from(exactly(file.name, file.size, file.stream)), response);
}
