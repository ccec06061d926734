import { expect, it } from 'vitest';
import { commands } from '#shared/contract/commands.ts';
import { places } from '#ui/app/siteMap.tsx';
import { sources } from './support/sources.ts';

/** Every command some component offers to handle. */
const handled = new Set(
  sources()
    .filter((source) => source.path.startsWith('renderer/'))
    .flatMap((source) => [...source.text.matchAll(/useAction\(\s*'([a-zA-Z.]+)'/g)].map((found) => found[1]!)),
);

it('every action of the command table is handled somewhere, and nothing handles what is a page', () => {
  const acts = commands.filter((command) => command.does.kind === 'act').map((command) => command.id as string);
  expect(acts.filter((id) => !handled.has(id))).toEqual([]);
  expect([...handled].filter((id) => !acts.includes(id))).toEqual([]);
});

it('every command that opens a page leads to one', () => {
  const paths = new Set(places.map((place) => place.path));
  expect(commands.flatMap(({ does }) => (does.kind === 'go' && !paths.has(does.path) ? [does.path] : []))).toEqual([]);
});
