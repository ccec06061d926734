import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '#shared/contract/contentSecurity.ts';
import { sendRaw, type RawAnswer } from './rawHttp.ts';
import { startSmallHost, type SmallHost } from './smallHost.ts';

export type Header = readonly [name: string, value: string];
export type Changes = {
  /** Replaces or (null) leaves out the Host header. */
  readonly host?: string | null;
  readonly cookie?: string | null;
  readonly type?: string | null;
  readonly extra?: readonly Header[];
  readonly body?: string | Buffer;
  /** Replaces or (null) leaves out Content-Length. */
  readonly length?: string | null;
};

export const list = JSON.stringify({ op: 'notes.list', input: {}, actor: null, key: null });
export const add = JSON.stringify({ op: 'notes.add', input: { text: '改动' }, actor: null, key: 'key-00000001' });

export const browser = (site: string, mode = 'cors', dest = 'empty'): readonly Header[] => [
  ['Sec-Fetch-Site', site],
  ['Sec-Fetch-Mode', mode],
  ['Sec-Fetch-Dest', dest],
];

export function codeOf(answer: RawAnswer): string {
  return (
    (JSON.parse(answer.body) as { error: { code: string; data: { reason?: string } } }).error.data.reason ??
    (JSON.parse(answer.body) as { error: { code: string } }).error.code
  );
}

/** One line of the table: what is tried, and the status and reason of the refusal. */
export type Case = readonly [name: string, send: () => Promise<RawAnswer>, status: number, reason: string];

/** A host of its own for the tests of a file, knocked at as our own page would, and as others would. */
export function openDoor() {
  let small: SmallHost;
  let cookie: string;
  let port: number;
  beforeAll(async () => {
    small = await startSmallHost();
    port = small.host.port;
    cookie = await small.signIn();
  });
  afterAll(() => small.close());

  /** A request as our own page would send it, with the changes of a case. */
  function ask(line: string, changes: Changes = {}): Promise<RawAnswer> {
    const post = !line.startsWith('GET');
    const body = changes.body ?? (post ? list : '');
    const length = changes.length === undefined ? (post ? String(Buffer.byteLength(body)) : null) : changes.length;
    const headers: Header[] = [];
    const put = (name: string, value: string | null) => (value === null ? undefined : headers.push([name, value]));
    put('Host', changes.host === undefined ? `127.0.0.1:${port}` : changes.host);
    put('Connection', 'close');
    put('Cookie', changes.cookie === undefined ? cookie : changes.cookie);
    put('Content-Type', changes.type === undefined ? (post ? 'application/json' : null) : changes.type);
    put('Content-Length', length);
    headers.push(...(changes.extra ?? []));
    return sendRaw(port, { line: line.includes(' HTTP/') ? line : `${line} HTTP/1.1`, headers, body });
  }

  function refusals(cases: readonly Case[]): void {
    test.each(cases)('%s', async (_name, send, status, reason) => {
      const before = [...small.backend.notes];
      const answer = await send();
      expect({ status: answer.status, reason: codeOf(answer) }).toEqual({ status, reason });
      expect(answer.headers).toMatchObject(securityHeaders);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(small.backend.notes).toEqual(before);
    });
  }

  return {
    get small() {
      return small;
    },
    get cookie() {
      return cookie;
    },
    get port() {
      return port;
    },
    ask,
    refusals,
    ownOrigin: (): Header => ['Origin', `http://127.0.0.1:${port}`],
  };
}
