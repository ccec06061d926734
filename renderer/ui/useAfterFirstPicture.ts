import { startTransition, useEffect, useState } from 'react';

let drawn = false;

/** False while the program draws its first picture, for what may come a moment later than what one reads; afterwards true at once. */
export function useAfterFirstPicture(): boolean {
  const [after, setAfter] = useState(drawn);
  useEffect(() => {
    drawn = true;
    if (!after) startTransition(() => setAfter(true));
  }, [after]);
  return after;
}
