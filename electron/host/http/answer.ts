import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, type ErrorData } from '#shared/domain/errors.ts';

/** Answers that must leave no copy behind: all but hashed assets. */
export const NO_STORE = 'no-store';

/** Milliseconds an unread body is thrown away before the connection is cut. */
const DRAIN_MS = 5_000;

/** Throw to answer an error: the code is worded by the page, the reason only helps the log and curl. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: ErrorData;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, data: ErrorData = {}, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = 'HttpRefusal';
    this.status = status;
    this.code = code;
    this.data = data;
    this.headers = headers;
  }
}

/** A request not accepted at the door. */
export function refused(status: number, reason: string, headers: Readonly<Record<string, string>> = {}): HttpRefusal {
  return new HttpRefusal(status, 'request_refused', { reason }, headers);
}

/** Answers JSON, never stored. */
export function sendJson(response: ServerResponse, status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.byteLength, 'cache-control': NO_STORE, ...headers });
  response.end(body);
}

/** Answers an error as small JSON. An unexpected one is logged and shows only its reference. */
export function sendError(request: IncomingMessage, response: ServerResponse, error: unknown, report: (error: unknown) => string): void {
  if (response.headersSent || request.socket.destroyed) {
    // Too late for words: a cut connection is the only way to say that the answer is not whole.
    if (!(error instanceof HttpRefusal || error instanceof AppError || isGoneAway(error))) report(error);
    request.socket.destroy();
    return;
  }
  if (!request.complete) discardRest(request, response);
  if (error instanceof HttpRefusal) {
    sendJson(response, error.status, { error: { code: error.code, data: error.data } }, error.headers);
  } else if (error instanceof AppError) {
    sendJson(response, 422, { error: { code: error.code, data: error.data } });
  } else {
    sendJson(response, 500, { error: { code: 'internal', data: {}, reference: report(error) } });
  }
}

/**
 * The client may still be sending; closing at once would reset the connection before it reads the
 * answer. So the rest is read and thrown away, for a while.
 */
function discardRest(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  request.resume();
  const cut = setTimeout(() => request.socket.destroy(), DRAIN_MS);
  cut.unref();
  request.once('close', () => clearTimeout(cut));
}

function isGoneAway(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR';
}
