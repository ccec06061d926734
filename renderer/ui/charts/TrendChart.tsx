import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFrame } from './ChartFrame.tsx';
import { endLabelLifts } from './endLabels.ts';
import type { Tone } from '#ui/ui/theme.ts';

export type TrendSeries = {
  readonly name: string;
  readonly tone: Tone;
  /** Dashed lines tell series apart without colour. */ readonly dashed?: boolean;
  readonly values: ReadonlyArray<number | null>;
};

export type TrendChartProps = {
  readonly label: string;
  /** The points in time, one per value. */
  readonly moments: readonly string[];
  readonly series: readonly TrendSeries[];
  readonly format: (value: number) => string;
  readonly height?: string;
  readonly most?: number;
};

/** How figures moved over time: a few lines, no animation, at most some hundred points. */
export function TrendChart({ label, moments, series, format, height = '15rem', most }: TrendChartProps) {
  const data = moments.map((moment, index) => ({ moment, ...Object.fromEntries(series.map((one) => [one.name, one.values[index] ?? null])) }));
  const ends = series.map((one) => one.values.at(-1) ?? 0);
  const lifts = endLabelLifts(ends, most ?? Math.max(...ends));
  const rows = moments.map((moment, index) => [
    moment,
    ...series.map((one) => {
      const value = one.values[index];
      return value === null || value === undefined ? '' : format(value);
    }),
  ]);
  return (
    <ChartFrame label={label} head={series.map((one) => one.name)} rows={rows} height={height}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={{ top: 20, right: 24, bottom: 4, left: 4 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="moment"
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tick={{ fill: 'var(--dim)', fontSize: '0.875rem' }}
            interval="equidistantPreserveStart"
            minTickGap={12}
            padding={{ left: 16, right: 96 }}
          />
          <YAxis
            tickFormatter={format}
            tickLine={false}
            axisLine={false}
            width={56}
            tick={{ fill: 'var(--dim)', fontSize: '0.875rem' }}
            domain={[0, most ?? 'auto']}
          />
          <Tooltip
            isAnimationActive={false}
            formatter={(value) => (typeof value === 'number' ? format(value) : '')}
            contentStyle={{ background: 'var(--card)', border: '1px solid var(--line-strong)', borderRadius: 6, fontSize: '0.875rem', color: 'var(--text)' }}
            cursor={{ stroke: 'var(--line-strong)' }}
          />
          {series.map((one, index) => (
            <Line
              key={one.name}
              dataKey={one.name}
              type="linear"
              stroke={`var(--${one.tone}-fill)`}
              strokeWidth={2}
              strokeDasharray={one.dashed === true ? '6 4' : '0'}
              dot={false}
              activeDot={{ r: 4 }}
              isAnimationActive={false}
              connectNulls
            >
              <LabelList
                dataKey={one.name}
                content={(label) => (
                  <EndLabel
                    index={label.index}
                    last={moments.length - 1}
                    x={label.x}
                    y={label.y}
                    shift={-(lifts[index] ?? 0)}
                    tone={one.tone}
                    text={`${one.name} ${format(one.values.at(-1) ?? 0)}`}
                  />
                )}
              />
            </Line>
          ))}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

type EndLabelProps = {
  readonly index: number | undefined;
  readonly last: number;
  readonly x: number | string | undefined;
  readonly y: number | string | undefined;
  readonly shift: number;
  readonly tone: Tone;
  readonly text: string;
};

/** The name and last figure of a line at its end: read without a legend. */
function EndLabel({ index, last, x, y, shift, tone, text }: EndLabelProps) {
  if (index !== last || x === undefined || y === undefined) return null;
  return (
    <text x={Number(x) + 8} y={Number(y) + shift} dominantBaseline="central" fontSize="0.875rem" fontWeight={700} fill={`var(--${tone})`}>
      {text}
    </text>
  );
}
