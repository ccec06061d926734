import { describe, expect, test } from 'vitest';
import { distinctNames, isReservedName, NAME_BYTES, safePayloadName, safePayloadPath } from '#shared/domain/bag/names.ts';
import { utf8Length } from '#shared/domain/bag/encoding.ts';
import { decodeManifestPath, encodeManifestPath, pathProblem } from '#shared/domain/bag/paths.ts';

describe('file names in a bag', () => {
  test.each([
    ['整改令.docx', '整改令.docx'],
    ['完成率100%.xlsx', '完成率100％.xlsx'],
    ['一\r\n二.txt', '一 二.txt'],
    ['a/b\\c:d*e?f"g<h>i|j.txt', 'a／b＼c：d＊e？f＂g＜h＞i｜j.txt'],
    ['~$整改令.docx', '～$整改令.docx'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['LPT1.docx', '_LPT1.docx'],
    ['COM¹', '_COM¹'],
    ['NUL .txt', '_NUL .txt'],
    ['CONTRACT.txt', 'CONTRACT.txt'],
    ['.htaccess', '_htaccess'],
    ['..', '_'],
    ['-rf.txt', '_rf.txt'],
    ['trailing. . ', 'trailing'],
    ['  leading', 'leading'],
    ['', '_'],
    ['\u200b\ufeff', '_'],
    ['Nu\u0301n\u0303ez.jpg', 'N\u00fa\u00f1ez.jpg'],
    ['rtl\u202egpj.exe', 'rtlgpj.exe'],
    ['half\ud800.txt', 'half_.txt'],
    ['全角　空格.txt', '全角 空格.txt'],
    ['\u{20bb7}野家.txt', '\u{20bb7}野家.txt'],
  ])('%j becomes %j', (name, expected) => {
    expect(safePayloadName(name)).toBe(expected);
  });

  test('long names are cut between characters and keep their ending', () => {
    const name = safePayloadName(`${'社'.repeat(200)}.docx`);
    expect(name.endsWith('社.docx')).toBe(true);
    expect(utf8Length(name)).toBeLessThanOrEqual(NAME_BYTES);
    expect(utf8Length(name)).toBeGreaterThan(NAME_BYTES - 4);
  });

  test('any text becomes a name that needs no escaping, and a second pass changes nothing', () => {
    const alphabet = [...'ab.. -~%/\\:*?"<>|\r\n\t\0社区', '\u0301', '\u202e', '\ud83d\ude00', '\ud800', 'CON', 'nul', 'com1', '\u3000', '%0A'];
    let seed = 20210607;
    const next = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor(seed / 65536) % below;
    };
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: next(90) }, () => alphabet[next(alphabet.length)] ?? '').join('');
      const name = safePayloadName(text);
      expect(name).toBe(safePayloadName(name));
      expect(name).not.toMatch(/[%/\\:*?"<>|~\p{Cc}\p{Cf}]|^[.\s-]|[. ]$/u);
      expect(name.isWellFormed() && name === name.normalize('NFC') && name !== '' && !isReservedName(name)).toBe(true);
      expect(utf8Length(name)).toBeLessThanOrEqual(NAME_BYTES);
      expect(encodeManifestPath(name)).toBe(name);
    }
  });

  test('names of one folder never collide on a disk that ignores case', () => {
    expect(distinctNames(['A.txt', 'a.txt', 'a.txt', 'Nu\u0301', 'N\u00fa', 'a (2).txt'])).toEqual([
      'A.txt',
      'a (2).txt',
      'a (3).txt',
      'N\u00fa',
      'N\u00fa (2)',
      'a (2) (2).txt',
    ]);
  });

  test('a name of exactly the limit is kept whole', () => {
    const whole = `${'社'.repeat((NAME_BYTES - 6) / 3)}ab.txt`;
    expect(utf8Length(whole)).toBe(NAME_BYTES);
    expect([safePayloadName(whole), utf8Length(safePayloadName(`a${whole}`))]).toEqual([whole, NAME_BYTES]);
  });

  test('a name of exactly the limit is left as it is, also where its own part ends in a blank', () => {
    const name = `${'a'.repeat(NAME_BYTES - 6)} .docx`;
    expect([utf8Length(name), safePayloadName(name)]).toEqual([NAME_BYTES, name]);
  });

  test('an ending of twelve characters is kept when a name is cut, a longer one is part of the name', () => {
    const cut = (ending: string) => safePayloadName(`${'a'.repeat(200)}.${ending}`);
    expect([cut('abcdefghijkl').endsWith('a.abcdefghijkl'), cut('abcdefghijklm')]).toEqual([true, 'a'.repeat(NAME_BYTES)]);
  });

  test('numbered twins of long names keep within the limit', () => {
    const long = `${'社'.repeat(100)}.docx`;
    const names = distinctNames([long, long, long]);
    expect(new Set(names).size).toBe(3);
    expect(Math.max(...names.map(utf8Length))).toBeLessThanOrEqual(NAME_BYTES);
  });

  test('a payload path stays below data', () => {
    expect(safePayloadPath(['案件', '..', '', '.', 'GZ-2021-0001', '照片/1.jpg'])).toBe('data/案件/GZ-2021-0001/照片／1.jpg');
    expect(safePayloadPath(['..'])).toBe('data/_');
    expect(pathProblem(safePayloadPath(['~root', '%HOME%', '..\\..']))).toBeNull();
  });
});

test.each(['~', '~root/x', './~/x', '././~'])('%j would lead to a home folder', (path) => {
  expect(pathProblem(path)).toBe('home');
});

test.each(['a%b', 'line\nfeed', 'carriage\rreturn', '%25', '%0A', '100%0Dx', '社区'])('%j survives writing into a manifest and reading back', (path) => {
  expect(decodeManifestPath(encodeManifestPath(path))).toBe(path);
});
