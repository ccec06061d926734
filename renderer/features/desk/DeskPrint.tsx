import type { DeskListRow } from '#shared/contract/cases.ts';
import { bucketText, deskActionWords } from '#shared/words/cases.ts';
import { deskWords } from '#shared/words/desk.ts';
import { PrintSheet } from '#ui/parts/print/PrintSheet.tsx';
import { dayDense, dayWithWeekday } from '#ui/ui/format.ts';
import { orderOf, problemOf } from './deskRow.ts';
import classes from './desk.module.css';

const words = deskWords.printed;

/** 今日清单 on A4: what the desk lists, with a column to write in. */
export function DeskPrint({
  rows,
  today,
  bureau,
  onDone,
}: {
  readonly rows: readonly DeskListRow[];
  readonly today: string;
  readonly bureau: string;
  readonly onDone: () => void;
}) {
  return (
    <PrintSheet landscape onDone={onDone}>
      <h1>{words.title}</h1>
      <p className={classes.printState}>
        <span>{words.foot(bureau)}</span>
        <span>{words.state(dayWithWeekday(today), rows.length)}</span>
      </p>
      <table className={classes.printTable}>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.caseId}>
              <td>{index + 1}</td>
              <td>{bucketText(row)}</td>
              <td>{row.caseNumber}</td>
              <td>{row.unit}</td>
              <td>{problemOf(row)}</td>
              <td>{orderOf(row)}</td>
              <td>
                {row.dueOn === null ? '' : dayDense(row.dueOn)}
                {row.milestone === null ? (
                  ''
                ) : (
                  <>
                    <br />
                    {deskWords.milestone(dayDense(row.milestone.dueOn))}
                  </>
                )}
              </td>
              <td>{deskActionWords[row.action]}</td>
              <td aria-label={words.columns.at(-1)} />
            </tr>
          ))}
        </tbody>
      </table>
    </PrintSheet>
  );
}
