import { describe, expect, it } from 'vitest';
import { saveNameSchema } from '#shared/contract/native.ts';
import { isOpenable, nameOf, savedFiles, savedName, withEnding } from '#main/savedFiles.ts';

const documents = [
  '整改令.docx',
  '名册.xlsx',
  '旧名册.xls',
  '台账.csv',
  '汇总.PDF',
  '说明.txt',
  '前后对比.png',
  '照片.JPG',
  'a.b.docx',
  '清民整〔2021〕1号.docx',
  '社区（2026）.xlsx',
];

/** Names that would run something, hide their kind, or that Windows reads differently from how they look. */
const hostile = [
  'a.exe',
  'a.bat',
  'a.cmd',
  'a.com',
  'a.scr',
  'a.pif',
  'a.lnk',
  'a.url',
  'a.js',
  'a.jse',
  'a.vbs',
  'a.vbe',
  'a.wsf',
  'a.wsh',
  'a.hta',
  'a.msi',
  'a.msp',
  'a.reg',
  'a.ps1',
  'a.psm1',
  'a.cpl',
  'a.jar',
  'a.desktop',
  'a.sh',
  'a.run',
  'a.AppImage',
  'a.deb',
  'a.dll',
  'a.docm',
  'a.xlsm',
  'a.dotm',
  'a.html',
  'a.htm',
  'a.mht',
  'a.svg',
  'a.zip',
  'a.iso',
  'a.chm',
  'a.iqy',
  'a.slk',
  'a.docx.exe',
  'a.pdf.lnk',
  '整改令.docx .exe',
  'a.exe.',
  'a.docx.',
  'a.docx ',
  ' a.docx',
  'a.docx::$DATA',
  'a.docx:evil.exe',
  'a.exe:a.docx',
  'CON',
  'con.docx',
  'NUL.xlsx',
  'aux.pdf',
  'COM1.txt',
  'lpt9.csv',
  'COM¹.txt',
  'con .docx',
  'con.a.docx',
  '',
  '.',
  '..',
  '.docx',
  '../a.docx',
  '..\\a.docx',
  '/etc/a.docx',
  'C:\\a.docx',
  '\\\\server\\share\\a.docx',
  'a/b.docx',
  'a\0.docx',
  'a.exe\0.docx',
  'a\n.docx',
  '\u202excod.exe',
  'a\u202etxt.docx',
  'a?.docx',
  'a*.docx',
  'a|b.docx',
  'a<b.docx',
  'a"b.docx',
  'docx',
  'a',
  'a.',
  `${'长'.repeat(260)}.docx`,
  'a.docx\u200f',
  '\ufeffa.docx',
];

describe('which saved files open at a click', () => {
  it.each(documents)('%s opens', (name) => expect(isOpenable(name)).toBe(true));
  it.each(hostile.map((name) => [JSON.stringify(name), name]))('%s does not', (_shown, name) => expect(isOpenable(name)).toBe(false));
  it('the table is as long as promised', () => expect(new Set(hostile).size).toBeGreaterThanOrEqual(60));
});

describe('only what was saved in this session', () => {
  it('opens a document saved here, shows any file saved here', () => {
    const saved = savedFiles();
    saved.remember('D:\\公文\\整改令.docx');
    saved.remember('/home/user/审计包.zip');
    expect(saved.mayOpen('D:\\公文\\整改令.docx')).toBe('allowed');
    expect(saved.mayOpen('/home/user/审计包.zip')).toBe('kind_not_openable');
    expect(saved.mayReveal('/home/user/审计包.zip')).toBe('allowed');
  });

  it.each([
    'D:\\公文\\另一份.docx',
    'd:\\公文\\整改令.docx',
    'D:\\公文\\..\\公文\\整改令.docx',
    '\\\\server\\share\\整改令.docx',
    '/etc/passwd',
    '',
    'https://example.org/a.docx',
  ])('refuses %s', (path) => {
    const saved = savedFiles();
    saved.remember('D:\\公文\\整改令.docx');
    expect([saved.mayOpen(path), saved.mayReveal(path)]).toEqual(['not_saved_here', 'not_saved_here']);
  });

  it('takes the last part of either kind of path', () => {
    expect([nameOf('D:\\公文\\a.docx'), nameOf('/home/公文/a.docx'), nameOf('a.docx')]).toEqual(['a.docx', 'a.docx', 'a.docx']);
  });
});

describe('the ending of the proposed name stays', () => {
  it.each([
    ['/x/名册.xlsx', '名册.xlsx', '/x/名册.xlsx'],
    ['/x/名册', '名册.xlsx', '/x/名册.xlsx'],
    ['/x/名册.XLSX', '名册.xlsx', '/x/名册.XLSX'],
    ['/x/名册.exe', '名册.xlsx', '/x/名册.exe.xlsx'],
    ['/x/名册.2026', '名册.xlsx', '/x/名册.2026.xlsx'],
    ['/x/无后缀', '无后缀', '/x/无后缀'],
  ])('%s proposed as %s is written to %s', (chosen, proposed, written) => expect(withEnding(chosen, proposed)).toBe(written));
});

describe('a saved file never runs by a double click', () => {
  it.each([...documents, '审计包.zip', '会议录音.m4a', '方案.wps', '公文.ofd'])('%s keeps its name', (name) => expect(savedName(name)).toBe(name));
  it.each(['a.exe', 'a.BAT', 'a.lnk', 'a.docx.exe', 'a.html', 'a.svg', 'a.js', 'a.desktop', 'a.docm', 'a', 'exe', 'a.', 'a.docx.'])(
    '%s gets a harmless ending',
    (name) => {
      expect(savedName(name)).toBe(`${name}.bin`);
    },
  );
});

describe('names a page may propose for saving', () => {
  it.each([...documents, '审计包 2026-11.zip', 'a.exe'])('%s may be proposed', (name) => expect(saveNameSchema.safeParse(name).success).toBe(true));
  it.each(['', '../a.docx', 'a/b.docx', 'a\\b.docx', 'C:a.docx', 'a\0.docx', 'a\n.docx', '\u202excod.exe', 'a?.docx', 'a|.docx', 'a"b.docx', '长'.repeat(200)])(
    '%j may not',
    (name) => {
      expect(saveNameSchema.safeParse(name).success).toBe(false);
    },
  );
});
