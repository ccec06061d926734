import { said, type ErrorWords } from './words.ts';

/** The register by hand. */
export const registerErrors: ErrorWords = {
  register_nothing_missing: () => '没有要填报的数据，没有导出。凭佐证勾选的要求请在程序里勾选。',
  community_unknown: () => '名册中没有这个社区，可能已被撤销导入。请回到社区名册重新查找。',
  community_closed: (data) => `${said(data, 'name')}已于${said(data, 'on')}撤并，不能再修改；它的历史仍可按日期查看。`,
  community_same_name: (data) => `${said(data, 'subdistrict')}已有名为「${said(data, 'name')}」的社区。请核对，或改用不同的名称。`,
  community_same_code: (data) => `统计代码${said(data, 'code')}已被另一个社区使用。请核对 12 位代码。`,
  community_closed_before_start: (data) => `撤并日期早于${said(data, 'name')}的设立日期（${said(data, 'from')}）。请核对日期。`,
  community_has_open_cases: (data) => `${said(data, 'name')}还有${said(data, 'count')}件案件没有销号，不能撤并。请先办结或撤销这些案件。`,
  subdistrict_unknown: () => '没有选定所属乡镇（街道）。请选择一个，或填写新的名称。',
  item_unknown: () => '这一条已被停用或不属于该社区。请刷新页面后再试。',
  item_ended_before_start: (data) => `停用日期早于这一条的登记日期（${said(data, 'from')}）。请核对日期。`,
  metric_unknown: (data) => `名册没有「${said(data, 'metric')}」这一项。请刷新页面后再试。`,
  value_unfit: (data) => `「${said(data, 'label')}」的内容不合要求。请按该项的单位或选项填写。`,
  day_in_future: (data) => `日期${said(data, 'day')}晚于今天（${said(data, 'today')}）。请改为今天或以前的日期。`,
  too_many_subjects: (data) => `一次最多查看${said(data, 'most')}个社区。请缩小范围。`,
  rule_unknown: (data) => `现行标准包中没有${said(data, 'rule')}这一条。请重新选择。`,
  invalid_cursor: () => '列表位置已失效。请从第一页重新查看。',
};
