import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { CalendarYearRow } from '#shared/contract/calendar.ts';
import { calendarPageWords as words } from '#shared/words/systemCalendar.ts';
import { useCall } from '#ui/lib/query.ts';
import { SystemTabs } from '#ui/parts/system/SystemTabs.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { instantLong, whole } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { LoadYearDialog } from './LoadYearDialog.tsx';
import { SpanTable } from './SpanTable.tsx';
import classes from './system.module.css';

/** 系统 · 工作日历: the years that are loaded with their papers, and the way to load another. */
export function CalendarPage() {
  const { data, error, refetch } = useCall('calendar.years', {}, ['calendar', 'settings', 'cases', 'orders']);
  const [loading, setLoading] = useState(false);
  const [shown, setShown] = useState<number | null>(null);
  return (
    <Page
      title={words.title}
      state={data === undefined ? undefined : words.state(data.firstYear, data.horizon)}
      actions={<Button onClick={() => setLoading(true)}>{words.load}</Button>}
      below={<SystemTabs value="calendar" />}
    >
      {error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined ? null : (
        <>
          {data.provisional > 0 ? (
            <Notice tone="amber">{words.provisional(data.provisional, data.horizon + 1)}</Notice>
          ) : (
            <Notice tone="ink">{words.nextYear(data.horizon + 1)}</Notice>
          )}
          <Panel title={words.yearsTitle} note={words.yearsNote}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th>{words.columns.year}</th>
                  <th>{words.columns.papers}</th>
                  <th className="num">{words.columns.workdays}</th>
                  <th className="num">{words.columns.holidays}</th>
                  <th className="num">{words.columns.makeups}</th>
                  <th>{words.columns.source}</th>
                </tr>
              </thead>
              <tbody>
                {data.years.map((year) => (
                  <YearRow key={year.year} year={year} onOpen={() => setShown(year.year)} />
                ))}
              </tbody>
            </table>
          </Panel>
        </>
      )}
      {shown === null ? null : <YearDialog year={shown} onClose={() => setShown(null)} />}
      {loading ? <LoadYearDialog onClose={() => setLoading(false)} /> : null}
    </Page>
  );
}

function YearRow({ year, onOpen }: { readonly year: CalendarYearRow; readonly onOpen: () => void }) {
  return (
    <tr>
      <td>
        <button type="button" className={classes.yearLink} aria-label={words.open(year.year)} onClick={onOpen}>
          {year.year}
        </button>
      </td>
      <td>{year.papers.length === 0 ? <span className="dim">{words.noPaper}</span> : year.papers.map((paper) => paper.number).join('、')}</td>
      <td className="num">{whole(year.workdays)}</td>
      <td className="num">{whole(year.holidays)}</td>
      <td className="num">{whole(year.makeups)}</td>
      <td className="dim">
        {year.source === 'shipped' ? words.shipped : year.loaded === null ? words.replaced : words.loaded(year.loaded.person, instantLong(year.loaded.at))}
      </td>
    </tr>
  );
}

function YearDialog({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const { data, error } = useCall('calendar.year', { year }, ['calendar']);
  return (
    <Modal opened onClose={onClose} title={words.spanTitle(year)} size="44rem">
      {error === null ? null : <ErrorNotice error={error} />}
      {data === undefined ? null : <SpanTable spans={data.spans} />}
    </Modal>
  );
}
