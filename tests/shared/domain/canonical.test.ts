import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical.ts';

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ 乙: 1, 甲: 2, a: 3, B: 4 }, '{"B":4,"a":3,"乙":1,"甲":2}'],
    [{ a: undefined, b: 'é' }, '{"b":"é"}'],
    ['e\u0301', '"é"'],
    [-0, '0'],
    [1e21, null],
    [0.1, '0.1'],
    ['a"\n', '"a\\"\\n"'],
    [{}, '{}'],
    [[], '[]'],
  ])('%j is written one way only', (value, text) => {
    if (text === null) expect(() => canonicalJson(value)).toThrow(TypeError);
    else expect(canonicalJson(value)).toBe(text);
  });

  it('does not depend on the order in which members were set', () => {
    expect(canonicalJson({ x: { d: 1, c: 2 }, a: 0 })).toBe(canonicalJson({ a: 0, x: { c: 2, d: 1 } }));
  });

  it.each([
    ['NaN', NaN],
    ['infinity', Infinity],
    ['an inexact integer', 2 ** 53],
    ['a hole', new Array(1)],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', () => 0],
    ['undefined', undefined],
    ['a bigint', 1n],
    ['two keys that are one in NFC', { é: 1, 'e\u0301': 2 }],
  ])('refuses %s, which has no canonical form', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
