import type { CSSProperties } from 'react';
import { chartWords } from '#shared/words/common.ts';
import { PageLink } from './PageLink.tsx';
import type { Tone } from './theme.ts';
import classes from './bars.module.css';

export type BarItem = {
  readonly label: string;
  /** 0–100 of the track. */
  readonly value: number;
  readonly text: string;
  readonly tone: Tone;
  /** Where the last meeting stood, 0–100; null when there was none. */
  readonly last?: number | null;
  readonly lastText?: string;
  /** The list behind the bar. */
  readonly to?: string;
};

/** Horizontal bars with the last meeting as a tick: a ranking that reads without a legend. */
export function BarList({ items, label, big = false }: { readonly items: readonly BarItem[]; readonly label: string; /** Projection size. */ readonly big?: boolean }) {
  return (
    <dl className={`${classes.list} ${big ? classes.big : ''}`} aria-label={label}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.to === undefined ? item.label : <PageLink to={item.to} className={classes.link}>{item.label}</PageLink>}</dt>
          <dd className={classes.track} data-tone={item.tone} aria-hidden>
            <span className={classes.bar} style={{ width: `${item.value}%` }} />
            {item.last === undefined || item.last === null ? null : <span className={classes.last} style={{ left: `${item.last}%` } as CSSProperties} title={`${chartWords.last} ${item.lastText ?? ''}`} />}
          </dd>
          <dd className={classes.amount}>{item.text}{item.lastText === undefined ? null : <span className="visually-hidden">，{chartWords.last} {item.lastText}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
