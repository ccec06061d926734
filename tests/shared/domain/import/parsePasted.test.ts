import { describe, expect, it } from 'vitest';
import { parsePasted } from '#shared/domain/import/parsePasted.ts';
import { exact, estimate, registerSheet, runImport, text } from './support/register.ts';

const rows = (pasted: string) => parsePasted(pasted, '粘贴').rows;

describe('text from the clipboard of Excel or WPS', () => {
  it.each([
    [
      'tabs and line ends',
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'Windows line ends',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no line end at the end',
      'a\tb\r\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'empty cells',
      'a\t\tc\n\t\t\n',
      [
        ['a', null, 'c'],
        [null, null, null],
      ],
    ],
    ['an empty last cell', 'a\t', [['a', null]]],
    ['an empty line between', 'a\n\nb', [['a'], [null], ['b']]],
    ['a line break in a cell', '"a\nb"\tc\n', [['a\nb', 'c']]],
    ['a Windows line break in a cell', '"a\r\nb"\tc\r\nd', [['a\nb', 'c'], ['d']]],
    ['a tab and quotes in a cell', '"a\t""b"""\tc', [['a\t"b"', 'c']]],
    [
      'a cell that only begins with a quotation mark',
      '"一肩挑\t是\n"两委"人数\t5',
      [
        ['"一肩挑', '是'],
        ['"两委"人数', '5'],
      ],
    ],
    ['quotation marks inside', '书记主任"一肩挑"\t是', [['书记主任"一肩挑"', '是']]],
    ['an empty quoted cell', '""\ta', [[null, 'a']]],
    ['a byte order mark', '\ufeffa\tb', [['a', 'b']]],
    [
      'old Mac line ends',
      'a\tb\rc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_, pasted, expected) => {
    expect(rows(pasted)).toEqual(expected);
  });

  it.each([[''], ['\n\n'], ['\t\t\r\n'], ['<table></table>'], ['<table><tr><td>&nbsp;</td></tr></table>']])('%j holds nothing', (pasted) => {
    expect(() => parsePasted(pasted, '粘贴')).toThrow(expect.objectContaining({ code: 'import_paste_empty' }));
  });

  it('more than a million cells is refused', () => {
    expect(() => parsePasted('\t'.repeat(1_000_001), '粘贴')).toThrow(expect.objectContaining({ code: 'import_paste_too_large' }));
  });
});

describe('an HTML table from the clipboard', () => {
  it('becomes cells with their text', () => {
    const html =
      '<html><head><style>td{mso-number-format:"<table>"}</style></head><body><!--StartFragment--><table border=0><tr><td class=xl65>社区&nbsp;名称</td><td x:num="2598">2,598 户</td></tr>\r\n<TR><TD>一行<br>二行</TD><td><font color="red">&lt;5&gt; &#22320; &#x5740; &unknown;</font></td></TR></table><!--EndFragment--></body></html>';
    expect(rows(html)).toEqual([
      ['社区 名称', '2,598 户'],
      ['一行\n二行', '<5> 地 址 &unknown;'],
    ]);
  });

  it('rowspan and colspan become merges and move the cells that follow', () => {
    const sheet = parsePasted(
      '<table><tr><th rowspan="2">社区名称</th><th colspan=2>经费</th></tr><tr><td>补贴</td><td>人数</td></tr><tr><td>甲</td><td>1</td><td>2</td></tr></table>',
      '粘贴',
    );
    expect(sheet.rows).toEqual([
      ['社区名称', '经费', null],
      [null, '补贴', '人数'],
      ['甲', '1', '2'],
    ]);
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ]);
  });

  it('unclosed cells and a nested table do no harm', () => {
    expect(rows('<table><tr><td>a<td>b<tr><td>c<td><table><tr><td>x</td></tr></table></table>')).toEqual([
      ['a', 'b'],
      ['c', 'x'],
    ]);
  });

  it('absurd spans are cut', () => {
    const sheet = parsePasted('<table><tr><td rowspan="999999" colspan="3">a</td></tr><tr><td>b</td></tr></table>', '粘贴');
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 2 }]);
    expect(sheet.rows[1]).toEqual([null, null, null, 'b']);
  });
});

describe('a pasted register takes the same path as a file', () => {
  it('as text', () => {
    const { read, match } = runImport(
      parsePasted('乡镇（街道）\t社区名称\t户数\t摸底日期\r\n示例街道\t示例甲社区\t2,598户\t2021.5.5\r\n示例街道\t示例乙社区\t约2771\t\r\n', '粘贴'),
    );
    expect(read.rows.map((row) => row.values)).toEqual([
      [exact(2598), text('2021-05-05')],
      [estimate(2771), { number: null, text: null, qualifier: 'unfilled' }],
    ]);
    expect(match.newSubdistricts).toEqual(['示例街道']);
  });

  it('copied whole from the register, with quoted cells and without merges', async () => {
    const sheet = await registerSheet();
    const shown = sheet.rows
      .map((row) => row.map((cell) => (typeof cell === 'string' && /[\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell ?? ''))).join('\t'))
      .join('\r\n');
    const { preview } = runImport(parsePasted(shown, '粘贴'));
    expect(preview.counts).toMatchObject({ new: 52, error: 0, values: 1926 });
  });
});
