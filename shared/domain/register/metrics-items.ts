import type { Metric } from './metric.ts';
import { metricsOf, type Choices } from './metrics-kinds.ts';

/** What a room may serve as; one room may serve as several (一室多用, 清府办函〔2021〕86号 五(二)). */
export const roomFunctions: Choices = [
  { code: 'office', label: '办公室' },
  { code: 'multi', label: '多功能室' },
  { code: 'reading', label: '图书阅览室' },
  { code: 'culture', label: '文化活动室' },
  { code: 'children', label: '儿童活动室' },
  { code: 'mediation', label: '综治调解室' },
  { code: 'firestation', label: '微型消防站' },
  { code: 'health', label: '社区卫生服务站' },
  { code: 'archive', label: '档案保管室' },
  { code: 'service_station', label: '社区服务站' },
];

const memberPosts: Choices = [
  { code: 'secretary_director', label: '书记主任一肩挑' },
  { code: 'secretary', label: '书记' },
  { code: 'director', label: '主任' },
  { code: 'deputy_secretary', label: '副书记' },
  { code: 'deputy_director', label: '副主任' },
  { code: 'member', label: '委员' },
];
const educationLevels: Choices = [
  { code: 'junior_school', label: '初中及以下' },
  { code: 'senior_school', label: '高中（中专）' },
  { code: 'college', label: '大专' },
  { code: 'bachelor', label: '本科' },
  { code: 'postgraduate', label: '研究生' },
];
const boardKinds: Choices = [
  { code: 'disclosure', label: '居务公开栏' },
  { code: 'publicity', label: '宣传栏' },
];

const room = metricsOf('room', 'room');
const member = metricsOf('member', 'member');
const board = metricsOf('board', 'board');
const signboard = metricsOf('signboard', 'signboard');

/** Fields of the things a community has several of. */
export const itemMetrics: readonly Metric[] = [
  room.text('room.name', '房间名称', '房间名称', '房间', '室名'),
  room.area('room.area', '面积', '面积', '面积（㎡）', '房间面积', '使用面积'),
  room.set('room.functions', '功能', roomFunctions, '功能', '房间功能', '用途'),
  room.text('room.note', '说明', '说明', '备注'),
  member.text('member.name', '姓名', '姓名', '成员姓名'),
  member.choice('member.post', '职务', memberPosts, '职务', '任职', '现任职务'),
  member.monthly('member.pay', '每月补贴', '每月补贴', '补贴', '补贴（元/月）', '月补贴', '报酬'),
  member.flag('member.insured', '已参加社会保险', '已参加社会保险', '社会保险', '参保'),
  member.choice('member.education', '学历', educationLevels, '学历', '文化程度'),
  member.date('member.term_start', '任职日期', '任职日期', '任职时间', '当选日期'),
  board.choice('board.kind', '种类', boardKinds, '种类', '栏目种类', '类型'),
  board.area('board.area', '面积', '面积', '面积（㎡）'),
  board.flag('board.fixed', '长期固定', '长期固定', '是否固定'),
  signboard.text('signboard.text', '牌子文字', '牌子文字', '牌匾内容', '挂牌名称'),
  signboard.text('signboard.place', '悬挂位置', '悬挂位置', '位置'),
];
