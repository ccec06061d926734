import { Skeleton } from '@mantine/core';
import { commonWords } from '#shared/words/common.ts';
import classes from './pages.module.css';

/** The shape of a page while its chunk or first data is on the way. */
export function PagePending() {
  return (
    <div className={classes.pending} role="status" aria-label={commonWords.loading}>
      <Skeleton height="1.75rem" width="14rem" mb="1.25rem" mt="0.5rem" />
      <div className={classes.pendingCard}>
        {[92, 78, 85, 64, 88, 72].map((width) => (
          <Skeleton key={width} height="0.75rem" width={`${width}%`} />
        ))}
      </div>
    </div>
  );
}
