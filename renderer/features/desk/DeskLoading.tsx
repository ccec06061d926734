import { Skeleton } from '@mantine/core';
import { commonWords } from '#shared/words/common.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import classes from './desk.module.css';

/** The shape of the desk while it is read. */
export function DeskLoading() {
  return (
    <div className={classes.loading} role="status" aria-label={commonWords.loading}>
      <Skeleton height="5.75rem" />
      <div className={classes.loadingFigures}>
        {[0, 1, 2, 3, 4].map((index) => (
          <Skeleton key={index} height="5.125rem" />
        ))}
      </div>
      <Panel grow>
        <Skeleton height="0.875rem" width="12rem" />
      </Panel>
    </div>
  );
}
