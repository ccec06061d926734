import type { Metric } from './metric.ts';
import { metricsOf, type Choices } from './metrics-kinds.ts';

const insuranceStates: Choices = [
  { code: 'paid', label: '已缴' },
  { code: 'partly', label: '部分未缴' },
  { code: 'unpaid', label: '未缴' },
];

const funds = metricsOf('community', 'funds');
const fundMetrics: readonly Metric[] = [
  funds.flag('committee.director_is_secretary', '书记主任一肩挑', '书记主任一肩挑', '一肩挑', '书记主任“一肩挑”', '是否一肩挑'),
  funds.monthly('staff.allowance.head', '书记或主任补贴', '书记或主任补贴', '书记主任补贴', '正职补贴', '书记/主任补贴', '正职报酬'),
  funds.monthly('staff.allowance.deputy', '副职补贴', '副职补贴', '副书记或副主任补贴', '副书记副主任补贴', '副职报酬'),
  funds.monthly('staff.allowance.member', '委员补贴', '委员补贴', '委员报酬'),
  funds.count('committee.size', '两委人数', '人', '两委人数', '“两委”人数', '两委成员数', '两委成员人数', '班子人数'),
  funds.choice('staff.social_insurance', '社会保险', insuranceStates, '社会保险', '社保', '社会保险缴纳', '社保缴纳情况', '缴纳社保'),
  funds.monthly('finance.office_budget_month', '每月办公经费', '办公经费', '每月办公经费', '月办公经费', '办公经费（元/月）'),
];

const archive = metricsOf('community', 'archive');
/**
 * Items filed this year under each of the ten subjects of task nine. 「无」 says the year had no such
 * matter (no election this year), which is not the same as nothing filed.
 */
const archiveMetrics: readonly Metric[] = [
  archive.flag('archive.system', '居委会档案工作制度和体系', '居委会档案制度', '档案工作制度'),
  archive.flag('archive.system_supervision', '居务监督委员会档案工作制度和体系', '居监委档案制度', '居务监督委员会档案制度'),
  archive.yearly('archive.category.election', '民主选举归档件数', '件/年', '民主选举', '民主选举（件）'),
  archive.yearly('archive.category.decision', '民主决策归档件数', '件/年', '民主决策', '民主决策（件）'),
  archive.yearly('archive.category.management', '民主管理归档件数', '件/年', '民主管理', '民主管理（件）'),
  archive.yearly('archive.category.supervision', '民主监督归档件数', '件/年', '民主监督', '民主监督（件）'),
  archive.yearly('archive.category.party_open', '党务公开归档件数', '件/年', '党务公开', '党务公开（件）'),
  archive.yearly('archive.category.finance_open', '财务公开归档件数', '件/年', '财务公开', '财务公开（件）'),
  archive.yearly('archive.category.affairs_open', '居务公开归档件数', '件/年', '居务公开', '居务公开（件）'),
  archive.yearly('archive.category.matters_open', '事务公开归档件数', '件/年', '事务公开', '事务公开（件）'),
  archive.yearly('archive.category.major', '社区重大事项归档件数', '件/年', '社区重大事项', '重大事项', '社区重大事项（件）'),
  archive.yearly('archive.category.civilized', '文明城市创建归档件数', '件/年', '全国文明城市创建', '文明城市创建资料', '文明城市创建（件）'),
  archive.flag('archive.by_order11', '按第11号令整理归档', '按第11号令整理归档', '规范归档'),
  archive.flag('archive.quality.true', '档案真实', '档案真实'),
  archive.flag('archive.quality.accurate', '档案准确', '档案准确'),
  archive.flag('archive.quality.complete', '档案完整', '档案完整'),
  archive.flag('archive.quality.standard', '档案规范', '档案规范'),
];

/** Pay, funds and the archive of one community (清府办函〔2021〕86号 三(九), 五(三)). */
export const staffGroupMetrics: readonly Metric[] = [...fundMetrics, ...archiveMetrics];
