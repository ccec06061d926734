import { describe, expect, it } from 'vitest';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { compileRules } from '#shared/domain/standards/judge.ts';
import type { Exemption } from '#shared/domain/standards/verdict.ts';
import { shippedPack } from '#shared/packs/index.ts';
import { valueText, valueWithUnit } from '#shared/words/metrics.ts';
import { clauseNumber, explain } from '#shared/words/standards.ts';
import { valueOf, valuesOf } from '#tests/fixtures/domain/registerRows.ts';

const pack = shippedPack('qingzhen-2021-86')!;
type Values = Readonly<Record<string, string | number | null>>;
function explained(id: string, values: Values, exemptions: readonly Exemption[] = []) {
  const level = id === 'QZ-121' || id === 'QZ-118' ? 'city' : 'community';
  const judge = compileRules(pack, {}, '2022-06-07', level);
  const index = judge.ruleIndex(id);
  return explain(judge.verdict(index, judge.slots(valuesOf(values)), exemptions), judge.rules[index]!, pack);
}
const old: Values = { 'register.estate_kind': '老旧小区' };

describe('a verdict in words', () => {
  it.each([
    ['QZ-034', { ...old, 'office.area_total': 163 }, '办公用房 163㎡，要求不少于 200㎡，差 37㎡（原则上，清府办函〔2021〕86号 三(四)）', '差 37㎡'],
    ['QZ-034', { ...old, 'office.area_total': 220.5 }, '办公用房 220.5㎡，要求不少于 200㎡，达标（原则上，清府办函〔2021〕86号 三(四)）', '达标'],
    ['QZ-034', { 'office.area_total': 163 }, '小区类型尚未填报，无法判定办公用房是否适用本条（原则上，清府办函〔2021〕86号 三(四)）', '缺数据'],
    ['QZ-035', { ...old, 'office.area_total': 163 }, '办公用房不适用：本条只适用于“所在小区=新建小区”（原则上，清府办函〔2021〕86号 三(四)）', '不适用'],
    ['QZ-052', { 'rooms.culture.area': 46 }, '文化活动室 46㎡，要求不少于 50㎡，差 4㎡（应当，清府办函〔2021〕86号 三(五)）', '差 4㎡'],
    ['QZ-055', { 'rooms.children.area': '无' }, '儿童活动室未设，要求不少于 30㎡，不达标（应当，清府办函〔2021〕86号 三(五)）', '未设'],
    ['QZ-055', { 'rooms.children.area': 0 }, '儿童活动室未设，要求不少于 30㎡，不达标（应当，清府办函〔2021〕86号 三(五)）', '未设'],
    ['QZ-061', {}, '社区卫生服务站面积尚未填报，无法判定（应当，清府办函〔2021〕86号 三(五)）', '缺数据'],
    ['QZ-038', { 'rooms.multi.area': '无' }, '设多功能室：否，不达标（应当，清府办函〔2021〕86号 三(五)）', '未设'],
    ['QZ-043', { 'rooms.multi.area': '无' }, '多功能室课桌不适用：按“多功能室面积”的登记，本条不涉及（应当，清府办函〔2021〕86号 三(五)）', '不适用'],
    ['QZ-017', { 'register.households': 5000 }, '户数 5,000户，超过一般上限 3,000户，仍在允许范围内，达标（一般，清府办函〔2021〕86号 三(二)）', '达标'],
    [
      'QZ-051',
      { 'rooms.reading.area': 40, 'rooms.reading.equip.computer': 0 },
      '阅览室电脑 0台，建议不少于 1台，尚未做到，不判不达标（有条件的，清府办函〔2021〕86号 三(五)）',
      '建议',
    ],
    ['QZ-018', { 'register.households': 5731 }, '户数 5,731户，要求不超过 5,000户，超出 731户（应当，清府办函〔2021〕86号 三(二)）', '超出 731户'],
    [
      'QZ-020',
      { 'register.full_name': '清镇市岭南社区居委会' },
      '居委会全称：清镇市岭南社区居委会，要求“统一冠名为：清镇市XX乡（镇、街道办事处）XX社区居民委员会”，不达标（应当，清府办函〔2021〕86号 三(三)）',
      '不规范',
    ],
    [
      'QZ-022',
      { 'service_station.name': '服务大厅' },
      '服务站名称：服务大厅，要求“服务站名称统称为‘××社区服务站’”，不达标（应当，清府办函〔2021〕86号 三(三)）',
      '不规范',
    ],
    ['QZ-010', { 'covenant.topics.ecology': '×' }, '公约含“生态文明建设”内容：否，不达标（应当，清府办函〔2021〕86号 三(一)）', '未落实'],
    ['QZ-030', { 'service_station.equip.phone': 0 }, '服务站电话 0台，要求不少于 1台，差 1台（应当，清府办函〔2021〕86号 三(三)）', '没有'],
    [
      'QZ-093',
      { 'archive.category.election': '无' },
      '2022年度民主选举归档件数登记为“无”，没有此类事项，不适用（应当，清府办函〔2021〕86号 三(九)）',
      '不适用',
    ],
    [
      'QZ-128',
      { ...old, 'office.area_total': 163, 'rectify.method': 'new|rent' },
      '用房缺口解决方式 新建、租赁，要求“新建”“改建”“扩建”“置换”“购买”“租赁”“其他”之一，达标（应当，清府办函〔2021〕86号 五(二)）',
      '达标',
    ],
    [
      'QZ-130',
      { 'committee.director_is_secretary': '是', 'staff.allowance.head': 4200 },
      '书记或主任补贴 4,200元/月，要求不低于 4,500元/月，差 300元/月（应当，清府办函〔2021〕86号 五(三)）',
      '差 300元/月',
    ],
    ['QZ-134', { 'staff.social_insurance': '部分未缴' }, '社会保险 部分未缴，要求“已缴”，不达标（应当，清府办函〔2021〕86号 五(三)）', '部分未缴'],
    [
      'QZ-135',
      { 'finance.office_budget_month': 2000 },
      '每月办公经费 2,000元/月，要求不低于 2,500元/月，差 500元/月（应当，清府办函〔2021〕86号 五(三)）',
      '差 500元/月',
    ],
    ['QZ-118', { 'phase.1.coverage': 95 }, '督查摸底覆盖率 95%，要求为 100%，差 5%（应当，清府办函〔2021〕86号 四(一)）', '差 5%'],
    ['QZ-121', { 'orders.on_time_rate': 92.5 }, '按期整改率 92.5%，只作展示，不判定（应当，清府办函〔2021〕86号 四(二)）', '不适用'],
  ] as ReadonlyArray<readonly [string, Values, string, string]>)('%s with %o', (id, values, sentence, short) => {
    const said = explained(id, values);
    expect({ sentence: said.sentence, short: said.short }).toEqual({ sentence, short });
  });

  it('names the paper of an exemption and its end', () => {
    const paper: Exemption = { ruleId: 'QZ-034', subject: 'c1', paper: '清府办函〔2022〕9号', from: '2022-01-01', to: '2022-12-31' };
    expect(explained('QZ-034', { ...old, 'office.area_total': 163 }, [paper])).toEqual({
      sentence: '办公用房豁免，依据清府办函〔2022〕9号，至2022年12月31日（原则上，清府办函〔2021〕86号 三(四)）',
      short: '豁免',
      remarks: [],
    });
  });

  it('remarks on estimates, on what is above the usual, on pay above the scale, and on advice', () => {
    expect(explained('QZ-034', { ...old, 'office.area_total': '约180' }).remarks).toEqual(['数值为估计数']);
    expect(explained('QZ-017', { 'register.households': 3684 }).remarks[0]).toBe('超过一般上限，仍在允许范围内，可保留');
    expect(explained('QZ-132', { 'staff.allowance.deputy': 3600 })).toMatchObject({
      short: '高于标准',
      remarks: ['高于标准，请核对依据'],
      sentence: expect.stringMatching(/要求不低于 [\d,]+元\/月，达标，高于标准/),
    });
    expect(explained('QZ-051', { 'rooms.reading.equip.computer': 0 })).toMatchObject({ short: '建议', remarks: ['属倡导事项，只作建议，不判不达标'] });
  });

  it('says that the size of a community is proposed, not ordered', () => {
    expect(explained('QZ-016', { 'register.households': '约1046' }).remarks).toEqual([
      '数值为估计数',
      '调整社区规模由乡镇（街道）提出、政府决定，宜列为建议，不宜下令整改',
    ]);
    expect(explained('QZ-016', { 'register.households': 1600 }).remarks).toEqual([]);
  });

  it('leaves no rule of the pack without words, whatever the state', () => {
    const judge = compileRules(pack, {}, '2022-06-07');
    for (const values of [{}, { 'rooms.multi.area': '无' }] as readonly Values[]) {
      for (const [index, rule] of judge.rules.entries()) {
        const { sentence, short } = explain(judge.verdict(index, judge.slots(valuesOf(values))), rule, pack);
        expect(sentence).not.toMatch(/undefined|null|NaN|[a-z]+\.[a-z]+/);
        expect(short).not.toBe('');
      }
    }
  });
});

describe('clauses and values in words', () => {
  it.each([
    ['三(四)办公用房', '三(四)'],
    ['一、目标任务', '一'],
    ['五(二)提升设施', '五(二)'],
    ['第三条', '第三条'],
  ])('%s is cited as %s', (clause, number) => {
    expect(clauseNumber(clause)).toBe(number);
  });

  it.each([
    ['register.households', '约2771', '约2,771', '约2,771户'],
    ['rooms.archive.area', '无', '无', '无'],
    ['rooms.archive.area', null, '未填报', '未填报'],
    ['rooms.archive.area', 12.5, '12.5', '12.5㎡'],
    ['covenant.exists', '√', '是', '是'],
    ['covenant.exists', '×', '否', '否'],
    ['daycare.state', '在建', '在建', '在建'],
    ['rectify.method', 'new|rent', '新建、租赁', '新建、租赁'],
    ['staff.allowance.head', 4200, '4,200', '4,200元/月'],
    ['register.survey_date', '2021-05-05', '2021年5月5日', '2021年5月5日'],
  ] as const)('%s %s is shown as %s and said as %s', (key, raw, text, said) => {
    const metric = metricByKey.get(key)!;
    expect([valueText(metric, valueOf(key, raw)), valueWithUnit(metric, valueOf(key, raw))]).toEqual([text, said]);
  });
});
