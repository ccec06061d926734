import { FIRST_RUN_PATH, places } from '#ui/app/siteMap.tsx';
import type { App } from './app.ts';

/** How an id for a page with a parameter is come by in the sample. */
const ids: Readonly<Record<string, (app: App) => Promise<string | undefined>>> = {
  '/communities/$id': async ({ call }) => (await call('register.list', { limit: 1 })).rows[0]?.id,
  '/cases/$id': async ({ call }) => (await call('cases.list', { filter: { stages: ['supervision'], deadline: 'overdue' }, sort: 'due', limit: 1 })).rows[0]?.id,
  '/orders/$id': async ({ call }) => (await call('orders.list', { limit: 1 })).rows[0]?.id,
  '/rounds/$id': async ({ call }) => (await call('rounds.list', {})).rows[0]?.id,
  '/archive/$id': async ({ call }) => (await call('archive.list', { filter: {}, limit: 1 })).rows[0]?.id,
};

/** Pages that show something else under another search. */
const variants: readonly string[] = [
  '/communities/$id?tab=members',
  '/communities/$id?tab=verdicts',
  '/communities/$id?tab=cases',
  '/communities/$id?tab=archive',
  '/communities/$id?tab=changes',
];

/** Every page of the site map but those of the first run, as written there. */
export const everyPlace: readonly string[] = [...places.map((place) => place.path).filter((path) => !path.startsWith(FIRST_RUN_PATH)), ...variants];

/** True for a page inside the frame. */
export function isFramed(place: string): boolean {
  return places.some((one) => one.path === place.split('?')[0] && one.frame === 'shell');
}

/** The address of a place with real ids in it. */
export async function addressOf(app: App, place: string): Promise<string> {
  if (!place.includes('$')) return place;
  const [path = '', search] = place.split('?');
  const id = await ids[path]?.(app);
  if (id === undefined) throw new Error(`no id for ${path}: tell tests/e2e/support/places.ts how to find one`);
  return path.replace(/\$\w+/, id) + (search === undefined ? '' : `?${search}`);
}
