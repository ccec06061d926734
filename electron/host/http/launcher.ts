import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostWords } from '#shared/words/host.ts';

/** A page on disk that leads to the one-time address, readable by this user only. */
export type LauncherFile = { readonly path: string; remove(): void };

/**
 * The address must not be in the browser's argv (every user of the PC sees the process list) nor in
 * a log, so it goes into a 0600 file in a 0700 folder, and the browser is given the file's name.
 * Files left by a killed host are removed.
 */
export function openLauncherFolder(folder: string): { write(address: string): LauncherFile; clear(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The folder may be older than this rule.
  chmodSync(folder, 0o700);

  function clear(): void {
    for (const name of readdirSync(folder)) if (name.startsWith('desk')) rmSync(join(folder, name), { force: true });
  }

  clear();
  return {
    clear,
    write(address) {
      // Browsers keep an app window's size under its address: the same name brings the same size back.
      const usual = join(folder, 'desk.html');
      const path = existsSync(usual) ? join(folder, `desk-${randomBytes(8).toString('hex')}.html`) : usual;
      writeFileSync(path, pageTo(address), { mode: 0o600, flag: 'wx' });
      return { path, remove: () => rmSync(path, { force: true }) };
    },
  };
}

/** `address` is ours: scheme, literal host, port and a base64url token, so nothing in it needs escaping. */
function pageTo(address: string): string {
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<meta charset="utf-8">',
    '<meta name="referrer" content="no-referrer">',
    `<meta http-equiv="refresh" content="0;url=${address}">`,
    `<title>${hostWords.title}</title>`,
    `<p>${hostWords.opening}</p>`,
    '</html>',
    '',
  ].join('\n');
}
