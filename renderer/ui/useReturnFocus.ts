import { useEffect, useState } from 'react';

/**
 * For dialogs that are taken away as a whole when they close: the focus goes back to where it was when they came.
 * (Mantine returns it only to dialogs that stay and are told `opened={false}`.)
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog's own clean-up; a button that went with its row leaves the focus where it is.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
