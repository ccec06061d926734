import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FILE_LIST, openRendererFiles } from '#host/rendererFiles.ts';
import { newSecret } from '#host/http/admin.ts';
import { startHttpHost, type HttpHost, type HttpTimes } from '#host/http/server.ts';
import { cookieName } from '#host/http/sessions.ts';
import { tokenOf } from '#shared/rpc/transports.ts';
import { openSmallBackend, type SmallBackend } from './smallBackend.ts';

export type SmallHost = {
  readonly host: HttpHost;
  readonly backend: SmallBackend;
  readonly folder: string;
  readonly secret: string;
  /** How often the owner asked the host to stop. */
  readonly stops: () => number;
  /** Moves the host's clock. */
  advance(ms: number): void;
  /** A token of a new one-time address. */
  token(): string;
  /** The `cookie` header of a new session. */
  signIn(): Promise<string>;
  close(): Promise<void>;
};

/** Files of a built renderer, small: the list decides what exists, so one file on disk is left out of it. */
export const builtFiles = {
  '/index.html': { type: 'text/html; charset=utf-8', text: '<!doctype html><title>社区督导台</title>', immutable: false },
  '/assets/main-8f3a2b1c.js': { type: 'text/javascript; charset=utf-8', text: 'document.title;', immutable: true },
} as const;
export const unlistedFile = '/assets/secret.txt';

/** A real HTTP host over the small backend, on a port and in a folder of its own. */
export async function startSmallHost(times: Partial<HttpTimes> = {}): Promise<SmallHost> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-host-'));
  const rendererFolder = join(folder, 'renderer');
  writeBuiltFiles(rendererFolder);
  const backend = openSmallBackend();
  const secret = newSecret();
  let nowMs = 1_700_000_000_000;
  let stops = 0;
  const host = await startHttpHost({
    backend,
    secret,
    times,
    files: openRendererFiles(rendererFolder),
    port: 0,
    nowMs: () => nowMs,
    launcherFolder: join(folder, 'run'),
    report: (error) => `H-${createHash('sha256').update(String(error)).digest('hex').slice(0, 4)}`,
    onStop: () => void (stops += 1),
  });

  function token(): string {
    return tokenOf(new URL(host.address()).hash) ?? '';
  }

  return {
    host,
    backend,
    folder,
    secret,
    token,
    stops: () => stops,
    advance: (ms) => void (nowMs += ms),
    async signIn() {
      const reply = await fetch(`http://127.0.0.1:${host.port}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: token() }),
      });
      const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      if (!cookie.startsWith(`${cookieName(host.port)}=`)) throw new Error(`no session: ${reply.status}`);
      return cookie;
    },
    async close() {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes a small built renderer. */
export function writeBuiltFiles(folder: string): void {
  const list: Record<string, { type: string; size: number; immutable: boolean }> = {};
  for (const [path, { type, text, immutable }] of Object.entries(builtFiles)) {
    list[path] = { type, size: Buffer.byteLength(text), immutable };
    writeUnder(folder, path, text);
  }
  writeUnder(folder, unlistedFile, 'not in the list');
  writeUnder(folder, `/${FILE_LIST}`, JSON.stringify(list));
}

function writeUnder(folder: string, path: string, text: string): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
