import type { Tone } from './theme.ts';
import classes from './PhaseBar.module.css';

export type PhaseSegment = {
  readonly title: string;
  /** `2021.1–6`, `2023 全年`. */
  readonly period: string;
  /** Short figures after the period: `整改率 78.4%`. */
  readonly figures?: readonly string[];
  /** A line under the bar. */
  readonly below?: string;
  /** Length relative to the others: months. */
  readonly weight: number;
  /** How much of it has gone by, 0–1. */
  readonly passed: number;
  readonly tone: Tone;
};

export type PhaseBarProps = {
  readonly phases: readonly PhaseSegment[];
  readonly label: string;
  /** Which phase the day falls into, how far (0–1), and the words of the flag; null outside all phases. */
  readonly today: { readonly phase: number; readonly at: number; readonly text: string } | null;
};

/** The phases of the programme on one line with a flag for today. */
export function PhaseBar({ phases, label, today }: PhaseBarProps) {
  return (
    <ol className={classes.bar} aria-label={label} style={{ gridTemplateColumns: phases.map((phase) => `minmax(11.5rem, ${phase.weight}fr)`).join(' ') }}>
      {phases.map((phase, index) => (
        <li key={phase.title} data-tone={phase.tone} data-state={phase.passed >= 1 ? 'past' : phase.passed > 0 ? 'now' : 'ahead'}>
          <div className={classes.head}>
            <strong>{phase.title}</strong>
            <span>{phase.period}</span>
            {phase.figures?.map((figure) => (
              <span key={figure}>{figure}</span>
            ))}
          </div>
          <div className={classes.track}>
            <span className={classes.passed} style={{ width: `${Math.min(1, Math.max(0, phase.passed)) * 100}%` }} />
            {today?.phase === index ? (
              <span className={classes.today} style={{ left: `${today.at * 100}%` }}>
                <span className={classes.flag} data-side={today.at < 0.1 ? 'start' : today.at > 0.9 ? 'end' : 'middle'}>
                  {today.text}
                </span>
              </span>
            ) : null}
          </div>
          <div className={classes.below}>{phase.below}</div>
        </li>
      ))}
    </ol>
  );
}
