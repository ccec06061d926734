import { createPortal } from 'react-dom';
import { shellWords } from '#shared/words/shell.ts';
import classes from './PrintSheet.module.css';

/** 样例 across every page that comes out of the printer, be it a sheet or a page of the program. Nothing on the screen. */
export function PrintedSampleMark() {
  return createPortal(
    <div className={classes.mark} data-print-mark aria-hidden>
      {shellWords.sample}
    </div>,
    document.body,
  );
}
