import { describe, expect, it } from 'vitest';
import { judge } from '#shared/domain/standards/judge.ts';
import { shippedPack } from '#shared/packs/index.ts';
import { valuesOf } from '#tests/fixtures/domain/registerRows.ts';

const pack = shippedPack('qingzhen-2021-86')!;
const ruleById = new Map(pack.rules.map((rule) => [rule.id, rule]));

type Values = Readonly<Record<string, string | number | null>>;
const verdictOf = (id: string, values: Values, settings: Readonly<Record<string, string>> = {}) =>
  judge(ruleById.get(id)!, valuesOf(values), { pack, settings, asOf: '2022-06-07' });

/** Rule, values as filled in, state, reason, gap in the metric's unit × 10^scale, remark. Worked out by hand from the text. */
type Example = readonly [rule: string, values: Values, state: string, reason: string, gap?: number | null, remark?: string];

const old: Values = { 'register.estate_kind': '老旧小区' };
const fresh: Values = { 'register.estate_kind': '新建小区' };
const both: Values = { 'committee.director_is_secretary': '是' };
const one: Values = { 'committee.director_is_secretary': '否' };
const built: Values = { 'daycare.state': '已建成' };

const examples: readonly Example[] = [
  // 三(一) 居民公约
  ['QZ-007', { 'covenant.exists': '√' }, 'pass', 'met'],
  ['QZ-007', { 'covenant.exists': '×' }, 'fail', 'not_met'],
  ['QZ-007', { 'covenant.exists': '无' }, 'fail', 'absent'],
  ['QZ-007', {}, 'unknown', 'missing'],
  ['QZ-010', { 'covenant.topics.ecology': '×' }, 'fail', 'not_met'],
  ['QZ-015', { 'covenant.posted': null }, 'unknown', 'missing'],
  // 三(二) 户数三段
  ['QZ-016', { 'register.households': 1499 }, 'fail', 'below', 1],
  ['QZ-016', { 'register.households': 1500 }, 'pass', 'met'],
  ['QZ-016', { 'register.households': '约1046' }, 'fail', 'below', 454],
  ['QZ-017', { 'register.households': 3000 }, 'pass', 'met'],
  ['QZ-017', { 'register.households': 3001 }, 'pass', 'above', 1, 'above_usual'],
  ['QZ-017', { 'register.households': 5000 }, 'pass', 'above', 2000, 'above_usual'],
  ['QZ-017', { 'register.households': 5001 }, 'not_applicable', 'does_not_apply'],
  ['QZ-018', { 'register.households': 5000 }, 'pass', 'met'],
  ['QZ-018', { 'register.households': 5001 }, 'fail', 'above', 1],
  ['QZ-018', { 'register.households': '约5040' }, 'fail', 'above', 40],
  ['QZ-018', {}, 'unknown', 'missing'],
  ['QZ-017', {}, 'unknown', 'applicability_missing'],
  ['QZ-019', { 'register.setup_factors': '按服务半径和公共服务资源论证' }, 'pass', 'met'],
  ['QZ-019', { 'register.setup_factors': '无' }, 'fail', 'absent'],
  ['QZ-019', {}, 'unknown', 'missing'],
  // 三(三) 名称和挂牌
  ['QZ-020', { 'register.full_name': '清镇市青龙山街道办事处新华社区居民委员会' }, 'pass', 'met'],
  ['QZ-020', { 'register.full_name': '清镇市站街镇七砂社区居民委员会' }, 'pass', 'met'],
  ['QZ-020', { 'register.full_name': '清镇市岭南社区居委会' }, 'fail', 'no_match'],
  ['QZ-020', { 'register.full_name': '清镇市岭南社区居民委员会' }, 'fail', 'no_match'],
  ['QZ-020', { 'register.full_name': '新店镇东风社区居民委员会' }, 'fail', 'no_match'],
  ['QZ-022', { 'service_station.name': '新华社区服务站' }, 'pass', 'met'],
  ['QZ-022', { 'service_station.name': '社区服务站' }, 'fail', 'no_match'],
  ['QZ-025', { 'service_station.area': 20 }, 'pass', 'met'],
  ['QZ-025', { 'service_station.area': 17 }, 'fail', 'below', 300],
  ['QZ-025', { 'service_station.area': '无' }, 'fail', 'absent', 2000],
  ['QZ-030', { 'service_station.equip.phone': 1 }, 'pass', 'met'],
  ['QZ-030', { 'service_station.equip.phone': 0 }, 'fail', 'absent', 1],
  // 三(四) 办公用房
  ['QZ-034', { ...old, 'office.area_total': 200 }, 'pass', 'met'],
  ['QZ-034', { ...old, 'office.area_total': 163 }, 'fail', 'below', 3700],
  ['QZ-034', { ...old, 'office.area_total': 199.99 }, 'fail', 'below', 1],
  ['QZ-034', { ...fresh, 'office.area_total': 163 }, 'not_applicable', 'does_not_apply'],
  ['QZ-034', { 'office.area_total': 163 }, 'unknown', 'applicability_missing'],
  ['QZ-034', { ...old }, 'unknown', 'missing'],
  ['QZ-034', { ...old, 'office.area_total': '约180' }, 'fail', 'below', 2000],
  ['QZ-035', { ...fresh, 'office.area_total': 399 }, 'fail', 'below', 100],
  ['QZ-035', { ...fresh, 'office.area_total': '无' }, 'fail', 'absent', 40000],
  ['QZ-035', { ...old, 'office.area_total': 399 }, 'not_applicable', 'does_not_apply'],
  // 三(五) 功能室
  ['QZ-038', { 'rooms.multi.area': 12 }, 'pass', 'met'],
  ['QZ-038', { 'rooms.multi.area': '无' }, 'fail', 'absent'],
  ['QZ-038', { 'rooms.multi.area': 0 }, 'fail', 'absent'],
  ['QZ-038', { 'rooms.multi.area': '约60' }, 'pass', 'met'],
  ['QZ-038', {}, 'unknown', 'missing'],
  ['QZ-042', { 'rooms.multi.area': 39.5 }, 'fail', 'below', 50],
  ['QZ-043', { 'rooms.multi.area': '无' }, 'not_applicable', 'does_not_apply'],
  ['QZ-043', { 'rooms.multi.area': 40, 'rooms.multi.equip.desks': 0 }, 'fail', 'absent', 1],
  ['QZ-043', { 'rooms.multi.equip.desks': 20 }, 'pass', 'met'],
  ['QZ-043', {}, 'unknown', 'missing'],
  ['QZ-048', { 'rooms.reading.books': 1720 }, 'pass', 'met'],
  ['QZ-048', { 'rooms.reading.books': 407 }, 'fail', 'below', 1093],
  ['QZ-051', { 'rooms.reading.area': 34, 'rooms.reading.equip.computer': 0 }, 'pass', 'absent', 1, 'advice_unmet'],
  ['QZ-051', { 'rooms.reading.area': 34, 'rooms.reading.equip.computer': 2 }, 'pass', 'met'],
  ['QZ-055', { 'rooms.children.area': '无' }, 'fail', 'absent', 3000],
  ['QZ-056', { 'rooms.children.area': '无' }, 'not_applicable', 'does_not_apply'],
  ['QZ-061', { 'rooms.health.area': 101 }, 'fail', 'below', 4900],
  ['QZ-063', { 'rooms.archive.area': 12 }, 'pass', 'met'],
  // 三(六) 宣传栏
  ['QZ-066', { 'bulletin.area': 10 }, 'pass', 'met'],
  ['QZ-066', { 'bulletin.area': 6 }, 'fail', 'below', 400],
  // 三(七) 培训, 三(八) 制度
  ['QZ-079', { 'training.covers_heads': 100 }, 'pass', 'met'],
  ['QZ-079', { 'training.covers_heads': 99.5 }, 'fail', 'below', 50],
  ['QZ-079', { 'training.covers_heads': 0 }, 'fail', 'below', 10000],
  ['QZ-085', { 'rules.work': '√' }, 'pass', 'met'],
  ['QZ-088', { 'rules.supervision': '×' }, 'fail', 'not_met'],
  // 三(九) 档案: errata.csv
  ['QZ-093', { 'archive.category.election': 1 }, 'pass', 'met'],
  ['QZ-093', { 'archive.category.election': '无' }, 'not_applicable', 'no_such_matter'],
  ['QZ-093', { 'archive.category.election': 0 }, 'fail', 'absent', 1],
  ['QZ-093', {}, 'unknown', 'missing'],
  // 三(十) 日间照料
  ['QZ-108', { ...built, 'daycare.sign': '√' }, 'pass', 'met'],
  ['QZ-108', { ...built, 'daycare.sign': '×' }, 'fail', 'not_met'],
  ['QZ-108', { ...built }, 'unknown', 'missing'],
  ['QZ-108', { 'daycare.state': '在建' }, 'not_applicable', 'does_not_apply'],
  ['QZ-108', { 'daycare.state': '无' }, 'not_applicable', 'does_not_apply'],
  ['QZ-108', {}, 'unknown', 'applicability_missing'],
  // 五(二) 用房缺口
  ['QZ-128', { ...old, 'office.area_total': 163, 'rectify.method': 'rent' }, 'pass', 'met'],
  ['QZ-128', { ...old, 'office.area_total': 163, 'rectify.method': 'new|rent' }, 'pass', 'met'],
  ['QZ-128', { ...old, 'office.area_total': 163, 'rectify.method': '无' }, 'fail', 'absent'],
  ['QZ-128', { ...old, 'office.area_total': 163 }, 'unknown', 'missing'],
  ['QZ-128', { ...old, 'office.area_total': 263 }, 'not_applicable', 'does_not_apply'],
  ['QZ-128', { 'office.area_total': 263 }, 'unknown', 'applicability_missing'],
  // 五(三) 待遇和经费
  ['QZ-130', { ...both, 'staff.allowance.head': 4500 }, 'pass', 'met'],
  ['QZ-130', { ...both, 'staff.allowance.head': 4200 }, 'fail', 'below', 30000],
  ['QZ-130', { ...both, 'staff.allowance.head': 4600 }, 'pass', 'above', 10000, 'above_standard'],
  ['QZ-130', { ...one, 'staff.allowance.head': 4200 }, 'not_applicable', 'does_not_apply'],
  ['QZ-131', { ...one, 'staff.allowance.head': 4200 }, 'pass', 'met'],
  ['QZ-131', { ...one, 'staff.allowance.head': 4500 }, 'pass', 'above', 30000, 'above_standard'],
  ['QZ-131', { 'staff.allowance.head': 4200 }, 'unknown', 'applicability_missing'],
  ['QZ-132', { 'staff.allowance.deputy': '无' }, 'not_applicable', 'no_such_matter'],
  ['QZ-133', { 'staff.allowance.member': 0 }, 'fail', 'below', 310000],
  ['QZ-134', { 'staff.social_insurance': '已缴' }, 'pass', 'met'],
  ['QZ-134', { 'staff.social_insurance': '部分未缴' }, 'fail', 'differs'],
  ['QZ-134', { 'staff.social_insurance': '无' }, 'fail', 'absent'],
  ['QZ-135', { 'finance.office_budget_month': 2499.99 }, 'fail', 'below', 1],
  // 市、乡镇（街道）
  ['QZ-005', { 'org.leading_group.members': 15 }, 'pass', 'met'],
  ['QZ-005', { 'org.leading_group.members': 14 }, 'fail', 'below', 1],
  ['QZ-005', { 'org.leading_group.members': 16 }, 'fail', 'above', 1],
  ['QZ-121', { 'orders.on_time_rate': 88.5 }, 'not_applicable', 'indicator'],
  ['QZ-126', { 'facility.three_sync': '无' }, 'not_applicable', 'no_such_matter'],
  ['QZ-136', { 'finance.office_budget_source': '乡镇街道本级政府' }, 'pass', 'met'],
  ['QZ-136', { 'finance.office_budget_source': '上级补助' }, 'fail', 'differs'],
  ['QZ-137', { 'report.to_hq': 0 }, 'fail', 'absent', 1],
];

describe('清府办函〔2021〕86号, judged by hand', () => {
  const cases = examples.map(([id, values, state, reason, gap, remark]) => ({
    id,
    values,
    expected: { state, reason, gap: gap ?? null, remark: remark ?? null },
  }));
  it.each(cases)('$id with $values is $expected.state ($expected.reason)', ({ id, values, expected }) => {
    const { state, reason, remark } = verdictOf(id, values);
    expect({ state, reason: reason.code, gap: reason.data['gap'] ?? null, remark }).toEqual(expected);
  });

  it.each([
    ['QZ-066', { 'bulletin.area': 12 }, { 'bulletin.basis': 'each' }, 'unknown'],
    ['QZ-066', { 'bulletin.area.disclosure': 10, 'bulletin.area.publicity': 10 }, { 'bulletin.basis': 'each' }, 'pass'],
    ['QZ-066', { 'bulletin.area.disclosure': 12, 'bulletin.area.publicity': 8 }, { 'bulletin.basis': 'each' }, 'fail'],
    ['QZ-063', { 'rooms.archive.area': 12 }, { 'archive_room.threshold': 'exactly' }, 'fail'],
    ['QZ-034', { ...old, 'office.area_total': 163, 'rooms.health.area': 150 }, { 'office.health_station': 'added' }, 'pass'],
    ['QZ-034', { ...old, 'office.area_total': 163 }, { 'office.health_station': 'added' }, 'unknown'],
    ['QZ-128', { ...old, 'office.area_total': 163, 'rooms.health.area': 150 }, { 'office.health_station': 'added' }, 'not_applicable'],
    ['QZ-017', { 'register.households': 3001 }, { 'households.middle': 'usual_fail' }, 'fail'],
    ['QZ-131', { ...one, 'staff.allowance.head': 4500 }, { 'pay.standard': 'exactly' }, 'fail'],
    ['QZ-034', { 'office.area_total': 163 }, { 'estate_kind.unfilled': 'as_old' }, 'fail'],
    ['QZ-035', { 'office.area_total': 163 }, { 'estate_kind.unfilled': 'as_old' }, 'not_applicable'],
  ] as const)('%s with %o is read the other way under %o: %s', (id, values, settings, state) => {
    expect(verdictOf(id, values, settings).state).toBe(state);
  });

  it('refuses a choice that the setting does not have', () => {
    expect(() => verdictOf('QZ-066', {}, { 'bulletin.basis': 'maybe' })).toThrow('setting_choice_unknown');
  });

  it('says which fields are missing, also those that only decide whether the rule applies', () => {
    expect(verdictOf('QZ-066', { 'bulletin.area.publicity': 3 }, { 'bulletin.basis': 'each' }).reason).toEqual({
      code: 'missing',
      data: { metrics: ['bulletin.area.disclosure'] },
    });
    expect(verdictOf('QZ-034', { 'office.area_total': 10 }).reason).toEqual({ code: 'applicability_missing', data: { metrics: ['register.estate_kind'] } });
    expect(verdictOf('QZ-038', {}).reason.data).toEqual({ metrics: ['rooms.multi.area'] });
  });

  it('flags a verdict that rests on an estimate, and judges it all the same', () => {
    expect(verdictOf('QZ-018', { 'register.households': '约5040' })).toMatchObject({ state: 'fail', estimated: true });
    expect(verdictOf('QZ-038', { 'rooms.multi.area': '约60' }).estimated).toBe(true);
    expect(verdictOf('QZ-018', { 'register.households': 5040 }).estimated).toBe(false);
  });
});
