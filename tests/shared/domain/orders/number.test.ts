import { describe, expect, test } from 'vitest';
import { formatOrderNumber, isOrderPrefix, nextSerial, ORDER_NUMBER, parseOrderNumber, serialFaults } from '#shared/domain/orders/number.ts';

/** facts §2: full year in 〔〕, no 第, no leading zero, then 号. */
const GB = /^.+〔\d{4}〕[1-9]\d*号$/;

describe('文号', () => {
  test.each([
    ['清民整', 2021, 1, '清民整〔2021〕1号'],
    ['示督', 2022, 8, '示督〔2022〕8号'],
    ['清府办函', 2021, 12345, '清府办函〔2021〕12345号'],
  ])('%s %i %i is %s', (prefix, year, serial, expected) => {
    const number = formatOrderNumber(prefix, year, serial);
    expect(number).toBe(expected);
    expect(number).toMatch(GB);
    expect(number).toMatch(ORDER_NUMBER);
    expect(parseOrderNumber(number)).toEqual({ prefix, year, serial });
  });
  test.each([
    ['', 2021, 1],
    ['清民整', 2021, 0],
    ['清民整', 21, 1],
    ['清民整', 2021, 1.5],
    ['清〔民', 2021, 1],
    ['清民整1', 2021, 1],
    ['清 民', 2021, 1],
    ['清民整', 2021, -1],
  ])('%j %d %d is refused', (prefix, year, serial) => {
    expect(() => formatOrderNumber(prefix, year, serial)).toThrow(RangeError);
  });
  test.each(['清民整[2021]1号', '清民整（2021）第1号', '清民整〔２０２１〕１号', ' 清民整 〔2021〕 1号 ', '清民整【2021】1号'])(
    '%s as typed is read',
    (text) => {
      expect(parseOrderNumber(text)).toEqual({ prefix: '清民整', year: 2021, serial: 1 });
    },
  );
  test.each(['清民整2021-1号', '〔2021〕1号', '清民整〔2021〕01号', '清民整〔2021〕号', '清民整〔2021〕1'])('%s is no document number', (text) => {
    expect(parseOrderNumber(text)).toBeNull();
  });
  test.each([
    ['清民整', true],
    ['清 民', false],
    ['清民2', false],
    ['', false],
    ['清〔', false],
  ])('%j can be a 代字: %s', (prefix, expected) => {
    expect(isOrderPrefix(prefix)).toBe(expected);
  });
});

describe('流水号', () => {
  test.each([
    [[], 1],
    [[1, 2, 3], 4],
    [[3, 1], 4],
  ])('after %j comes %i, void numbers included', (taken, next) => {
    expect(nextSerial(taken)).toBe(next);
  });
  test('gaps and doubles are named', () => {
    expect(serialFaults([1, 2, 4, 4, 7])).toEqual({ missing: [3, 5, 6], doubled: [4] });
    expect(serialFaults([1, 2, 3])).toEqual({ missing: [], doubled: [] });
  });
});
