import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Ahead } from '#ui/lib/ahead.ts';
import type { Client } from '#ui/lib/client.ts';
import { knowsChoices } from '#ui/lib/preferences.ts';
import { App, keepAhead } from './App.tsx';
import { applyAppearance } from './appearance.ts';

/** Milliseconds after which the start page shows what is being waited for. */
const PATIENCE_MS = 250;

/** What has been begun before the program's own script was there. */
export type Begun = {
  readonly opening: Promise<Client>;
  readonly choices: Promise<void>;
  /** The page's own script. */ readonly page: Promise<unknown>;
  readonly ahead: Promise<readonly Ahead[]>;
};

/** Draws the program once all of it is there: drawing what comes before would only hold it up. */
export async function start({ opening, choices, page, ahead }: Begun): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  applyAppearance();
  const taken = choices.then(applyAppearance);
  // At a new address there is no copy of the choices: drawn before they are known, it would be in the wrong size and colour.
  if (!knowsChoices()) await taken;
  const ready = Promise.all([opening, ahead, page]).then(
    ([client, answers]) => ({ client, answers }),
    () => null,
  );
  const begun = await Promise.race([ready, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))]);
  keepAhead(begun?.answers ?? []);
  createRoot(root).render(
    <StrictMode>
      <App opening={begun?.client ?? opening} />
    </StrictMode>,
  );
}
