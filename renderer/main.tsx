import './ui/styles.css';
import { placeAt } from './app/places.ts';
import { readAhead } from './lib/ahead.ts';
import { takeChoices } from './lib/choices.ts';
import { openClient } from './lib/client.ts';
import { knowsChoices } from './lib/preferences.ts';

// Small, so that it asks the host and fetches the page's script while the program's own is still being read.
const opening = openClient();
const [pathname = '', search = ''] = location.hash.slice(1).split(/(?=\?)/);
const place = placeAt(pathname);
const choices = takeChoices(opening);
// What a list asks hangs on the columns and views chosen on this PC; a copy that has been overtaken costs a second question.
const known = knowsChoices() ? Promise.resolve() : choices;
const ahead = readAhead(
  opening,
  place?.asks ?? [],
  known.then(() => place?.asksFor?.(search) ?? []),
);
// Asked for again by the router, which also tells what went wrong.
const page = place?.load().catch(() => undefined) ?? Promise.resolve();
const { start } = await import('./app/start.tsx');
await start({ opening, choices, page, ahead });
