import type { ErrorData } from '#shared/domain/errors.ts';
import { said, type ErrorWords } from './words.ts';

const packProblems: Readonly<Record<string, string>> = {
  text: '应为文字', empty: '不能为空', flag: '应为是或否', integer: '应为整数', day: '应为存在的日期', list: '应为列表', record: '应为一组字段',
  word: '不是认得的取值', missing: '缺少这一项', unknown_field: '不认得这一项', duplicate: '重复', unknown_metric: '用到了名册中没有的指标',
  unknown_rule: '指向的规则不存在', rule_of_rule: '引用的规则又引用了别的规则', unknown_setting: '指向的设置项不存在', unknown_choice: '不在可选项内',
  unknown_task: '任务编号不存在', unknown_phase: '阶段不存在', pattern: '格式表达式写错了', days_order: '止日早于起日', threshold: '比较方式与标准值不相配',
};

/** Errors of standards packs and their settings. */
export const standardsErrors: ErrorWords = {
  pack_invalid: (data) => `标准包的“${said(data, 'path') || '整个文件'}”${problem(data)}，没有导入。请改正这一处后再导入。`,
  pack_newer_format: () => '这个标准包由更新版本的程序制作，本程序读不了。请先升级程序，再导入。',
  setting_unknown: (data) => `标准包没有“${said(data, 'key')}”这个口径设置，没有保存。请刷新页面后再选。`,
  setting_choice_unknown: (data) => `口径设置“${said(data, 'key')}”没有“${said(data, 'choice')}”这个选项，没有保存。请从列出的选项中选择。`,
};

function problem(data: ErrorData): string {
  const found = said(data, 'found');
  return `${packProblems[said(data, 'problem')] ?? '不符合要求'}${found === '' ? '' : `（${found}）`}`;
}
