import { describe, expect, it } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { withYear } from '#shared/domain/calendar/workCalendar.ts';
import { yearCalendar } from '#shared/domain/calendar/yearCalendar.ts';
import type { Day } from '#shared/domain/date.ts';
import type { LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import type { Period } from '#shared/domain/deadline/period.ts';
import { reprojectAll } from '#shared/domain/deadline/reproject.ts';
import { reprojectedText } from '#shared/words/calendar.ts';

const before = standardCalendar();
const after = withYear(
  before,
  yearCalendar(
    2027,
    [{ number: '国办发明电〔2026〕9号', title: '', url: '' }],
    [{ from: '2026-12-31', to: '2027-01-03', kind: 'holiday', name: '元旦', paper: 0 }],
  ),
);

function served(on: Day, period: Period): readonly LedgerEntry[] {
  return [
    { seq: 1, on, kind: 'budget', period },
    { seq: 2, on, kind: 'service' },
  ];
}

const three: Period = { unit: 'workday', count: 3 };

describe('loading a new year', () => {
  it('lists what moved and what is certain now, by old due day, and nothing else', () => {
    const changes = reprojectAll(
      [
        { id: '跨年', entries: served('2026-12-30', three) },
        { id: '明年', entries: served('2027-03-01', three) },
        { id: '岁末', entries: served('2026-12-28', three) },
        { id: '旧案', entries: served('2021-06-07', three) },
        { id: '未送达', entries: served('2026-12-30', three).slice(0, 1) },
        { id: '定日', entries: served('2026-12-30', { unit: 'fixed', day: '2027-01-01' }) },
      ],
      before,
      after,
    );
    expect(changes).toEqual([
      { id: '岁末', change: 'moved', from: '2026-12-31', to: '2027-01-04', provisional: false },
      { id: '跨年', change: 'moved', from: '2027-01-05', to: '2027-01-06', provisional: false },
      { id: '明年', change: 'confirmed', from: '2027-03-04', to: '2027-03-04', provisional: false },
    ]);
    expect(changes.map(reprojectedText)).toEqual([
      '到期日由2026年12月31日改为2027年1月4日',
      '到期日由2027年1月5日改为2027年1月6日',
      '到期日2027年3月4日已确认，不再暂定',
    ]);
  });

  it('taken back again, marks the days 暂定 again', () => {
    expect(reprojectAll([{ id: 1, entries: served('2027-03-01', three) }], after, before)).toEqual([
      { id: 1, change: 'unconfirmed', from: '2027-03-04', to: '2027-03-04', provisional: true },
    ]);
  });

  it('the same calendar changes nothing', () => {
    expect(reprojectAll([{ id: 1, entries: served('2026-12-30', three) }], before, standardCalendar())).toEqual([]);
  });
});
