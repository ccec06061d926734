import './ui/styles.css';
import { placeAt } from './app/places.ts';
import { readAhead } from './lib/ahead.ts';
import { openClient } from './lib/client.ts';

// Small, so that it asks the host and fetches the page's script while the program's own is still being read.
const opening = openClient();
const [pathname = '', search = ''] = location.hash.slice(1).split(/(?=\?)/);
const place = placeAt(pathname);
const ahead = readAhead(opening, Promise.resolve(place?.asks?.(search) ?? []));
// Asked for again by the router, which also tells what went wrong.
const page = place?.load().catch(() => undefined) ?? Promise.resolve();
const { start } = await import('./app/start.tsx');
await start({ opening, page, ahead });
