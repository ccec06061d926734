import { describe, expect, test } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { workdaysBetween } from '#shared/domain/calendar/workdays.ts';
import { desk, deskBuckets, deskRow, deskSummary, escalationProposals, type DeskItem } from '#shared/domain/cases/desk.ts';
import { numberMaker } from '#tests/shared/domain/progress/random.ts';
import { deskWords } from '#shared/words/desk.ts';
import { bucketText, deskActionWords } from '#shared/words/cases.ts';

const context = { today: '2022-06-07', soon: 3, workdays: (from: string, to: string) => workdaysBetween(standardCalendar(), from, to) };
const item = (caseNumber: string, over: Partial<DeskItem> = {}): DeskItem => ({
  caseId: caseNumber,
  caseNumber,
  stage: 'rectification',
  orderState: 'acknowledged',
  itemState: 'rectifying',
  servedOn: '2022-05-18',
  acknowledgeBy: '2022-05-19',
  acknowledgedOn: '2022-05-19',
  dueOn: '2022-06-30',
  reportedOn: null,
  recheckBy: null,
  failedRechecks: 0,
  milestones: [],
  outcomeRecorded: false,
  nextDrafted: false,
  ...over,
});

describe('工作台', () => {
  test('the picture: same states, same order, same next steps on 2022-06-07', () => {
    const rows = desk(
      [
        item('GZ-2022-0149', { itemState: 'pending_close' }),
        item('GZ-2022-0199', { orderState: 'served', servedOn: '2022-06-06', acknowledgedOn: null }),
        item('GZ-2022-0158', { itemState: 'reported', reportedOn: '2022-06-06', recheckBy: '2022-06-09' }),
        item('GZ-2022-0160', { itemState: 'reported', reportedOn: '2022-06-02', recheckBy: '2022-06-07', stage: 'supervision' }),
        item('GZ-2022-0192', { dueOn: '2022-06-07' }),
        item('GZ-2022-0191', { dueOn: '2022-06-07' }),
        item('GZ-2022-0176', { dueOn: '2022-06-06' }),
        item('GZ-2022-0183', { dueOn: '2022-06-01' }),
      ],
      context,
    );
    expect(rows.map((row) => [bucketText(row), row.item.caseNumber, deskActionWords[row.action]])).toEqual([
      ['逾期 3 个工作日', 'GZ-2022-0183', '拟督办令'],
      ['逾期 1 个工作日', 'GZ-2022-0176', '拟督办令'],
      ['今日到期', 'GZ-2022-0191', '登记反馈'],
      ['今日到期', 'GZ-2022-0192', '登记反馈'],
      ['待复查', 'GZ-2022-0160', '安排复查'],
      ['待复查', 'GZ-2022-0158', '安排复查'],
      ['待签收 1 个工作日', 'GZ-2022-0199', '催签'],
      ['待销号', 'GZ-2022-0149', '审批销号'],
    ]);
    expect(deskSummary(rows)).toMatchObject({
      proposals: 2,
      longestUnacknowledged: 1,
      recheckDue: 1,
      counts: { overdue: 2, due_today: 2, await_recheck: 2, await_acknowledge: 1, await_close: 1, running: 0 },
    });
  });

  test.each<readonly [string, Partial<DeskItem>, string, string]>([
    ['overdue 督办令', { stage: 'supervision', dueOn: '2022-06-01' }, 'overdue', 'draft_accountability'],
    ['overdue 问责令', { stage: 'accountability', dueOn: '2022-06-01' }, 'overdue', 'record_outcome'],
    ['overdue 问责令 whose result is recorded', { stage: 'accountability', dueOn: '2022-06-01', outcomeRecorded: true }, 'overdue', 'record_report'],
    [
      'failed under a 问责令 whose result is recorded',
      { stage: 'accountability', itemState: 'returned', dueOn: null, failedRechecks: 1, outcomeRecorded: true },
      'failed',
      'record_report',
    ],
    ['not signed for, time enough', { orderState: 'served', acknowledgedOn: null }, 'await_acknowledge', 'urge_acknowledge'],
    ['not signed for and due in three working days', { dueOn: '2022-06-10', orderState: 'served', acknowledgedOn: null }, 'due_soon', 'urge_acknowledge'],
    ['left with a witness: nobody signs', { orderState: 'served', acknowledgedOn: null, acknowledgeBy: null }, 'running', 'record_report'],
    ['left with a witness and due soon', { dueOn: '2022-06-10', orderState: 'served', acknowledgedOn: null, acknowledgeBy: null }, 'due_soon', 'record_report'],
    ['overdue with the next order already drafted', { dueOn: '2022-06-01', nextDrafted: true }, 'overdue', 'open_draft'],
    ['overdue and not even signed for', { dueOn: '2022-06-01', orderState: 'served', acknowledgedOn: null }, 'overdue', 'draft_supervision'],
    ['due today and not signed for', { dueOn: '2022-06-07', orderState: 'served', acknowledgedOn: null }, 'due_today', 'record_report'],
    ['failed without a new day', { itemState: 'returned', dueOn: null, failedRechecks: 1 }, 'failed', 'draft_supervision'],
    ['failed with a new day', { itemState: 'returned', dueOn: '2022-06-20', failedRechecks: 1 }, 'running', 'record_report'],
    [
      'reported late waits for recheck, not for a 督办令',
      { itemState: 'reported', dueOn: '2022-06-01', reportedOn: '2022-06-02' },
      'await_recheck',
      'arrange_recheck',
    ],
    ['recheck arranged', { itemState: 'recheck', reportedOn: '2022-06-02' }, 'await_recheck', 'record_recheck'],
    ['passed', { itemState: 'passed' }, 'await_close', 'submit_close'],
    ['three working days left', { dueOn: '2022-06-10' }, 'due_soon', 'record_report'],
    ['four working days left', { dueOn: '2022-06-13' }, 'running', 'record_report'],
    ['no due day yet', { dueOn: null }, 'running', 'record_report'],
    ['drafted', { itemState: 'open', orderState: 'drafted', dueOn: null }, 'await_issue', 'review_order'],
    ['reviewed', { itemState: 'open', orderState: 'reviewed', dueOn: null }, 'await_issue', 'issue_order'],
    ['issued', { itemState: 'open', orderState: 'issued', dueOn: null }, 'await_issue', 'serve_order'],
  ])('%s', (_, over, bucket, action) => {
    const row = deskRow(item('GZ-2022-0001', over), context);
    expect([row?.bucket, row?.action]).toEqual([bucket, action]);
  });

  test.each<Partial<DeskItem>>([{ itemState: 'closed' }, { itemState: 'voided' }, { itemState: 'escalated' }, { orderState: 'voided' }])(
    'nothing to do for %j',
    (over) => {
      expect(deskRow(item('GZ-2022-0001', over), context)).toBeNull();
    },
  );

  test('a step of a plan whose day has come brings the case up with its step; the steps to come do not', () => {
    const milestones = [
      { title: '选址', dueOn: '2022-06-06' },
      { title: '装修', dueOn: '2022-08-15' },
    ];
    const at = (today: string, over: Partial<DeskItem> = {}) =>
      deskRow(item('GZ-2022-0001', { dueOn: '2022-08-31', milestones, ...over }), { ...context, today });
    expect(at('2022-06-02')).toMatchObject({ bucket: 'running', milestone: null });
    expect(at('2022-06-07')).toMatchObject({ bucket: 'due_soon', action: 'record_report', milestone: { title: '选址', dueOn: '2022-06-06' } });
    expect(at('2022-06-07', { itemState: 'reported', reportedOn: '2022-06-07' })).toMatchObject({ bucket: 'await_recheck', milestone: null });
    expect(at('2022-08-31')).toMatchObject({ bucket: 'due_today', milestone: { title: '装修' } });
    expect(at('2022-09-01')).toMatchObject({ bucket: 'overdue', milestone: null });
  });

  test('a late report says so', () => {
    const row = deskRow(item('GZ-2022-0001', { itemState: 'reported', dueOn: '2022-06-01', reportedOn: '2022-06-02' }), context);
    expect(row === null ? '' : bucketText(row)).toBe('待复查（迟反馈）');
  });

  test('a recheck whose day is past says by how much, comes before one of today, and is counted apart', () => {
    const waiting = (caseNumber: string, recheckBy: string) => item(caseNumber, { itemState: 'reported', reportedOn: '2022-05-20', recheckBy });
    const rows = desk(
      [
        waiting('GZ-2022-0001', '2022-06-07'),
        waiting('GZ-2022-0002', '2022-06-01'),
        waiting('GZ-2022-0003', '2022-06-08'),
        waiting('GZ-2022-0004', '2022-06-06'),
      ],
      context,
    );
    expect(rows.map((row) => [row.item.caseNumber, bucketText(row)])).toEqual([
      ['GZ-2022-0002', '待复查 超期 3 个工作日'],
      ['GZ-2022-0004', '待复查 超期 1 个工作日'],
      ['GZ-2022-0001', '待复查'],
      ['GZ-2022-0003', '待复查'],
    ]);
    const summary = deskSummary(rows);
    expect([summary.recheckDue, summary.recheckOver, deskWords.recheckDue(summary.recheckDue, summary.recheckOver)]).toEqual([
      3,
      2,
      '2 件已超期，1 件今日满期',
    ]);
  });

  test('a report on the due day itself is in time', () => {
    expect(deskRow(item('GZ-2022-0001', { itemState: 'reported', dueOn: '2022-06-01', reportedOn: '2022-06-01' }), context)).toMatchObject({
      bucket: 'await_recheck',
      late: false,
    });
  });
});

test('proposals are grouped as the next orders would take them, 问责令 first', () => {
  const at = (caseNumber: string, unitId: string, over: Partial<DeskItem>) => ({ ...item(caseNumber, over), unitId });
  const proposals = escalationProposals(
    [
      at('1', '西河镇', { dueOn: '2022-06-01' }),
      at('2', '云桥街道', { dueOn: '2022-06-06' }),
      at('3', '云桥街道', { itemState: 'returned', dueOn: null, failedRechecks: 2 }),
      at('4', '云桥街道', { stage: 'supervision', dueOn: '2022-06-02' }),
      at('5', '云桥街道', { dueOn: '2022-06-07' }),
      at('6', '云桥街道', { stage: 'accountability', dueOn: '2022-06-01' }),
      at('7', '云桥街道', { dueOn: '2022-06-01', nextDrafted: true }),
      at('8', '云桥街道', { itemState: 'reported', dueOn: '2022-06-01', reportedOn: '2022-06-02' }),
    ],
    '2022-06-07',
  );
  expect(proposals.map(({ stage, unitId, items }) => [stage, unitId, items.map(({ caseNumber }) => caseNumber)])).toEqual([
    ['accountability', '云桥街道', ['4']],
    ['supervision', '云桥街道', ['2', '3']],
    ['supervision', '西河镇', ['1']],
  ]);
});

test('every figure of the desk is the number of its rows, whatever the items', () => {
  const next = numberMaker(11);
  const pick = <T>(values: readonly T[]): T => values[next(values.length)]!;
  const day = (): string => `2022-06-${String(1 + next(28)).padStart(2, '0')}`;
  const items = Array.from({ length: 2000 }, (_, index) =>
    item(`GZ-2022-${String(index).padStart(4, '0')}`, {
      stage: pick(['rectification', 'supervision', 'accountability']),
      orderState: pick(['drafted', 'reviewed', 'issued', 'served', 'acknowledged', 'completed', 'voided']),
      itemState: pick(['open', 'rectifying', 'reported', 'recheck', 'passed', 'pending_close', 'closed', 'returned', 'escalated', 'voided']),
      dueOn: pick([null, day()]),
      acknowledgedOn: pick([null, day()]),
      reportedOn: pick([null, day()]),
      recheckBy: pick([null, day()]),
      failedRechecks: next(2),
      nextDrafted: next(4) === 0,
    }),
  );
  const rows = desk(items, context);
  const summary = deskSummary(rows);
  for (const bucket of deskBuckets) expect(summary.counts[bucket]).toBe(rows.filter((row) => row.bucket === bucket).length);
  expect(summary.proposals).toBe(rows.filter(({ proposal }) => proposal !== null).length);
  expect(summary.recheckDue).toBe(rows.filter((row) => row.recheckDue).length);
  expect(
    escalationProposals(
      items.filter(({ orderState }) => orderState !== 'voided').map((each) => ({ ...each, unitId: 'u' })),
      context.today,
    ).flatMap((group) => group.items),
  ).toHaveLength(summary.proposals);
  const order = rows.map(({ bucket }) => deskBuckets.indexOf(bucket));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});
