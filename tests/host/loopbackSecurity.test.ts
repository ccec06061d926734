import { describe, expect, test } from 'vitest';
import { securityHeaders } from '#shared/contract/contentSecurity.ts';
import { RPC_BYTES, TOKEN_LIFE_MS, UPLOAD_BYTES } from '#shared/rpc/limits.ts';
import { cookieName } from '#host/http/sessions.ts';
import { add, browser, type Changes, codeOf, list, openDoor } from './support/door.ts';
import { builtFiles, unlistedFile } from './support/smallHost.ts';

const door = openDoor();
const { ask, refusals, ownOrigin } = door;

describe('our own page', () => {
  test.each([
    ['127.0.0.1', () => `127.0.0.1:${door.port}`],
    ['localhost', () => `localhost:${door.port}`],
    ['[::1]', () => `[::1]:${door.port}`],
  ])('is served under the name %s', async (_name, host) => {
    const answer = await ask('POST /rpc', { host: host(), extra: [['Origin', `http://${host()}`], ...browser('same-origin')] });
    expect({ status: answer.status, body: JSON.parse(answer.body) }).toEqual({ status: 200, body: { ok: true, value: [...door.small.backend.notes] } });
  });

  test('may be opened from a file or by hand', async () => {
    for (const site of ['cross-site', 'none', 'same-origin']) {
      const answer = await ask('GET /', { cookie: null, extra: browser(site, 'navigate', 'document') });
      expect({ status: answer.status, cache: answer.headers['cache-control'] }).toEqual({ status: 200, cache: 'no-store' });
      expect(answer.body).toBe(builtFiles['/index.html'].text);
    }
  });

  test('keeps hashed files for good and everything else not at all', async () => {
    const asset = await ask('GET /assets/main-8f3a2b1c.js');
    expect(asset.headers['cache-control']).toContain('immutable');
    expect((await ask('GET /index.html')).headers['cache-control']).toBe('no-store');
    expect((await ask('POST /rpc')).headers['cache-control']).toBe('no-store');
  });

  test('carries the content security policy and its companions', async () => {
    const answer = await ask('GET /');
    expect(answer.headers).toMatchObject(securityHeaders);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});

describe('Host', () => {
  refusals([
    ['a foreign name is refused', () => ask('POST /rpc', { host: `evil.example:${door.port}` }), 403, 'host'],
    [
      'a foreign name whose Origin agrees with it (DNS rebinding) is refused',
      () => ask('POST /rpc', { host: `evil.example:${door.port}`, extra: [['Origin', `http://evil.example:${door.port}`], ...browser('same-origin')] }),
      403,
      'host',
    ],
    ['a foreign name cannot even fetch the page', () => ask('GET /', { host: `evil.example:${door.port}` }), 403, 'host'],
    ['the right name with another port is refused', () => ask('POST /rpc', { host: '127.0.0.1:1' }), 403, 'host'],
    ['the right name without a port is refused', () => ask('POST /rpc', { host: '127.0.0.1' }), 403, 'host'],
    ['another loopback address is refused', () => ask('POST /rpc', { host: `127.0.0.2:${door.port}` }), 403, 'host'],
    ['0.0.0.0 is refused', () => ask('POST /rpc', { host: `0.0.0.0:${door.port}` }), 403, 'host'],
    ['the short form 127.1 is refused', () => ask('POST /rpc', { host: `127.1:${door.port}` }), 403, 'host'],
    ['the decimal form of the address is refused', () => ask('POST /rpc', { host: `2130706433:${door.port}` }), 403, 'host'],
    ['the hexadecimal form is refused', () => ask('POST /rpc', { host: `0x7f000001:${door.port}` }), 403, 'host'],
    ['the IPv4-mapped IPv6 form is refused', () => ask('POST /rpc', { host: `[::ffff:127.0.0.1]:${door.port}` }), 403, 'host'],
    ['a name with a trailing dot is refused', () => ask('POST /rpc', { host: `localhost.:${door.port}` }), 403, 'host'],
    ['our name as the beginning of a longer one is refused', () => ask('POST /rpc', { host: `127.0.0.1:${door.port}.evil.example` }), 403, 'host'],
    ['our name as a user name is refused', () => ask('POST /rpc', { host: `127.0.0.1:${door.port}@evil.example` }), 403, 'host'],
    ['an empty Host is refused', () => ask('POST /rpc', { host: '' }), 403, 'host'],
    ['a missing Host is refused', () => ask('POST /rpc', { host: null }), 403, 'host'],
    ['a missing Host of HTTP/1.0 is refused', () => ask('GET / HTTP/1.0', { host: null }), 403, 'host'],
    ['two Hosts, the first ours, are refused', () => ask('POST /rpc', { extra: [['Host', 'evil.example']] }), 400, 'doubled_header'],
    [
      'X-Forwarded-Host changes nothing',
      () => ask('POST /rpc', { host: 'evil.example', extra: [['X-Forwarded-Host', `127.0.0.1:${door.port}`]] }),
      403,
      'host',
    ],
  ]);
});

describe('Origin and Fetch-Metadata', () => {
  refusals([
    ['a foreign Origin is refused', () => ask('POST /rpc', { extra: [['Origin', 'https://evil.example']] }), 403, 'origin'],
    ['the Origin of a sandboxed or local page (null) is refused', () => ask('POST /rpc', { extra: [['Origin', 'null']] }), 403, 'origin'],
    ['the Origin of another port of this PC is refused', () => ask('POST /rpc', { extra: [['Origin', 'http://127.0.0.1:8080']] }), 403, 'origin'],
    ['our Origin as https is refused', () => ask('POST /rpc', { extra: [['Origin', `https://127.0.0.1:${door.port}`]] }), 403, 'origin'],
    ['localhost as Origin of 127.0.0.1 is refused', () => ask('POST /rpc', { extra: [['Origin', `http://localhost:${door.port}`]] }), 403, 'origin'],
    [
      'our Origin as the beginning of a longer one is refused',
      () => ask('POST /rpc', { extra: [['Origin', `http://127.0.0.1:${door.port}.evil.example`]] }),
      403,
      'origin',
    ],
    ['two Origins are refused', () => ask('POST /rpc', { extra: [ownOrigin(), ['Origin', 'https://evil.example']] }), 400, 'doubled_header'],
    ['a cross-site POST is refused even without Origin', () => ask('POST /rpc', { extra: browser('cross-site') }), 403, 'fetch_site'],
    ['a same-site POST (another port of this PC) is refused', () => ask('POST /rpc', { extra: browser('same-site') }), 403, 'fetch_site'],
    ['a cross-site form POST by navigation is refused', () => ask('POST /', { extra: browser('cross-site', 'navigate', 'document') }), 403, 'fetch_site'],
    ['the page in a foreign frame is refused', () => ask('GET /', { extra: browser('cross-site', 'navigate', 'iframe') }), 403, 'fetch_site'],
    ['the page fetched by a foreign script is refused', () => ask('GET /', { extra: browser('cross-site', 'no-cors', 'empty') }), 403, 'fetch_site'],
    [
      'our script included by a foreign page is refused',
      () => ask('GET /assets/main-8f3a2b1c.js', { extra: browser('cross-site', 'no-cors', 'script') }),
      403,
      'fetch_site',
    ],
    ['a script’s call that claims to come from the address bar is refused', () => ask('GET /index.html', { extra: browser('none') }), 403, 'fetch_site'],
    [
      'a foreign page cannot navigate to the event stream',
      () => ask('GET /events', { extra: browser('cross-site', 'navigate', 'document') }),
      403,
      'fetch_site',
    ],
    ['a made-up Sec-Fetch-Site is refused', () => ask('POST /rpc', { extra: browser('same-origin, cross-site') }), 403, 'fetch_site'],
    [
      'two Sec-Fetch-Sites are refused',
      () =>
        ask('POST /rpc', {
          extra: [
            ['Sec-Fetch-Site', 'same-origin'],
            ['Sec-Fetch-Site', 'cross-site'],
          ],
        }),
      400,
      'doubled_header',
    ],
    [
      'a cross-site exchange of a good token is refused',
      () => ask('POST /session', { cookie: null, body: JSON.stringify({ token: door.small.token() }), extra: browser('cross-site') }),
      403,
      'fetch_site',
    ],
  ]);
});

describe('one-time token', () => {
  const exchangeToken = (token: unknown) => ask('POST /session', { cookie: null, body: JSON.stringify({ token }) });

  refusals([
    ['no token is refused', () => ask('POST /session', { cookie: null, body: '{}' }), 401, 'session_expired'],
    ['an empty token is refused', () => exchangeToken(''), 401, 'session_expired'],
    ['a wrong token is refused', () => exchangeToken('A'.repeat(43)), 401, 'session_expired'],
    ['a token that is a list is refused', () => exchangeToken([door.small.token()]), 401, 'session_expired'],
    [
      'a token with more beside it is refused',
      () => ask('POST /session', { cookie: null, body: JSON.stringify({ token: door.small.token(), more: 1 }) }),
      401,
      'session_expired',
    ],
    ['a token in the query is refused', () => ask(`GET /?token=${door.small.token()}`, { cookie: null }), 400, 'query'],
    ['a token in the query of the exchange is refused', () => ask(`POST /session?token=${door.small.token()}`, { cookie: null, body: '{}' }), 400, 'query'],
    ['an exchange by GET is refused', () => ask('GET /session', { cookie: null }), 405, 'method'],
    [
      'a token as Authorization is no session',
      () => ask('POST /rpc', { cookie: null, extra: [['Authorization', `Bearer ${door.small.token()}`]] }),
      401,
      'session_expired',
    ],
    ['a token as cookie is no session', () => ask('POST /rpc', { cookie: `${cookieName(door.port)}=${door.small.token()}` }), 401, 'session_expired'],
  ]);

  test('a token works once', async () => {
    const token = door.small.token();
    expect((await exchangeToken(token)).status).toBe(204);
    const again = await exchangeToken(token);
    expect({ status: again.status, cookie: again.headers['set-cookie'] }).toEqual({ status: 401, cookie: undefined });
  });

  test('a token works in its last moment and not after its minute', async () => {
    const [early, late] = [door.small.token(), door.small.token()];
    door.small.advance(TOKEN_LIFE_MS - 1);
    expect((await exchangeToken(early)).status).toBe(204);
    door.small.advance(1);
    expect((await exchangeToken(late)).status).toBe(401);
  });

  test('its cookie is out of reach of scripts and other sites, and lasts as long as the browser', async () => {
    const answer = await exchangeToken(door.small.token());
    const [value, ...attributes] = (answer.headers['set-cookie'] ?? '').split('; ');
    expect(value).toMatch(new RegExp(`^${cookieName(door.port)}=[A-Za-z0-9_-]{43}$`));
    expect(attributes).toEqual(['Path=/', 'HttpOnly', 'SameSite=Strict']);
  });

  test('the token of a refused cross-site exchange can still be used by our page', async () => {
    const token = door.small.token();
    await ask('POST /session', { cookie: null, body: JSON.stringify({ token }), extra: browser('cross-site') });
    expect((await exchangeToken(token)).status).toBe(204);
  });
});

describe('session cookie', () => {
  const wrong = () => `${cookieName(door.port)}=${'B'.repeat(43)}`;
  refusals([
    ['no cookie: no call', () => ask('POST /rpc', { cookie: null }), 401, 'session_expired'],
    ['no cookie: no events', () => ask('GET /events', { cookie: null }), 401, 'session_expired'],
    ['no cookie: no upload', () => ask('POST /blobs/abc', { cookie: null, type: 'application/octet-stream', body: 'x' }), 401, 'session_expired'],
    ['no cookie: no download', () => ask('POST /blobs/read', { cookie: null, body: '{"ticket":"abc"}' }), 401, 'session_expired'],
    ['a wrong cookie', () => ask('POST /rpc', { cookie: wrong() }), 401, 'session_expired'],
    ['the right value under another name', () => ask('POST /rpc', { cookie: door.cookie.replace(cookieName(door.port), 'desk_1') }), 401, 'session_expired'],
    ['the right door.cookie beside a second of the same name', () => ask('POST /rpc', { cookie: `${door.cookie}; ${wrong()}` }), 401, 'session_expired'],
    ['two Cookie headers', () => ask('POST /rpc', { extra: [['Cookie', wrong()]] }), 400, 'doubled_header'],
    ['an empty cookie value', () => ask('POST /rpc', { cookie: `${cookieName(door.port)}=` }), 401, 'session_expired'],
  ]);
});

describe('methods and content types', () => {
  refusals([
    ['a GET cannot call an operation', () => ask('GET /rpc'), 405, 'method'],
    [
      'a GET with a body is refused',
      () => ask('GET /rpc', { body: add, length: String(Buffer.byteLength(add)), type: 'application/json' }),
      400,
      'body_of_get',
    ],
    ['a GET with a chunked body is refused', () => ask('GET /', { extra: [['Transfer-Encoding', 'chunked']], body: '0\r\n\r\n' }), 400, 'body_of_get'],
    ['a GET cannot upload', () => ask('GET /blobs/abc'), 405, 'method'],
    ['a GET cannot download', () => ask('GET /blobs/read'), 405, 'method'],
    ['a GET cannot stop the host', () => ask('GET /admin'), 405, 'method'],
    ['PUT', () => ask('PUT /rpc', { body: add }), 405, 'method'],
    ['DELETE', () => ask('DELETE /rpc', { body: add }), 405, 'method'],
    ['PATCH', () => ask('PATCH /rpc', { body: add }), 405, 'method'],
    [
      'OPTIONS, so that no preflight ever passes',
      () =>
        ask('OPTIONS /rpc', {
          body: '',
          extra: [
            ['Origin', 'https://evil.example'],
            ['Access-Control-Request-Method', 'POST'],
          ],
        }),
      405,
      'method',
    ],
    ['TRACE', () => ask('TRACE /rpc', { body: '', length: null }), 405, 'method'],
    ['a POST to a page', () => ask('POST /', { body: add }), 405, 'method'],
    ['a POST to the event stream', () => ask('POST /events', { body: add }), 405, 'method'],
    ['a GET that asks to be taken for a POST', () => ask('GET /rpc', { extra: [['X-HTTP-Method-Override', 'POST']] }), 405, 'method'],
    ['JSON as plain text, which a form can send', () => ask('POST /rpc', { type: 'text/plain', body: add }), 415, 'content_type'],
    ['a form', () => ask('POST /rpc', { type: 'application/x-www-form-urlencoded', body: add }), 415, 'content_type'],
    ['a multipart form', () => ask('POST /rpc', { type: 'multipart/form-data; boundary=a', body: add }), 415, 'content_type'],
    ['no content type', () => ask('POST /rpc', { type: null, body: add }), 415, 'content_type'],
    ['a content type that only begins like JSON', () => ask('POST /rpc', { type: 'application/json-patch+json', body: add }), 415, 'content_type'],
    ['JSON in another charset', () => ask('POST /rpc', { type: 'application/json; charset=utf-7', body: add }), 415, 'content_type'],
    ['two content types', () => ask('POST /rpc', { body: add, extra: [['Content-Type', 'text/plain']] }), 400, 'doubled_header'],
    ['an upload that calls itself JSON', () => ask('POST /blobs/abc', { body: add }), 415, 'content_type'],
  ]);

  test('HEAD gets no page', async () => {
    expect((await ask('HEAD /', { length: null, body: '' })).status).toBe(405);
  });
  test('CONNECT gets no tunnel', async () => {
    expect((await ask('CONNECT evil.example:443', { length: null, body: '' })).status).toBe(405);
  });
  test('an invented method is not HTTP', async () => {
    expect((await ask('SMASH /rpc', { body: add })).status).toBe(400);
  });
});

describe('bodies', () => {
  const chunked = (size: number): Changes => ({
    length: null,
    extra: [['Transfer-Encoding', 'chunked']],
    body: Buffer.concat([Buffer.from(`${size.toString(16)}\r\n`), Buffer.alloc(size, 0x20), Buffer.from('\r\n0\r\n\r\n')]),
  });

  refusals([
    [
      'a declared length over the limit is refused before it is sent',
      () => ask('POST /rpc', { length: String(RPC_BYTES + 1), body: '' }),
      413,
      'request_too_large',
    ],
    ['a chunked body over the limit is refused', () => ask('POST /rpc', chunked(RPC_BYTES + 1)), 413, 'request_too_large'],
    [
      'a session body has a limit of its own',
      () => ask('POST /session', { cookie: null, body: JSON.stringify({ token: 'x'.repeat(5_000) }) }),
      413,
      'request_too_large',
    ],
    [
      'an upload declared over the limit is refused',
      () => ask(`POST /blobs/${door.small.backend.issueUpload()}`, { type: 'application/octet-stream', length: String(UPLOAD_BYTES + 1), body: '' }),
      413,
      'file_too_large',
    ],
    ['malformed JSON', () => ask('POST /rpc', { body: '{"op":' }), 400, 'json'],
    ['an empty body', () => ask('POST /rpc', { body: '' }), 400, 'json'],
    ['JSON with a byte order mark twice', () => ask('POST /rpc', { body: `\ufeff\ufeff${list}` }), 400, 'json'],
    ['bytes that are not UTF-8', () => ask('POST /rpc', { body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }), 400, 'json'],
    ['two values', () => ask('POST /rpc', { body: `${list}${list}` }), 400, 'json'],
    [
      'a transfer coding other than chunked',
      () => ask('POST /rpc', { extra: [['Transfer-Encoding', 'gzip, chunked']], length: null, body: '0\r\n\r\n' }),
      400,
      'coding',
    ],
  ]);

  test('an upload that grows over the limit while streaming is given up', async () => {
    const before = door.small.backend.aborted();
    const answer = await ask(`POST /blobs/${door.small.backend.issueUpload()}`, { ...chunked(UPLOAD_BYTES + 1), type: 'application/octet-stream' });
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 413, code: 'file_too_large' });
    expect(door.small.backend.aborted()).toBe(before + 1);
  });

  test('JSON that is no request, or deeper than anyone writes, is answered and harms nothing', async () => {
    for (const body of [
      'null',
      '[]',
      '"text"',
      '{"op":7}',
      `{"op":"notes.list","input":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      '{"__proto__":{"op":"notes.list"}}',
    ]) {
      const answer = await ask('POST /rpc', { body });
      expect({ status: answer.status, ok: (JSON.parse(answer.body) as { ok: boolean }).ok }).toEqual({ status: 200, ok: false });
    }
    expect((await ask('POST /rpc')).status).toBe(200);
  });
});

describe('paths', () => {
  refusals([
    ['../', () => ask('GET /../package.json'), 400, 'path'],
    ['.. in the middle', () => ask('GET /assets/../../secret'), 400, 'path'],
    ['%2e%2e', () => ask('GET /%2e%2e/package.json'), 400, 'path'],
    ['an encoded slash', () => ask('GET /assets%2f..%2f..%2fsecret'), 400, 'path'],
    ['a backslash', () => ask('GET /..\\..\\secret'), 400, 'path'],
    ['an encoded backslash', () => ask('GET /..%5c..%5csecret'), 400, 'path'],
    ['an encoded NUL', () => ask('GET /index.html%00.js'), 400, 'path'],
    ['an absolute address', () => ask('GET http://evil.example/'), 400, 'path'],
    ['two slashes', () => ask('GET //etc/passwd'), 400, 'path'],
    ['double encoding', () => ask('GET /%252e%252e/secret'), 400, 'path'],
    ['overlong UTF-8', () => ask('GET /%c0%ae%c0%ae/secret'), 400, 'path'],
    ['a drive letter', () => ask('GET /C:/Windows/win.ini'), 400, 'path'],
    ['an alternate data stream', () => ask('GET /index.html::$DATA'), 400, 'path'],
    ['a single dot', () => ask('GET /./index.html'), 400, 'path'],
    ['a trailing slash', () => ask('GET /assets/'), 400, 'path'],
    ['a fragment', () => ask('GET /#token=abc'), 400, 'query'],
    ['a query', () => ask('GET /index.html?a=1'), 400, 'query'],
    ['an asterisk', () => ask('GET *'), 400, 'path'],
    ['a file on disk that the build did not list', () => ask(`GET ${unlistedFile}`), 404, 'path'],
    ['the build list itself', () => ask('GET /files.json'), 404, 'path'],
    ['the name of an object method', () => ask('GET /constructor'), 404, 'path'],
    ['__proto__', () => ask('GET /__proto__'), 404, 'path'],
    ['a ticket with slashes', () => ask('POST /blobs/a/b', { type: 'application/octet-stream' }), 405, 'method'],
  ]);

  test('a raw NUL in the path is not HTTP', async () => {
    expect((await ask('GET /index.html\u0000')).status).toBe(400);
  });
});
