import { errorText } from '#shared/words/errors.ts';
import { shellWords } from '#shared/words/shell.ts';
import { useConnection } from '#ui/lib/connection.ts';
import classes from './Shell.module.css';

/** A calm line while the host is away; it goes by itself when the connection is back. */
export function ConnectionBanner() {
  const state = useConnection();
  if (state === 'open') return null;
  return (
    <div className={classes.banner} role="status">
      {state === 'lost' ? shellWords.reconnecting : errorText('session_expired')}
    </div>
  );
}
