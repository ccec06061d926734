import type { Metric } from './metric.ts';
import { metricsOf, type Choices } from './metrics-kinds.ts';

/** 「新建」「老旧」 have no definition in 清府办函〔2021〕86号 三(四): people choose, nothing is inferred. */
const estateKinds: Choices = [
  { code: 'old', label: '老旧小区' },
  { code: 'new', label: '新建小区' },
];
const daycareStates: Choices = [
  { code: 'built', label: '已建成' },
  { code: 'building', label: '在建' },
  { code: 'none', label: '无' },
];

const basic = metricsOf('community', 'basic');
const basicMetrics: readonly Metric[] = [
  basic.text('register.full_name', '居委会全称', '居委会全称', '社区居委会全称', '居民委员会全称', '全称', '居委会名称', '居民委员会名称', '规范名称'),
  basic.choice('register.estate_kind', '小区类型', estateKinds, '小区类型', '小区类别', '社区类型', '新建/老旧', '新旧类型', '所在小区类型'),
  basic.count('register.households', '户数', '户', '户数', '总户数', '居民户数', '户数（户）', '辖区户数', '常住户数', '居民总户数', '总户数（户）'),
  basic.count('register.population', '人口', '人', '人口', '人口数', '常住人口', '总人口', '居民人数', '人口（人）', '辖区人口', '人口数（人）', '总人数'),
  basic.text('register.setup_factors', '设置论证', '设置论证', '设置论证因素说明', '设置论证说明'),
  basic.date('register.survey_date', '摸底日期', '摸底日期', '督查摸底日期', '摸底时间', '调查日期', '核查日期', '填报日期'),
  basic.text('register.note', '备注', '备注', '说明', '备注说明', '其他情况'),
];

const naming = metricsOf('community', 'naming');
const namingMetrics: readonly Metric[] = [
  naming.flag('docs.name_usage', '文书台账使用规范名称', '文书台账用规范名称', '使用规范名称'),
  naming.text('service_station.name', '服务站名称', '服务站名称', '社区服务站名称'),
  naming.text('service_station.door_head', '服务站门头文字', '门头文字', '服务站门头', '门头'),
  naming.flag('service_station.knot_logo', '名称前有“中国结”标识', '中国结标识', '有中国结标识', '中国结'),
  naming.area('service_station.area', '社区服务站面积', '社区服务站', '服务站', '服务站面积', '社区服务站面积', '服务站用房面积', '服务大厅', '便民服务大厅'),
  naming.flag('service_station.plate_clear', '挂牌清晰醒目', '挂牌清晰醒目', '挂牌醒目'),
  naming.flag('service_station.counter', '柜台式服务', '柜台式服务', '统一柜台式服务'),
  naming.flag('service_station.rules_on_wall', '服务制度上墙', '服务制度上墙'),
  naming.flag('service_station.guide_on_wall', '服务指南上墙', '服务指南上墙'),
  naming.count('service_station.equip.phone', '服务站电话', '台', '服务站电话', '电话（台）'),
  naming.count('service_station.equip.computer', '服务站电脑', '台', '服务站电脑', '服务站电脑（台）'),
  naming.count('service_station.equip.cabinet', '服务站资料柜', '个', '服务站资料柜', '资料柜（个）', '资料柜'),
  naming.flag('register.dept_plates', '内设部门挂牌符合筑党建办发〔2019〕6号', '内设部门挂牌', '内设部门门牌'),
];

const covenant = metricsOf('community', 'covenant');
const covenantMetrics: readonly Metric[] = [
  covenant.flag('covenant.exists', '已制定居民公约', '已制定', '已制定居民公约', '居民公约', '有无居民公约', '居民公约已制定'),
  covenant.flag('covenant.topics.civilized_city', '公约含文明城市巩固提升', '文明城市巩固提升', '文明城市', '文明城市创建'),
  covenant.flag('covenant.topics.ecology', '公约含生态文明建设', '生态文明建设', '生态文明'),
  covenant.flag('covenant.topics.early_marriage', '公约含早婚早育治理', '早婚早育治理', '早婚早育'),
  covenant.flag('covenant.topics.weddings_funerals', '公约含红白喜事规范', '红白喜事规范', '红白喜事'),
  covenant.flag('covenant.topics.fire_safety', '公约含消防安全整治', '消防安全整治', '消防安全'),
  covenant.flag('covenant.topics.waste_sorting', '公约含垃圾分类', '垃圾分类'),
  covenant.flag('covenant.basis', '按民发〔2018〕144号制定', '按民发〔2018〕144号制定', '公约制定依据'),
  covenant.flag('covenant.posted', '公约在醒目位置张贴', '公约张贴', '公约上墙', '公约在醒目位置张贴'),
];

const ruleBooks = metricsOf('community', 'rule_books');
const ruleBookMetrics: readonly Metric[] = [
  ruleBooks.flag('rules.work', '社区工作制度', '社区工作制度', '工作制度'),
  ruleBooks.flag('rules.joint', '联席会议制度', '联席会议制度', '联席会议'),
  ruleBooks.flag('rules.disclosure', '居务公开管理制度', '居务公开管理制度', '居务公开制度'),
  ruleBooks.flag('rules.supervision', '居务监督委员会工作制度', '居务监督委员会工作制度', '居务监督制度', '居监委工作制度'),
  ruleBooks.flag('rules.appraisal', '民主评议制度', '民主评议制度', '民主评议'),
  ruleBooks.flag('rules.seal', '公章使用管理制度', '公章使用管理制度', '公章管理制度', '公章制度'),
];

const training = metricsOf('community', 'training');
const trainingMetrics: readonly Metric[] = [
  training.percent('training.covers_heads', '书记主任参训率', '书记主任参训率', '书记主任参训（%）', '参训率'),
  training.flag('training.topics.governance', '培训含社会治理', '社会治理培训', '培训含社会治理'),
  training.flag('training.topics.service', '培训含公共服务', '公共服务培训', '培训含公共服务'),
  training.flag('training.topics.mass', '培训含群众工作', '群众工作培训', '培训含群众工作'),
  training.flag('training.topics.civilized', '培训含文明城市建设', '文明城市建设培训', '培训含文明城市建设'),
];

const daycare = metricsOf('community', 'daycare');
const daycareMetrics: readonly Metric[] = [
  daycare.choice('daycare.state', '日间照料中心', daycareStates, '日间照料中心', '老年人日间照料中心', '照料中心', '日间照料', '日照中心'),
  daycare.flag('daycare.sign', '门牌标识清晰醒目', '照料中心门牌标识'),
  daycare.flag('daycare.licence', '运营主体亮照经营', '亮照经营'),
  daycare.flag('daycare.fire', '消防设施规范设置', '照料中心消防设施'),
  daycare.flag('daycare.clean', '服务环境整洁明亮', '照料中心环境'),
  daycare.flag('daycare.facility', '服务设施规整齐备', '照料中心服务设施'),
  daycare.flag('daycare.waste', '垃圾收集分类处置', '照料中心垃圾分类'),
  daycare.flag('daycare.meals', '餐食供应廉价安全', '照料中心餐食'),
  daycare.flag('daycare.price', '服务项目明码标价', '明码标价'),
  daycare.flag('daycare.quality', '服务质量符合规范', '照料中心服务质量'),
];

/** What one community is asked about itself, its papers and its services (premises and funds have their own file). */
export const communityMetrics: readonly Metric[] = [
  ...basicMetrics,
  ...namingMetrics,
  ...covenantMetrics,
  ...ruleBookMetrics,
  ...trainingMetrics,
  ...daycareMetrics,
];
