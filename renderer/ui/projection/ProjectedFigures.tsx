import type { ReactNode } from 'react';
import type { Tone } from '#ui/ui/theme.ts';
import classes from './Projection.module.css';

export type ProjectedFigure = { readonly label: string; readonly value: string; readonly note?: string; readonly tone: Tone | 'text' };

/** Key figures of a projected page: at most four, readable from the last row. */
export function ProjectedFigures({ figures }: { readonly figures: readonly ProjectedFigure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map((figure) => (
        <div key={figure.label} data-tone={figure.tone}>
          <dt>{figure.label}</dt>
          <dd className={classes.figure}>{figure.value}</dd>
          <dd className={classes.figureNote}>{figure.note}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of a projected page with its heading. */
export function ProjectedPart({
  title,
  note,
  foot,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  /** Below: how to read what stands above. */ readonly foot?: string;
  /** Gets more of a 4:3 picture. */ readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.part} data-wide={wide || undefined}>
      <h2>
        {title}
        {note === undefined ? null : <small>{note}</small>}
      </h2>
      {children}
      {foot === undefined ? null : <p className={classes.partFoot}>{foot}</p>}
    </section>
  );
}

/** Parts side by side. */
export function ProjectedColumns({ children }: { readonly children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}
