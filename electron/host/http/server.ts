import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { securityHeaders } from '#shared/contract/contentSecurity.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Backend } from '#host/backendTypes.ts';
import type { RendererFiles } from '#host/rendererFiles.ts';
import { answerAdmin, type AdminAnswer, type AdminAsk } from './admin.ts';
import { HttpRefusal, refused, sendError } from './answer.ts';
import { refuse } from './guard.ts';
import { openLauncherFolder } from './launcher.ts';
import { callOperation, openSession, receiveUpload, sendDownload, serveFile, streamEvents } from './routes.ts';
import { cookieOf, createSessions } from './sessions.ts';

/** Times in milliseconds; small ones only serve to show that they work. */
export type HttpTimes = {
  /** A request's headers must be complete within this; its whole body within `request`. */
  readonly headers: number;
  readonly request: number;
  /** Silence on a connection, event streams excepted. */
  readonly idle: number;
  readonly heartbeat: number;
  /** Waiting for requests under way when closing. */
  readonly farewell: number;
};
const TIMES: HttpTimes = { headers: 10_000, request: 60_000, idle: 120_000, heartbeat: 20_000, farewell: 3_000 };

/** Browsers open six connections to one host; event streams must leave some for calls. */
const STREAMS_PER_SESSION = 4;
const MAX_CONNECTIONS = 128;
const BLOB_PATH = /^\/blobs\/([A-Za-z0-9_-]{1,200})$/;

export type HttpHostOptions = {
  readonly backend: Backend;
  readonly files: RendererFiles;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly nowMs: () => number;
  /** Of the sidecar file. */
  readonly secret: string;
  readonly launcherFolder: string;
  readonly report: (error: unknown, op: string) => string;
  /** The owner asked the host to end. */
  readonly onStop: () => void;
  readonly times?: Partial<HttpTimes>;
};

export type HttpHost = {
  readonly port: number;
  /** A new one-time address, valid for 60 s; the token is in the fragment, which is never sent. */
  address(): string;
  /** A launcher file leading to a new one-time address; removed when used or expired. */
  launcher(): string;
  /** Pages with an open event stream. */
  pages(): number;
  /** Resolves when the first page has connected. */
  readonly firstPage: Promise<void>;
  close(): Promise<void>;
};

/** Serves a backend and the built pages on 127.0.0.1. Throws `port_in_use`. */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const times = { ...TIMES, ...options.times };
  const { backend, files } = options;
  const sessions = createSessions(options.nowMs);
  const launchers = openLauncherFolder(options.launcherFolder);
  const streams = new Map<string, number>();
  const openStreams = new Set<ServerResponse>();
  const first = Promise.withResolvers<void>();

  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: times.headers,
    requestTimeout: times.request,
    connectionsCheckingInterval: Math.min(2_000, times.headers / 2),
    keepAliveTimeout: 30_000,
    insecureHTTPParser: false,
    // Our own check answers a missing Host, with the usual headers.
    requireHostHeader: false,
  });
  server.timeout = times.idle;
  server.maxConnections = MAX_CONNECTIONS;

  function sessionOf(request: IncomingMessage): string {
    const key = sessions.keyOf(cookieOf(request.headers.cookie, port));
    if (key === null) throw new HttpRefusal(401, 'session_expired');
    return key;
  }

  /** Runs a route for a page with a session only. */
  function known(request: IncomingMessage, then: () => Promise<void>): Promise<void> {
    sessionOf(request);
    return then();
  }

  async function events(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = sessionOf(request);
    const count = streams.get(key) ?? 0;
    if (count >= STREAMS_PER_SESSION) throw new HttpRefusal(429, 'too_many_streams');
    streams.set(key, count + 1);
    openStreams.add(response);
    first.resolve();
    await streamEvents(backend, response, times.heartbeat);
    openStreams.delete(response);
    const left = (streams.get(key) ?? 1) - 1;
    if (left === 0) streams.delete(key);
    else streams.set(key, left);
  }

  async function perform(ask: AdminAsk): Promise<AdminAnswer> {
    const pages = openStreams.size;
    if (ask === 'address') return { address: host.address(), pages };
    if (ask === 'launcher') return { address: host.launcher(), pages };
    if (ask === 'stop') setImmediate(options.onStop);
    return { pages };
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const blob = BLOB_PATH.exec(path)?.[1];
    if (path === '/session') return only('POST', request, () => openSession(sessions, port, request, response));
    if (path === '/admin') return only('POST', request, () => answerAdmin(options.secret, perform, request, response));
    if (path === '/events') return only('GET', request, () => events(request, response));
    if (path === '/rpc') return only('POST', request, () => known(request, () => callOperation(backend, request, response)));
    if (path === '/blobs/read') return only('POST', request, () => known(request, () => sendDownload(backend, request, response)));
    if (blob !== undefined) return only('POST', request, () => known(request, () => receiveUpload(backend, blob, request, response)));
    return only('GET', request, () => serveFile(files, path, response));
  }

  async function handle(request: IncomingMessage, response: ServerResponse, mayContinue: boolean): Promise<void> {
    try {
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
      const refusal = refuse({ method: request.method ?? '', target: request.url ?? '', rawHeaders: request.rawHeaders }, port);
      if (refusal !== null) throw refused(refusal.status, refusal.reason, refusal.status === 405 ? { allow: 'GET, POST' } : {});
      if (mayContinue) response.writeContinue();
      await route(request, response);
    } catch (error) {
      sendError(request, response, error, (unexpected) => options.report(unexpected, `${request.method} ${routeName(request.url ?? '')}`));
    }
  }

  server.on('request', (request, response) => void handle(request, response, false));
  server.on('checkContinue', (request, response) => void handle(request, response, true));
  server.on('checkExpectation', (request, response) => sendError(request, response, refused(417, 'expect'), () => ''));
  server.on('clientError', answerBroken);
  // CONNECT has no handler of ours to reach: Node hands over the bare socket.
  server.on('connect', (_request, socket: Socket) => answerBroken({ code: 'CONNECT' }, socket));

  const port = await listen(server, options.port);

  const host: HttpHost = {
    port,
    address: () => addressWith(port, sessions.issueToken()),
    launcher() {
      let remove = (): void => undefined;
      const file = launchers.write(
        addressWith(
          port,
          sessions.issueToken(() => remove()),
        ),
      );
      remove = file.remove;
      return file.path;
    },
    pages: () => openStreams.size,
    firstPage: first.promise,
    async close() {
      clearInterval(sweeping);
      launchers.clear();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const stream of openStreams) stream.end();
      const cut = setTimeout(() => server.closeAllConnections(), times.farewell);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
    },
  };
  const sweeping = setInterval(sessions.sweep, 5_000);
  sweeping.unref();
  return host;
}

function addressWith(port: number, token: string): string {
  return `http://127.0.0.1:${port}/#token=${token}`;
}

async function only(method: string, request: IncomingMessage, then: () => Promise<void> | void): Promise<void> {
  if (request.method !== method) throw refused(405, 'method', { allow: method });
  await then();
}

/** The route without tickets: what a log may carry. */
function routeName(path: string): string {
  return path.startsWith('/blobs/') ? '/blobs' : path.slice(0, 40);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new AppError('port_in_use', { port }) : error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** What is not even HTTP gets one line and the end of the connection. */
function answerBroken(error: { readonly code?: string }, socket: Pick<Socket, 'writable' | 'end' | 'destroy'>): void {
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : error.code === 'CONNECT'
          ? '405 Method Not Allowed'
          : '400 Bad Request';
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  else socket.destroy();
}
