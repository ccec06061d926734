import type { Metric } from './metric.ts';
import { communityMetrics } from './metrics-community.ts';
import { derivedMetrics } from './metrics-derived.ts';
import { itemMetrics } from './metrics-items.ts';
import { premisesGroupMetrics } from './metrics-premises.ts';
import { staffGroupMetrics } from './metrics-staff.ts';
import { unitMetrics } from './metrics-units.ts';

/** A group of fields as a page shows it; `headers` are the words clerks write above a block of columns. */
export type MetricGroup = { readonly key: string; readonly label: string; readonly headers: readonly string[] };

/** In page and template order. */
export const metricGroups: readonly MetricGroup[] = [
  { key: 'basic', label: '基本情况', headers: ['基本情况', '社区基本情况', '基础信息'] },
  { key: 'premises', label: '办公用房和功能室', headers: ['办公用房和功能室（㎡）', '办公用房和功能室', '办公用房', '功能室', '用房面积'] },
  { key: 'equipment', label: '功能室设施', headers: ['功能室设施', '设施设备'] },
  { key: 'naming', label: '名称挂牌和服务站', headers: ['名称挂牌', '社区服务站'] },
  { key: 'disclosure', label: '公开栏和宣传栏', headers: ['公开栏和宣传栏', '居务公开', '宣传栏'] },
  { key: 'covenant', label: '居民公约', headers: ['居民公约内容', '居民公约', '公约'] },
  { key: 'rule_books', label: '工作制度', headers: ['工作制度', '制度', '六项制度'] },
  { key: 'training', label: '培训', headers: ['培训', '队伍培训'] },
  { key: 'archive', label: '档案管理', headers: ['档案管理', '档案'] },
  { key: 'daycare', label: '日间照料中心', headers: ['照料中心', '日间照料中心', '日间照料'] },
  { key: 'funds', label: '待遇和经费', headers: ['待遇和经费（元/月）', '待遇和经费', '待遇经费'] },
  { key: 'room', label: '房间', headers: ['房间'] },
  { key: 'member', label: '两委成员', headers: ['两委成员'] },
  { key: 'board', label: '公开栏和宣传栏', headers: ['公开栏和宣传栏'] },
  { key: 'signboard', label: '挂牌', headers: ['挂牌'] },
  { key: 'town', label: '乡镇（街道）', headers: ['乡镇（街道）'] },
  { key: 'city', label: '市级', headers: ['市级'] },
  { key: 'city_computed', label: '市级（由社区汇总）', headers: [] },
  { key: 'derived', label: '由其他数据推得', headers: [] },
];

/** The catalogue: every field that can be filled in, in page order within its group. Derived ones are apart. */
export const metrics: readonly Metric[] = [...communityMetrics, ...premisesGroupMetrics, ...staffGroupMetrics, ...itemMetrics, ...unitMetrics];

/** Every metric a rule may name: the catalogue and what follows from it. */
export const metricByKey: ReadonlyMap<string, Metric> = new Map(
  [...metrics, ...derivedMetrics.map((entry) => entry.metric)].map((metric) => [metric.key, metric]),
);

/** What says which community a row is about; `ordinal` is a row number and carries no meaning. */
export type IdentityField = {
  readonly key: 'ordinal' | 'subdistrict' | 'name' | 'code';
  readonly label: string;
  readonly headers: readonly string[];
};
export const identityFields: readonly IdentityField[] = [
  { key: 'ordinal', label: '序号', headers: ['序号', '编号', '序', 'NO', 'NO.'] },
  {
    key: 'subdistrict',
    label: '乡镇（街道）',
    headers: ['乡镇（街道）', '乡镇街道', '街道（乡镇）', '乡（镇、街道）', '街道', '乡镇', '所属街道', '所属乡镇', '所属乡镇（街道）'],
  },
  { key: 'name', label: '社区名称', headers: ['社区名称', '社区', '社区名', '居委会', '社区（居委会）', '社区居委会'] },
  { key: 'code', label: '统计代码', headers: ['统计代码', '代码', '社区代码', '统计用区划代码', '区划代码', '行政区划代码', '12位代码'] },
];

/**
 * The columns of the bureau's register as clerks keep it, in their order: the blank template and
 * the export of the register follow it. `identity.` marks a field of `identityFields`.
 */
export const registerColumns: readonly string[] = [
  'identity.ordinal',
  'identity.subdistrict',
  'identity.name',
  'register.full_name',
  'identity.code',
  'register.estate_kind',
  'register.households',
  'register.population',
  'office.area_total',
  'rooms.multi.area',
  'rooms.reading.area',
  'rooms.reading.books',
  'rooms.culture.area',
  'rooms.children.area',
  'rooms.mediation.area',
  'rooms.firestation.area',
  'rooms.health.area',
  'rooms.archive.area',
  'service_station.area',
  'bulletin.area',
  'covenant.exists',
  'covenant.topics.civilized_city',
  'covenant.topics.ecology',
  'covenant.topics.early_marriage',
  'covenant.topics.weddings_funerals',
  'covenant.topics.fire_safety',
  'covenant.topics.waste_sorting',
  'rules.work',
  'rules.joint',
  'rules.disclosure',
  'rules.supervision',
  'rules.appraisal',
  'rules.seal',
  'daycare.state',
  'committee.director_is_secretary',
  'staff.allowance.head',
  'staff.allowance.deputy',
  'staff.allowance.member',
  'committee.size',
  'staff.social_insurance',
  'finance.office_budget_month',
  'register.survey_date',
  'register.note',
];
