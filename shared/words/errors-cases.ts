import { formatDayChinese, isDay } from '#shared/domain/date.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import { stageWords } from './orders.ts';
import { said, type ErrorWords } from './words.ts';

/** 柏岭社区, 柏岭社区、榆岭社区、松岭社区等5个社区. */
function namedCommunities(data: ErrorData): string {
  const names = data['communities'];
  if (!Array.isArray(names) || names.length === 0) return '所选社区';
  return `${names.slice(0, 3).join('、')}${names.length > 3 ? `等${names.length}个社区` : ''}`;
}

function day(data: ErrorData, key: string): string {
  const value = said(data, key);
  return isDay(value) ? formatDayChinese(value) : value;
}

/** Rounds, findings, cases and orders: what the services refuse beyond the rules of the ladder. */
export const caseErrors: ErrorWords = {
  case_unknown: () => '没有找到这个案件。请回到案件清单重新查找。',
  case_is_closed: (data) => `${said(data, 'number')}已销号，不能再列入督令。如问题反弹，请重新登记问题。`,
  case_has_draft: (data) =>
    said(data, 'order') === ''
      ? `${said(data, 'number')}已列入${day(data, 'draftedOn')}拟的${stageWords[said(data, 'stage') as OrderStage] ?? '督令'}草稿“${said(data, 'title')}”。请打开那份草稿接着办理，或先删除它。`
      : `${said(data, 'number')}已列入${said(data, 'order')}，尚未送达。请先登记送达，或撤销后再拟。`,
  case_starts_too_high: (data) => `${said(data, 'number')}还没有下达整改令，不能直接升级。情况紧急的，可写明理由后从督办令开始。`,
  case_wrong_stage: (data) => `${said(data, 'number')}不在上一级督令的整改之中，不能列入这一级督令。`,
  case_without_order: (data) => `${said(data, 'number')}还没有列入督令，不能进行这一步。请先拟整改令。`,
  findings_none_left: () => '所选问题都已有未销号的案件，或不再判为不达标，没有新的案件。请刷新后核对。',
  order_unknown: () => '没有找到这份督令，草稿可能已被删除。请回到督令清单。',
  order_item_unknown: () => '督令中没有这一项。请刷新页面后再改。',
  order_not_draft: () => '只有草拟状态的督令可以修改或删除。已审核的请先退回修改，已签发的只能撤销。',
  order_not_issued: () => '督令还没有签发，没有文号，不能打印签收单。',
  order_not_awaiting_receipt: () => '这份督令不在等待签收，不需要催签。',
  order_original_number_missing: () => '补录的督令要用原来的文号。请打开这份督令单独签发，填写公文上的文号。',
  order_number_year: (data) => `文号${said(data, 'number')}中〔〕内的年份应是签发年份${said(data, 'year')}年。请核对原公文的文号和签发日期。`,
  order_number_taken: (data) => `文号${said(data, 'number')}已经登记过。请核对原公文的文号。`,
  order_has_no_outcome: () => '只有已签发、未撤销的问责令才登记处理结果。',
  round_phase_unknown: () => '所选阶段不在现行标准包中。请重新选择阶段。',
  order_setting_prefix: (data) => `${said(data, 'stage')}的代字不能用于文号。请填写不含数字、空格和括号的代字，如「清民整」。`,
  order_setting_prefix_taken: (data) =>
    `${said(data, 'stage')}的代字“${said(data, 'prefix')}”与${said(data, 'other')}相同或已被其使用，文号会重复。请各用一个代字。`,
  order_setting_issuer: (data) => `${said(data, 'stage')}没有填写发文机关。请填写后保存。`,
  unit_unknown: () => '没有找到所选的责任单位。请刷新页面后重新选择。',
  round_unknown: () => '没有找到这个督查批次，地址可能有误。请回到“督查检查”重新打开。',
  round_not_begun: (data) =>
    `日期${day(data, 'on')}早于督查批次“${said(data, 'round')}”的开始日期${day(data, 'startsOn')}。请核对日期；批次确实开始得更早的，请先修改批次。`,
  round_foreign_communities: (data) => `${namedCommunities(data)}不在督查批次“${said(data, 'round')}”中。请先把社区加入批次，或不在批次中登记。`,
  round_ends_before_start: () => '批次的结束日期早于开始日期。请核对两个日期。',
  round_without_communities: () => '批次没有选入任何社区。请至少选择一个，或先导入社区名册。',
};
