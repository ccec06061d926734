import { Skeleton } from '@mantine/core';
import { commonWords } from '#shared/words/common.ts';
import classes from './casePage.module.css';

/** The shape of the page of a case while it is read. */
export function CaseLoading() {
  return (
    <div className={classes.loading} role="status" aria-label={commonWords.loading}>
      <Skeleton height="4rem" />
      <div>
        <Skeleton height="26rem" />
        <Skeleton height="26rem" />
      </div>
    </div>
  );
}
