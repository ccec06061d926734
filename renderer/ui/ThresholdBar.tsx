import { chartWords } from '#shared/words/common.ts';
import classes from './bars.module.css';
import type { Tone } from './theme.ts';

export type ThresholdBarProps = {
  /** Both in the same unit (scaled integers are fine); null value: nothing is filled in. */
  readonly value: number | null;
  readonly threshold: number;
  readonly tone?: Tone;
  /** How both are said, with their unit. */
  readonly valueText: string;
  readonly thresholdText: string;
};

/** How much room the bar gives above the threshold: values beyond it are cut, the words carry them. */
const HEADROOM = 1.3;

/** Widths in percent of a bar's value and of its tick; the longer of value and threshold × 1.0 fills it, at most 1.3 ×. */
export function barShares(value: number, threshold: number): { readonly fill: number; readonly tick: number } {
  const most = Math.max(threshold, Math.min(value, threshold * HEADROOM), 1);
  return { fill: Math.min(100, (Math.max(0, value) / most) * 100), tick: Math.min(100, (threshold / most) * 100) };
}

/** A bar with the threshold as a black tick: filled jade when reached, seal when short. */
export function ThresholdBar({ value, threshold, tone, valueText, thresholdText }: ThresholdBarProps) {
  const { fill, tick } = barShares(value ?? 0, threshold);
  const label = `${chartWords.actual(valueText)}，${chartWords.threshold(thresholdText)}`;
  return (
    <span className={classes.threshold} role="img" aria-label={label} title={label} data-tone={tone ?? ((value ?? 0) >= threshold ? 'jade' : 'seal')}>
      <span className={classes.fill} style={{ width: `${fill}%` }} />
      <span className={classes.tick} style={{ left: `${tick}%` }} />
    </span>
  );
}
