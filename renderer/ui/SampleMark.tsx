import { shellWords } from '#shared/words/shell.ts';
import classes from './SampleMark.module.css';

/** The framed word 样例, like a stamp: unmistakable, never in the way. */
export function SampleMark() {
  return <span className={classes.mark}>{shellWords.sample}</span>;
}
