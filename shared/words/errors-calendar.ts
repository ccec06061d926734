import { formatDayChinese, isDay } from '#shared/domain/date.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import { said, type ErrorWords } from './words.ts';

/** Errors of amounts, the working-day calendar, its import, and deadlines. */
export const calendarErrors: ErrorWords = {
  invalid_money: (data) => `金额“${said(data, 'value')}”超出可准确计算的范围。请核对后重新填写。`,
  invalid_scaled: (data) => `数值“${said(data, 'value')}”超出可准确计算的范围。请核对后重新填写。`,
  invalid_period: (data) => `期限${said(data, 'count')}${UNIT_WORDS[said(data, 'unit')] ?? ''}无法计算。请填写 1 至 ${said(data, 'longest')} 之间的整数。`,

  calendar_empty: () => '没有任何一年的工作日历，无法计算期限。请在“系统—工作日历”中导入。',
  calendar_year_twice: (data) => `${said(data, 'year')}年的工作日历出现了两份。请只保留一份。`,
  calendar_data: (data) => `工作日历中的类型“${said(data, 'kind')}”不是“放假”或“上班”。请重新导入该年日历。`,
  calendar_no_rows: (data) => `没有读到${said(data, 'year')}年的放假安排。请粘贴国务院办公厅通知全文，或“日期、类型、名称、文号”四列的表格。`,
  calendar_not_a_table: () => '没有读出表格。请粘贴国务院办公厅通知全文，或“日期、类型、名称、文号”四列的表格（可从 Excel 复制）。',
  calendar_row_day: (data) => `${row(data)}日期“${said(data, 'value')}”无法识别。可写成 2027-10-01、10月1日，或 10月1日至7日。`,
  calendar_row_kind: (data) => `${row(data)}类型“${said(data, 'value')}”无法识别。请填写“放假”或“上班”。`,
  calendar_row_name: (data) => `${row(data)}没有节假日名称。请填写元旦、春节等名称；调休上班的日子填写为哪个节日调休。`,
  calendar_row_outside: (data) => `${row(data)}${day(data, 'day')}不在${said(data, 'year')}年通知的范围内（上一年12月1日至当年12月31日）。请核对年份。`,
  calendar_row_makeup_weekday: (data) => `${row(data)}${day(data, 'day')}是周一至周五，本来就是工作日，不会是调休上班。请核对日期。`,
  calendar_row_double: (data) => `${row(data)}${day(data, 'day')}与第 ${said(data, 'first')} 行重复。请删去其中一行。`,
  calendar_row_no_paper: (data) =>
    said(data, 'value') === ''
      ? `${row(data)}没有文号。请填写通知的文号，如“国办发明电〔2025〕7号”。`
      : `${row(data)}文号“${said(data, 'value')}”格式不对。请按“国办发明电〔2025〕7号”的格式填写。`,
  calendar_holiday_absent: (data) => `${said(data, 'year')}年的安排中没有${said(data, 'name')}。请补上后再导入。`,
  calendar_statutory_day_absent: (data) => `${day(data, 'day')}是法定节假日，表中没有放假。请核对后再导入。`,

  ledger_no_period: () => '还没有确定期限，不能登记送达或延期。请先填写期限。',
  ledger_not_served: () => '还没有送达，期限没有起算，不能暂停、恢复或延期。请先登记送达。',
  ledger_suspended: (data) => `期限自${day(data, 'since')}起已暂停。请先恢复，再办理这一步。`,
  ledger_not_suspended: () => '期限没有暂停，不需要恢复。请刷新后核对。',
  ledger_day_before: (data) => `日期${day(data, 'on')}早于上一次登记的${day(data, 'earlier')}。请核对日期。`,
  service_before_issue: (data) => `送达日期${day(data, 'on')}早于签发日期${day(data, 'issuedOn')}。请核对日期。`,
  extension_after_expiry: (data) =>
    `期限已于${day(data, 'dueOn')}届满，${day(data, 'askedOn')}才申请延期，不能受理。延期应在届满前申请；可改为督办或重新限期。`,
  extension_not_later: (data) => `延期后的到期日${day(data, 'newDue')}不晚于原到期日${day(data, 'dueOn')}。请填写更晚的日期。`,
};

const UNIT_WORDS: Readonly<Record<string, string>> = { workday: '个工作日', day: '日', month: '个月' };

function row(data: ErrorData): string {
  return `第 ${said(data, 'row')} 行：`;
}

function day(data: ErrorData, key: string): string {
  const value = said(data, key);
  return isDay(value) ? formatDayChinese(value) : value;
}
