import { describe, expect, it } from 'vitest';
import { maskName, maskPayload } from '#shared/domain/mask.ts';

describe('names masked for export', () => {
  it.each([
    ['王小明', '王*'],
    ['欧阳小明', '欧*'],
    ['𠮷田', '𠮷*'],
    ['王小明、李四', '王*、李*'],
    ['', ''],
    ['Tom', 'T*'],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
    expect(maskName(maskName(name))).toBe(masked);
  });

  it('of a payload only names of others, wherever they stand; and says whether there was one', () => {
    expect(maskPayload({ number: '清民整〔2021〕1号', receiver: '王小明', items: [{ reporter: '李四', content: '已整改' }] })).toEqual({
      masked: true,
      value: { number: '清民整〔2021〕1号', receiver: '王*', items: [{ reporter: '李*', content: '已整改' }] },
    });
    expect(maskPayload({ values: { 'member.name': ['王小明', 'exact'], 'member.pay': [420_000, 'exact'] } })).toEqual({
      masked: true,
      value: { values: { 'member.name': ['王*', 'exact'], 'member.pay': [420_000, 'exact'] } },
    });
    expect(maskPayload({ receiver: '', witness: '', title: '微型消防站未设', due: null })).toEqual({
      masked: false,
      value: { receiver: '', witness: '', title: '微型消防站未设', due: null },
    });
    expect(maskPayload({ values: { 'member.name': [null, 'unfilled'] } }).masked).toBe(false);
  });
});
