import { describe, expect, it } from 'vitest';
import { isTicked, tickFits, tickKind } from '#shared/domain/standards/tick.ts';
import { shippedPack } from '#shared/packs/index.ts';
import { valueOf } from '#tests/fixtures/domain/registerRows.ts';

const pack = shippedPack('qingzhen-2021-86')!;
const rule = (id: string) => pack.rules.find((each) => each.id === id)!;

describe('what a person ticks', () => {
  it('semi and manual rules of communities, and above them all that does not follow from the communities', () => {
    const ticked = ['QZ-034', 'QZ-026', 'QZ-015', 'QZ-117', 'QZ-003', 'QZ-005', 'QZ-118', 'QZ-124'].map((id) => [id, isTicked(rule(id))]);
    expect(ticked).toEqual([
      ['QZ-034', false],
      ['QZ-026', true],
      ['QZ-015', true],
      ['QZ-117', false],
      ['QZ-003', true],
      ['QZ-005', true],
      ['QZ-118', false],
      ['QZ-124', true],
    ]);
  });

  it('every ticked rule of the pack has a control', () => {
    expect(pack.rules.filter((each) => isTicked(each) && tickKind(each.metric) === null)).toEqual([]);
  });

  it.each([
    ['QZ-026', '√', true],
    ['QZ-026', '无', false],
    ['QZ-126', '无', true],
    ['QZ-079', 100, true],
    ['QZ-136', '乡镇街道本级政府', true],
    ['QZ-019', '人口集中', true],
  ] as const)('%s takes %s: %s', (id, raw, fits) => {
    const value = valueOf(rule(id).metric, raw);
    expect(tickFits(rule(id), id === 'QZ-026' && raw === '无' ? { number: 0, text: null, qualifier: 'none' } : value)).toBe(fits);
  });

  it('takes no word for a figure, no figure for a word, no unknown choice and nothing at all', () => {
    const wrong = [
      tickFits(rule('QZ-079'), { number: null, text: '全部', qualifier: 'exact' }),
      tickFits(rule('QZ-019'), { number: 1, text: null, qualifier: 'exact' }),
      tickFits(rule('QZ-136'), { number: null, text: 'elsewhere', qualifier: 'exact' }),
      tickFits(rule('QZ-026'), { number: null, text: null, qualifier: 'unfilled' }),
      tickFits(rule('QZ-079'), { number: 9_000, text: null, qualifier: 'estimate' }),
      tickFits(rule('QZ-026'), { number: 2, text: null, qualifier: 'exact' }),
    ];
    expect(wrong).toEqual([false, false, false, false, false, false]);
  });
});
