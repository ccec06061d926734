import { commonWords } from '#shared/words/common.ts';
import { shellWords } from '#shared/words/shell.ts';
import classes from './pages.module.css';

/** The first moment, before the host has answered. */
export function StartPage() {
  return (
    <div className={classes.start} role="status">
      <div className={classes.brand}>{shellWords.product}</div>
      <div className="dim">{commonWords.loading}</div>
    </div>
  );
}
