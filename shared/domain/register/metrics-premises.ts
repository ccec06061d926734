import type { Metric } from './metric.ts';
import { metricsOf, type Choices } from './metrics-kinds.ts';

/** Ways to close a gap in premises (清府办函〔2021〕86号 五(二)); 「等」 leaves the list open. */
const rectifyMethods: Choices = [
  { code: 'new', label: '新建' },
  { code: 'rebuild', label: '改建' },
  { code: 'expand', label: '扩建' },
  { code: 'swap', label: '置换' },
  { code: 'buy', label: '购买' },
  { code: 'rent', label: '租赁' },
  { code: 'other', label: '其他' },
];

const premises = metricsOf('community', 'premises');
const premisesMetrics: readonly Metric[] = [
  premises.area('office.area_total', '办公用房面积', '办公用房', '办公用房面积', '办公用房总面积', '办公面积', '用房面积', '办公用房（㎡）', '办公场所面积'),
  premises.area('rooms.multi.area', '多功能室面积', '多功能室', '多功能教室', '多功能室面积', '会议室', '多功能会议室', '党员活动室'),
  premises.area('rooms.reading.area', '图书阅览室面积', '图书阅览室', '阅览室', '图书室', '图书阅览室面积', '阅览室面积', '农家书屋'),
  premises.count('rooms.reading.books', '图书册数', '册', '图书（册）', '藏书', '图书', '图书册数', '藏书量', '藏书（册）', '图书数量', '藏书册数'),
  premises.area('rooms.culture.area', '文化活动室面积', '文化活动室', '老年活动室', '文化活动室面积', '文体活动室', '文化室'),
  premises.area('rooms.children.area', '儿童活动室面积', '儿童活动室', '4点半学校', '四点半学校', '儿童活动室面积', '儿童之家'),
  premises.area('rooms.mediation.area', '综治调解室面积', '综治调解室', '调解室', '人民调解室', '警务室', '综治调解室面积', '综治室'),
  premises.area('rooms.firestation.area', '微型消防站面积', '微型消防站', '消防站', '微型消防站面积', '微消站'),
  premises.area('rooms.health.area', '社区卫生服务站面积', '社区卫生服务站', '卫生服务站', '社区卫生服务站面积', '卫生站', '卫生室'),
  premises.area('rooms.archive.area', '档案保管室面积', '档案保管室', '档案室', '档案保管室面积', '档案室面积'),
  premises.flag('office.location', '选址在人口相对集中、辐射较强的地段', '选址', '选址人口集中'),
  premises.percent('office.service_area_share', '服务面积占比', '服务面积占比', '服务面积比例'),
  premises.set('rectify.method', '用房缺口解决方式', rectifyMethods, '用房解决方式', '解决方式', '用房缺口解决方式'),
];

const equipment = metricsOf('community', 'equipment');
const equipmentMetrics: readonly Metric[] = [
  equipment.count('rooms.multi.equip.desks', '多功能室课桌', '件', '课桌', '多功能室课桌'),
  equipment.count('rooms.multi.equip.computer', '多功能室电脑', '件', '多功能室电脑'),
  equipment.count('rooms.multi.equip.tv', '多功能室电视机', '件', '多功能室电视机', '电视机'),
  equipment.count('rooms.multi.equip.projector', '多功能室投影仪', '件', '投影仪', '多功能室投影仪'),
  equipment.count('rooms.reading.equip.bookcase', '阅览室书橱', '个', '书橱', '阅览室书橱', '书柜'),
  equipment.count('rooms.reading.equip.desk', '阅览室书桌', '张', '书桌', '阅览室书桌'),
  equipment.count('rooms.reading.equip.computer', '阅览室电脑', '台', '阅览室电脑'),
  equipment.count('rooms.culture.equip.tv', '文化活动室电视', '台', '文化活动室电视'),
  equipment.count('rooms.culture.equip.chess', '文化活动室棋牌', '套', '棋牌', '文化活动室棋牌'),
  equipment.flag('rooms.children.equip', '儿童活动器材', '儿童活动器材'),
  equipment.flag('rooms.mediation.equip', '综治调解室办公设施', '调解室办公设施', '综治调解室办公设施'),
  equipment.flag('rooms.firestation.equip', '微型消防站装备按配置标准', '消防装备', '消防装备器材'),
  equipment.flag('rooms.health.equip', '卫生（计生）器具和设施', '卫生器具设施', '卫生（计生）器具和设施'),
  equipment.flag('rooms.archive.equip', '档案保管设备设施', '档案设备设施', '档案保管设备设施'),
];

const disclosure = metricsOf('community', 'disclosure');
const disclosureMetrics: readonly Metric[] = [
  disclosure.area('bulletin.area', '公开栏和宣传栏面积', '公开栏和宣传栏', '公开栏', '居务公开栏和宣传栏', '公开栏面积', '宣传栏和公开栏', '公开栏宣传栏面积'),
  disclosure.area('bulletin.area.disclosure', '居务公开栏面积', '居务公开栏面积', '居务公开栏'),
  disclosure.area('bulletin.area.publicity', '宣传栏面积', '宣传栏面积', '宣传栏'),
  disclosure.flag('bulletin.fixed', '公开栏长期固定', '公开栏长期固定', '长期固定'),
  disclosure.flag('disclosure.content', '公开内容依法依规', '公开内容'),
  disclosure.flag('disclosure.form', '公开形式依法依规', '公开形式'),
  disclosure.flag('disclosure.time', '公开时间依法依规', '公开时间'),
  disclosure.flag('disclosure.procedure', '公开程序依法依规', '公开程序'),
  disclosure.flag('disclosure.archive.text', '公示文字资料归档', '文字资料归档'),
  disclosure.flag('disclosure.archive.charts', '公示图表资料归档', '图表资料归档'),
  disclosure.flag('disclosure.archive.av', '公示声像资料归档', '声像资料归档'),
  disclosure.flag('disclosure.archive.electronic', '公示电子资料归档', '电子资料归档'),
  disclosure.flag('bulletin.ads.core_values', '公益广告：社会主义核心价值观', '社会主义核心价值观', '核心价值观'),
  disclosure.flag('bulletin.ads.civility', '公益广告：讲文明树新风', '讲文明树新风'),
  disclosure.flag('bulletin.ads.health', '公益广告：文明健康 有你有我', '文明健康有你有我', '文明健康 有你有我'),
];

/** Premises, function rooms, their equipment, notice boards and what is posted (清府办函〔2021〕86号 三(四)–(六)). */
export const premisesGroupMetrics: readonly Metric[] = [...premisesMetrics, ...equipmentMetrics, ...disclosureMetrics];
