import { PageLink } from './PageLink.tsx';
import type { Tone } from './theme.ts';
import classes from './StageArrows.module.css';

export type Stage = {
  readonly title: string;
  /** Document number; empty before issue. */
  readonly number?: string;
  /** Dates and what happened, one line. */
  readonly line: string;
  /** `past` stages are tinted, the `current` one is filled, `future` ones stand back. */
  readonly when: 'past' | 'current' | 'future';
  /** Tone of past and current: jade done, amber running, seal overdue. */
  readonly tone: Tone;
  readonly to?: string;
};

/** 整改令 → 督办令 → 问责令 as arrows: where the case stands and what comes next. */
export function StageArrows({ stages, label }: { readonly stages: readonly Stage[]; readonly label: string }) {
  return (
    <ol className={classes.arrows} aria-label={label}>
      {stages.map((stage) => (
        <li key={stage.title} data-tone={stage.tone} data-when={stage.when} aria-current={stage.when === 'current' ? 'step' : undefined}>
          <div className={classes.title}>
            {stage.title}
            {stage.number === undefined ? null : (
              <span className={classes.number}>{stage.to === undefined ? stage.number : <PageLink to={stage.to}>{stage.number}</PageLink>}</span>
            )}
          </div>
          <div className={classes.line}>{stage.line}</div>
        </li>
      ))}
    </ol>
  );
}
