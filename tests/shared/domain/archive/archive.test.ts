import { describe, expect, test } from 'vitest';
import { arrange } from '#shared/domain/archive/arrange.ts';
import { catalogueRows, catalogueSheet } from '#shared/domain/archive/catalogue.ts';
import { codePatterns, codeTemplates, formatCode, formOfCode, templateProblems, type CodeSettings } from '#shared/domain/archive/code.ts';
import { arrangeBy, communitySubjects, defaultRetentions, itemProblems, subjectCounts, type ArchiveItem } from '#shared/domain/archive/item.ts';
import { orderPapers, prefile, type CaseFile, type Paper } from '#shared/domain/archive/prefile.ts';
import { serialFaults } from '#shared/domain/orders/number.ts';
import { catalogueWords, formatShown, formatTyped, prefileWords, subjectWords } from '#shared/words/archive.ts';
import { numberMaker } from '#tests/shared/domain/progress/random.ts';

const item = (id: string, over: Partial<ArchiveItem> = {}): ArchiveItem => ({
  id,
  fonds: 'bureau',
  communityId: null,
  creator: 'bureau',
  category: 'WS',
  subject: 'cases',
  year: 2021,
  retention: 'D30',
  title: `题名${id}`,
  documentNumber: '',
  responsible: '清镇市民政局',
  documentOn: '2021-07-06',
  secrecy: '',
  pages: 2,
  note: '',
  ord: 0,
  serial: null,
  code: null,
  ...over,
});
const settings = (standard: keyof typeof codeTemplates, over: Partial<CodeSettings> = {}): CodeSettings => ({
  template: codeTemplates[standard],
  fonds: 'Z109',
  classes: { cases: '督查', office: 'BGS' },
  digits: 4,
  ...over,
});
const dat22 = settings('DA/T 22-2015');

describe('档号', () => {
  const parts = { category: 'WS' as const, year: 2011, retention: 'Y' as const, subject: 'office' };
  test.each([
    ['DA/T 22-2015', {}, 'Z109-WS·2011-Y-BGS-0001'],
    ['DA/T 13-2022', { classes: { office: '办公室' } }, 'Z109-WS·2011·Y·办公室-0001'],
    ['DA/T 22-2015', { classes: {} }, 'Z109-WS·2011-Y-0001'],
    ['DA/T 13-2022', { classes: {} }, 'Z109-WS·2011·Y-0001'],
  ] as const)('%s: %j', (standard, over, expected) => {
    const code = formatCode(settings(standard, over), parts, 1);
    expect(code).toBe(expected);
    expect(code).toMatch(codePatterns[standard]);
  });
  test.each([
    [codeTemplates['DA/T 22-2015'], []],
    [codeTemplates['DA/T 13-2022'], []],
    ['{fonds}-{category}·{year}-{retention}', ['field_missing']],
    ['{fonds}-{category}·{year}-{retention}-{item}-{item}', ['field_twice']],
    ['{fonds}-{category}·{year}-{retention}-{box}-{item}', ['field_unknown']],
    ['{fonds}-{category}·{year}-{retention}[-{class}-{item}', ['bracket']],
    ['{fonds}-{category}·{year}-{retention}-{class}-{item}[x]', ['bracket']],
    ['{fonds}/{category}·{year} {retention}-{item}', ['character']],
  ])('template %s has problems %j', (template, problems) => {
    expect(templateProblems(template)).toEqual(problems);
  });
});

test('a format is shown and typed with its fields in Chinese, and kept by their keys', () => {
  for (const template of Object.values(codeTemplates)) expect(formatTyped(formatShown(template))).toBe(template);
  expect(formatShown(codeTemplates['DA/T 22-2015'])).toBe('{全宗号}-{门类}·{年度}-{保管期限}[-{机构或问题}]-{件号}');
  expect(templateProblems(formatTyped('｛全宗号｝-{门类}·{年度}-{保管期限}-{件号}'))).toEqual([]);
});

describe('年度整理', () => {
  test('sorted by 保管期限, 机构或问题, date and document number, numbered without gaps in each series', () => {
    const { assigned, left } = arrange(
      [
        item('a', { documentOn: '2021-09-01' }),
        item('b', { retention: 'Y' }),
        item('c', { documentNumber: '清民整〔2021〕10号' }),
        item('d', { documentNumber: '清民整〔2021〕9号' }),
        item('e', { subject: 'office' }),
        item('f', { retention: 'D10' }),
        item('g', { year: 2020 }),
      ],
      dat22,
    );
    expect(left).toEqual([]);
    expect(assigned.map(({ id, code }) => `${id} ${code}`)).toEqual([
      'g Z109-WS·2020-D30-督查-0001',
      'b Z109-WS·2021-Y-督查-0001',
      'd Z109-WS·2021-D30-督查-0001',
      'c Z109-WS·2021-D30-督查-0002',
      'a Z109-WS·2021-D30-督查-0003',
      'e Z109-WS·2021-D30-BGS-0001',
      'f Z109-WS·2021-D10-督查-0001',
    ]);
  });

  test('what is fixed stays fixed, what comes late is appended', () => {
    const first = arrange([item('a', { documentOn: '2021-09-01' }), item('b')], dat22).assigned;
    const fixed = [item('a', { documentOn: '2021-09-01' }), item('b')].map((each) => ({ ...each, ...first.find(({ id }) => id === each.id) }));
    expect(arrange([...fixed, item('late', { documentOn: '2021-01-01' })], dat22).assigned).toMatchObject([
      { id: 'late', serial: 3, code: 'Z109-WS·2021-D30-督查-0003', earlierForm: false },
    ]);
    expect(arrange(fixed, settings('DA/T 13-2022')).assigned).toEqual([]);
  });

  test('a series begun in one form goes on in it; changed settings hold from the next series', () => {
    const first = arrange([item('a'), item('b')], dat22).assigned;
    const fixed = [item('a'), item('b')].map((each) => ({ ...each, ...first.find(({ id }) => id === each.id) }));
    const changed = settings('DA/T 13-2022', { fonds: 'Z200', classes: { cases: '督查整改', office: '办公室' }, digits: 3 });
    const { assigned } = arrange([...fixed, item('late'), item('office', { subject: 'office' }), item('next', { year: 2022 })], changed);
    expect(assigned.map(({ id, code, earlierForm }) => [id, code, earlierForm])).toEqual([
      ['late', 'Z109-WS·2021-D30-督查-0003', true],
      ['office', 'Z200-WS·2021·D30·办公室-001', false],
      ['next', 'Z200-WS·2022·D30·督查整改-001', false],
    ]);
  });

  test.each([
    ['Z109-WS·2021-D30-BGS-0002', 2, ['Z109-WS·2021-D30-BGS-', '', 4]],
    ['Z001-WS·2021·Y-021', 21, ['Z001-WS·2021·Y-', '', 3]],
    ['Z109-0007-WS·2021-Y', 7, ['Z109-', '-WS·2021-Y', 4]],
    ['手编', 3, null],
  ] as const)('the form of %s is read from it', (code, serial, expected) => {
    const form = formOfCode(code, serial);
    expect(form === null ? null : [form.before, form.after, form.digits]).toEqual(expected);
  });

  test('without a class in the code, items of all classes share one series, so codes stay unique', () => {
    const { assigned } = arrange(
      [item('a'), item('b', { subject: 'office' }), item('c', { subject: 'x' })],
      settings('DA/T 22-2015', { template: '{fonds}-{category}·{year}-{retention}-{item}' }),
    );
    expect(new Set(assigned.map(({ code }) => code)).size).toBe(3);
  });

  test('an incomplete item waits and says what it lacks; the rest has no gap', () => {
    const { assigned, left } = arrange([item('a', { title: ' ' }), item('b', { responsible: '', pages: -1 }), item('c')], dat22);
    expect(left).toEqual([
      { id: 'a', problems: ['title'] },
      { id: 'b', problems: ['responsible', 'pages'] },
    ]);
    expect(assigned.map(({ serial }) => serial)).toEqual([1]);
    expect(itemProblems(item('x', { documentOn: '', year: 21 }))).toEqual(['date', 'year']);
    expect([1899, 1900, 9999, 10000].map((year) => itemProblems(item('x', { year })).length)).toEqual([1, 0, 0, 1]);
  });

  test('whatever comes in whatever portions: codes are unique, well formed and without gaps', () => {
    const next = numberMaker(8);
    let items: ArchiveItem[] = [];
    for (let portion = 0; portion < 30; portion += 1) {
      items.push(
        ...Array.from({ length: next(20) }, (_, index) =>
          item(`${portion}-${index}`, {
            year: 2020 + next(3),
            retention: (['Y', 'D30', 'D10'] as const)[next(3)] ?? 'Y',
            subject: ['cases', 'office', 'other'][next(3)] ?? '',
            documentOn: `2021-0${1 + next(9)}-1${next(9)}`,
          }),
        ),
      );
      const { assigned } = arrange(items, dat22);
      const before = items.filter(({ code }) => code !== null);
      items = items.map((each) => ({ ...each, ...assigned.find(({ id }) => id === each.id) }));
      for (const each of before) expect(items.find(({ id }) => id === each.id)).toEqual(each);
    }
    const codes = items.map(({ code }) => code ?? '');
    expect(new Set(codes).size).toBe(items.length);
    for (const code of codes) expect(code).toMatch(codePatterns['DA/T 22-2015']);
    const series = Map.groupBy(items, ({ code }) => (code ?? '').replace(/\d+$/, ''));
    for (const group of series.values()) expect(serialFaults(group.map(({ serial }) => serial ?? 0))).toEqual({ missing: [], doubled: [] });
  });

  test.each([
    ['WS', '2022-06-30'],
    ['KU', '2022-03-31'],
    ['ZP', '2022-06-30'],
  ] as const)('%s of 2021 by %s', (category, day) => {
    expect(arrangeBy(category, 2021)).toBe(day);
  });
});

describe('归档文件目录', () => {
  const coded = arrange([item('a', { documentOn: '2021-07-06', documentNumber: '清民整〔2021〕1号' }), item('b', { retention: 'Y' })], dat22).assigned;
  const items = [item('a', { documentNumber: '清民整〔2021〕1号' }), item('b', { retention: 'Y' }), item('c')].map((each) => ({
    ...each,
    ...coded.find(({ id }) => id === each.id),
  }));
  test('序号 档号 文号 责任者 题名 日期 密级 页数 备注, only what has a code', () => {
    expect(catalogueRows(items)).toEqual([
      {
        ordinal: 1,
        code: 'Z109-WS·2021-Y-督查-0001',
        documentNumber: '',
        responsible: '清镇市民政局',
        title: '题名b',
        date: '20210706',
        secrecy: '',
        pages: 2,
        note: '',
      },
      {
        ordinal: 2,
        code: 'Z109-WS·2021-D30-督查-0001',
        documentNumber: '清民整〔2021〕1号',
        responsible: '清镇市民政局',
        title: '题名a',
        date: '20210706',
        secrecy: '',
        pages: 2,
        note: '',
      },
    ]);
  });
  test('as a sheet it is landscape, titled, and every row has all columns', () => {
    const sheet = catalogueSheet(items, catalogueWords('清镇市民政局', 2021, true));
    expect([sheet.titles, sheet.landscape, sheet.columns.map(({ header }) => header)]).toEqual([
      ['归档文件目录（样例）', '清镇市民政局　2021年度　共 2 件'],
      true,
      ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'],
    ]);
    expect(sheet.columns.filter(({ kind }) => kind === 'integer').map(({ header }) => header)).toEqual(['序号', '页数']);
    expect(sheet.rows.every((row) => row.length === sheet.columns.length)).toBe(true);
  });
  test('codes given under two templates stand together, each by 件号', () => {
    const coded2 = ['Z109-WS·2021·D30·督查-0002', 'Z109-WS·2021-D30-督查-0001', 'Z109-WS·2021·D30·督查-0001', 'Z109-WS·2021-D30-督查-0002'].map((code, index) =>
      item(String(index), { code, serial: Number(code.slice(-4)) }),
    );
    expect(catalogueRows(coded2).map(({ code }) => code)).toEqual([
      'Z109-WS·2021-D30-督查-0001',
      'Z109-WS·2021-D30-督查-0002',
      'Z109-WS·2021·D30·督查-0001',
      'Z109-WS·2021·D30·督查-0002',
    ]);
  });
  test('件号 10 stands after 件号 9', () => {
    const many = Array.from({ length: 12 }, (_, index) => item(String(index), { ord: index }));
    const numbered = arrange(many, settings('DA/T 22-2015', { digits: 1 })).assigned;
    expect(catalogueRows(many.map((each) => ({ ...each, ...numbered.find(({ id }) => id === each.id) }))).map(({ code }) => code.split('-').at(-1))).toEqual(
      many.map((_, index) => String(index + 1)),
    );
  });
});

describe('预归档', () => {
  const paper = (over: Partial<Paper> = {}): Paper => ({
    relation: 'own',
    version: 'original',
    part: 'text',
    copy: false,
    name: '',
    pages: 1,
    attachmentId: null,
    ...over,
  });
  const file: CaseFile = {
    caseId: 'c1',
    caseNumber: 'GZ-2021-0001',
    community: '新华社区',
    problem: '微型消防站未设',
    bureau: '清镇市民政局',
    unit: '青龙山街道办事处',
    orders: [
      {
        id: 'o1',
        stage: 'rectification',
        number: '清民整〔2021〕1号',
        title: '关于…的整改通知',
        issuer: '清镇市民政局',
        issuedOn: '2021-07-05',
        papers: [paper({ version: 'final', pages: 2 }), paper({ part: 'attachment', pages: 3 }), paper({ pages: 4 })],
        receipt: { on: '2021-07-06', papers: [paper()] },
        cases: ['GZ-2021-0001', 'GZ-2021-0002'],
      },
      {
        id: 'o2',
        stage: 'supervision',
        number: '清督〔2021〕1号',
        title: '关于…的督办通知',
        issuer: '领导小组办公室',
        issuedOn: '2021-07-26',
        papers: [paper()],
        receipt: null,
        cases: ['GZ-2021-0001'],
      },
    ],
    reports: [{ id: 'r1', on: '2021-07-30', papers: [paper({ pages: 6 })] }],
    rechecks: [{ id: 'k1', on: '2021-08-02', passed: true, papers: [paper()] }],
    closing: { on: '2022-01-04', papers: [paper()] },
  };

  test('order, receipt, report, recheck and closing form, each once, in the order they came', () => {
    expect(
      prefile(file, defaultRetentions, prefileWords).map(({ key, title, documentNumber, responsible, documentOn, year, retention, pages, note }) => [
        key,
        title,
        documentNumber,
        responsible,
        documentOn,
        year,
        retention,
        pages,
        note,
      ]),
    ).toEqual([
      ['order:o1', '关于…的整改通知', '清民整〔2021〕1号', '清镇市民政局', '2021-07-05', 2021, 'D30', 9, 'GZ-2021-0001、GZ-2021-0002'],
      ['receipt:o1', '关于…的整改通知（清民整〔2021〕1号）签收单', '', '清镇市民政局', '2021-07-06', 2021, 'D10', 1, 'GZ-2021-0001、GZ-2021-0002'],
      ['order:o2', '关于…的督办通知', '清督〔2021〕1号', '领导小组办公室', '2021-07-26', 2021, 'Y', 1, 'GZ-2021-0001'],
      ['report:r1', '青龙山街道办事处关于新华社区微型消防站未设问题整改情况的反馈', '', '青龙山街道办事处', '2021-07-30', 2021, 'D30', 6, 'GZ-2021-0001'],
      ['recheck:k1', '新华社区微型消防站未设问题复查记录（合格）', '', '清镇市民政局', '2021-08-02', 2021, 'D30', 1, 'GZ-2021-0001'],
      ['closing:c1', '新华社区微型消防站未设问题销号审批表', '', '清镇市民政局', '2022-01-04', 2022, 'D30', 1, 'GZ-2021-0001'],
    ]);
  });
  test('督办令 and 问责令 are kept for ever by default', () => {
    const [order] = prefile({ ...file, orders: file.orders.slice(1) }, defaultRetentions, prefileWords);
    expect(order).toMatchObject({ key: 'order:o2', kind: 'order_supervision', retention: 'Y' });
  });
  test('正本 before 定稿, 正文 before 附件, original before copy, reply before what it answers', () => {
    const name = (each: Partial<Paper>): string =>
      Object.entries(each)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join(' ');
    const order = [
      {},
      { copy: true },
      { part: 'attachment' as const },
      { version: 'final' as const },
      { version: 'final' as const, part: 'attachment' as const },
      { relation: 'incoming' as const },
      { relation: 'incoming' as const, part: 'attachment' as const },
    ];
    const given = order.map((each) => paper({ ...each, name: name(each) }));
    expect(orderPapers(given.toReversed()).map((each) => each.name)).toEqual(order.map(name));
    expect(
      orderPapers([paper({ relation: 'forwarded', name: '被转发文' }), paper({ relation: 'forwarding', name: '转发文' })]).map((each) => each.name),
    ).toEqual(['转发文', '被转发文']);
    expect(orderPapers([paper({ relation: 'incoming', name: '来文' }), paper({ relation: 'reply', name: '复文' })]).map((each) => each.name)).toEqual([
      '复文',
      '来文',
    ]);
  });
  test('filed items can be arranged as they are', () => {
    const items = prefile(file, defaultRetentions, prefileWords).map((each) => ({ ...each, id: each.key, serial: null, code: null }));
    expect(arrange(items, dat22).left).toEqual([]);
  });
});

test('a community’s ten subjects are counted by year, as the register wants them', () => {
  expect(communitySubjects.map((subject) => subjectWords[subject])).toEqual([
    '民主选举',
    '民主决策',
    '民主管理',
    '民主监督',
    '党务公开',
    '财务公开',
    '居务公开',
    '事务公开',
    '社区重大事项',
    '全国文明城市创建',
  ]);
  const own = { fonds: 'community' as const, communityId: 's1', creator: 'committee' as const };
  expect(subjectCounts([item('x', { ...own, subject: '其他' })], 's1', 2021)).toEqual(Object.fromEntries(communitySubjects.map((subject) => [subject, 0])));
  const counts = subjectCounts(
    [
      item('a', { ...own, subject: 'election' }),
      item('b', { ...own, subject: 'election', creator: 'supervision_committee' }),
      item('c', { ...own, subject: 'major', year: 2020 }),
      item('d', { ...own, communityId: 's2', subject: 'major' }),
      item('e'),
    ],
    's1',
    2021,
  );
  expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([['election', 2]]);
});
