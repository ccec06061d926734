import { useId, type CSSProperties, type ReactNode } from 'react';
import classes from './Panel.module.css';

export type PanelProps = {
  readonly title?: string;
  /** One quiet sentence after the title: of what, by which paper, as of when. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** No inner margin: for lists that draw their own edges. */
  readonly flush?: boolean;
  /** Takes the height left in a column. */
  readonly grow?: boolean;
  /** On paper instead of on a card: for what stands beside the work. */
  readonly quiet?: boolean;
  readonly className?: string;
};

/** A card with a title and one explaining sentence. */
export function Panel({ title, note, actions, children, flush = false, grow = false, quiet = false, className }: PanelProps) {
  const id = useId();
  const names = [classes.panel, flush ? classes.flush : '', grow ? classes.grow : '', quiet ? classes.quiet : '', className ?? ''];
  return (
    <section className={names.filter(Boolean).join(' ')} aria-labelledby={title === undefined ? undefined : id}>
      {title === undefined && actions === undefined ? null : (
        <div className={classes.head}>
          {title === undefined ? null : (
            <h2 id={id} className={classes.title}>
              {title}
            </h2>
          )}
          {note === undefined ? null : <p className={classes.note}>{note}</p>}
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

export type ColumnsProps = {
  /** As in CSS: `'27rem minmax(0, 1fr)'`. */
  readonly columns: string;
  /** When they fall below each other: `late` under 50 rem of page width, `soon` under 62 rem (wide tables). */
  readonly fold?: 'late' | 'soon';
  readonly children: ReactNode;
};

/** Panels side by side, of equal height; the last row of a page reaches down to its foot. */
export function Columns({ columns, fold = 'late', children }: ColumnsProps) {
  return (
    <div className={classes.columns} data-fold={fold} style={{ '--columns': columns } as CSSProperties}>
      {children}
    </div>
  );
}

/** Panels below each other, as one of several columns. */
export function Column({ children }: { readonly children: ReactNode }) {
  return <div className={classes.column}>{children}</div>;
}
