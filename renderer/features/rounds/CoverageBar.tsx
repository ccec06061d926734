import { roundsWords as words } from '#shared/words/roundScreens.ts';
import { whole } from '#ui/ui/format.ts';
import classes from './rounds.module.css';

/** How many of the round's communities were inspected. */
export function CoverageBar({ inspected, communities }: { readonly inspected: number; readonly communities: number }) {
  const share = communities === 0 ? 0 : Math.min(1, inspected / communities);
  return (
    <span className={classes.coverage} data-tone={share >= 1 ? 'jade' : 'ink'}>
      <span className={classes.track} role="img" aria-label={words.coverageSpoken(inspected, communities)}>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span>{words.coverage(whole(inspected), whole(communities))}</span>
    </span>
  );
}
