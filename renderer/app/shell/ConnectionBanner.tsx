import { useEffect, useState } from 'react';
import { errorText } from '#shared/words/errors.ts';
import { shellWords } from '#shared/words/shell.ts';
import { useConnection } from '#ui/lib/connection.ts';
import classes from './Shell.module.css';

/** After this a host that only starts anew would be back. */
const LONG_MS = 20_000;

/** A calm line while the host is away; it goes by itself when the connection is back, and says what to do when it is not. */
export function ConnectionBanner() {
  const state = useConnection();
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (state !== 'lost') return undefined;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [state]);
  if (state === 'open') return null;
  return (
    <div className={classes.banner} role="status">
      {state === 'lost' ? (long ? shellWords.stillReconnecting : shellWords.reconnecting) : errorText('session_expired')}
    </div>
  );
}
