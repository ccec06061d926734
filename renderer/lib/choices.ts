import type { Client } from './client.ts';
import { adoptPreferences } from './preferences.ts';

/** Longer than any answer of a host on this PC takes. */
const MOST_MS = 3_000;

/** Takes over what the host keeps of the choices on this PC; ends without it when the host does not answer. Never rejects. */
export async function takeChoices(opening: Promise<Client>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), MOST_MS);
  try {
    const { call } = await opening;
    const kept = await Promise.race([call('system.choices', {}), late]);
    // A choice that cannot be kept there still holds in this window.
    if (kept !== null) adoptPreferences(kept, (choices) => void call('system.keepChoices', { choices: { ...choices } }).catch(() => undefined));
  } catch {
    // The page itself says why the host cannot be reached.
  } finally {
    clearTimeout(timer);
  }
}
