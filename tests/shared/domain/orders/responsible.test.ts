import { describe, expect, test } from 'vitest';
import { addresseeKind, isAddressee, responsibleUnitIds } from '#shared/domain/orders/responsible.ts';

const unit = (id: string, kind: string, name: string, fullName = name) => ({ id, kind, name, fullName });
const units = [
  unit('city', 'city', '清镇市'),
  unit('bureau', 'department', '清镇市民政局'),
  unit('county', 'county', '示例县', '示例县人民政府'),
  unit('bridge', 'subdistrict', '云桥街道', '云桥街道办事处'),
  unit('river', 'subdistrict', '西河镇', '西河镇人民政府'),
  unit('group', 'leading_group', '领导小组'),
];

describe('who answers for a community', () => {
  test.each<readonly [string, readonly string[] | null, readonly string[]]>([
    ['各乡(镇、街道) is its own', ['各乡(镇、街道)'], ['bridge']],
    ['a unit by its short or full name', ['清镇市民政局', '示例县人民政府'], ['bureau', 'county']],
    ['a subdistrict by name is that one', ['西河镇'], ['river']],
    ['both, each once', ['各乡(镇、街道)', '云桥街道办事处', '清镇市民政局'], ['bridge', 'bureau']],
    ['nobody known is nobody', ['市财政局'], []],
    ['without a rule its own, or a department or county', null, ['bridge', 'bureau', 'county']],
  ])('%s', (_, names, expected) => {
    expect(responsibleUnitIds(names, 'bridge', units)).toEqual(expected);
  });
});

test.each([
  ['松岭社区居民委员会', 'community'],
  ['松岭居委会', 'community'],
  ['松岭社区', 'community'],
  ['云桥街道', 'subdistrict'],
  ['松岭社区服务中心', 'subdistrict'],
])('%s is a %s', (name, kind) => {
  expect(addresseeKind({ kind: 'subdistrict', name })).toBe(kind);
});

test('only a subdistrict, a county or a department gets an order', () => {
  expect(units.filter(isAddressee).map(({ id }) => id)).toEqual(['bureau', 'county', 'bridge', 'river']);
});
