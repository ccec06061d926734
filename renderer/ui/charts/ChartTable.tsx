import { chartWords } from '#shared/words/common.ts';
import classes from './charts.module.css';

/** The figures of a chart as a table, for reading aloud, copying and checking. */
export function ChartTable({ head, rows }: { readonly head: readonly string[]; readonly rows: ReadonlyArray<readonly string[]> }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {[chartWords.item, ...head].map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((text, index) =>
              index === 0 ? (
                <th key="name" scope="row">
                  {text}
                </th>
              ) : (
                <td key={head[index - 1]}>{text}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
