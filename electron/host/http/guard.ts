/** What is known of a request before its body. `rawHeaders` as Node gives them: name, value, name, value… */
export type Head = { readonly method: string; readonly target: string; readonly rawHeaders: readonly string[] };
/** Why a request is refused: HTTP status, and a fixed English word for the log and the answer. */
export type Refusal = { readonly status: number; readonly reason: string };

/** Headers that decide something; twice means that two readers could understand two things. */
const SINGLE = new Set([
  'host',
  'origin',
  'cookie',
  'authorization',
  'content-type',
  'content-length',
  'transfer-encoding',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
  'expect',
]);
/** Paths this host knows are words, digits, dots, dashes: nothing that would need decoding. */
const PLAIN_PATH = /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$/;

/**
 * The checks every request passes first. Any program and any web page on this PC can reach a port of
 * 127.0.0.1; a page may even give it a name of its own (DNS rebinding), so the literal Host is
 * checked, and Origin against that same literal. Order: method, path, doubled headers, Host, Origin,
 * Fetch-Metadata, body framing. Answers null when the request may go on to its route.
 */
export function refuse(head: Head, port: number): Refusal | null {
  if (head.method !== 'GET' && head.method !== 'POST') return { status: 405, reason: 'method' };
  if (head.target.includes('?') || head.target.includes('#')) return { status: 400, reason: 'query' };
  if (!PLAIN_PATH.test(head.target) || head.target.includes('..')) return { status: 400, reason: 'path' };

  const headers = singleHeaders(head.rawHeaders);
  if (headers === null) return { status: 400, reason: 'doubled_header' };

  const host = headers.get('host');
  if (host === undefined || !hostsOf(port).includes(host)) return { status: 403, reason: 'host' };
  const origin = headers.get('origin');
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, reason: 'origin' };
  if (!fetchSiteAllowed(head, headers)) return { status: 403, reason: 'fetch_site' };

  if (headers.has('upgrade')) return { status: 400, reason: 'upgrade' };
  return bodyFraming(head.method, headers);
}

/** The only names under which this host answers. */
function hostsOf(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

/** Lower-case name → value; null when a header that decides something comes twice. */
function singleHeaders(rawHeaders: readonly string[]): ReadonlyMap<string, string> | null {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase();
    if (headers.has(name) && SINGLE.has(name)) return null;
    headers.set(name, rawHeaders[index + 1]!);
  }
  return headers;
}

/**
 * Only opening the page itself may come from elsewhere: the launcher file is another site.
 * A program without Fetch-Metadata (curl) passes here and meets the cookie check.
 */
function fetchSiteAllowed(head: Head, headers: ReadonlyMap<string, string>): boolean {
  const site = headers.get('sec-fetch-site');
  if (site === undefined || site === 'same-origin') return true;
  if (head.method !== 'GET') return false;
  const topLevel = headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  if (site === 'none') return topLevel;
  return head.target === '/' && topLevel;
}

function bodyFraming(method: string, headers: ReadonlyMap<string, string>): Refusal | null {
  const length = headers.get('content-length');
  const coding = headers.get('transfer-encoding');
  if (length !== undefined && !/^\d{1,12}$/.test(length)) return { status: 400, reason: 'length' };
  if (coding !== undefined && (coding.toLowerCase() !== 'chunked' || length !== undefined)) return { status: 400, reason: 'coding' };
  if (method === 'GET' && (coding !== undefined || (length ?? '0') !== '0')) return { status: 400, reason: 'body_of_get' };
  return null;
}
