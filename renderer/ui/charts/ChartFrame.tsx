import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { chartWords } from '#shared/words/common.ts';
import { ChartTable } from './ChartTable.tsx';
import classes from './charts.module.css';

export type ChartFrameProps = {
  /** One sentence that says what the picture shows; read instead of it. */
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
  readonly height: string;
  readonly children: ReactNode;
};

/** A drawn chart with its words and its table: the picture for the eye, the table for everybody else. */
export function ChartFrame({ label, head, rows, height, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={classes.frame}>
      {asTable ? (
        <ChartTable head={head} rows={rows} />
      ) : (
        <div role="img" aria-label={label} style={{ height }}>
          {children}
        </div>
      )}
      <Button className={classes.swap} size="xs" variant="subtle" onClick={() => setAsTable(!asTable)}>
        {asTable ? chartWords.asChart : chartWords.asTable}
      </Button>
    </figure>
  );
}
