import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extractArchive, openArchive } from '#host/adapters/archiveUnzip.ts';
import { folderSources, writeZipFile, zipStream } from '#host/adapters/archiveZip.ts';
import { craftZip, type CraftedEntry } from '#tests/fixtures/hostile/zip.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function path(...parts: readonly string[]): string {
  return join(folder, ...parts);
}

function put(name: string, content: string | Buffer): void {
  mkdirSync(join(path(name), '..'), { recursive: true });
  writeFileSync(path(name), content);
}

function hostile(entries: readonly CraftedEntry[]): string {
  writeFileSync(path('hostile.zip'), craftZip(entries));
  return path('hostile.zip');
}

test('a folder with Chinese names comes back file by file', async () => {
  put('包/data/案卷/整改令.docx', 'docx');
  put('包/data/照片 1.jpg', Buffer.alloc(100_000, 7));
  put('包/bagit.txt', 'BagIt-Version: 1.0\n');
  const size = await writeZipFile(await folderSources(path('包'), '审计包/'), path('包.zip'));
  expect(size).toBe(statSync(path('包.zip')).size);
  mkdirSync(path('出'));
  expect(await extractArchive(path('包.zip'), path('出'))).toEqual(['审计包/bagit.txt', '审计包/data/案卷/整改令.docx', '审计包/data/照片 1.jpg']);
  expect(readFileSync(path('出/审计包/data/案卷/整改令.docx'), 'utf8')).toBe('docx');
  expect(readFileSync(path('出/审计包/data/照片 1.jpg')).equals(Buffer.alloc(100_000, 7))).toBe(true);
});

test('kinds that are packed already are stored, others are compressed', async () => {
  const bytes = Buffer.alloc(50_000, 65);
  const zip = await buffer(
    zipStream([
      { name: '甲.pdf', bytes },
      { name: '乙.txt', bytes },
    ]),
  );
  expect(zip.length).toBeGreaterThan(50_000);
  expect(zip.length).toBeLessThan(52_000);
});

test('the same folder with one stamp gives the same zip', async () => {
  put('源/b.txt', 'b');
  put('源/a.txt', 'a');
  const once = async (): Promise<Buffer> => buffer(zipStream(await folderSources(path('源')), { stamp: new Date('2021-06-07T00:00:00Z') }));
  expect((await once()).equals(await once())).toBe(true);
});

test('links in the folder are refused', async () => {
  put('源/a.txt', 'a');
  symlinkSync('/etc/passwd', path('源/b'));
  await expect(folderSources(path('源'))).rejects.toMatchObject({ code: 'archive_unsafe', data: { entry: 'b', why: 'link' } });
});

test('a file that vanished ends the writing with an error', async () => {
  await expect(writeZipFile([{ name: 'a', file: path('没有') }], path('a.zip'))).rejects.toThrow(/ENOENT/);
});

test('writing can be cancelled', async () => {
  put('源/a.txt', 'a');
  const controller = new AbortController();
  const writing = writeZipFile(await folderSources(path('源')), path('a.zip'), { signal: controller.signal });
  controller.abort();
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  await expect(writeZipFile([], path('b.zip'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
});

test('Chinese names zipped by old tools (GBK, no mark) are read', async () => {
  const name = Buffer.from('d5fbb8c4c1ee2ed5d5c6ac2e747874', 'hex');
  const archive = await openArchive(
    hostile([
      { name, content: '内容', flags: 0 },
      { name: '未标记的.txt', content: 'x', flags: 0 },
    ]),
  );
  expect(archive.entries.map((entry) => entry.name)).toEqual(['整改令.照片.txt', '未标记的.txt']);
  expect(await text(await archive.read(archive.entries[0] ?? { name: '', size: 0 }))).toBe('内容');
  archive.close();
});

test('backslashes of old Windows tools are folders', async () => {
  const archive = await openArchive(
    hostile([
      { name: '案卷\\1.txt', content: 'x' },
      { name: '空\\', content: '' },
    ]),
  );
  expect(archive.entries).toEqual([{ name: '案卷/1.txt', size: 1 }]);
  archive.close();
});

const unsafe: ReadonlyArray<readonly [string, readonly CraftedEntry[], string]> = [
  ...['../a', '..\\a', 'a/../../b', '/etc/passwd', '\\\\server\\share', 'C:/a', 'c:\\a', 'a\u0000.txt', './a'].map(
    (name) => [`the path ${JSON.stringify(name)}`, [{ name, content: 'x' }], 'path'] as const,
  ),
  ['a symbolic link', [{ name: 'a', content: '/etc', madeBy: 0x0314, attributes: 0xa1ff0000 }], 'link'],
  ['the same name twice', [{ name: 'a.txt' }, { name: 'A.TXT' }], 'double'],
  ['the same name composed differently', [{ name: 'e\u0301.txt' }, { name: '\u00e9.txt' }], 'double'],
  ...['CON', 'data/nul.txt', 'com1.pdf', '结尾有点.', '结尾有空格 ', 'a?.txt', `${'长'.repeat(250)}.txt`].map(
    (name) => [`the name ${JSON.stringify(name.slice(0, 20))}`, [{ name, content: 'x' }], 'name'] as const,
  ),
  ['an encrypted entry', [{ name: 'a', content: 'x', flags: 1 }], 'encrypted'],
];

test.for(unsafe)('%s is refused and nothing is unpacked', async ([, entries, why]) => {
  mkdirSync(path('出'));
  await expect(extractArchive(hostile([{ name: 'first.txt', content: '1' }, ...entries]), path('出'))).rejects.toMatchObject({
    code: 'archive_unsafe',
    data: { why },
  });
  expect(readdirSync(path('出'))).toEqual([]);
});

test.for<readonly [string, () => Buffer]>([
  ['a text file', () => Buffer.from('不是压缩包')],
  ['half a zip', () => craftZip([{ name: 'a', content: 'x'.repeat(1000) }]).subarray(0, 60)],
])('%s is unreadable', async ([, bytes]) => {
  writeFileSync(path('坏.zip'), bytes());
  await expect(openArchive(path('坏.zip'))).rejects.toMatchObject({ code: 'archive_unreadable', data: { name: '坏.zip' } });
});

test.for<readonly [string, CraftedEntry]>([
  ['a wrong checksum', { name: 'a', content: 'x', crc: 5 }],
  ['more bytes than declared', { name: 'a', content: Buffer.alloc(1 << 20), size: 10 }],
])('%s ends the unpacking', async ([, entry]) => {
  mkdirSync(path('出'));
  await expect(extractArchive(hostile([entry]), path('出'))).rejects.toMatchObject({ code: 'archive_unreadable' });
});

test('an archive larger than allowed is refused before unpacking', async () => {
  const file = hostile([
    { name: 'a', content: 'xx' },
    { name: 'b', content: 'xx' },
  ]);
  await expect(openArchive(file, { entries: 1, bytes: 100 })).rejects.toMatchObject({ code: 'archive_too_large' });
  await expect(openArchive(file, { entries: 9, bytes: 3 })).rejects.toMatchObject({ code: 'archive_too_large' });
});

test('unpacking never overwrites and can be cancelled', async () => {
  put('出/a', '旧');
  await expect(extractArchive(hostile([{ name: 'a', content: '新' }]), path('出'))).rejects.toThrow(/EEXIST/);
  expect(readFileSync(path('出/a'), 'utf8')).toBe('旧');
  await expect(extractArchive(path('hostile.zip'), path('出'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
});
