import { useElementSize } from '@mantine/hooks';
import { chartWords } from '#shared/words/common.ts';
import { dayLong, daySlash } from './format.ts';
import classes from './DayStrip.module.css';

export type StripDay = {
  readonly day: string;
  /** `serve` starts, `rest` does not count, `count` is one day of the period, `due` is the last one. */
  readonly kind: 'serve' | 'rest' | 'count' | 'due';
  /** Which day of the period, for `count` and `due`. */
  readonly number: number | null;
  /** The word in the cell where 送达, 休 or the number would not say it: 假, 顺延, 停. */
  readonly mark?: string;
  /** Why a day rests or counts: `国庆节`, `调休上班`. */
  readonly reason?: string;
};

/** 期限怎么算: every day between service and due date, with what it counts as. */
export function DayStrip({
  days,
  today,
  dueTone = 'amber',
}: {
  readonly days: readonly StripDay[];
  readonly today?: string;
  readonly dueTone?: 'amber' | 'seal' | 'jade';
}) {
  const { ref, width } = useElementSize<HTMLOListElement>();
  return (
    <ol ref={ref} className={classes.strip} style={{ gridTemplateColumns: `repeat(${columnsFor(days.length, width)}, minmax(0, 1fr))` }}>
      {days.map((day) => (
        <li
          key={day.day}
          data-kind={day.kind}
          data-tone={day.kind === 'due' ? dueTone : 'ink'}
          data-today={day.day === today || undefined}
          title={[dayLong(day.day), day.reason].filter(Boolean).join(' ')}
        >
          <span className={classes.date}>{daySlash(day.day)}</span>
          <span className={classes.mark}>{markOf(day)}</span>
          {day.reason === undefined ? null : <span className={classes.reason}>{day.reason}</span>}
        </li>
      ))}
    </ol>
  );
}

/** A cell needs 60 pixels and a gap; more rows than one share the days evenly. */
const CELL = 66;

/** How many days stand in a row of this width. */
export function columnsFor(count: number, width: number): number {
  const most = Math.max(1, width === 0 ? count : Math.floor(width / CELL));
  return Math.ceil(count / Math.max(1, Math.ceil(count / most)));
}

function markOf(day: StripDay): string {
  if (day.mark !== undefined) return day.mark;
  if (day.kind === 'serve') return chartWords.day.serve;
  if (day.kind === 'rest') return chartWords.day.rest;
  return String(day.number ?? '');
}
