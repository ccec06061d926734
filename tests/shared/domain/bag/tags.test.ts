import { describe, expect, test } from 'vitest';
import { buildBagInfo, buildBagit, buildManifest, formatSize, parseBagInfo, parseDeclaration, parseManifest } from '#shared/domain/bag/tags.ts';
import { algorithmsNeeded, isReadTagFile, manifestName, WRITTEN_ALGORITHMS } from '#shared/domain/bag/algorithms.ts';
import { decodeText, utf8Length } from '#shared/domain/bag/encoding.ts';
import { verifyBag } from '#shared/domain/bag/verify.ts';
import { bytesOf, contentOf, hashOf, latin1, utf16be, type Files } from './bag.ts';

const info = {
  sourceOrganization: '清镇市民政局',
  contactName: '示例甲',
  externalDescription: '案件、督令与登记册\n第二行',
  externalIdentifier: '',
  baggingDate: '2022-06-07',
  payloadBytes: 11,
  payloadFiles: 2,
  internalSenderIdentifier: 'SJ-2022-0001',
  more: [{ label: 'Event-Chain-Head', value: 'abc' }],
};

test('a bag made of our own tag files is valid and warns of nothing', () => {
  const payload: Files = { 'data/案件/GZ-2021-0001.txt': 'hello\n', 'data/名册.xlsx': 'bare\n' };
  const tags: Files = { 'bagit.txt': buildBagit(), 'bag-info.txt': buildBagInfo(info) };
  const manifestOf = (files: Files, algorithm: 'sha256' | 'sha512'): string =>
    buildManifest(Object.entries(files).map(([path, file]) => ({ path, hash: hashOf(algorithm, file) })));
  for (const algorithm of WRITTEN_ALGORITHMS) tags[`manifest-${algorithm}.txt`] = manifestOf(payload, algorithm);
  const tagManifests: Files = {};
  for (const algorithm of WRITTEN_ALGORITHMS) tagManifests[`tagmanifest-${algorithm}.txt`] = manifestOf(tags, algorithm);
  expect(verifyBag(contentOf({ ...tags, ...tagManifests, ...payload }))).toEqual({
    valid: true,
    version: '1.0',
    encoding: 'UTF-8',
    payloadFiles: 2,
    payloadBytes: 11,
    findings: [],
  });
});

test('bag-info leaves out what is empty, keeps one line a value and states the payload', () => {
  expect(buildBagInfo(info)).toBe(
    'Source-Organization: 清镇市民政局\nContact-Name: 示例甲\nExternal-Description: 案件、督令与登记册 第二行\nBagging-Date: 2022-06-07\n' +
      'Bag-Size: 11 B\nPayload-Oxum: 11.2\nInternal-Sender-Identifier: SJ-2022-0001\nEvent-Chain-Head: abc\n',
  );
});

test('a manifest is sorted by path and has two blanks, as sha256sum writes', () => {
  expect(
    buildManifest([
      { path: 'data/b', hash: 'AA' },
      { path: 'data/a', hash: 'bb' },
    ]),
  ).toBe('bb  data/a\naa  data/b\n');
});

describe('reading tag files', () => {
  test('a manifest line may use tabs and several blanks, a star is not part of the path', () => {
    expect(parseManifest('AB \t data/a b \r\n\r\ncd *data/c\nnothing\n')).toEqual({
      lines: [
        { line: 1, hash: 'ab', path: 'data/a b ', starred: false },
        { line: 3, hash: 'cd', path: 'data/c', starred: true },
      ],
      malformed: [4],
    });
  });
  test('a blank line in bag-info is nothing, a line without a label is named', () => {
    expect(parseBagInfo('A: 1\n\n \nnothing\n')).toEqual({ fields: [{ label: 'A', value: '1' }], malformed: [4], exact: true });
  });
  test.each([
    ['bagit.txt', true],
    ['bag-info.txt', true],
    ['package-info.txt', true],
    ['fetch.txt', true],
    ['manifest-sha512.txt', true],
    ['tagmanifest-md5.txt', true],
    ['index.html', false],
    ['data/bagit.txt', false],
  ])('%s is read as text: %s', (path, expected) => {
    expect(isReadTagFile(path)).toBe(expected);
  });
  test('bag-info joins indented lines', () => {
    expect(parseBagInfo('External-Description: one\n  two\n\tthree\n')).toEqual({
      fields: [{ label: 'External-Description', value: 'one two three' }],
      malformed: [],
      exact: true,
    });
  });
  test.each([
    ['BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n', true],
    ['BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8', true],
    ['BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n', false],
    ['BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n', false],
    ['BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n', false],
    ['Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n', false],
  ])('declaration %j exact: %j', (text, exact) => {
    expect(parseDeclaration(text).exact).toBe(exact);
  });
  test.each([
    ['manifest-sha512.txt', 'payload'],
    ['tagmanifest-sha-256.txt', 'tag'],
    ['manifest.txt', null],
    ['data/manifest-md5.txt', null],
  ])('%s is a manifest of: %s', (path, kind) => {
    expect(manifestName(path)?.kind ?? null).toBe(kind);
  });
  test('the host learns which checksums to compute', () => {
    expect(algorithmsNeeded(['manifest-sha512.txt', 'tagmanifest-sha-256.txt', 'manifest-crc.txt', 'bagit.txt'])).toEqual(['sha256', 'sha512']);
  });
});

describe('encodings', () => {
  test.each([
    ['UTF-8', bytesOf('社区\u{20bb7}é'), '社区\u{20bb7}é'],
    ['ISO-8859-1', latin1('Núñez'), 'Núñez'],
    ['UTF-16BE', utf16be('社\u{20bb7}'), '社\u{20bb7}'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x3e, 0x79), '社'],
    ['US-ASCII', bytesOf('abc'), 'abc'],
  ])('%s is read', (encoding, bytes, text) => {
    expect(decodeText(bytes, encoding)).toBe(text);
  });
  test.each([
    ['overlong', [0xc0, 0x80]],
    ['overlong 3', [0xe0, 0x80, 0x80]],
    ['surrogate', [0xed, 0xa0, 0x80]],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['cut', [0xe7, 0xa4]],
    ['lone continuation', [0x80]],
    ['five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ])('UTF-8 refuses %s', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes), 'UTF-8')).toBeNull();
  });
  test('the platform decoder agrees on every code point of a long text', () => {
    let text = '';
    for (let code = 1; code < 0x11000; code += 37) if (code < 0xd800 || code > 0xdfff) text += String.fromCodePoint(code);
    const bytes = bytesOf(text);
    expect(decodeText(bytes, 'UTF-8')).toBe(text);
    expect(utf8Length(text)).toBe(bytes.length);
  });
  test.each([
    [0x7f, 1],
    [0x80, 2],
    [0x7ff, 2],
    [0x800, 3],
    [0xffff, 3],
    [0x10000, 4],
    [0x10ffff, 4],
  ])('U+%s takes %i bytes and comes back', (code, bytes) => {
    const text = String.fromCodePoint(code);
    expect([utf8Length(text), bytesOf(text).length, decodeText(bytesOf(text), 'UTF-8')]).toEqual([bytes, bytes, text]);
  });
  test('sizes are told in steps of a thousand', () => {
    expect([0, 999, 1000, 1_500_000, 5e9].map(formatSize)).toEqual(['0 B', '999 B', '1.0 KB', '1.5 MB', '5.0 GB']);
  });
});
