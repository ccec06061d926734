import { describe, expect, test } from 'vitest';
import { verifyBag } from '#shared/domain/bag/verify.ts';
import type { BagContent } from '#shared/domain/bag/content.ts';
import { contentOf, hashOf, latin1, makeBag, utf16be, type BagSpec, type Files } from './bag.ts';

/**
 * The topics of the Library of Congress BagIt conformance suite, each with a bag of our own, and the topics
 * the suite is weak on. Windows rules are tried on every system.
 */
function codes(content: BagContent, severity: 'error' | 'warning'): string[] {
  return [
    ...new Set(
      verifyBag(content)
        .findings.filter((finding) => finding.severity === severity)
        .map((finding) => finding.code),
    ),
  ].sort();
}

const md5 = (text: string): string => hashOf('md5', text);
const sha = (text: string): string => hashOf('sha512', text);

describe('valid bags of versions 0.93 to 1.0', () => {
  const old = { algorithm: 'md5' as const };
  const cases: ReadonlyArray<readonly [string, BagSpec]> = [
    ['0.93 duplicate metadata entries', { ...old, version: '0.93', info: undefined, tags: { 'package-info.txt': 'Contact-Name: a\nContact-Name: b\n' } }],
    ['0.94 duplicate metadata entries', { ...old, version: '0.94', tags: { 'package-info.txt': 'Contact-Name: a\nContact-Name: b\n' } }],
    ['0.95 basic bag', { ...old, version: '0.95' }],
    ['0.96 basic bag', { ...old, version: '0.96', info: 'Bagging-Date: 2011-04-11\n' }],
    ['0.97 basic bag', { ...old, version: '0.97', info: 'Payload-Oxum: 11.2\n' }],
    ['0.97 Payload-Oxum repeated', { ...old, version: '0.97', info: 'Payload-Oxum: 11.2\nPayload-Oxum: 11.2\n' }],
    ['0.97 sha1', { version: '0.97', algorithm: 'sha1' }],
    ['0.97 sha224', { version: '0.97', algorithm: 'sha224' }],
    ['0.97 sha256', { version: '0.97', algorithm: 'sha256' }],
    ['0.97 sha512', { version: '0.97', algorithm: 'sha512' }],
    ['0.97 minimal bag', { version: '0.97', payload: {}, withoutTagManifest: true }],
    ['0.97 ISO-8859-1 tag files', { ...old, version: '0.97', encoding: 'ISO-8859-1', info: 'Contact-Name: N\u00fa\u00f1ez\n', encode: latin1 }],
    ['0.97 UTF-16 tag files', { ...old, version: '0.97', encoding: 'UTF-16BE', info: 'Contact-Name: 示例甲\n', encode: utf16be }],
    [
      '0.97 bag in a bag',
      { ...old, version: '0.97', payload: { 'data/inner/bagit.txt': 'BagIt-Version: 0.97\n', 'data/inner/data/x': 'x', 'data/inner/manifest-md5.txt': '' } },
    ],
    ['0.97 spaces in names', { ...old, version: '0.97', payload: { 'data/test 1.txt': 'one', 'data/two  blanks .txt': 'two' } }],
    ['0.97 leading dot slash in manifest', { ...old, version: '0.97', payload: { 'data/a.txt': 'a' }, manifest: `${md5('a')} ./data/a.txt\n` }],
    ['0.97 escapable characters', { ...old, version: '0.97', payload: { 'data/a\'"$&;#!.txt': 'a', 'data/[b]{c}.txt': 'b', 'data/100%.txt': 'c' } }],
    [
      '0.97 encoded names',
      {
        ...old,
        version: '0.97',
        payload: { 'data/carriage\rreturn': 'a', 'data/line\nfeed': 'b' },
        manifest: `${md5('a')}  data/carriage%0Dreturn\n${md5('b')}  data/line%0afeed\n`,
      },
    ],
    ['0.97 uncommon metadata separators', { ...old, version: '0.97', info: 'Contact-Name : a\nContact-Phone\t:\tb\nX:c\n' }],
    [
      '0.97 holey bag whose files have arrived',
      { ...old, version: '0.97', payload: { 'data/a.txt': 'a' }, tags: { 'fetch.txt': 'http://example.invalid/a.txt 1 data/a.txt\n' } },
    ],
    ['1.0 basic bag', { info: 'Payload-Oxum: 11.2\n' }],
    ['1.0 encoded percent sign', { payload: { 'data/100%.txt': 'a' }, manifest: `${sha('a')}  data/100%25.txt\n` }],
    ['1.0 upper-case checksum', { payload: { 'data/a': 'a' }, manifest: `${sha('a').toUpperCase()}  data/a\n` }],
    ['1.0 CRLF manifest', { payload: { 'data/a': 'a', 'data/b': 'b' }, manifest: `${sha('a')}  data/a\r\n${sha('b')}\t data/b\r\n` }],
    ['1.0 Chinese and four-byte Han names', { payload: { 'data/社区/新华社区.txt': 'a', 'data/\u{20bb7}野.txt': 'b' } }],
    ['1.0 a file above 4 GiB by its stated size', { payload: { 'data/a': 'a' } }],
  ];
  test.each(cases)('%s', (_, spec) => {
    expect(codes(contentOf(makeBag(spec)), 'error')).toEqual([]);
  });

  test('a bag of 20,000 files is compared file by file', () => {
    const payload: Files = {};
    for (let at = 0; at < 20_000; at += 1) payload[`data/${at}.txt`] = `${at}`;
    const report = verifyBag(contentOf(makeBag({ payload, algorithm: 'sha256' })));
    expect({ valid: report.valid, files: report.payloadFiles }).toEqual({ valid: true, files: 20_000 });
  });

  test('sizes above 4 GiB count fully in Payload-Oxum', () => {
    const files = makeBag({ payload: {}, manifest: `${sha('x')}  data/big.bin\n`, info: 'Payload-Oxum: 5000000000.1\n' });
    const big = { path: 'data/big.bin', size: 5_000_000_000, kind: 'file' as const, hashes: { sha512: sha('x') } };
    expect(codes(contentOf(files, [big]), 'error')).toEqual([]);
  });
});

describe('invalid bags', () => {
  const old = { version: '0.97', algorithm: 'md5' as const };
  const good = { 'data/a.txt': 'a' };
  const cases: ReadonlyArray<readonly [string, readonly string[], () => Files]> = [
    ['encoding line missing', ['bagit_malformed'], () => makeBag({ ...old, tags: { 'bagit.txt': 'BagIt-Version: 0.97\n' } })],
    [
      'byte order mark in bagit.txt',
      ['bagit_mark'],
      () => makeBag({ ...old, tags: { 'bagit.txt': '\uFEFFBagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n' } }),
    ],
    ['corrupt data file', ['file_altered'], () => ({ ...makeBag({ ...old, payload: good }), 'data/a.txt': 'b' })],
    ['corrupt tag file', ['tag_file_altered'], () => ({ ...makeBag({ ...old, info: 'Contact-Name: a\n' }), 'bag-info.txt': 'Contact-Name: b\n' })],
    ['extra file in payload', ['file_unlisted'], () => ({ ...makeBag(old), 'data/bar': 'bar' })],
    [
      'bad version number',
      ['bagit_version_unknown'],
      () => makeBag({ ...old, tags: { 'bagit.txt': 'BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n' } }),
    ],
    ['unknown version', ['bagit_version_unknown'], () => makeBag({ version: '2.0' })],
    ['bag-info listed and missing', ['tag_file_missing'], () => without(makeBag({ ...old, info: 'Contact-Name: a\n' }), 'bag-info.txt')],
    ['bagit.txt missing', ['bagit_missing', 'tag_file_missing'], () => without(makeBag(old), 'bagit.txt')],
    ['no payload manifest', ['manifest_missing', 'tag_file_missing'], () => without(makeBag(old), 'manifest-md5.txt')],
    ['payload file missing', ['file_missing'], () => without(makeBag({ ...old, payload: { ...good, 'data/b': 'b' } }), 'data/b')],
    [
      'holey bag whose file has not arrived',
      ['fetch_pending', 'file_missing'],
      () => without(makeBag({ ...old, payload: { ...good, 'data/b': 'b' }, tags: { 'fetch.txt': 'http://example.invalid/b 1 data/b\n' } }), 'data/b'),
    ],
    ['fetch names a file no manifest lists', ['fetch_unlisted'], () => makeBag({ ...old, tags: { 'fetch.txt': 'http://example.invalid/z - data/z\n' } })],
    ['fetch line without length', ['fetch_line_malformed'], () => makeBag({ ...old, tags: { 'fetch.txt': 'http://example.invalid/z data/hello.txt\n' } })],
    [
      'same file twice with different checksums',
      ['entry_twice_differing', 'file_altered'],
      () => makeBag({ ...old, payload: good, manifest: `${md5('a')}  data/a.txt\n${md5('b')}  data/a.txt\n` }),
    ],
    [
      '1.0 whitespace before the colon in bagit.txt',
      ['bagit_malformed'],
      () => makeBag({ tags: { 'bagit.txt': 'BagIt-Version : 1.0\nTag-File-Character-Encoding : UTF-8\n' } }),
    ],
    [
      '1.0 third line in bagit.txt',
      ['bagit_malformed'],
      () => makeBag({ tags: { 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: y\n' } }),
    ],
    ['1.0 whitespace before the colon in bag-info.txt', ['info_malformed'], () => makeBag({ info: 'Contact-Name : a\n' })],
    ['1.0 file missing from the manifest', ['file_unlisted'], () => ({ ...makeBag({}), 'data/missingFromManifest.txt': 'x' })],
    [
      '1.0 same file twice with the same checksum',
      ['entry_twice'],
      () => makeBag({ payload: good, manifest: `${sha('a')}  data/a.txt\n${sha('a')}  data/a.txt\n` }),
    ],
    [
      '1.0 same file twice with different checksums',
      ['entry_twice_differing', 'file_altered'],
      () => makeBag({ payload: good, manifest: `${sha('a')}  data/a.txt\n${sha('b')}  data/a.txt\n` }),
    ],
    [
      '1.0 two manifests with differing sets',
      ['file_not_in_every_manifest'],
      () => makeBag({ payload: { ...good, 'data/b': 'b' }, tags: { 'manifest-sha256.txt': `${hashOf('sha256', 'a')}  data/a.txt\n` } }),
    ],
    [
      'tag manifest lists itself',
      ['tag_manifest_lists_tag_manifest'],
      () => appended(makeBag(), 'tagmanifest-sha512.txt', `${sha('x')}  tagmanifest-sha512.txt\n`),
    ],
    [
      'tag manifest lists payload',
      ['tag_manifest_lists_payload'],
      () => appended(makeBag({ payload: good }), 'tagmanifest-sha512.txt', `${sha('a')}  data/a.txt\n`),
    ],
    ['1.0 tag manifest leaves out the payload manifest', ['tag_manifest_omits_manifest'], () => ({ ...makeBag(), 'tagmanifest-sha512.txt': '' })],
    ['Payload-Oxum does not fit', ['oxum_differs'], () => makeBag({ info: 'Payload-Oxum: 12.2\n' })],
    ['Payload-Oxum is no oxum', ['oxum_malformed'], () => makeBag({ info: 'Payload-Oxum: eleven\n' })],
    ['1.0 Payload-Oxum repeated', ['oxum_repeated'], () => makeBag({ info: 'Payload-Oxum: 11.2\nPayload-Oxum: 11.2\n' })],
    ['bag-info line without a label', ['info_line_malformed'], () => makeBag({ info: 'just words\n' })],
    ['manifest line without a path', ['file_unlisted', 'manifest_line_malformed'], () => makeBag({ payload: good, manifest: `${sha('a')}\n` })],
    ['checksum of the wrong length', ['checksum_malformed', 'file_unlisted'], () => makeBag({ payload: good, manifest: `${md5('a')}  data/a.txt\n` })],
    ['byte order mark in a manifest', ['manifest_mark'], () => makeBag({ payload: good, manifest: `\uFEFF${sha('a')}  data/a.txt\n` })],
    [
      'bytes that are not the declared encoding',
      ['encoding_broken', 'manifest_unreadable'],
      () => makeBag({ payload: { 'data/n\u00fa': 'a' }, manifest: '', encode: (text) => (text === '' ? Uint8Array.of(0xff, 0xfe, 0xc3) : text) }),
    ],
    ['an encoding nobody knows', ['encoding_unknown'], () => makeBag({ encoding: 'KLINGON-8' })],
  ];
  test.each(cases)('%s', (_, expected, files) => {
    expect(codes(contentOf(files()), 'error')).toEqual([...expected].sort());
    expect(verifyBag(contentOf(files())).valid).toBe(false);
  });

  test('a symbolic link in the payload is refused', () => {
    const link = { path: 'data/link', size: 0, kind: 'link' as const, hashes: {} };
    const files = makeBag({ payload: { 'data/a': 'a' }, manifest: `${sha('a')}  data/a\n${sha('a')}  data/link\n` });
    expect(codes(contentOf(files, [link]), 'error')).toEqual(['not_a_file']);
  });

  test('a zip that carries one name twice is refused', () => {
    const twin = { path: 'data/a', size: 1, kind: 'file' as const, hashes: { sha512: sha('b') } };
    expect(codes(contentOf(makeBag({ payload: { 'data/a': 'a' } }), [twin]), 'error')).toEqual(['file_twice']);
  });

  test('a file whose checksum was not computed is not taken for good', () => {
    const bag = contentOf(makeBag({ payload: { 'data/a': 'a' } }));
    const entries = bag.entries.map((entry) => (entry.path === 'data/a' ? { ...entry, hashes: {} } : entry));
    expect(codes({ ...bag, entries }, 'error')).toEqual(['file_not_checked']);
  });
});

describe('paths out of scope, on every system, in the manifest and through fetch.txt', () => {
  const paths: ReadonlyArray<readonly [string, string]> = [
    ['dot notation', '../../../README.md'],
    ['dot notation inside data', 'data/../../README.md'],
    ['dot notation with backslashes', 'data\\..\\..\\README.md'],
    ['dot notation, percent-encoded', 'data/%2e%2e/%2E%2E/README.md'],
    ['dots that Windows trims', 'data/.. /x'],
    ['absolute path', '/tmp/foo'],
    ['home', '~/foo'],
    ['home of a user', '~root/foo'],
    ['home behind ./', './~/foo'],
    ['drive letter', 'C:\\Windows\\System32\\setx.exe'],
    ['drive relative', 'C:foo'],
    ['%HomeDrive%', '%HomeDrive%\\Windows\\System32\\setx.exe'],
    ['environment variable below data', 'data/%TEMP%/x'],
    ['shell variable', '$HOME/x'],
    ['UNC', '\\\\?\\UNC\\server\\Windows\\System32\\setx.exe'],
    ['UNC with slashes', '//server/share/x'],
    ['URL', 'file:///etc/passwd'],
    ['NUL character', 'data/a\0.txt'],
    ['tag file in the payload manifest', 'bag-info.txt'],
    ['the payload directory itself', 'data/'],
    ['a sibling that starts alike', 'database/x'],
  ];
  test.each(paths)('%s in the payload manifest', (_, path) => {
    const bag = makeBag({ payload: { 'data/a': 'a' }, manifest: `${sha('a')}  data/a\n${sha('x')}  ${path}\n` });
    const found = codes(contentOf(bag), 'error');
    expect(found).toHaveLength(1);
    expect(['path_unsafe', 'path_out_of_scope']).toContain(found[0]);
  });
  test.each(paths.filter(([name]) => name !== 'NUL character'))('%s through fetch.txt', (_, path) => {
    const bag = makeBag({ payload: { 'data/a': 'a' }, tags: { 'fetch.txt': `http://example.invalid/x 1 ${path}\n` } });
    const found = codes(contentOf(bag), 'error');
    expect(found).toHaveLength(1);
    expect(['path_unsafe', 'path_out_of_scope']).toContain(found[0]);
  });
  test('a path of the disk itself that climbs out is refused', () => {
    const entry = { path: 'data/../../evil', size: 1, kind: 'file' as const, hashes: { sha512: sha('x') } };
    expect(codes(contentOf(makeBag(), [entry]), 'error')).toContain('path_unsafe');
  });
});

describe('bags that are valid and deserve a warning', () => {
  const old = { version: '0.97', algorithm: 'md5' as const };
  const cases: ReadonlyArray<readonly [string, string, () => Files]> = [
    ['names that differ by case', 'case_collision', () => makeBag({ payload: { 'data/A.txt': 'a', 'data/a.txt': 'b' } })],
    ['names that differ by composition', 'composition_collision', () => makeBag({ payload: { 'data/N\u00fa': 'a', 'data/Nu\u0301': 'b' } })],
    [
      'one file listed under two compositions before 1.0',
      'entry_repeated',
      () => makeBag({ ...old, payload: { 'data/N\u00fa': 'a' }, manifest: `${md5('a')}  data/N\u00fa\n${md5('a')}  data/Nu\u0301\n` }),
    ],
    [
      'manifest composes a name differently',
      'composition_differs',
      () => makeBag({ payload: { 'data/N\u00fa': 'a' }, manifest: `${sha('a')}  data/Nu\u0301\n` }),
    ],
    ['made with md5sum -b', 'md5sum_star', () => makeBag({ ...old, payload: { 'data/a': 'a' }, manifest: `${md5('a')} *data/a\n` })],
    ['leading ./', 'path_untidy', () => makeBag({ payload: { 'data/a': 'a' }, manifest: `${sha('a')} ./data/a\n` })],
    [
      'same file twice with the same checksum before 1.0',
      'entry_repeated',
      () => makeBag({ ...old, payload: { 'data/a': 'a' }, manifest: `${md5('a')} data/a\n${md5('a')} data/a\n` }),
    ],
    ['system file', 'system_file', () => makeBag({ payload: { 'data/.DS_Store': 'a' } })],
    ['what macOS lays beside a file', 'system_file', () => makeBag({ payload: { 'data/._a.txt': 'a' } })],
    ['Thumbs.db', 'system_file', () => makeBag({ payload: { 'data/photos/Thumbs.db': 'a' } })],
    ['raw percent sign in 1.0', 'percent_raw', () => makeBag({ payload: { 'data/100%.txt': 'a' } })],
    ['device name', 'reserved_name', () => makeBag({ payload: { 'data/nul.txt': 'a' } })],
    ['weak algorithm', 'algorithm_weak', () => makeBag({ algorithm: 'md5' })],
    ['old version', 'version_old', () => makeBag(old)],
    ['no tag manifest', 'tag_manifest_absent', () => makeBag({ withoutTagManifest: true })],
    ['file in the base directory that no tag manifest lists', 'tag_file_unlisted', () => ({ ...makeBag(), 'note.txt': 'added later' })],
    ['algorithm we cannot compute', 'algorithm_unknown', () => makeBag({ tags: { 'manifest-blake3.txt': '' } })],
    ['backslash in a name', 'backslash', () => makeBag({ payload: { 'data/a\\b': 'a' } })],
  ];
  test.each(cases)('%s', (_, expected, files) => {
    const content = contentOf(files());
    expect(codes(content, 'error')).toEqual([]);
    expect(codes(content, 'warning')).toContain(expected);
  });
});

test('every bad file is named with its manifest, expected and actual checksum', () => {
  const files = { ...makeBag({ payload: { 'data/a': 'a', 'data/b': 'b', 'data/c': 'c' } }), 'data/a': 'x', 'data/d': 'd' };
  const report = verifyBag(contentOf(without(files, 'data/c')));
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([
    { severity: 'error', code: 'file_altered', manifest: 'manifest-sha512.txt', line: 1, path: 'data/a', expected: sha('a'), actual: sha('x') },
    { severity: 'error', code: 'file_missing', manifest: 'manifest-sha512.txt', line: 3, path: 'data/c' },
    { severity: 'error', code: 'file_unlisted', path: 'data/d' },
  ]);
});

function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

function appended(files: Files, path: string, text: string): Files {
  return { ...files, [path]: `${String(files[path])}${text}` };
}
