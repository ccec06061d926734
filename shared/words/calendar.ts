import { dayParts, formatDayChinese, formatDayShort, weekday, yearOf, type Day } from '#shared/domain/date.ts';
import type { DayGroup, ExplainedDay } from '#shared/domain/deadline/explain.ts';
import type { DueProjection } from '#shared/domain/deadline/ledger.ts';
import { isPeriod, type Period } from '#shared/domain/deadline/period.ts';
import type { Reprojected } from '#shared/domain/deadline/reproject.ts';
import type { Standing } from '#shared/domain/deadline/standing.ts';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** 三 */
function weekdayShort(day: Day): string {
  return WEEKDAYS[weekday(day) - 1] ?? '';
}

/** 星期三 */
function weekdayName(day: Day): string {
  return `星期${weekdayShort(day)}`;
}

/** `6月8日（星期三）` */
function dayWithWeekday(day: Day): string {
  return `${formatDayShort(day)}（${weekdayName(day)}）`;
}

/** `10月1日—8日`, `9月30日—10月2日`, `2026年12月31日—2027年1月2日`; one day stays one day. */
export function daySpan(from: Day, to: Day): string {
  if (from === to) return formatDayShort(from);
  if (yearOf(from) !== yearOf(to)) return `${formatDayChinese(from)}—${formatDayChinese(to)}`;
  const end = dayParts(to);
  return dayParts(from).month === end.month ? `${formatDayShort(from)}—${end.date}日` : `${formatDayShort(from)}—${formatDayShort(to)}`;
}

/** `5个工作日`, `15日`, `3个月`, `2021年6月30日前（含当日）` */
export function periodText(period: Period): string {
  if (!isPeriod(period)) return '（期限待填）';
  switch (period.unit) {
    case 'workday':
      return `${period.count}个工作日`;
    case 'day':
      return `${period.count}日`;
    case 'month':
      return `${period.count}个月`;
    case 'fixed':
      return `${formatDayChinese(period.day)}前（含当日）`;
  }
}

/** What the days of a 问责令 are for: 清镇市纪委监委答复. */
export function answerWords(body: string): string {
  return `${body}答复期限`;
}

/** Under the days of a 问责令 whose answer came: its term is over, and the work itself has none. */
export function answeredText(day: string, late: boolean): string {
  return `${day}收到处理结果，${late ? '逾期' : '按期'}答复，答复期限到此为止。问题仍要继续整改，问责令没有另定整改期限；整改完成后登记反馈。`;
}

/** The line beside 「期限怎么算」: `督办令 5 个工作日，送达次日起算；依据 国办发明电〔2021〕11号 工作日历`. */
export function deadlineHeadline(orderName: string, period: Period, papers: readonly string[]): string {
  const start = period.unit === 'fixed' ? '' : '，送达次日起算';
  const basis = papers.length === 0 || period.unit === 'fixed' ? '' : `；依据 ${papers.join('、')} 工作日历`;
  // On the screen a figure stands apart from its word, on paper it does not.
  const text = period.unit === 'fixed' ? periodText(period) : periodText(period).replace(/^(\d+)/, '$1 ');
  return `${orderName} ${text}${start}${basis}`;
}

/** Upper line of a cell of the strip: `6/8 三`. */
export function stripDate({ day }: ExplainedDay): string {
  const { month, date } = dayParts(day);
  return `${month}/${date} ${weekdayShort(day)}`;
}

/** How a term began: with the service of the order, or with a new day after a recheck or a reopening. */
export type TermStart = 'served' | 'returned' | 'reopened';
const startMarks: Readonly<Record<TermStart, string>> = { served: '送达', returned: '退回', reopened: '重办' };
const startSentences: Readonly<Record<TermStart, string>> = { served: '送达', returned: '复查退回，另定期限', reopened: '重新整改，另定期限' };

/** Lower line of a cell of the strip: 送达, the count, 休, 假, 顺延, 停; a due day without a count says 到期. */
export function stripMark({ kind, count }: ExplainedDay, start: TermStart = 'served'): string {
  switch (kind) {
    case 'start':
      return startMarks[start];
    case 'rest':
      return '休';
    case 'holiday':
      return '假';
    case 'rolled':
      return '顺延';
    case 'suspended':
      return '停';
    case 'counted':
    case 'makeup':
      return count === null ? '计' : String(count);
    case 'due':
      return count === null ? '到期' : String(count);
    case 'former_due':
      return count === null ? '原到期' : String(count);
  }
}

/** The sentence of a group of days, as read aloud and shown on hover; the days of a 问责令 are for an `answer`. */
export function groupSentence(group: DayGroup, unit: Period['unit'], start: TermStart = 'served', answer = false): string {
  const span = group.from === group.to ? dayWithWeekday(group.from) : daySpan(group.from, group.to);
  const name = group.names.join('、');
  const paper = group.paper === null ? '' : `，${group.paper.number}`;
  const count = countText(group, unit);
  switch (group.kind) {
    case 'start':
      return `${span} ${startSentences[start]}，当日不计`;
    case 'counted':
      return `${span} ${count === '' ? '计入期限' : count}`;
    case 'rest':
      return `${span} 休息日，不计`;
    case 'holiday':
      return `${span} ${name}${paper}，放假不计`;
    case 'makeup':
      return `${span} ${name}调休上班${paper}${count === '' ? '' : `，${count}`}`;
    case 'rolled':
      return `${span} ${count === '' ? '期满' : count}，逢${name === '' ? '休息日' : `${name}放假${paper}`}，顺延`;
    case 'suspended':
      return `${span} 暂停，不计`;
    case 'former_due':
      return `${span} ${count === '' ? '' : `${count}，`}原到期日，已批准延期`;
    case 'due':
      return `${span} ${count === '' ? '' : `${count}，`}${group.dayKind === 'makeup' ? `${name}调休上班${paper}，` : ''}到期，当日${answer ? '答复' : '反馈'}不算逾期`;
  }
}

function countText({ firstCount, lastCount }: DayGroup, unit: Period['unit']): string {
  if (firstCount === null || lastCount === null) return '';
  const counted = unit === 'workday' ? '个工作日' : '日';
  return firstCount === lastCount ? `第${firstCount}${counted}` : `第${firstCount}—${lastCount}${counted}`;
}

/** `2027年节假日未导入，暂按周一至周五和法定节日推算，补假和调休未计，到期日暂定。导入后自动重算。` Empty when nothing is missing. */
export function provisionalText(missingYears: readonly number[]): string {
  return missingYears.length === 0
    ? ''
    : `${missingYears.join('、')}年节假日未导入，暂按周一至周五和法定节日推算，补假和调休未计，到期日暂定。导入后自动重算。`;
}

/** What the state of a due date is called; `workdays` words stand in `standingText`. */
export function standingText(standing: Standing, due: Pick<DueProjection, 'state'>): string {
  switch (standing.state) {
    case 'not_started':
      return due.state === 'no_period' ? '未定期限' : '待送达';
    case 'running':
    case 'due_soon':
      return standing.workdaysLeft === 0 ? '不足 1 个工作日' : `还剩 ${standing.workdaysLeft ?? 0} 个工作日`;
    case 'due_today':
      return '今日到期';
    case 'overdue':
      return standing.workdaysOver === 0 ? `逾期 ${standing.daysOver} 天` : `逾期 ${standing.workdaysOver} 个工作日`;
    case 'stopped':
      return due.state === 'suspended' ? '已暂停' : standing.workdaysOver > 0 ? `已结，曾逾期 ${standing.workdaysOver} 个工作日` : '不再计时';
  }
}

/** `到期前 1 个工作日提醒`, `到期当日提醒` */
export function reminderText(rung: number): string {
  return rung === 0 ? '到期当日提醒' : `到期前 ${rung} 个工作日提醒`;
}

/** What loading a calendar changed for one item. */
export function reprojectedText({ change, from, to, provisional }: Pick<Reprojected<unknown>, 'change' | 'from' | 'to' | 'provisional'>): string {
  const mark = provisional ? '（暂定）' : '';
  if (change === 'moved') return `到期日由${formatDayChinese(from)}改为${formatDayChinese(to)}${mark}`;
  return change === 'confirmed' ? `到期日${formatDayChinese(to)}已确认，不再暂定` : `到期日${formatDayChinese(to)}改为暂定`;
}
