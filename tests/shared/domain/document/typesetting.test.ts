import { expect, test } from 'vitest';
import { attachmentLabels, fullWidths, headingSize, signaturePlace } from '#shared/domain/document/typesetting.ts';
import { headingLines } from '#shared/domain/document/titleLines.ts';

test('digits and Latin letters are half as wide as characters', () => {
  expect(['清民整〔2021〕1号', '2021年6月7日', 'A4', '“一室多用”', '𠀀'].map(fullWidths)).toEqual([8.5, 6, 1, 6, 1]);
});

test('the longer the issuer’s name, the smaller its heading, and the nearer the signature to the middle', () => {
  const names = ['示例市民政局文件', '示例市社区建设领导小组', '示例市城市社区居民委员会建设工作领导小组办公室文件'];
  expect(names.map(headingSize)).toEqual(['large', 'medium', 'small']);
  expect(headingLines(names[2] ?? '')).toEqual(['示例市城市社区居民委员会', '建设工作领导小组办公室文件']);
  expect(['示例市民政局', '示例市城市社区居委会建设领导小组', '示例市城市社区居民委员会建设工作领导小组办公室'].map(signaturePlace)).toEqual([
    'right',
    'inner',
    'middle',
  ]);
});

test('a single 附件 bears no number, several do', () => {
  expect([attachmentLabels(0), attachmentLabels(1), attachmentLabels(2)]).toEqual([[], [''], ['1', '2']]);
});
