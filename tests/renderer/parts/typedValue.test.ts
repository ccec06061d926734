import { describe, expect, it } from 'vitest';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { readTyped, typedText } from '#ui/parts/register/typedValue.ts';

const metric = (key: string) => metricByKey.get(key)!;

describe('what is typed into a field of the register', () => {
  it.each([
    ['register.households', '２，５９８户', { number: 2598, text: null, qualifier: 'exact' }],
    ['register.households', '约2771', { number: 2771, text: null, qualifier: 'estimate' }],
    ['office.area_total', '163.5', { number: 16_350, text: null, qualifier: 'exact' }],
    ['office.area_total', '无', { number: 0, text: null, qualifier: 'none' }],
    ['office.area_total', '  ', { number: null, text: null, qualifier: 'unfilled' }],
    ['staff.allowance.head', '4500元', { number: 450_000, text: null, qualifier: 'exact' }],
    ['service_station.name', '松岭社区服务站', { number: null, text: '松岭社区服务站', qualifier: 'exact' }],
  ] as const)('%s: %s is read as a cell of a workbook is', (key, text, value) => {
    expect(readTyped(metric(key), text)).toEqual({ value, problem: null });
  });

  it('says in words why something is not taken', () => {
    const { value, problem } = readTyped(metric('office.area_total'), 'abc');
    expect([value, problem]).toEqual([null, expect.stringContaining('abc')]);
  });

  it.each([
    ['register.households', '0', '不合常理'],
    ['training.covers_heads', '150', '大于 100%'],
  ])('%s: %s is refused with a word', (key, text, word) => {
    expect(readTyped(metric(key), text)).toEqual({ value: null, problem: expect.stringContaining(word) });
  });

  it.each([
    ['register.households', '约2771'],
    ['office.area_total', '163.5'],
    ['office.area_total', '无'],
    ['register.households', '12598'],
    ['service_station.name', '松岭社区服务站'],
  ])('%s: %s stands in the field again as it was typed', (key, text) => {
    const { value } = readTyped(metric(key), text);
    expect(typedText(metric(key), value!)).toBe(text);
  });
});
