import { describe, expect, it } from 'vitest';
import { asFen, formatScaled, formatYuan, formatYuanAmount, groupThousands, parseScaled, parseYuan, scaleDecimal, sumFen } from '#shared/domain/money.ts';

describe('amounts in 元', () => {
  it.each([
    ['4,200元', 420_000],
    ['4200', 420_000],
    [4200, 420_000],
    ['￥4,200.50', 420_050],
    ['¥ 0.1', 10],
    ['0.42万元', 420_000],
    ['４２００元', 420_000],
    [0.07, 7],
    [1.1, 110],
    [4.35, 435],
    [8.2, 820],
    [1_234_567.89, 123_456_789],
    ['-5元', -500],
  ])('%s is %i 分', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(['约4200', '4200人', '4200.005', '4,20元', '无', '', '99999999999999999'])('「%s」 is no certain amount', (text) => {
    expect(parseYuan(text)).toBeNull();
  });

  it.each([
    [420_000, '4,200元'],
    [420_050, '4,200.50元'],
    [5, '0.05元'],
    [0, '0元'],
    [-420_000, '-4,200元'],
    [-10_000_000, '-100,000元'],
    [123_456_789, '1,234,567.89元'],
  ])('%i 分 is shown as %s', (fen, text) => {
    expect(formatYuan(asFen(fen))).toBe(text);
  });

  it('reads back every amount it writes', () => {
    for (let fen = -1_000; fen < 200_000; fen += 7) expect(parseYuan(formatYuanAmount(asFen(fen)))).toBe(fen);
  });

  it('refuses fractions of a 分 and sums beyond what is exact', () => {
    expect(() => asFen(0.5)).toThrow('invalid_money');
    expect(sumFen([asFen(10), asFen(20)])).toBe(30);
    expect(() => sumFen([asFen(Number.MAX_SAFE_INTEGER), asFen(1)])).toThrow('invalid_money');
  });
});

describe('areas and percentages as scaled integers', () => {
  it.each([
    ['12.5', 2, 1250],
    ['12.5㎡', 2, 1250],
    ['12', 2, 1200],
    [128.37, 2, 12_837],
    ['3', 0, 3],
    ['95.55%', 2, 9555],
  ] as const)('%s with scale %i is %i', (text, scale, value) => {
    expect(parseScaled(text, scale)).toBe(value);
  });

  it.each([
    ['12.505', 2],
    ['12.5', 0],
    ['约12', 2],
    ['abc', 2],
  ] as const)('%s with scale %i is refused, not rounded', (text, scale) => {
    expect(parseScaled(text, scale)).toBeNull();
  });

  it.each([
    [1250, 2, '12.5'],
    [1200, 2, '12'],
    [5, 2, '0.05'],
    [-5, 2, '-0.05'],
    [0, 2, '0'],
    [42, 0, '42'],
  ] as const)('%i with scale %i is shown as %s', (value, scale, text) => {
    expect(formatScaled(value, scale)).toBe(text);
  });

  it('reads back every scaled number it writes', () => {
    for (let value = -500; value < 30_000; value += 3) expect(scaleDecimal(formatScaled(value, 2), 2)).toBe(value);
  });

  it('groups thousands of whole parts only', () => {
    expect(groupThousands('1234567.891')).toBe('1,234,567.891');
    expect(groupThousands('-100000')).toBe('-100,000');
    expect(groupThousands('999')).toBe('999');
  });
});
