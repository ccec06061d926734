import type { CalendarSpan } from '#shared/contract/calendar.ts';
import { yearOf } from '#shared/domain/date.ts';
import { daySpan } from '#shared/words/calendar.ts';
import { calendarPageWords as words } from '#shared/words/systemCalendar.ts';
import { dayLong } from '#ui/ui/format.ts';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './system.module.css';

/** The days of a notice as it writes them: spans of holidays, single days worked. */
export function SpanTable({ spans }: { readonly spans: readonly CalendarSpan[] }) {
  const year = spans.length === 0 ? 0 : yearOf(spans[spans.length - 1]!.to);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{words.spanColumns.days}</th>
          <th>{words.spanColumns.kind}</th>
          <th>{words.spanColumns.name}</th>
          <th>{words.spanColumns.paper}</th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <tr key={span.from}>
            <td className="nowrap">{span.from === span.to && yearOf(span.from) !== year ? dayLong(span.from) : daySpan(span.from, span.to)}</td>
            <td>
              <StateTag tone={span.kind === 'holiday' ? 'seal' : 'ink'} plain>
                {words.spanKinds[span.kind]}
              </StateTag>
            </td>
            <td>{span.name}</td>
            <td className="dim">{span.paper ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
