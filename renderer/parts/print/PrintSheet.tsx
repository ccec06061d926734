import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import classes from './PrintSheet.module.css';

/**
 * A sheet for paper: while it is mounted only this is printed. Mounting asks for the print dialog; leaving the
 * dialog takes the sheet away. Nothing of it shows on the screen.
 */
export function PrintSheet({
  onDone,
  landscape = false,
  children,
}: {
  readonly onDone: () => void;
  /** For tables of many columns. */ readonly landscape?: boolean;
  readonly children: ReactNode;
}) {
  const done = useEffectEvent(onDone);
  useEffect(() => {
    const after = () => done();
    window.addEventListener('afterprint', after);
    // Fonts and pictures of the sheet are laid out in the next frame.
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return createPortal(
    <div className={classes.sheet} data-print-sheet data-landscape={landscape || undefined}>
      {children}
    </div>,
    document.body,
  );
}
