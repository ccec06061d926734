import { chartWords } from '#shared/words/common.ts';
import { percentWords } from '#shared/words/progress.ts';
import type { Tone } from '#ui/ui/theme.ts';
import classes from './board.module.css';

/** A share as a bar with the last meeting as a tick; both in 0.01 %. The figure stands beside it, so it is not read aloud. */
export function RateBar({ percent, last, tone }: { readonly percent: number | null; readonly last: number | null; readonly tone: Tone }) {
  return (
    <span className={classes.track} data-tone={tone} title={last === null ? undefined : `${chartWords.last} ${percentWords(last)}`}>
      <span style={{ width: `${(percent ?? 0) / 100}%` }} />
      {last === null ? null : <i style={{ left: `${last / 100}%` }} />}
    </span>
  );
}
