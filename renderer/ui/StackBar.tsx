import { chartWords } from '#shared/words/common.ts';
import classes from './bars.module.css';

export type StackBarProps = { readonly pass: number; readonly fail: number; readonly unknown: number };

/** Pass, fail and not known as one bar; nothing to judge leaves an empty track. */
export function StackBar({ pass, fail, unknown }: StackBarProps) {
  const total = pass + fail + unknown;
  const label = total === 0 ? chartWords.stackNone : chartWords.stack(pass, fail, unknown);
  return (
    <span className={classes.stack} role="img" aria-label={label} title={label} data-empty={total === 0 || undefined}>
      {pass === 0 ? null : <span data-part="pass" style={{ flexGrow: pass }} />}
      {fail === 0 ? null : <span data-part="fail" style={{ flexGrow: fail }} />}
      {unknown === 0 ? null : <span data-part="unknown" style={{ flexGrow: unknown }} />}
    </span>
  );
}
