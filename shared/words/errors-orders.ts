import { formatDayChinese, isDay } from '#shared/domain/date.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import type { OrderCommandType, OrderState } from '#shared/domain/orders/orderState.ts';
import type { ItemCommandType, ItemState } from '#shared/domain/orders/itemState.ts';
import { itemCommandWords, itemStateWords } from './cases.ts';
import { orderCommandWords, orderStateWords, stageWords } from './orders.ts';
import { said, type ErrorWords } from './words.ts';

const roleWords: Readonly<Record<string, string>> = { clerk: '经办', reviewer: '审核', signer: '签发' };
const dayWords: Readonly<Record<string, string>> = {
  draftedOn: '拟稿日期',
  issuedOn: '签发日期',
  servedOn: '送达日期',
  latestOn: '最近一次办理的日期',
  reportedOn: '反馈日期',
  passedOn: '复查日期',
};

function day(data: ErrorData, key: string): string {
  const value = said(data, key);
  return isDay(value) ? formatDayChinese(value) : value;
}

function orderCommand(data: ErrorData): string {
  return orderCommandWords[said(data, 'command') as OrderCommandType] ?? '这一步';
}

function itemCommand(data: ErrorData): string {
  return itemCommandWords[said(data, 'command') as ItemCommandType] ?? '这一步';
}

function list<T extends string>(data: ErrorData, key: string, words: Readonly<Record<T, string>>): string {
  const value = data[key];
  return Array.isArray(value) ? value.map((code) => words[code as T] ?? code).join('、') : '';
}

/** The first few names of a list, or what stands for them. */
function some(data: ErrorData, key: string, otherwise: string): string {
  const value = data[key];
  if (!Array.isArray(value) || value.length === 0) return otherwise;
  return `${value.slice(0, 3).join('、')}${value.length > 3 ? `等${value.length}件` : ''}`;
}

/** Refusals of orders, case items and closing: where, what, and what to do next. */
export const ordersErrors: ErrorWords = {
  order_wrong_state: (data) =>
    `督令现在是“${orderStateWords[said(data, 'state') as OrderState] ?? said(data, 'state')}”，不能${orderCommand(data)}；需先到“${list(data, 'expected', orderStateWords)}”。请刷新后再看。`,
  order_role_missing: (data) => `${orderCommand(data)}需要${roleWords[said(data, 'role')] ?? ''}权限。请换有权限的人员办理。`,
  order_day_missing: (data) => `${orderCommand(data)}没有填日期。请填写实际发生的日期。`,
  order_day_in_future: (data) => `${orderCommand(data)}日期${day(data, 'on')}还没有到。请填写今天或以前的日期。`,
  order_day_before: (data) =>
    `${orderCommand(data)}日期${day(data, 'on')}早于${dayWords[said(data, 'what')] ?? '上一步日期'}${day(data, 'before')}。请核对日期。`,
  order_reviewer_missing: () => '没有审核人。请选择审核人。',
  order_reviewer_is_drafter: () => '审核人与拟稿人是同一人。请换一人审核，或在设置中允许拟稿人自审。',
  order_signer_missing: () => '没有签发人。请填写签发领导姓名。',
  order_reason_missing: (data) => `${orderCommand(data)}没有写理由。请填写理由，它会随文号一起保留。`,
  order_method_missing: () => '没有选择送达方式。请选择直接送达、邮寄、公文交换、电子公文或留置送达。',
  order_receiver_missing: () => '没有接收人。请填写在签收单上签字的人。',
  order_witness_missing: () => '留置送达没有见证人。请填写见证人姓名。',
  order_due_before_service: (data) =>
    `${some(data, 'cases', '其中的问题')}的期限是${day(data, 'dueOn')}，${day(data, 'on')}才送达，送达后没有整改时间。请填写新的期限，一并改期。`,
  order_milestone_before_service: (data) =>
    `${some(data, 'cases', '其中的问题')}的分期节点${day(data, 'dueOn')}不晚于送达日期${day(data, 'on')}，整改计划已不能执行。请撤销这份督令，重新商定节点后再下达。`,
  order_new_due_before_service: (data) => `新的期限${day(data, 'newDueOn')}不晚于送达日期${day(data, 'on')}，送达后没有整改时间。请填写以后的日期。`,
  order_items_open: (data) => `还有${said(data, 'count')}个问题没有销号，不能办结。请先逐项办完。`,
  order_items_closed: (data) => `${some(data, 'cases', '其中有问题')}已经销号归档，以这份督令为依据，督令不能撤销。其余问题请继续办理。`,
  order_items_carried: (data) =>
    `其中的问题已由${some(data, 'orders', '上一级督令')}接着办理，以这份督令为依据，不能撤销。请先撤销${some(data, 'orders', '上一级督令')}。`,
  order_check_refused: (data) => {
    const reasons = Array.isArray(data['reasons']) ? data['reasons'] : Array.isArray(data['codes']) ? data['codes'] : [];
    return `签发前检查有${reasons.length}处必须改正，督令没有签发。请按检查结果逐处改正后再签发。`;
  },
  outcome_in_future: (data) => `收到处理结果的日期${day(data, 'on')}还没有到。请填写今天或以前的日期。`,
  outcome_before: (data) => `收到处理结果的日期${day(data, 'on')}早于问责令的${dayWords[said(data, 'what')] ?? '签发日期'}${day(data, 'before')}。请核对日期。`,
  outcome_reason_missing: () => '这份问责令已经登记过处理结果，再次登记是更正。请写明更正理由，原来的结果会留在经过中。',
  order_needs_no_receipt: () => '这份督令是留置送达的，不需要签收，也不用催签。',
  item_wrong_state: (data) =>
    `这个问题现在是“${itemStateWords[said(data, 'state') as ItemState] ?? said(data, 'state')}”，不能${itemCommand(data)}；需先到“${list(data, 'expected', itemStateWords)}”。请刷新后再看。`,
  item_role_missing: (data) => `${itemCommand(data)}需要${roleWords[said(data, 'role')] ?? ''}权限。请换有权限的人员办理。`,
  item_day_missing: (data) => `${itemCommand(data)}没有填日期。请填写实际发生的日期。`,
  item_day_in_future: (data) => `${itemCommand(data)}日期${day(data, 'on')}还没有到。请填写今天或以前的日期。`,
  item_day_before: (data) =>
    `${itemCommand(data)}日期${day(data, 'on')}早于${dayWords[said(data, 'what')] ?? '上一步日期'}${day(data, 'before')}。请核对日期。`,
  item_content_missing: () => '没有写整改情况。请填写责任单位反馈的内容。',
  item_reporter_missing: () => '没有反馈人。请填写责任单位的反馈人。',
  item_rechecker_missing: () => '没有复查人。请选择复查人。',
  item_rechecker_is_reporter: () => '复查人与登记反馈的是同一人。请换一人复查。',
  item_opinion_missing: () => '没有复查意见。请写明现场看到的情况。',
  item_pass_without_evidence: () => '没有照片或材料佐证，不能登记合格。请在这里附上现场照片或整改后的材料，或先补充登记反馈。',
  item_new_due_past: (data) => `新的期限${day(data, 'newDueOn')}不晚于${day(data, 'on')}，当日不计，没有整改时间。请填写以后的日期。`,
  item_reason_missing: (data) => `${itemCommand(data)}没有写理由。请填写理由。`,
  item_no_next_stage: () => '问责令之后没有更高一级的督令。请登记有权机关的处理结果。',
  item_stage_skipped: (data) =>
    `不能从${stageWords[said(data, 'from') as keyof typeof stageWords] ?? ''}直接升级到${stageWords[said(data, 'to') as keyof typeof stageWords] ?? ''}。请逐级升级。`,
  item_not_overdue: (data) => `期限${day(data, 'dueOn')}还没有过，不能以逾期为由升级。请到期后再办，或改以“情况紧急”并写明理由。`,
  item_not_failed: () => '没有复查不合格的记录，不能以不合格为由升级。请先登记复查结果。',
  close_not_rechecked: () => '还没有复查合格，不能销号。请先复查。',
  close_rechecker_is_reporter: () => '复查人与登记反馈的是同一人，不能销号。请换一人重新复查。',
  close_not_reported: () => '没有整改反馈，不能销号。请先登记反馈。',
  close_no_evidence: () => '没有照片或材料佐证，不能销号。请在这里附上整改后的照片或材料。',
  close_items_open: (data) => `本案还有${said(data, 'count')}个问题没有办完，不能销号。请先办完。`,
};
