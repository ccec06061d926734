import { caseStandingLong, casePageWords } from '#shared/words/caseScreens.ts';
import { stageWords } from '#shared/words/orders.ts';
import { PrintSheet } from '#ui/parts/print/PrintSheet.tsx';
import { dayDense, dayLong } from '#ui/ui/format.ts';
import { askedFacts } from './CaseBasis.tsx';
import type { CaseDetail } from './caseDetail.ts';
import classes from './casePage.module.css';

const words = casePageWords.printed;

/** 打印案卷: the case with its orders and its whole story on A4. */
export function CasePrint({
  view,
  bureau,
  today,
  onDone,
}: {
  readonly view: CaseDetail;
  readonly bureau: string;
  readonly today: string;
  readonly onDone: () => void;
}) {
  return (
    <PrintSheet onDone={onDone}>
      <h1>{words.title}</h1>
      <p className={classes.printState}>
        <span>{bureau}</span>
        <span>{words.printedOn(dayLong(today))}</span>
      </p>
      <table className={classes.printFacts}>
        <tbody>
          <tr>
            <th>{words.number}</th>
            <td>{view.number}</td>
            <th>{words.unit}</th>
            <td>{view.unit}</td>
          </tr>
          <tr>
            <th>{words.community}</th>
            <td>{view.community}</td>
            <th>{words.problem}</th>
            <td>
              {view.title}（{caseStandingLong(view)}）
            </td>
          </tr>
          {askedFacts(view).map((fact) => (
            <tr key={fact.label}>
              <th>{fact.label}</th>
              <td colSpan={3}>{fact.value}</td>
            </tr>
          ))}
          <tr>
            <th>{casePageWords.clause}</th>
            <td colSpan={3}>
              {view.clause}
              {view.quote === '' ? '' : `　“${view.quote}”`}
            </td>
          </tr>
          {view.steps
            .filter((step) => step.number !== null)
            .map((step) => (
              <tr key={step.stage}>
                <th>{stageWords[step.stage]}</th>
                <td colSpan={3}>
                  {step.number}　{step.note}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <h2 className={classes.printHead}>{words.story}</h2>
      <table>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.timeline.toReversed().map((entry) => (
            <tr key={entry.seq}>
              <td className={classes.nowrap}>{dayDense(entry.onDay)}</td>
              <td>{entry.title}</td>
              <td className={classes.nowrap}>{entry.who}</td>
              <td>{entry.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.attachments.length === 0 ? null : (
        <p>
          {words.files}：{view.attachments.map((file) => file.name).join('、')}
        </p>
      )}
    </PrintSheet>
  );
}
