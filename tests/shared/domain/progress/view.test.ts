import { describe, expect, test } from 'vitest';
import { caseView, type ProgressCase, type ProgressItem } from '#shared/domain/progress/rows.ts';

const item = (over: Partial<ProgressItem> = {}): ProgressItem => ({
  stage: 'rectification',
  issuedOn: '2021-07-05',
  servedOn: '2021-07-06',
  acknowledgedOn: '2021-07-07',
  dues: [{ from: '2021-07-06', dueOn: '2021-07-20' }],
  reports: [],
  rechecks: [],
  closedOn: null,
  takenBack: [],
  escalations: [],
  voidedOn: null,
  ...over,
});
const row = (items: readonly ProgressItem[], over: Partial<ProgressCase> = {}): ProgressCase => ({
  id: 'c',
  communityId: 's',
  unitId: 'u',
  ruleId: 'QZ-059',
  task: 5,
  foundOn: '2021-07-01',
  closedOn: null,
  takenBack: [],
  relapseOf: null,
  items,
  ...over,
});
const seen = (items: readonly ProgressItem[], asOf: string, over: Partial<ProgressCase> = {}) => {
  const view = caseView(row(items, over), asOf);
  return view === null ? null : [view.reached, view.overdue, view.onTime];
};

describe('a case as it stood on a day', () => {
  const closed = item({ reports: ['2021-07-19'], rechecks: [{ on: '2021-07-22', passed: true }], closedOn: '2021-07-26' });
  test.each([
    ['2021-06-30', null],
    ['2021-07-01', ['found', false, null]],
    ['2021-07-05', ['ordered', false, null]],
    ['2021-07-06', ['served', false, null]],
    ['2021-07-07', ['acknowledged', false, null]],
    ['2021-07-19', ['reported', false, null]],
    ['2021-07-21', ['reported', false, null]],
    ['2021-07-22', ['passed', false, null]],
    ['2021-07-26', ['closed', false, true]],
  ])('on %s', (asOf, expected) => {
    expect(seen([closed], asOf, { closedOn: '2021-07-26' })).toEqual(expected);
  });

  test.each<readonly [string, ProgressItem, string, readonly unknown[]]>([
    ['due today is not overdue', item(), '2021-07-20', ['acknowledged', false, null]],
    ['the day after it is', item(), '2021-07-21', ['acknowledged', true, false]],
    ['reported on the due day is in time', item({ reports: ['2021-07-20'] }), '2021-07-25', ['reported', false, null]],
    ['reported late: no longer overdue, never in time', item({ reports: ['2021-07-21'] }), '2021-07-25', ['reported', false, false]],
    [
      'returned with a new day that runs',
      item({
        reports: ['2021-07-19'],
        rechecks: [{ on: '2021-07-22', passed: false }],
        dues: [
          { from: '2021-07-06', dueOn: '2021-07-20' },
          { from: '2021-07-22', dueOn: '2021-08-01' },
        ],
      }),
      '2021-07-25',
      ['reported', false, null],
    ],
    [
      'returned and the new day passed',
      item({
        reports: ['2021-07-19'],
        rechecks: [{ on: '2021-07-22', passed: false }],
        dues: [
          { from: '2021-07-06', dueOn: '2021-07-20' },
          { from: '2021-07-22', dueOn: '2021-08-01' },
        ],
      }),
      '2021-08-02',
      ['reported', true, false],
    ],
    [
      'failed before the due day and nothing since',
      item({ reports: ['2021-07-10'], rechecks: [{ on: '2021-07-12', passed: false }] }),
      '2021-07-21',
      ['reported', true, false],
    ],
    [
      'reported in time, failed after the due day without a new day',
      item({ reports: ['2021-07-19'], rechecks: [{ on: '2021-07-22', passed: false }] }),
      '2021-07-22',
      ['reported', true, false],
    ],
    [
      'a new day given later does not undo that',
      item({
        reports: ['2021-07-19'],
        rechecks: [{ on: '2021-07-22', passed: false }],
        dues: [
          { from: '2021-07-06', dueOn: '2021-07-20' },
          { from: '2021-07-25', dueOn: '2021-08-01' },
        ],
      }),
      '2021-07-28',
      ['reported', false, false],
    ],
    [
      'failed early and escalated',
      item({ reports: ['2021-07-10'], rechecks: [{ on: '2021-07-12', passed: false }], escalations: [{ on: '2021-07-13', reason: 'failed', until: null }] }),
      '2021-07-14',
      ['reported', false, false],
    ],
    [
      'escalated because it was urgent: not late',
      item({ escalations: [{ on: '2021-07-13', reason: 'urgent', until: null }] }),
      '2021-07-28',
      ['acknowledged', false, null],
    ],
    [
      'extended before expiry',
      item({
        dues: [
          { from: '2021-07-06', dueOn: '2021-07-20' },
          { from: '2021-07-18', dueOn: '2021-08-18' },
        ],
      }),
      '2021-08-01',
      ['acknowledged', false, null],
    ],
    [
      'a new day set only after expiry does not undo the delay',
      item({
        dues: [
          { from: '2021-07-06', dueOn: '2021-07-20' },
          { from: '2021-07-28', dueOn: '2021-08-18' },
        ],
      }),
      '2021-08-01',
      ['acknowledged', false, false],
    ],
    ['suspended before any due day', item({ dues: [] }), '2021-08-01', ['acknowledged', false, null]],
    [
      'reported and failed on one day is not reported',
      item({ reports: ['2021-07-10'], rechecks: [{ on: '2021-07-10', passed: false }] }),
      '2021-07-21',
      ['reported', true, false],
    ],
    [
      'a due day set today holds today',
      item({ servedOn: '2021-08-01', dues: [{ from: '2021-08-01', dueOn: '2021-07-31' }] }),
      '2021-08-01',
      ['acknowledged', true, false],
    ],
    ['voided: back to found', item({ voidedOn: '2021-07-30' }), '2021-08-01', ['found', false, null]],
    ['drafted only', item({ issuedOn: null, servedOn: null, acknowledgedOn: null, dues: [] }), '2021-08-01', ['found', false, null]],
  ])('%s', (_, given, asOf, expected) => {
    expect(seen([given], asOf)).toEqual(expected);
  });

  test('escalated overdue and closed under the 督办令: closed, not in time, both stages counted', () => {
    const first = item({ escalations: [{ on: '2021-07-26', reason: 'overdue', until: null }] });
    const second = item({
      stage: 'supervision',
      issuedOn: '2021-07-26',
      servedOn: '2021-07-26',
      dues: [{ from: '2021-07-26', dueOn: '2021-08-02' }],
      reports: ['2021-08-01'],
      rechecks: [{ on: '2021-08-03', passed: true }],
      closedOn: '2021-08-04',
    });
    const view = caseView(row([first, second], { closedOn: '2021-08-04' }), '2021-08-31');
    expect([view?.closed, view?.onTime, view?.overdue, view?.stage, [...(view?.stages ?? [])]]).toEqual([
      true,
      false,
      false,
      'supervision',
      ['rectification', 'supervision'],
    ]);
  });

  test('between escalation and service the case is not overdue twice', () => {
    const second = item({ stage: 'supervision', issuedOn: '2021-07-26', servedOn: null, acknowledgedOn: null, dues: [] });
    expect(seen([item({ escalations: [{ on: '2021-07-26', reason: 'overdue', until: null }] }), second], '2021-07-27')).toEqual(['acknowledged', false, false]);
  });
});
