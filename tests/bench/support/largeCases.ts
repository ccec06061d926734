import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { addWorkdays } from '#shared/domain/calendar/workdays.ts';
import { addDays, daysBetween, type Day } from '#shared/domain/date.ts';
import { dueDay } from '#shared/domain/deadline/due.ts';
import { defaultOrderSettings } from '#shared/domain/orders/settings.ts';
import { nextStage, type OrderStage } from '#shared/domain/orders/stages.ts';
import { issuerNames, stageWords } from '#shared/words/orders.ts';
import { leadingGroupName } from '#shared/words/orderSettings.ts';
import type { Book } from './book.ts';
import { BUREAU, CITY, type LargePlace } from './large.ts';

/** Rule, task, what is wrong, what is asked for. */
const faults = [
  ['QZ-034', 4, '办公用房 163㎡ / 200㎡', '将办公用房面积补足至200平方米以上'],
  ['QZ-048', 5, '图书 820 册 / 1500 册', '将图书补足至1500册以上'],
  ['QZ-066', 6, '公开栏 6㎡ / 10㎡', '将居务公开栏和宣传栏面积补足至10平方米以上'],
  ['QZ-063', 5, '档案室面积不足', '设置独立档案室，面积不少于10平方米'],
  ['QZ-014', 1, '居民公约缺“垃圾分类”', '在居民公约中增加垃圾分类内容'],
  ['QZ-059', 5, '微型消防站未设', '设置微型消防站'],
  ['QZ-087', 8, '居务公开制度未建立', '建立居务公开制度'],
  ['QZ-096', 9, '民主监督档案缺失', '补齐民主监督类档案'],
  ['QZ-020', 3, '居委会全称不规范', '更正居委会全称'],
  ['QZ-110', 10, '照料中心消防手续不全', '补办消防手续'],
  ['QZ-082', 7, '群众工作培训未开展', '组织群众工作培训'],
  ['QZ-135', 5, '办公经费未达 2500 元', '将办公经费补足至每月2500元'],
] as const;

type Made = {
  readonly id: string;
  readonly community: number;
  readonly number: string;
  readonly fault: (typeof faults)[number];
  readonly openedOn: Day;
  now: Standing;
};
type Standing = {
  readonly state: string;
  readonly stage: OrderStage | null;
  readonly order: string | null;
  readonly item: number | null;
  readonly dueOn: Day | null;
  readonly reportedOn: Day | null;
  readonly closedOn: Day | null;
  readonly onTime: number | null;
};
type Order = { readonly id: string; readonly stage: OrderStage; readonly number: string; readonly servedOn: Day; readonly dueOn: Day };
type Climbing = { readonly made: Made; readonly stage: OrderStage; readonly from: number; readonly on: Day };

const FOUND: Standing = { state: 'found', stage: null, order: null, item: null, dueOn: null, reportedOn: null, closedOn: null, onTime: null };

/** Findings with their cases, orders of the three stages, reports, rechecks, closings, archive items. */
export function fillCases(book: Book, { size, units, communities, rounds, persons: [clerk, rechecker] }: LargePlace): void {
  const calendar = standardCalendar();
  const settings = defaultOrderSettings(issuerNames(CITY, BUREAU, leadingGroupName(CITY)), { number: '示府办函〔2021〕1号', title: '工作方案' }).stages;
  const serials = new Map<string, number>();
  const left: Record<string, number> = { supervision: size.supervisions, accountability: size.accountabilities };
  const climbing: Climbing[] = [];
  let [items, archived] = [0, 0];
  const toArchive = size.searched - size.communities - size.cases - size.orders;

  const cases = Array.from({ length: size.cases }, (_, at): Made => {
    const openedOn = addDays(size.firstDay, Math.floor((at / size.cases) * daysBetween(size.firstDay, size.day)));
    return {
      id: book.id(),
      community: book.next(size.communities),
      number: `GZ-${openedOn.slice(0, 4)}-${String(at + 1).padStart(5, '0')}`,
      fault: faults[book.next(faults.length)]!,
      openedOn,
      now: FOUND,
    };
  });
  const unitOf = (made: Made) => communities[made.community]!.unit;

  // A 整改令 for every few cases, to the unit whose cases have waited longest.
  const rectifications = size.orders - size.supervisions - size.accountabilities;
  const waiting = new Map<number, Made[]>();
  let written = 0;
  for (const [at, made] of cases.entries()) {
    while (climbing[0] !== undefined && climbing[0].on <= made.openedOn) climb(climbing.shift()!);
    const own = waiting.get(unitOf(made));
    if (own === undefined) waiting.set(unitOf(made), [made]);
    else own.push(made);
    if (Math.floor(((at + 1) / size.cases) * rectifications) === written) continue;
    written += 1;
    const [unit, batch] = [...waiting].reduce((longest, each) => (each[1].length > longest[1].length ? each : longest));
    waiting.delete(unit);
    const order = makeOrder('rectification', unit, addWorkdays(calendar, made.openedOn, 1).day, batch.length);
    for (const [index, row] of batch.entries()) live(row, order, index + 1, null);
  }
  for (const each of climbing.splice(0)) climb(each);
  for (const made of cases) writeCase(made);

  function climb({ made, stage, from, on }: Climbing): void {
    live(made, makeOrder(stage, unitOf(made), on, 1), 1, from);
  }

  function makeOrder(stage: OrderStage, unit: number, day: Day, of: number): Order {
    const on = day < size.day ? day : size.day;
    const key = `${stage} ${on.slice(0, 4)}`;
    const serial = (serials.get(key) ?? 0) + 1;
    serials.set(key, serial);
    const order = {
      id: book.id(),
      stage,
      number: `${settings[stage].prefix}〔${on.slice(0, 4)}〕${serial}号`,
      servedOn: on,
      dueOn: dueDay(on, settings[stage].period, calendar).dueOn,
    };
    const title = `${BUREAU}关于${units[unit]!.name}${of}项问题的${stageWords[stage]}`;
    const seq = book.event('order.drafted', 'order', order.id, on, { stage, number: null, items: of });
    book.event('order.issued', 'order', order.id, on, { stage, number: order.number, signer: '示例丁', addressee: units[unit]!.name, items: of });
    book.event('order.served', 'order', order.id, on, {
      stage,
      number: order.number,
      addressee: units[unit]!.name,
      method: '直接送达',
      receiver: '示例戊',
      witness: '',
      receiptPages: 0,
    });
    const acknowledged = book.next(20) > 0 && addDays(on, 1) <= size.day;
    book.write('orders', {
      id: order.id,
      stage,
      year: Number(on.slice(0, 4)),
      serial,
      number: order.number,
      title,
      addressee_id: units[unit]!.id,
      urgent_reason: '',
      state: acknowledged ? 'acknowledged' : 'served',
      drafted_on: on,
      drafted_by: clerk,
      reviewed_on: on,
      reviewed_by: rechecker,
      issued_on: on,
      signer: '示例丁',
      served_on: on,
      service_method: 'direct',
      receiver: '示例戊',
      witness: '',
      acknowledge_by: addDays(on, 1),
      acknowledged_on: acknowledged ? addDays(on, 1) : null,
      completed_on: null,
      voided_on: null,
      void_reason: '',
      settings: JSON.stringify(settings[stage]),
      competent_body: '',
      persons_named: '',
      outcome: '',
      document_id: null,
      haystack: book.search('order', order.id, title, order.number),
      backfilled: 0,
      revision: 4,
      seq,
    });
    return order;
  }

  /** An item's life as far as it has come by the day: most are closed, a few late, some climb. */
  function live(made: Made, order: Order, ord: number, from: number | null): void {
    items += 1;
    const no = items;
    const way = book.next(100);
    const reportDay = addDays(order.servedOn, 6 + book.next(14));
    const higher = nextStage(order.stage);
    const climbDay = addWorkdays(calendar, order.dueOn, 2).day;
    const climbs = higher !== null && way < (order.stage === 'rectification' ? 5 : 25) && left[higher]! > 0 && climbDay <= size.day;
    const reportedOn = climbs || way > 97 || reportDay > size.day ? null : reportDay;
    const passedOn = reportedOn === null || addDays(reportedOn, 3) > size.day ? null : addDays(reportedOn, 3);
    const closedOn = passedOn === null || addDays(passedOn, 2) > size.day || way === 97 ? null : addDays(passedOn, 2);
    const onTime = closedOn === null ? null : from === null && reportedOn! <= order.dueOn ? 1 : 0;
    const state = climbs ? 'escalated' : closedOn !== null ? 'closed' : passedOn !== null ? 'pending_close' : reportedOn !== null ? 'reported' : 'rectifying';
    const period = JSON.stringify(settings[order.stage].period);
    const part = { stage: order.stage, number: order.number };
    book.write('order_item', {
      no,
      order_id: order.id,
      ord,
      case_id: made.id,
      requirement: made.fault[3],
      clause: '三(五)功能设置',
      clause_quote: made.fault[2],
      manner: 'dated',
      milestones: '[]',
      period,
      state,
      due_on: order.dueOn,
      provisional: 0,
      calendar_version: calendar.version,
      previous_item_no: from,
      reason: from === null ? null : 'overdue',
      reported_on: reportedOn,
      reported_by: reportedOn === null ? null : clerk,
      recheck_by: reportedOn === null ? null : addDays(reportedOn, 4),
      rechecker_id: null,
      failed_rechecks: 0,
      passed_on: passedOn,
      passed_by: passedOn === null ? null : rechecker,
      evidence: reportedOn === null ? 0 : 1,
      closed_on: closedOn,
      on_time: onTime,
    });
    book.write('due_entry', { no: no * 2 - 1, item_no: no, kind: 'budget', on_day: order.servedOn, period, asked_on: null, reason: '', seq: 1 });
    book.write('due_entry', { no: no * 2, item_no: no, kind: 'service', on_day: order.servedOn, period: null, asked_on: null, reason: '', seq: 2 });
    if (from !== null)
      book.event('case.escalated', 'case', made.id, order.servedOn, {
        from: { stage: 'rectification', number: made.now.order ?? '' },
        to: part,
        reason: 'overdue',
        dueOn: made.now.dueOn,
      });
    if (reportedOn !== null) {
      const seq = book.event('case.reported', 'case', made.id, reportedOn, {
        ...part,
        content: '已整改到位',
        reporter: '示例戊',
        photos: 1,
        dueOn: order.dueOn,
      });
      book.write('report', {
        id: book.id(),
        case_id: made.id,
        item_no: no,
        on_day: reportedOn,
        content: '已整改到位',
        reporter: '示例戊',
        person_id: clerk,
        seq,
      });
    }
    if (passedOn !== null) {
      const seq = book.event('case.recheck_passed', 'case', made.id, passedOn, { ...part, opinion: '现场核对属实', photos: 0 });
      book.write('recheck', { id: book.id(), case_id: made.id, item_no: no, on_day: passedOn, passed: 1, opinion: '现场核对属实', person_id: rechecker, seq });
    }
    made.now = { state, stage: order.stage, order: order.id, item: no, dueOn: order.dueOn, reportedOn, closedOn, onTime };
    if (climbs) {
      left[higher]! -= 1;
      const at = climbing.findIndex((each) => each.on > climbDay);
      climbing.splice(at < 0 ? climbing.length : at, 0, { made, stage: higher, from: no, on: climbDay });
    }
    if (closedOn !== null) {
      book.event('case.closed', 'case', made.id, closedOn, { opinion: '同意销号', onTime: onTime === 1 });
      if (archived < toArchive) archive(made, order, closedOn);
    }
  }

  function archive(made: Made, order: Order, on: Day): void {
    archived += 1;
    const id = book.id();
    const community = communities[made.community]!;
    const title = `${community.name}${made.fault[2]}问题整改情况的反馈`;
    const seq = book.event('archive.prefiled', 'archive_item', id, on, { title });
    book.write('archive_item', {
      id,
      fonds: 'bureau',
      community_no: null,
      creator: 'bureau',
      category: 'WS',
      subject: 'cases',
      kind: 'report',
      case_id: made.id,
      order_id: order.id,
      source_key: `bench ${id}`,
      year: Number(on.slice(0, 4)),
      retention: 'D10',
      title,
      document_number: order.number,
      responsible: units[community.unit]!.name,
      document_on: on,
      secrecy: '',
      pages: 2,
      note: '',
      ord: archived,
      serial: null,
      code: null,
      fixed_on: null,
      haystack: book.search('archive', id, title, order.number),
      state: 'prefiled',
      revision: 1,
      seq,
    });
  }

  function writeCase({ id, number, community: at, fault: [ruleId, task, title, requirement], openedOn, now }: Made): void {
    const community = communities[at]!;
    const finding = book.id();
    const unit = units[community.unit]!.id;
    const seq = book.event('case.opened', 'case', id, openedOn, { number, title, relapseOf: null });
    book.write('finding', {
      id: finding,
      serial: book.counts['finding'] ?? 0,
      community_no: community.no,
      rule_id: ruleId,
      task,
      title,
      place: '',
      detail: title,
      requirement,
      found_on: openedOn,
      source: 'inspection',
      severity: 'ordinary',
      round_id: rounds[book.next(rounds.length)]!,
      responsible_unit_id: unit,
      verdict: null,
      backfilled: 0,
      seq,
    });
    book.write('case_file', {
      id,
      number,
      finding_id: finding,
      community_no: community.no,
      responsible_unit_id: unit,
      rule_id: ruleId,
      task,
      title,
      state: now.state,
      stage: now.stage,
      opened_on: openedOn,
      order_id: now.order,
      item_no: now.item,
      due_on: now.dueOn,
      provisional: 0,
      reported_on: now.reportedOn,
      closed_on: now.closedOn,
      on_time: now.onTime,
      relapse_of: null,
      backfilled: 0,
      haystack: book.search('case', id, `${community.name} ${title}`, number),
      revision: 4,
      seq,
    });
  }
}
