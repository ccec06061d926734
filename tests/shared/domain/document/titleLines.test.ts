import { expect, test } from 'vitest';
import { headingLines, titleLines } from '#shared/domain/document/titleLines.ts';
import { fullWidths } from '#shared/domain/document/typesetting.ts';

const OFFICE = '示例市社区居委会常态长效工作领导小组办公室';

test('a title that fits stays on one line; one with line breaks of its own is left as the clerk broke it', () => {
  expect(titleLines('示例市民政局关于清泉社区问题的通知')).toEqual(['示例市民政局关于清泉社区问题的通知']);
  expect(titleLines('示例市民政局\n关于清泉社区问题的通知')).toEqual(['示例市民政局', '关于清泉社区问题的通知']);
});

test.for<readonly [readonly string[], readonly string[]]>([
  [
    ['清镇市民政局关于青龙山街道新华社区', '图书阅览室面积不足等2个问题的整改通知'],
    ['清镇市民政局', '青龙山街道', '新华社区', '图书阅览室面积不足', '整改通知'],
  ],
  [
    ['示例市民政局关于云桥街道松岭社区', '微型消防站未设问题的整改通知'],
    ['示例市民政局', '云桥街道', '松岭社区', '微型消防站未设', '整改通知'],
  ],
  [
    ['示例市社区居委会', '常态长效工作领导小组办公室', '关于限期解决云桥街道前锋社区等3个社区', '图书阅览室面积不足等3个问题的督办通知'],
    [OFFICE, '云桥街道', '前锋社区', '图书阅览室面积不足', '督办通知'],
  ],
  [
    ['清镇市社区居委会', '常态长效工作领导小组办公室', '关于青龙山街道新华社区', '图书阅览室面积不足整改不到位的问责建议'],
    ['清镇市社区居委会常态长效工作领导小组办公室', '青龙山街道', '新华社区', '图书阅览室面积不足', '问责建议'],
  ],
  [
    ['清镇市人民政府办公室', '关于云桥街道松岭社区', '微型消防站未设整改不到位的问责建议'],
    ['清镇市人民政府办公室', '云桥街道', '松岭社区', '微型消防站未设', '问责建议'],
  ],
  [
    ['示例市民政局关于临湖街道', '柳林社区缺“社会主义核心价值观”', '公益广告等12个问题的整改通知'],
    ['示例市民政局', '临湖街道', '柳林社区', '缺“社会主义核心价值观”公益广告', '整改通知'],
  ],
  [
    ['松岭社区微型消防站未设问题', '督查整改案卷（GZ-2021-0001）'],
    ['松岭社区', '微型消防站未设', '（GZ-2021-0001）'],
  ],
  [['关于限期解决青山街道清泉社区等6个社区', '办公用房面积不足等12个问题的督办通知'], []],
])('is broken where its meaning allows: %j', ([lines, pieces]) => {
  expect(titleLines(lines.join(''), pieces)).toEqual(lines);
});

test('names stay whole, no line is wider than the text area, none starts with a mark or particle, none has a waist', () => {
  const [units, communities, problems] = [
    ['云桥街道', '西河镇', '青龙山街道'],
    ['松岭社区', '石桥社区', '滨湖花园一期社区'],
    ['办公用房面积不足', '未建立居务监督委员会工作制度', '居民公约缺少垃圾分类等内容', '缺“社会主义核心价值观”公益广告'],
  ];
  const issuers = ['清镇市民政局', OFFICE, '清镇市人民政府办公室'];
  for (const issuer of issuers)
    for (const unit of units)
      for (const community of communities)
        for (const problem of problems) {
          for (const more of ['问题', '等2个问题', '等18个问题']) {
            const title = `${issuer}关于限期解决${unit}${community}${problem}${more}的督办通知`;
            const lines = titleLines(title, [issuer, unit, community, problem, '督办通知']);
            expect(lines.join('')).toBe(title);
            expect(Math.max(...lines.map(fullWidths)), lines.join('/')).toBeLessThanOrEqual(20);
            expect(lines.slice(1).filter((line) => /^[、，。》）”的和]/.test(line))).toEqual([]);
            for (const name of [issuer === OFFICE ? '常态长效工作领导小组办公室' : issuer, unit, community === '滨湖花园一期社区' ? '' : community, '督办通知'])
              expect(lines.join('/')).toContain(name);
            const widths = lines.map(fullWidths);
            const waist = widths.some(
              (width, index) =>
                index > 0 && index < widths.length - 1 && Math.max(...widths.slice(0, index)) > width + 6 && Math.max(...widths.slice(index + 1)) > width + 6,
            );
            expect([lines.join('/'), waist]).toEqual([lines.join('/'), false]);
          }
        }
});

test('a long issuer’s name is broken between its words', () => {
  expect(headingLines('清镇市城市社区居委会常态长效工作领导小组办公室文件')).toEqual(['清镇市城市社区居委会', '常态长效工作领导小组办公室文件']);
});

test('what has no words is still broken to fit', () => {
  expect(titleLines('整'.repeat(57)).map(fullWidths)).toEqual([15, 14, 14, 14]);
});

test('no line of a title is wider than the text area, none starts with a mark or particle', () => {
  const titles = [
    '示例市城市社区居民委员会建设工作领导小组办公室关于青山街道清泉社区（原一一五社区）办公用房面积不足、未设置微型消防站、居民公约内容不完整等18个问题整改不到位的问责建议',
    '示例市民政局关于印发《示例市城市社区居民委员会规范化建设达标验收办法（试行）》的通知',
    `${'整'.repeat(57)}`,
  ];
  for (const title of titles) {
    const lines = titleLines(title);
    expect(lines.join('')).toBe(title);
    expect(Math.max(...lines.map(fullWidths)), lines.join('/')).toBeLessThanOrEqual(20);
    expect(
      lines.slice(1).every((line) => !/^[、，。》）”的和]/.test(line)),
      lines.join('/'),
    ).toBe(true);
  }
});
