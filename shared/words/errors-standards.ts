import type { ErrorData } from '#shared/domain/errors.ts';
import { said, type ErrorWords } from './words.ts';

const packProblems: Readonly<Record<string, string>> = {
  text: '应为文字',
  empty: '不能为空',
  flag: '应为是或否',
  integer: '应为整数',
  day: '应为存在的日期',
  list: '应为列表',
  record: '应为一组字段',
  word: '不是认得的取值',
  missing: '缺少这一项',
  unknown_field: '不认得这一项',
  duplicate: '重复',
  unknown_metric: '用到了名册中没有的指标',
  unknown_rule: '指向的规则不存在',
  rule_of_rule: '引用的规则又引用了别的规则',
  unknown_setting: '指向的设置项不存在',
  unknown_choice: '不在可选项内',
  unknown_task: '任务编号不存在',
  unknown_phase: '阶段不存在',
  pattern: '格式表达式写错了',
  days_order: '止日早于起日',
  threshold: '比较方式与标准值不相配',
};

/** Errors of standards packs and their settings. */
export const standardsErrors: ErrorWords = {
  pack_invalid: (data) => `标准包的“${said(data, 'path') || '整个文件'}”${problem(data)}，没有导入。请改正这一处后再导入。`,
  pack_newer_format: () => '这个标准包由更新版本的程序制作，本程序读不了。请先升级程序，再导入。',
  tick_not_by_hand: (data) => `“${said(data, 'title')}”按名册数据判定，不需要勾选。请在社区页修改相应数据。`,
  tick_value_unfit: (data) => `“${said(data, 'title')}”填写的结果不合要求，没有保存。请按给出的选项或单位填写。`,
  tick_without_proof: (data) => `“${said(data, 'title')}”记为符合要有依据，没有保存。请写明说明，或附上照片、材料。`,
  tick_other_level: (data) => `“${said(data, 'title')}”不由${said(data, 'name') || '社区'}承担，没有保存。请在对应层级勾选。`,
  tick_without_subject: (data) => `还没有选定要勾选“${said(data, 'title')}”的社区，没有保存。请先选择社区。`,
  evidence_unknown: () => '没有找到这条勾选记录，或已经撤回。请刷新页面查看。',
  exemption_days: (data) => `豁免止日${said(data, 'to')}早于起日${said(data, 'from')}，没有保存。请改正日期。`,
  exemption_not_for_rule: (data) => `“${said(data, 'title')}”不判定社区，不能豁免。请选择社区一级的条款。`,
  exemption_overlaps: (data) => `${said(data, 'name')}在这段时间已有“${said(data, 'title')}”的豁免，没有保存。请先结束原来的豁免，或改用不重叠的日期。`,
  exemption_ended: (data) => `这条豁免已于${said(data, 'to')}到期，不需要再结束。`,
  setting_unknown: (data) => `标准包没有“${said(data, 'key')}”这个口径设置，没有保存。请刷新页面后再选。`,
  setting_choice_unknown: (data) => `口径设置“${said(data, 'key')}”没有“${said(data, 'choice')}”这个选项，没有保存。请从列出的选项中选择。`,
};

function problem(data: ErrorData): string {
  const found = said(data, 'found');
  return `${packProblems[said(data, 'problem')] ?? '不符合要求'}${found === '' ? '' : `（${found}）`}`;
}
