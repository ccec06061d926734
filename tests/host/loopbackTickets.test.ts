import { describe, expect, test } from 'vitest';
import { browser, codeOf, type Header, openDoor } from './support/door.ts';
import { exchange, leaveAfter } from './support/rawHttp.ts';
import { fileOf } from './support/smallBackend.ts';
import { builtFiles, startSmallHost } from './support/smallHost.ts';

const door = openDoor();
const { ask, refusals, ownOrigin } = door;

describe('tickets', () => {
  refusals([
    [
      'an upload ticket that was never given',
      () => ask('POST /blobs/nobody-gave-this', { type: 'application/octet-stream', body: 'x' }),
      404,
      'ticket_unknown',
    ],
    ['a download ticket that was never given', () => ask('POST /blobs/read', { body: '{"ticket":"nobody-gave-this"}' }), 404, 'ticket_unknown'],
    ['a download without a ticket', () => ask('POST /blobs/read', { body: '{}' }), 404, 'ticket_unknown'],
    [
      'a download ticket used for an upload',
      () => ask(`POST /blobs/${door.small.backend.issueDownload(fileOf('a', Buffer.from('a')))}`, { type: 'application/octet-stream', body: 'x' }),
      404,
      'ticket_unknown',
    ],
  ]);

  test('an upload ticket works once', async () => {
    const path = `POST /blobs/${door.small.backend.issueUpload()}`;
    expect((await ask(path, { type: 'application/octet-stream', body: '一' })).status).toBe(200);
    expect((await ask(path, { type: 'application/octet-stream', body: '二' })).status).toBe(404);
  });

  test('a download ticket works once, and only as an attachment', async () => {
    const body = JSON.stringify({ ticket: door.small.backend.issueDownload(fileOf('页面.html', Buffer.from('<script>1</script>'), 9, 'text/html')) });
    const answer = await ask('POST /blobs/read', { body });
    expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''%E9%A1%B5%E9%9D%A2.html");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await ask('POST /blobs/read', { body })).status).toBe(404);
  });

  test('a file name or type with line breaks cannot write headers', async () => {
    const file = { ...fileOf('a\r\nSet-Cookie: x=1', Buffer.from('a')), mime: 'text/html\r\nX-Evil: 1' };
    const answer = await ask('POST /blobs/read', { body: JSON.stringify({ ticket: door.small.backend.issueDownload(file) }) });
    expect([answer.status, answer.headers['x-evil'], answer.headers['set-cookie'], answer.headers['content-type']]).toEqual([
      200,
      undefined,
      undefined,
      'application/octet-stream',
    ]);
  });

  test('an upload cut off in the middle leaves nothing', async () => {
    const ticket = door.small.backend.issueUpload();
    const before = door.small.backend.aborted();
    const head = `POST /blobs/${ticket} HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nCookie: ${door.cookie}\r\nContent-Type: application/octet-stream\r\nContent-Length: 100\r\n\r\nhalf`;
    await leaveAfter(door.port, Buffer.from(head));
    expect(door.small.backend.aborted()).toBe(before + 1);
    expect(door.small.backend.staged.has(ticket)).toBe(false);
  });
});

describe('requests within requests', () => {
  const raw = (text: string) => exchange(door.port, Buffer.from(text.replaceAll('PORT', String(door.port)).replaceAll('COOKIE', door.cookie)));
  const headOf = 'POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\nContent-Type: application/json\r\n';
  const inner = 'GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n';

  test.each([
    ['Content-Length beside Transfer-Encoding', `${headOf}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`],
    ['two different Content-Lengths', `${headOf}Content-Length: 0\r\nContent-Length: 60\r\n\r\n${inner}`],
    ['a list of Content-Lengths', `${headOf}Content-Length: 2, 2\r\n\r\n{}${inner}`],
    ['a negative Content-Length', `${headOf}Content-Length: -1\r\n\r\n${inner}`],
    ['a hexadecimal Content-Length', `${headOf}Content-Length: 0x2\r\n\r\n{}${inner}`],
    ['a space before the colon', `${headOf}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${inner}`],
    ['a folded header', `${headOf}X-A: 1\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n${inner}`],
    ['a bare line feed', `POST /rpc HTTP/1.1\nHost: 127.0.0.1:PORT\nContent-Length: 0\n\n${inner}`],
    ['chunked spelt with a tab', `${headOf}Transfer-Encoding:\tx-chunked\r\n\r\n0\r\n\r\n${inner}`],
    ['a chunk size that is no number', `${headOf}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n${inner}`],
    ['a NUL in a header', `${headOf}X-A: a\u0000b\r\nContent-Length: 0\r\n\r\n${inner}`],
  ])('%s: the inner request is never answered', async (_name, text) => {
    const answer = await raw(text);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain(builtFiles['/index.html'].text);
  });

  test('an upgrade to a web socket is refused', async () => {
    const answer = await ask('GET /events', {
      extra: [
        ['Upgrade', 'websocket'],
        ['Sec-WebSocket-Version', '13'],
        ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
      ],
    });
    expect({ status: answer.status, reason: codeOf(answer) }).toEqual({ status: 400, reason: 'upgrade' });
  });

  test('headers over 16 KB are refused', async () => {
    expect((await ask('GET /', { extra: [['X-Long', 'a'.repeat(17_000)]] })).status).toBe(431);
  });

  test('"Expect: 100-continue" is only continued once the door has been passed', async () => {
    const bad = await ask('POST /rpc', { host: 'evil.example', extra: [['Expect', '100-continue']] });
    expect(bad.text.startsWith('HTTP/1.1 403')).toBe(true);
    const good = await ask('POST /rpc', { extra: [['Expect', '100-continue']] });
    expect(good.text.startsWith('HTTP/1.1 100 Continue')).toBe(true);
    expect((await ask('POST /rpc', { extra: [['Expect', 'wonders']] })).status).toBe(417);
  });
});

describe('the owner’s door', () => {
  const nonce = '0123456789abcdef';
  const admin = (extra: readonly Header[], body: unknown = { ask: 'stop', nonce }) => ask('POST /admin', { cookie: null, body: JSON.stringify(body), extra });
  const secret = (): Header => ['Authorization', `Bearer ${door.small.secret}`];
  refusals([
    ['no secret', () => admin([]), 401, 'secret'],
    ['a wrong secret', () => admin([['Authorization', `Bearer ${'C'.repeat(43)}`]]), 401, 'secret'],
    ['a session instead of the secret', () => ask('POST /admin', { body: JSON.stringify({ ask: 'stop', nonce }) }), 401, 'secret'],
    ['the secret from our own page', () => admin([secret(), ownOrigin()]), 403, 'browser'],
    ['the secret with Fetch-Metadata', () => admin([secret(), ...browser('same-origin')]), 403, 'browser'],
    ['an unknown wish', () => admin([secret()], { ask: 'dump', nonce }), 400, 'shape'],
    ['no nonce to sign', () => admin([secret()], { ask: 'stop' }), 400, 'shape'],
  ]);

  test('nobody of these stopped the host', () => expect(door.small.stops()).toBe(0));
});

describe('patience', () => {
  test('headers that trickle in are cut off', async () => {
    const hasty = await startSmallHost({ headers: 150, request: 300 });
    const answer = await exchange(hasty.host.port, Buffer.from('GET / HTTP/1.1\r\nHost: 127'));
    expect(answer.status).toBe(408);
    await hasty.close();
  });

  test('a body that trickles in is cut off', async () => {
    const hasty = await startSmallHost({ headers: 150, request: 300 });
    const head = `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${hasty.host.port}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
    expect((await exchange(hasty.host.port, Buffer.from(head))).status).toBe(408);
    await hasty.close();
  });

  test('a fifth event stream of one session is refused, so that calls keep their connections', async () => {
    const headers = { cookie: door.cookie };
    const url = `http://127.0.0.1:${door.port}/events`;
    const streams = await Promise.all([1, 2, 3, 4].map(() => fetch(url, { headers })));
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await fetch(url, { headers })).status).toBe(429);
    for (const stream of streams) await stream.body?.cancel();
  });
});
