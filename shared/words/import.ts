import { formatDayChinese } from '#shared/domain/date.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import type { ErrorRowsWords } from '#shared/domain/import/errorRowsSheet.ts';
import type { SkipReason } from '#shared/domain/import/findTable.ts';
import type { ImportIssue, ImportIssueCode } from '#shared/domain/import/issue.ts';
import type { ColumnProposal } from '#shared/domain/import/proposeColumns.ts';
import type { TemplateWords } from '#shared/domain/import/templateSheet.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { numberText, valueWithUnit } from './metrics.ts';
import { said } from './words.ts';

type IssueWords = (issue: ImportIssue) => string;

/** What is wrong and what to do; the place stands before it (see `issueSentence`). */
export const importIssueWords: Readonly<Record<ImportIssueCode, IssueWords>> = {
  import_identity_missing: () => '没有指定“社区名称”或“统计代码”列，无法知道每行是哪个社区。请在栏目对应中指定其中一列。',
  import_target_twice: ({ data }) => `${said(data, 'columns')} 列都对应同一个栏目。请只留一列，其余改为“忽略”。`,
  import_target_unknown: () => '这一列对应的栏目已不存在。请重新选择栏目，或改为“忽略”。',
  import_header_unit: ({ data }) =>
    `表头的单位是“${said(data, 'unit')}”，而这个栏目按“${unitOr(said(data, 'expected'), '个数')}”登记，不能换算。请改正表头，或改选栏目。`,
  import_cell_formula: ({ data }) => `公式出错（${said(data, 'error')}），取不到数值。请在原表改正公式，或直接填数值。`,
  import_cell_no_result: () => '公式没有结果。请用 WPS 或 Excel 打开原表，保存一次后再导入，或直接填数值。',
  import_cell_number: ({ raw }) => `“${raw}”不能读作一个数。请只填数字，可加单位，如 2598 或 2,598户；估计数写“约2771”。`,
  import_cell_range: ({ raw }) => `“${raw}”是一个范围。请填一个数；拿不准可写“约”字，如 约2500。`,
  import_cell_bound: ({ raw }) => `“${raw}”不是确切的数。请填一个数；拿不准可写“约”字，如 约2500。`,
  import_cell_negative: ({ raw }) => `“${raw}”是负数。请核对后填不小于 0 的数。`,
  import_cell_not_whole: ({ raw, data }) => `“${raw}”不是整数${unit(said(data, 'unit'))}。请核对后填整数。`,
  import_cell_unit: ({ raw, data }) =>
    `“${raw}”的单位是“${said(data, 'unit')}”，这一栏按“${unitOr(said(data, 'expected'), '数字')}”登记，没有自动换算。请换算后再填。`,
  import_cell_too_large: ({ raw, data }) => `“${raw}”超过 ${limit(data)}，不合常理。请核对是否多打了数字或单位不对。`,
  import_cell_unusual: ({ raw, data }) =>
    said(data, 'unit') === '%' ? `“${raw}”大于 100%。请核对后填不超过 100% 的数。` : `“${raw}”大于 ${limit(data)}，比较少见。确实无误可以照常导入。`,
  import_cell_percent: ({ raw }) => `“${raw}”可能是 ${raw}，也可能是百分比格式的 ${percent(raw)}%。请写明，如 ${percent(raw)}%。`,
  import_cell_rounded: ({ raw, data }) => `“${raw}”按两位小数记为 ${said(data, 'kept')}。`,
  import_cell_flag: ({ raw }) => `“${raw}”看不出是有还是没有。请填 √ 或 ×（有、无、是、否也可以）。`,
  import_cell_choice: ({ raw, data }) => `“${raw}”不在可选项里。请改为：${said(data, 'choices')}。`,
  import_cell_date: ({ raw }) => `“${raw}”不是可识别的日期。请写成 2021.5.5、2021-05-05、20210505 或 2021年5月5日。`,
  import_cell_date_incomplete: ({ raw }) => `“${raw}”缺少月或日。请写全年月日，如 2021.5.5。`,
  import_cell_is_date: ({ raw }) => `单元格是日期 ${raw}，这一栏应填数字，可能是 Excel 自动改的。请把单元格格式设为“常规”后重填。`,
  import_cell_too_long: ({ data }) => `内容有 ${said(data, 'length')} 个字，超过 ${said(data, 'limit')} 个字。请精简后再导入。`,
  import_cell_merged: ({ data }) => `这个单元格与第 ${said(data, 'rows')} 行合并，数值只记入本行，其余行按未填报处理。如各行都是这个数，请取消合并后分别填写。`,
  import_cell_zero: ({ header }) => `${header === '' ? '这一栏' : `“${header}”`}填的是 0，不合常理。请核对；没有统计的请空着不填。`,
  import_cell_date_future: ({ raw, data }) => `“${raw}”晚于数据截至日期 ${formatDayChinese(said(data, 'onDay'))}。请核对年月日。`,
  import_cell_date_old: ({ raw }) => `“${raw}”早于 1949 年 10 月，不合常理。请核对年份。`,
  import_figure_listed: ({ raw, data }) =>
    `表中是“${raw}”，按社区页的${listWords[said(data, 'list')] ?? '清单'}是 ${listedFigure(data)}。以清单为准，这一项不写入；清单有误的，请在社区页更正清单。`,
  import_code_scientific: ({ raw }) => `被 Excel 变成了“${raw}”，后几位已丢失。请把这一列设为“文本”格式，重新填写 12 位代码。`,
  import_code_length: ({ raw, data }) => `“${raw}”是 ${said(data, 'length')} 位，应为 12 位。请核对后改正；没有代码可以留空。`,
  import_code_format: ({ raw }) => `“${raw}”含有数字以外的字符。请填 12 位数字；没有代码可以留空。`,
  import_name_missing: ({ data }) => {
    const code = said(data, 'code');
    return code === ''
      ? '没有填社区名称，不知道是哪个社区。请补上名称，或删去这一行。'
      : `名册里没有代码 ${code}，这一行又没有填社区名称，无法新增。请补上名称。`;
  },
  import_subdistrict_missing: () => '新社区没有写明所属乡镇（街道）。请补上后再导入。',
  import_subdistrict_carried: ({ data }) => `没有填乡镇（街道），按上一行的“${said(data, 'subdistrict')}”处理。不对请补填。`,
  import_duplicate_code: ({ data }) => `${said(data, 'value')} 在第 ${said(data, 'rows')} 行重复出现。请核对后只留一行，或改正代码。`,
  import_duplicate_name: ({ data }) => `“${said(data, 'value')}”与同一乡镇（街道）的其他行指同一个社区（第 ${said(data, 'rows')} 行）。请核对后只留一行。`,
  import_match_ambiguous: ({ raw, data }) => `名册里有几个社区都可能是“${raw}”：${said(data, 'names')}。请填上统计代码或乡镇（街道）来区分。`,
  import_match_conflict: ({ raw, data }) => {
    const code = said(data, 'code');
    const first = code === '' ? `这一行指的是“${said(data, 'byCode')}”` : `代码 ${code} 在名册里是“${said(data, 'byCode')}”`;
    const holderCode = said(data, 'holderCode');
    return `${first}，而名称“${raw}”已是另一个社区“${said(data, 'byName')}”${holderCode === '' ? '' : `（${holderCode}）`}。请核对代码和名称。`;
  },
  import_community_closed: ({ raw, data }) =>
    `“${raw}”属于已撤并的社区“${said(data, 'name')}”（${formatDayChinese(said(data, 'on'))}撤并），不能再用。请核对名称和代码；确是新设的社区，请换用新的名称和代码。`,
};

const listWords: Readonly<Record<string, string>> = { room: '房间清单', member: '成员名单', board: '公开栏清单' };

/** What follows from a list, with its unit. */
function listedFigure(data: ErrorData): string {
  const metric = metricByKey.get(said(data, 'metric'));
  const { number, text } = data;
  if (metric === undefined) return '';
  return valueWithUnit(metric, {
    number: typeof number === 'number' ? number : null,
    text: typeof text === 'string' ? text : null,
    qualifier: data['qualifier'] === 'estimate' ? 'estimate' : data['qualifier'] === 'none' ? 'none' : 'exact',
  });
}

/** Where a finding stands: 工作表“社区名册”第 7 行 G 列“户数”. */
function issuePlace(issue: ImportIssue): string {
  const column = issue.column === '' ? '' : ` ${issue.column} 列`;
  const header = issue.header === '' ? '' : `“${issue.header}”`;
  return `工作表“${issue.sheet}”第 ${issue.row} 行${column}${header}`;
}

/** What is wrong with a cell or row and what to do, without the place: for the note beside the cell. */
export function issueReason(issue: ImportIssue): string {
  return importIssueWords[issue.code](issue);
}

/** The reason after the header it is about: for a list of what is wrong in one row. */
export function issueInRow(issue: ImportIssue): string {
  return issue.header === '' ? issueReason(issue) : `${issue.header}：${issueReason(issue)}`;
}

/** Place and reason in one sentence. */
export function issueSentence(issue: ImportIssue): string {
  return `${issuePlace(issue)}：${issueReason(issue)}`;
}

/** Why a row of the sheet was not read. */
export const skipReasonWords: Readonly<Record<SkipReason, string>> = {
  blank: '空行',
  total: '小计或合计行',
  note: '说明行',
  section: '分组标题行',
  numbering: '栏次行',
  units: '单位行',
  repeated_header: '重复的表头',
};

/** How sure a column's match is. */
export const proposalBasisWords: Readonly<Record<ColumnProposal['basis'], string>> = {
  remembered: '上次的对应',
  exact: '表头一致',
  similar: '表头相近，请核对',
  none: '不认得，未采用',
};

/** Fields that say which community a row is about, beside the metrics' own labels. */
export const identityWords = { subdistrict: '乡镇（街道）', name: '社区名称', code: '统计代码', ignore: '忽略这一列' } as const;

/** Short words of the import pages. */
export const importWords = {
  pastedSheet: '粘贴的表格',
  kept: '留空不改',
} as const;

/** The sheet of rows in error, to be put right and imported by itself; its last column is known to be ignored then. */
export const errorRowsWords: ErrorRowsWords = { sheetName: '有错误的行', reason: '错误原因', subdistrict: '乡镇（街道）' };

/** The blank register to download. */
export const importTemplateWords: TemplateWords = {
  sheetName: '社区名册',
  titles: ['城市社区居委会基本情况名册', '填报单位：                    填报日期：                    单位：户、人、平方米、元'],
  notes: [
    '注：1.不知道或还没有统计的，空着不填，系统记为“未填报”，不会当作 0。',
    '2.确实没有的填“无”，如没有儿童活动室，在该栏填“无”。',
    '3.估计的数前面加“约”，如 约2771；系统始终标明是估计数。',
    '4.有√、×的栏目从下拉中选择；小区类型、日间照料中心、社会保险从下拉中选择。',
    '5.统计代码为 12 位数字，请保持“文本”格式；日期可写 2021.5.5 或 2021年5月5日。',
    '6.面积以平方米计，补贴和办公经费以元/月计，只填数字即可。',
  ],
};

/** 300,000 人 */
function limit(data: ErrorData): string {
  return `${numberText(Number(said(data, 'limit')), 0)} ${said(data, 'unit')}`.trimEnd();
}

function unit(name: string): string {
  return name === '' ? '' : `（${name}）`;
}

function unitOr(name: string, otherwise: string): string {
  return name === '' ? otherwise : name;
}

function percent(raw: string): string {
  return String(Math.round(Number(raw) * 10_000) / 100);
}
