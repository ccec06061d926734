import { expect, test } from 'vitest';
import { attachmentLabels, fullWidths, headingLines, headingSize, signaturePlace, titleLines } from '#shared/domain/document/typesetting.ts';

test('digits and Latin letters are half as wide as characters', () => {
  expect(['清民整〔2021〕1号', '2021年6月7日', 'A4', '“一室多用”', '𠀀'].map(fullWidths)).toEqual([8.5, 6, 1, 6, 1]);
});

test('a title that fits stays on one line', () => {
  expect(titleLines('示例市民政局关于清泉社区问题的通知')).toEqual(['示例市民政局关于清泉社区问题的通知']);
});

test.for([
  ['示例市民政局关于青山街道清泉社区办公用房面积不足等3个问题的整改通知', ['示例市民政局关于青山街道清泉社区', '办公用房面积不足等3个问题的整改通知']],
  ['关于限期解决青山街道清泉社区等6个社区办公用房面积不足等12个问题的督办通知', ['关于限期解决青山街道清泉社区等6个社区', '办公用房面积不足等12个问题的督办通知']],
] as const)('a long title is broken between words, into lines of like length: %s', ([title, lines]) => {
  expect(titleLines(title)).toEqual(lines);
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
    expect(lines.slice(1).every((line) => !/^[、，。》）”的和]/.test(line)), lines.join('/')).toBe(true);
  }
});

test('a title with line breaks of its own is left as the clerk broke it', () => {
  expect(titleLines('示例市民政局\n关于清泉社区问题的通知')).toEqual(['示例市民政局', '关于清泉社区问题的通知']);
});

test('the longer the issuer’s name, the smaller its heading, and the nearer the signature to the middle', () => {
  const names = ['示例市民政局文件', '示例市社区建设领导小组', '示例市城市社区居民委员会建设工作领导小组办公室文件'];
  expect(names.map(headingSize)).toEqual(['large', 'medium', 'small']);
  expect(headingLines(names[2] ?? '')).toEqual(['示例市城市社区居民委员会', '建设工作领导小组办公室文件']);
  expect(['示例市民政局', '示例市城市社区居委会建设领导小组', '示例市城市社区居民委员会建设工作领导小组办公室'].map(signaturePlace)).toEqual(['right', 'inner', 'middle']);
});

test('a single 附件 bears no number, several do', () => {
  expect([attachmentLabels(0), attachmentLabels(1), attachmentLabels(2)]).toEqual([[], [''], ['1', '2']]);
});
