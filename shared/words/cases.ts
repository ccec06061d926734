import { formatDayNear } from '#shared/domain/date.ts';
import type { CaseState } from '#shared/domain/cases/state.ts';
import type { DeskAction, DeskBucket, DeskRow } from '#shared/domain/cases/desk.ts';
import type { SkipReason } from '#shared/domain/cases/findings.ts';
import type { FindingSource } from '#shared/domain/orders/source.ts';
import type { TimelineEntry } from '#shared/domain/cases/timeline.ts';
import type { CaseEvent, CaseEventKind } from '#shared/domain/events/kinds.ts';
import type { ItemCommandType, ItemState } from '#shared/domain/orders/itemState.ts';
import { escalationReasonWords, stageWords } from './orders.ts';

export const itemStateWords: Readonly<Record<ItemState, string>> = {
  open: '待送达',
  rectifying: '整改中',
  reported: '已反馈',
  recheck: '复查中',
  passed: '复查合格',
  pending_close: '待销号',
  closed: '已销号',
  returned: '退回整改',
  escalated: '已升级',
  voided: '已撤销',
};

export const itemCommandWords: Readonly<Record<ItemCommandType, string>> = {
  serve: '登记送达',
  report: '登记反馈',
  arrange_recheck: '安排复查',
  pass: '复查合格',
  fail: '复查不合格',
  submit_close: '报请销号',
  refuse_close: '退回销号',
  close: '销号',
  escalate: '升级',
  reopen: '重新整改',
  void: '撤销',
};

export const caseStateWords: Readonly<Record<CaseState, string>> = {
  found: '待列令',
  ordered: '待送达',
  rectifying: '整改中',
  reported: '待复查',
  recheck: '复查中',
  returned: '退回整改',
  passed: '复查合格',
  pending_close: '待销号',
  closed: '已销号',
  escalated: '升级中',
};

/** The desk's buckets: a word for the tile and the shape that goes with it (design/README). */
export const bucketWords: Readonly<Record<DeskBucket, string>> = {
  overdue: '逾期',
  failed: '复查不合格',
  due_today: '今日到期',
  await_recheck: '待复查',
  await_acknowledge: '待签收',
  await_close: '待销号',
  due_soon: '临期',
  await_issue: '待下达',
  running: '整改中',
};

export const deskActionWords: Readonly<Record<DeskAction, string>> = {
  draft_supervision: '拟督办令',
  draft_accountability: '拟问责令',
  record_outcome: '登记处理结果',
  record_report: '登记反馈',
  arrange_recheck: '安排复查',
  record_recheck: '登记复查',
  urge_acknowledge: '催签',
  submit_close: '报请销号',
  approve_close: '审批销号',
  review_order: '审核',
  issue_order: '签发',
  serve_order: '登记送达',
  open_draft: '打开草稿',
};

/** The state cell of a desk row: 逾期 3 个工作日, 今日到期, 待签收 1 个工作日, 还剩 4 个工作日, 待复查 超期 2 个工作日. */
export function bucketText(row: Pick<DeskRow, 'bucket' | 'workdays' | 'late' | 'recheckOver'>): string {
  const word = bucketWords[row.bucket];
  if (row.bucket === 'due_soon' || (row.bucket === 'running' && row.workdays !== null)) return `还剩 ${row.workdays} 个工作日`;
  if (row.bucket === 'overdue' || row.bucket === 'await_acknowledge') return (row.workdays ?? 0) > 0 ? `${word} ${row.workdays} 个工作日` : word;
  if (row.bucket !== 'await_recheck') return word;
  const over = !row.recheckOver ? '' : (row.workdays ?? 0) > 0 ? ` 超期 ${row.workdays} 个工作日` : ' 已超期';
  return `${word}${row.late ? '（迟反馈）' : ''}${over}`;
}

/** Why a failing verdict did not become a finding. */
export const skipWords: Readonly<Record<SkipReason, string>> = {
  open_case: '已有未销号的案件',
  proposal: '属规模调整建议，不下令整改',
  advisory: '倡导事项，只作建议',
  no_unit: '没有对应的责任单位',
  not_failed: '没有判为不达标',
};

export const findingSourceWords: Readonly<Record<FindingSource, string>> = {
  inspection: '督查',
  self_check: '自查',
  covert: '暗访',
  hotline: '12345',
  congress: '人大建议',
  cppcc: '政协提案',
  superior: '上级交办',
  register: '名册比对',
};

const automaticWord = '自动';

/** A line of the timeline in words. */
export type TimelineText = { readonly title: string; readonly who: string; readonly detail: string };

/** Title, who and detail of a timeline entry; steps of one order on one day are joined. */
export function timelineText(entry: TimelineEntry): TimelineText {
  const [first, ...rest] = entry.events;
  if (first === undefined) return { title: '', who: '', detail: '' };
  const title = [eventTitle(first), ...rest.map((event) => joinedTitle(event))].join('');
  const details = entry.events.map(eventDetail).filter((detail) => detail !== '');
  return { title, who: entry.who ?? automaticWord, detail: [...new Set(details)].join('；') };
}

type Of<K extends CaseEventKind> = Extract<CaseEvent, { kind: K }>['payload'];
/** The day of the event decides whether other days are named with their year. */
type Words<K extends CaseEventKind> = { readonly title: (payload: Of<K>, onDay: string) => string; readonly detail: (payload: Of<K>, onDay: string) => string };
const none = (): string => '';

const movedReasons: Readonly<Record<string, string>> = {
  returned: '复查退回，另定期限',
  reopened: '重新整改，另定期限',
  served_late: '送达晚于原定日期，一并改期',
  calendar: '装入年度工作日历后重算',
};

/** What each kind of event is called on the timeline, and its small print. */
export const timelineWords: { readonly [K in CaseEventKind]: Words<K> } = {
  'finding.recorded': {
    title: ({ photos }) => (photos > 0 ? `发现问题，照片 ${photos} 张` : '发现问题'),
    detail: ({ title, detail, ruleId, requirement, round, team }) =>
      [
        [round, team].filter(Boolean).join(' '),
        detail === '' ? title : detail,
        ruleId === null ? (requirement === '' ? '' : `整改要求：${requirement}`) : `规则 ${ruleId}${requirement === '' ? '' : `：${requirement}`}`,
      ]
        .filter((part) => part !== '')
        .join('；'),
  },
  'finding.voided': { title: () => '问题撤销', detail: ({ reason }) => reason },
  'case.opened': { title: ({ number }) => `立案 ${number}`, detail: ({ relapseOf }) => (relapseOf === null ? '' : `反弹，原案 ${relapseOf}`) },
  'order.drafted': { title: ({ stage }) => `拟${stageWords[stage]}`, detail: ({ items }) => `共 ${items} 项` },
  'order.revised': { title: ({ stage }) => `修改${stageWords[stage]}草稿`, detail: none },
  'order.reviewed': { title: ({ stage }) => `${stageWords[stage]}审核通过`, detail: none },
  'order.sent_back': { title: ({ stage }) => `${stageWords[stage]}退回修改`, detail: ({ reason }) => reason },
  'order.issued': {
    title: ({ stage }) => `${stageWords[stage]}签发`,
    detail: ({ number, addressee, items, signer }) =>
      [`${number ?? ''}${items > 1 ? `，与${addressee}另 ${items - 1} 项一并下达` : ''}`, signer === '' ? '' : `签发 ${signer}`]
        .filter((part) => part !== '')
        .join('；'),
  },
  'order.served': {
    title: ({ stage }) => `${stageWords[stage]}送达`,
    detail: ({ method, receiver, witness, receiptPages }) =>
      [method, receiver === '' ? '' : `接收 ${receiver}`, witness === '' ? '' : `见证 ${witness}`, receiptPages > 0 ? `回证已扫描 ${receiptPages} 页` : '']
        .filter((part) => part !== '')
        .join('，'),
  },
  'order.acknowledged': { title: ({ addressee }) => `${addressee}签收`, detail: ({ receiver }) => (receiver === '' ? '' : `签收人 ${receiver}`) },
  'order.urged': { title: ({ addressee }) => `催${addressee}签收`, detail: none },
  'order.completed': { title: ({ stage }) => `${stageWords[stage]}办结`, detail: ({ items }) => `${items} 项全部办完` },
  'order.voided': { title: ({ stage }) => `${stageWords[stage]}撤销`, detail: ({ number, reason }) => `${number ?? ''}，${reason}；文号保留` },
  'order.handed_over': { title: ({ body }) => `问责建议移交${body}`, detail: ({ persons }) => persons },
  'order.outcome_recorded': { title: () => '收到处理结果', detail: ({ outcome }) => outcome },
  'order.outcome_corrected': { title: () => '更正处理结果', detail: ({ outcome, before, reason }) => `${outcome}；原登记“${before}”；更正理由：${reason}` },
  'case.reminded': {
    title: ({ workdaysLeft }) => (workdaysLeft === 0 ? '到期当日提醒' : `到期前 ${workdaysLeft} 个工作日提醒`),
    detail: none,
  },
  'case.reported': {
    title: ({ photos }) => (photos > 0 ? `反馈整改情况，照片 ${photos} 张` : '反馈整改情况'),
    detail: ({ content, reporter }) => [content, reporter === '' ? '' : `反馈人 ${reporter}`].filter((part) => part !== '').join('；'),
  },
  'case.recheck_arranged': { title: ({ on }, onDay) => `安排 ${formatDayNear(on, onDay)}复查`, detail: ({ rechecker }) => `复查 ${rechecker}` },
  'case.recheck_passed': { title: () => '复查合格', detail: ({ opinion }) => opinion },
  'case.recheck_failed': {
    title: () => '复查不合格',
    detail: ({ opinion, newDueOn }, onDay) =>
      [opinion, newDueOn === null ? '' : `退回整改，新期限 ${formatDayNear(newDueOn, onDay)}`].filter((part) => part !== '').join('；'),
  },
  'case.escalated': {
    title: ({ from, to, reason }) =>
      `${stageWords[from.stage]}${reason === 'overdue' ? '逾期' : escalationReasonWords[reason]}，升级为${stageWords[to.stage].replace('令', '')}`,
    detail: ({ dueOn, reason }, onDay) => (dueOn === null ? '' : `到期 ${formatDayNear(dueOn, onDay)}${reason === 'overdue' ? '，未收到反馈' : ''}`),
  },
  'case.resumed': {
    title: ({ to }) => `继续按${stageWords[to.stage]}办理`,
    detail: ({ from, to, dueOn, reportedOn = null }, onDay) =>
      [
        [to.number ?? '', dueOn === null ? '' : `到期 ${formatDayNear(dueOn, onDay)}`].filter((part) => part !== '').join('，'),
        reportedOn === null ? '' : `撤销的${stageWords[from.stage]}已于 ${formatDayNear(reportedOn, onDay)} 收到反馈，反馈仍有效的，请重新登记`,
      ]
        .filter((part) => part !== '')
        .join('；'),
  },
  'case.due_moved': {
    title: ({ to }, onDay) => `期限改为 ${formatDayNear(to, onDay)}`,
    // Returned once without a day, then with one: there was none to move.
    detail: ({ from, reason }, onDay) => `${from === '' ? '原无期限' : `原期限 ${formatDayNear(from, onDay)}`}；${movedReasons[reason] ?? reason}`,
  },
  'case.close_submitted': { title: () => '报请销号', detail: ({ opinion }) => opinion },
  'case.close_refused': { title: () => '销号退回', detail: ({ reason }) => reason },
  'case.closed': { title: ({ onTime }) => (onTime ? '销号，按期完成' : '销号，逾期完成'), detail: ({ opinion }) => opinion },
  'case.reopened': { title: () => '重新整改', detail: ({ reason }) => reason },
  'case.filed': { title: () => '预归档', detail: ({ items }) => `${items} 件` },
};

/** The title of one event. */
function eventTitle(event: CaseEvent): string {
  const words = timelineWords[event.kind] as Words<typeof event.kind>;
  return words.title(event.payload as never, event.onDay);
}

/** The small print of one event; often empty. */
function eventDetail(event: CaseEvent): string {
  const words = timelineWords[event.kind] as Words<typeof event.kind>;
  return words.detail(event.payload as never, event.onDay);
}

/** A further step of the same order on the same day: 整改令签发 + 并送达 + ，云桥街道签收. */
function joinedTitle(event: CaseEvent): string {
  return event.kind === 'order.served' ? '并送达' : `，${eventTitle(event)}`;
}
