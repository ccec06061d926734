import { expect, it } from 'vitest';
import { areas, hitPaths, places } from '#ui/app/siteMap.tsx';
import { eachNode, finding, readSource, sources, type Node, type Source } from './support/sources.ts';

/** Stands in a written address for what is only known when the program runs. */
const UNKNOWN = '\u0000';

/** Every text of the pages that is an address of the program: it begins with one slash, and the site map does not define it. */
function linksIn(source: Source): { readonly to: string; readonly line: number }[] {
  const links: { to: string; line: number }[] = [];
  eachNode(source, (node, line) => {
    const to = writtenText(node)?.replace(/^#\//, '/');
    if (to !== undefined && /^\/(?:[a-z\u0000?][\x00-\x7f]*)?$/.test(to)) links.push({ to, line });
  });
  return links;
}

function writtenText(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node['quasis'] as Node[]).map((part) => (part['value'] as { cooked: string | null }).cooked ?? '').join(UNKNOWN);
}

/** True when a place answers this address, whatever the unknown parts turn out to be. */
function leadsSomewhere(to: string, paths: readonly string[]): boolean {
  const parts = partsOf(to.split('?')[0] ?? '');
  return paths.some((path) => {
    const pattern = partsOf(path);
    return pattern.length === parts.length && pattern.every((part, index) => fits(parts[index] ?? '', part));
  });
}

/** An unknown end of a written part (`/cases${search}`) is the address's search. */
function fits(part: string, pattern: string): boolean {
  if (pattern.startsWith('$')) return part !== '';
  return part === pattern || (part !== UNKNOWN && part.endsWith(UNKNOWN) && part.slice(0, -1) === pattern);
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

const known = places.map((place) => place.path);
const linking = ['renderer/', 'shared/words/', 'shared/contract/commands.ts'];
const isLinking = ({ path }: Source): boolean => linking.some((place) => path.startsWith(place)) && path !== 'renderer/app/siteMap.tsx';

it('every link in the pages leads to a page', () => {
  const lost = sources()
    .filter(isLinking)
    .flatMap((source) =>
      linksIn(source)
        .filter(({ to }) => !leadsSomewhere(to, known))
        .map(({ to, line }) => finding(source, line, `${to.replaceAll(UNKNOWN, '…')} is no page`)),
    );
  expect(lost).toEqual([]);
});

it('whatever the search finds has a page', () => {
  const lost = Object.entries(hitPaths)
    .filter(([, path]) => !leadsSomewhere(path('one'), known))
    .map(([kind]) => kind);
  expect(lost).toEqual([]);
});

it('every area has its page', () => {
  expect(areas.filter((area) => !known.includes(area.path)).map((area) => area.id)).toEqual([]);
});

it('every page lights up an area of the navigation, or stands alone', () => {
  const ids = new Set<string>(areas.map((area) => area.id));
  expect(places.filter((place) => (place.area === null ? place.frame !== 'bare' : !ids.has(place.area))).map((place) => place.path)).toEqual([]);
});

it('links are found however they are written, and wrong ones noticed', () => {
  const source = readSource(
    'renderer/a.tsx',
    [
      'const a = <PageLink to="/cases?bucket=overdue" />; go(`/cases/${id}?tab=paper`); go(`/cases${search}`);',
      "go('/case'); go(`/cases/${id}/papers`); const share = '3 / 5'; const path = `${base}/x`; const a = <i href='#main' />; const b = <i href={`#/cases/${id}`} />;",
    ].join('\n'),
  );
  const links = linksIn(source);
  expect(links).toHaveLength(6);
  expect(links.filter(({ to }) => !leadsSomewhere(to, ['/', '/cases', '/cases/$id'])).map(({ line }) => line)).toEqual([2, 2]);
});
