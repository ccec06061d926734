import type { Metric } from './metric.ts';
import { metricsOf, type Choices } from './metrics-kinds.ts';

const budgetSources: Choices = [
  { code: 'own', label: '乡镇街道本级政府' },
  { code: 'superior', label: '上级补助' },
  { code: 'other', label: '其他' },
];

const town = metricsOf('subdistrict', 'town');
const city = metricsOf('city', 'city');
const computed = metricsOf('city', 'city_computed');

/** What the units above the community are asked (清府办函〔2021〕86号 一, 二, 五). */
export const unitMetrics: readonly Metric[] = [
  town.flag('town.agenda', '列入乡镇（街道）议事日程', '列入议事日程'),
  town.flag('town.budget', '相关经费列入财政预算', '列入财政预算'),
  town.choice('finance.office_budget_source', '办公经费来源', budgetSources, '办公经费来源', '经费来源'),
  city.flag('inspection.feedback', '检查问题有反馈和整改记录', '问题反馈'),
  city.flag('org.leading_group', '领导小组已成立', '领导小组'),
  city.flag('org.leading_group.roles', '组长、副组长职务符合方案', '领导小组组长副组长'),
  city.count('org.leading_group.members', '领导小组成员部门数', '个', '成员部门数'),
  city.flag('org.office', '办公室设在市民政局，主任由主要负责人兼任', '领导小组办公室'),
  city.flag('training.plan', '文明城市建设纳入培训规划', '纳入培训规划'),
  city.flag('facility.three_sync', '同步规划、同步建设、同步验收', '三同步'),
  city.periodic('report.to_hq', '向指挥部汇报', '次', '汇报次数'),
  city.periodic('meeting.special', '民政局专题会议', '次', '专题会议次数'),
  city.flag('org.inspection_group', '督查工作组已成立', '督查工作组'),
  city.flag('org.inspection_team_head', '专查小组组长由民政局班子成员担任', '专查小组组长'),
  computed.percent('phase.1.coverage', '督查摸底覆盖率', '督查摸底覆盖率'),
  computed.percent('orders.on_time_rate', '按期整改率', '按期整改率'),
  computed.percent('phase.3.keep_compliant', '保持达标率', '保持达标率'),
  computed.percent('office.compliance_rate', '办公服务设施达标率', '办公服务设施达标率'),
];
