import { describe, expect, it } from 'vitest';
import { hasHan, joinHan, normalizeText, parseChineseNumber, searchKey } from '#shared/domain/text.ts';

describe('numbers as clerks write them', () => {
  it.each([
    ['2598', '2598', false, null],
    ['2,598户', '2598', false, '户'],
    ['2,598 户', '2598', false, '户'],
    ['2，598', '2598', false, null],
    ['1,234,567', '1234567', false, null],
    ['约2771', '2771', true, null],
    ['约1046', '1046', true, null],
    ['大约 300人', '300', true, '人'],
    ['近300户', '300', true, '户'],
    ['300户左右', '300', true, '户'],
    ['2000余户', '2000', true, '户'],
    ['2000多人', '2000', true, '人'],
    ['５７３１', '5731', false, null],
    ['１６１１', '1611', false, null],
    ['2 412', '2412', false, null],
    ['2\u00A0412', '2412', false, null],
    ['\u3000128\u3000', '128', false, null],
    ['12.5㎡', '12.5', false, '㎡'],
    ['12.50 平方米', '12.5', false, '㎡'],
    ['12.5m²', '12.5', false, '㎡'],
    ['15平米', '15', false, '㎡'],
    ['1.2万', '12000', false, null],
    ['1.2万元', '12000', false, '元'],
    ['1.23456万', '12345.6', false, null],
    ['3千', '3000', false, null],
    ['007', '7', false, null],
    ['0', '0', false, null],
    ['0.50', '0.5', false, null],
    ['-3', '-3', false, null],
    ['4200元/月', '4200', false, '元/月'],
    ['95%', '95', false, '%'],
    ['五人', '5', false, '人'],
    ['两户', '2', false, '户'],
    ['十二', '12', false, null],
    ['二十名', '20', false, '名'],
    ['一百零五', '105', false, null],
    ['一百一十二户', '112', false, '户'],
    ['两千零三', '2003', false, null],
    ['一万二千', '12000', false, null],
    ['一万零五十', '10050', false, null],
  ])('%s is read', (text, decimal, estimate, unit) => {
    expect(parseChineseNumber(text)).toEqual({ decimal, estimate, unit });
  });

  it.each([
    '',
    ' ',
    '无',
    '—',
    '-',
    '√',
    '户',
    '三四十',
    '三千五',
    '一百五',
    '一万二',
    '二〇二一',
    '百',
    '十十',
    '二二',
    '一百十二',
    '一百零五十',
    '2,59',
    '12,5',
    '2,5981',
    '2 41',
    '2 5 9 8',
    '1.2.3',
    '.5',
    '5.',
    '30-40',
    '30~40',
    '30～40',
    '30至40',
    '不足30',
    '超过30',
    '30以上',
    '30以下',
    '128(含借用)',
    '128、64',
    '12abc',
    '12㎡2',
    '1e3',
    '0x10',
    '约',
    '约约30',
    '1万2千',
    '12.5.㎡',
    '+5',
    '３,５',
    '2021年5月',
  ])('「%s」 is not guessed at', (text) => {
    expect(parseChineseNumber(text)).toBeNull();
  });

  it('takes a number cell and drops binary noise beyond the fifteen digits a spreadsheet shows', () => {
    expect(parseChineseNumber(2598)).toEqual({ decimal: '2598', estimate: false, unit: null });
    expect(parseChineseNumber(0.1 + 0.2)).toEqual({ decimal: '0.3', estimate: false, unit: null });
    expect(parseChineseNumber(-0)).toEqual({ decimal: '0', estimate: false, unit: null });
    expect(parseChineseNumber(Number.NaN)).toBeNull();
    expect(parseChineseNumber(1e300)).toBeNull();
  });
});

describe('text to be stored', () => {
  it.each([
    ['１２号楼Ｂ座', '12号楼B座'],
    ['52018119880101001Ｘ', '52018119880101001X'],
    ['\u3000青龙山街道\u00A0\u3000新华社区 ', '青龙山街道 新华社区'],
    ['买买提•艾力', '买买提·艾力'],
    ['买买提・艾力', '买买提·艾力'],
    ['A439-WS‧2015‧D30', 'A439-WS·2015·D30'],
    ['新\u200B华社区\uFEFF', '新华社区'],
    ['清府办函〔2021〕86号，（附件）：', '清府办函〔2021〕86号，（附件）：'],
  ])('%j becomes %j', (raw, stored) => {
    expect(normalizeText(raw)).toBe(stored);
  });

  it('closes the gaps clerks leave between characters, not those between words', () => {
    expect(joinHan('姓　　名')).toBe('姓名');
    expect(joinHan('办 公 用 房 （㎡）')).toBe('办公用房 （㎡）');
    expect(joinHan('Windows 10 电脑')).toBe('Windows 10 电脑');
  });

  it('tells text with Chinese characters from pinyin initials', () => {
    expect(hasHan('xh社')).toBe(true);
    expect(hasHan('xhsq')).toBe(false);
  });
});

describe('search keys', () => {
  it.each([
    ['清民整〔2021〕1号', '[2021] 1号'],
    ['清民整〔2021〕1号', '（２０２１）1号'],
    ['Ａ座 新华社区', 'a座新华'],
    ['买买提·艾力', '提・艾'],
  ])('%s is found by %s', (title, typed) => {
    expect(searchKey(title)).toContain(searchKey(typed));
  });
});
