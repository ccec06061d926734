import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FILE_LIST, openRendererFiles } from '#host/rendererFiles.ts';
import { filePath } from '#main/filePath.ts';

/** Paths that try to leave the renderer's folder, to reach something unlisted, or to be read two ways. */
const hostile = [
  '..',
  '/..',
  '/../',
  '/../secret.txt',
  '/../../etc/passwd',
  '/assets/../../secret.txt',
  '/assets/..',
  '/./secret.txt',
  '/assets/./app.js',
  '/assets//app.js',
  '//assets/app.js',
  '///etc/passwd',
  '/assets/',
  '/assets',
  '/assets/app.js/',
  '/assets/app.js/..',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/.%2e/secret.txt',
  '/%2e./secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/%252e%252e/secret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/%e0%80%ae/secret.txt',
  '/%uff0e%uff0e/secret.txt',
  '/assets%2fapp.js',
  '/assets%5capp.js',
  '/index%2ehtml',
  '/%69ndex.html',
  '/..\\secret.txt',
  '\\..\\secret.txt',
  '/assets\\app.js',
  '/assets\\..\\..\\secret.txt',
  '/%5c..%5csecret.txt',
  '/index.html\0',
  '/index.html%00',
  '/index.html%00.png',
  '/\0',
  '/secret.txt\0.html',
  '/index.html::$DATA',
  '/index.html:stream',
  '/index.html%3a%3a$DATA',
  '/C:/Windows/win.ini',
  '/c:\\Windows\\win.ini',
  '/\\\\server\\share\\x',
  '//server/share/x',
  '/~root/.bashrc',
  '/~/x',
  '/%HOMEDRIVE%/x',
  '/CON',
  '/nul.txt',
  '/aux/index.html',
  '/.files.json',
  '/.git/config',
  '/files.json',
  '/secret.txt',
  '/main.mjs',
  '/package.json',
  '/../electron/main.mjs',
  '/app.asar',
  '/index.html ',
  '/ index.html',
  '/index.html.',
  '/INDEX.HTML',
  '/index.html;x',
  '/index.html&x',
  '/index.html*',
  '/%20',
  '/\t',
  '/\n',
  '/\r\n\r\nx',
  '/．．/secret.txt',
  '/‥/secret.txt',
  '/\u202esecret.txt',
  '/assets/app.js%0d%0aSet-Cookie:x',
  '/constructor',
  '/__proto__',
  '/toString',
  '/hasOwnProperty',
];

describe('app:// serves the built list and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'renderer-'));
  const pages = join(folder, 'renderer');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(pages, 'secret.txt'), 'secret');
  writeFileSync(join(pages, 'index.html'), 'page');
  writeFileSync(join(pages, 'assets', 'app.js'), 'script');
  const entry = (type: string, size: number) => ({ type, size, immutable: false });
  writeFileSync(join(pages, FILE_LIST), JSON.stringify({ '/index.html': entry('text/html', 4), '/assets/app.js': entry('text/javascript', 6) }));
  const files = openRendererFiles(pages);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function served(address: string): Promise<string | null> {
    const path = filePath(address);
    return path === null ? null : ((await files.take(path))?.bytes.toString() ?? null);
  }

  it('the page under its root, with any fragment', async () => {
    expect(await served('app://main/')).toBe('page');
    expect(await served('app://main/#/cases/1?tab=paper')).toBe('page');
    expect(await served('app://main/?a=../..')).toBe('page');
    expect(await served('app://main/assets/app.js')).toBe('script');
    expect(await served('app://print/assets/app.js')).toBe('script');
  });

  it.each(hostile.map((path) => [JSON.stringify(path), path]))('refuses %s', async (_shown, path) => {
    expect(await served(`app://main${path}`)).toBeNull();
  });

  it.each(hostile.filter((path) => !/^\/[\w][\w.-]*(?:\/[\w][\w.-]*)*$/.test(path) || path.includes('..')).map((path) => [JSON.stringify(path), path]))(
    'does not even look up %s',
    (_shown, path) => {
      expect(filePath(`app://main${path}`)).toBeNull();
    },
  );

  it('refuses the same paths for other hosts and schemes', async () => {
    for (const address of [
      'app://evil/index.html',
      'app://main:1/index.html',
      'file:///index.html',
      'https://main/index.html',
      'app:index.html',
      'index.html',
    ]) {
      expect(await served(address)).toBeNull();
    }
  });

  it('the table is as long as promised', () => expect(new Set(hostile).size).toBeGreaterThanOrEqual(60));
});
