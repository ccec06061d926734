import { describe, expect, test } from 'vitest';
import { indexPages } from '#shared/domain/bag/indexHtml.ts';
import { indexRows, linksCell, numberCell, stateCell, textCell, type IndexModel, type IndexSection } from '#shared/domain/bag/indexModel.ts';
import { bagErrorWords, bagFindingWords, bagWarningWords, exportWords } from '#shared/words/export.ts';

const { sections } = exportWords;
const cases: IndexSection = {
  key: 'cases',
  ...sections.cases,
  rows: [
    [
      stateCell('逾期', 'bad'),
      textCell('GZ-2022-0183'),
      textCell('松岭社区'),
      textCell('云桥街道'),
      textCell("居民公约缺<“垃圾分类”> & '更多'"),
      textCell('2022年5月12日'),
      textCell('2022年6月1日'),
      textCell(''),
      textCell('示民整〔2022〕41号'),
      linksCell({ text: '案卷', path: 'data/案件/GZ-2022-0183/整改 通知#1.docx' }),
    ],
  ],
};
const attachments: IndexSection = {
  key: 'attachments',
  ...sections.attachments,
  rows: Array.from({ length: 25 }, (_, index) => [
    textCell(`照片${index + 1}`),
    textCell('GZ-2022-0183'),
    textCell(''),
    numberCell(index),
    linksCell({ text: '打开', path: `data/附件/${index + 1}.jpg` }),
  ]),
};
const model = (over: Partial<IndexModel> = {}): IndexModel => ({
  language: exportWords.language,
  title: exportWords.title,
  owner: '示例市民政局',
  facts: ['数据截至 2022年6月7日', '编号 SJ-2022-0001'],
  sampleMark: '',
  figures: [{ label: '案件', value: '412' }],
  sections: [cases, attachments, { key: 'archive', ...sections.archive, rows: [] }],
  verify: exportWords.verify,
  footer: exportWords.footer,
  words: exportWords.index,
  ...over,
});
const front = (over: Partial<IndexModel> = {}): string => [...indexPages(model(over))].at(-1)?.html ?? '';

describe('index.html', () => {
  test('stands alone: no script, no outside address, no inline handler, a policy that forbids them', () => {
    for (const { html } of indexPages(model(), 10)) {
      expect(html).not.toMatch(/<script|<iframe|<link|javascript:|\son\w+=|@import|url\(/i);
      expect(
        [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address).filter((address) => /^[a-z]+:|^\/|\.\.\/\.\./i.test(address ?? '')),
      ).toEqual([]);
      expect(html).toContain("default-src 'none'");
    }
  });
  test('says what is in it, of whom and as of when', () => {
    expect(front()).toContain('<html lang="zh-CN">');
    for (const words of [
      '示例市民政局',
      '数据截至 2022年6月7日',
      '编号 SJ-2022-0001',
      '412',
      'GZ-2022-0183',
      '案件 <span class="dim">1 条',
      '还没有归档文件。',
    ])
      expect(front()).toContain(words);
  });
  test('text is text: markup in a name stays a name', () => {
    expect(front()).toContain('居民公约缺&lt;“垃圾分类”&gt; &amp; &#39;更多&#39;');
    expect(front({ owner: '<script>alert(1)</script>', title: '"><img src=x>' })).not.toMatch(/<script|<img/);
    expect(front({ owner: 'a\0\u0007b' })).toContain('>ab<');
  });
  test('links are relative and encoded part by part', () => {
    expect(front()).toContain(`href="data/${encodeURIComponent('案件')}/GZ-2022-0183/${encodeURIComponent('整改 通知#1.docx')}"`);
  });
  test.each(['../外面.txt', '/etc/passwd', 'C:\\x', 'https://example.invalid/', 'javascript:alert(1)', '~/x', 'data/../../x'])(
    'a link to %s is refused',
    (path) => {
      const broken: IndexSection = { ...attachments, rows: [[textCell('x'), textCell(''), textCell(''), numberCell(1), linksCell({ text: 'x', path })]] };
      expect(() => [...indexPages(model({ sections: [broken] }))]).toThrow(RangeError);
    },
  );
  test('a state is told by word and shape and colour', () => {
    expect(front()).toContain('<span class="state bad"><span aria-hidden="true">■</span> 逾期</span>');
  });
  test('样例 stands at the top and the foot of every page, and only of sample data', () => {
    for (const { html } of indexPages(model({ sampleMark: exportWords.sample }), 10)) expect([...html.matchAll(/样例/g)].length).toBeGreaterThanOrEqual(3);
    expect(front()).not.toContain('样例');
  });
  test('a table of exactly one page stays on the front page, figures right-aligned with their heading', () => {
    expect([...indexPages(model(), 25)].map(({ path }) => path)).toEqual(['index.html']);
    expect(front()).toContain('<th scope="col" class="number">大小</th>');
  });
  test('of a table too long for one page only the rows of the page being written are made', () => {
    let made = 0;
    const rows = indexRows(
      Array.from({ length: 30 }, (_, index) => index),
      (index) => {
        made += 1;
        return [textCell(String(index))];
      },
    );
    const pages = indexPages(model({ sections: [{ ...attachments, rows }] }), 10);
    expect([pages.next().value?.path, made]).toEqual(['index/attachments-001.html', 10]);
  });
  test('a long table goes to its own pages, whose links climb once, and no row is lost', () => {
    const pages = [...indexPages(model(), 10)];
    expect(pages.map(({ path }) => path)).toEqual(['index/attachments-001.html', 'index/attachments-002.html', 'index/attachments-003.html', 'index.html']);
    expect(pages.slice(0, 3).flatMap(({ html }) => [...html.matchAll(/href="\.\.\/data\//g)])).toHaveLength(25);
    expect(pages[3]?.html).toContain('第 21—25 条');
    expect(pages[2]?.html).toContain('第 3 页，共 3 页');
  });
});

describe('校验结果', () => {
  test('every finding has its sentence, and names the file, the manifest and the line', () => {
    expect(bagFindingWords({ severity: 'error', code: 'file_altered', path: 'data/名册.xlsx', manifest: 'manifest-sha256.txt', line: 7 })).toBe(
      '文件 data/名册.xlsx 的内容变了（manifest-sha256.txt 第 7 行）。',
    );
    for (const [code, words] of Object.entries(bagErrorWords)) expect(words({ severity: 'error', code: code as never })).toMatch(/。$/);
    for (const [code, words] of Object.entries(bagWarningWords)) expect(words({ severity: 'warning', code: code as never })).toMatch(/。$/);
  });
});
