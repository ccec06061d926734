import type { Tone } from '#ui/ui/theme.ts';
import classes from './slide.module.css';

export type RankingRow = {
  readonly key: string;
  readonly name: string;
  /** 0–100 of the track. */
  readonly value: number;
  readonly text: string;
  readonly tone: Tone;
  /** Where the last meeting stood, 0–100. */
  readonly last: number | null;
  /** Only where every row has its place and its counts. */
  readonly rank?: string;
  readonly cases?: string;
};

/** Bars that share the height of the page, readable from the last row; a long name takes two lines. */
export function RankingRows({ rows, label, ranks = false }: { readonly rows: readonly RankingRow[]; readonly label: string; readonly ranks?: boolean }) {
  return (
    <dl className={classes.ranking} aria-label={label} data-ranks={ranks || undefined}>
      {rows.map((row) => (
        <div key={row.key}>
          {ranks ? <dd className={classes.rank}>{row.rank}</dd> : null}
          <dt>{row.name}</dt>
          <dd className={classes.track} data-tone={row.tone} aria-hidden>
            <span style={{ width: `${row.value}%` }} />
            {row.last === null ? null : <i style={{ left: `${row.last}%` }} />}
          </dd>
          <dd className={classes.amount}>{row.text}</dd>
          {ranks ? <dd className={classes.cases}>{row.cases}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
