import type { Board } from '#shared/contract/board.ts';
import { boardWords as words } from '#shared/words/board.ts';
import { funnelWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { TrendChart } from '#ui/ui/charts/TrendChart.tsx';

/** `2022-06` → `2022.6`. */
function monthDense(month: string): string {
  return `${month.slice(0, 4)}.${Number(month.slice(5))}`;
}

/** Found and closed, adding up month by month: the gap between them is the work left. */
export function TrendPanel({ board: { trend } }: { readonly board: Board }) {
  const [first, last] = [trend[0], trend.at(-1)];
  return (
    <Panel title={words.trend} note={words.trendNote} grow>
      {first === undefined || last === undefined || trend.length < 2 ? (
        <p className="dim">{words.noCases}</p>
      ) : (
        <TrendChart
          label={words.trendLabel(monthDense(first.month), monthDense(last.month), whole(last.found), whole(last.closed))}
          moments={trend.map((point) => monthDense(point.month))}
          format={whole}
          series={[
            { name: funnelWords.found, tone: 'ink', values: trend.map((point) => point.found) },
            { name: funnelWords.closed, tone: 'jade', dashed: true, values: trend.map((point) => point.closed) },
          ]}
        />
      )}
    </Panel>
  );
}
