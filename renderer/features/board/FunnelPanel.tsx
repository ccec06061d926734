import type { BoardScope } from '#shared/contract/board.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { boardWords as words } from '#shared/words/board.ts';
import { funnelWords, percentWords } from '#shared/words/progress.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { CountLink } from '#ui/parts/board/CountLink.tsx';
import { casesTo, groupOf } from '#ui/parts/board/figures.ts';
import { RateBar } from './RateBar.tsx';
import classes from './board.module.css';

/** How many cases have come to each step, from finding to closing. */
export function FunnelPanel({ scope }: { readonly scope: BoardScope }) {
  const { filter } = groupOf(scope);
  const most = scope.figures.counts.found ?? 0;
  return (
    <Panel title={words.funnel} note={words.funnelNote}>
      {most === 0 ? (
        <p className="dim">{words.noCases}</p>
      ) : (
        <table className={classes.ranking}>
          <tbody>
            {scope.funnel.map(({ step, value }) => (
              <tr key={step}>
                <th scope="row">{funnelWords[step]}</th>
                <td className={classes.bar}>
                  <RateBar percent={percentOf(value, most)} last={null} tone={step === 'closed' ? 'jade' : 'ink'} />
                </td>
                <td className={classes.strong}>
                  <CountLink count={value} to={casesTo({ ...filter, reached: step })} />
                </td>
                <td className={classes.of}>{percentWords(percentOf(value, most), 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
