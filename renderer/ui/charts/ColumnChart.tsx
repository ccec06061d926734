import { chartWords } from '#shared/words/common.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import type { Tone } from '#ui/ui/theme.ts';
import classes from './charts.module.css';

export type ChartColumn = {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly tone: Tone;
  /** The list behind the column. */
  readonly to?: string;
};

/** Upright columns with their figures above and names below: up to a dozen, no legend, no axis. */
export function ColumnChart({ columns, most, label, big = false }: { readonly columns: readonly ChartColumn[]; /** What the full height stands for. */ readonly most: number; readonly label: string; readonly big?: boolean }) {
  return (
    <ol className={classes.columns} data-big={big || undefined} aria-label={label}>
      {columns.map((column) => (
        <li key={column.label} data-tone={column.tone}>
          <span className={classes.room}>
            <span className={classes.figure}>{column.text}</span>
            <span className={classes.column} style={{ height: `${most === 0 ? 0 : (Math.max(0, column.value) / most) * 100}%` }} />
          </span>
          <span className={classes.name}>{column.to === undefined ? column.label : <PageLink to={column.to}>{column.label}</PageLink>}</span>
        </li>
      ))}
    </ol>
  );
}

/** The figures of a chart as a table, for reading aloud, copying and checking. */
export function ChartTable({ head, rows }: { readonly head: readonly string[]; readonly rows: ReadonlyArray<readonly string[]> }) {
  return (
    <table className={classes.table}>
      <thead><tr>{[chartWords.item, ...head].map((text) => <th key={text} scope="col">{text}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row[0]}>{row.map((text, index) => (index === 0 ? <th key="name" scope="row">{text}</th> : <td key={head[index - 1]}>{text}</td>))}</tr>)}</tbody>
    </table>
  );
}
