import type { IncomingMessage } from 'node:http';
import { HttpRefusal, refused } from './answer.ts';

/** Throws 413 when the declared length is already too much. */
export function checkDeclared(request: IncomingMessage, limit: number, code: string): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit, code);
}

/**
 * The body's chunks, counted: declared lengths may be missing (chunked), so the bytes decide.
 * Throws 413 beyond `limit`, 400 when the client goes away in the middle.
 */
export async function* boundedBody(request: IncomingMessage, limit: number, code: string): AsyncGenerator<Uint8Array> {
  checkDeclared(request, limit, code);
  let seen = 0;
  // Leaving the loop must not destroy the socket: an answer still has to go out on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Uint8Array;
    seen += bytes.byteLength;
    if (seen > limit) throw tooLarge(limit, code);
    yield bytes;
  }
  if (!request.complete) throw refused(400, 'cut_short');
}

/** Reads a JSON body: content type, size, UTF-8 and syntax are checked. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const type = (request.headers['content-type'] ?? '').toLowerCase().replace(/\s/g, '');
  if (type !== 'application/json' && type !== 'application/json;charset=utf-8') throw refused(415, 'content_type');
  const chunks: Uint8Array[] = [];
  for await (const chunk of boundedBody(request, limit, 'request_too_large')) chunks.push(chunk);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw refused(400, 'json');
  }
}

function tooLarge(limit: number, code: string): HttpRefusal {
  return new HttpRefusal(413, code, { limit: `${Math.round(limit / 1024)} KB` });
}
