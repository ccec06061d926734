import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { layers, type Layer } from './support/layers.ts';

type Override = { readonly files: readonly string[]; readonly rules: Readonly<Record<string, unknown>> };
type ImportRule = readonly ['error', { readonly patterns: ReadonlyArray<{ readonly group: readonly string[]; readonly message: string }> }];

/** Rows as ARCHITECTURE.md shows them. */
function row({ folder, holds, may, types = [], packages }: Layer): string {
  const named = (places: readonly string[]) => (places.length === 0 ? '–' : places.map((place) => `\`${place}\``).join(' '));
  return `| \`${folder}\` | ${holds} | ${named(may)} | ${named(types)} | ${packages.includes('*') ? 'any' : named(packages)} |`;
}

/** `shared/domain` → `#shared/domain/**`; a file stays a file. */
function byName(place: string): string {
  const named = place
    .replace(/^electron\/(host|main)\b/, '#$1')
    .replace(/^renderer\b/, '#ui')
    .replace(/^(shared|db)\b/, '#$1');
  return place.endsWith('.ts') ? named : `${named}/**`;
}

/** What lint lets through for a layer: its own folder, ours by name, packages. Lint cannot tell types from values. */
function allowed({ folder, may, types = [], packages }: Layer): string[] {
  const ours = [...may, ...types, ...(folder === 'electron/preload' || folder === 'renderer/features' ? [] : [folder])].map(byName);
  const theirs = packages.flatMap((name) => (name.endsWith('/') || name.endsWith(':') ? [`${name}*`, `${name}*/**`] : [name, `${name}/**`]));
  return [...new Set(['./**', ...ours, ...theirs])].toSorted();
}

const lint = JSON.parse(readFileSync('.oxlintrc.json', 'utf8').replace(/^\s*\/\/.*$/gm, '')) as { readonly overrides: readonly Override[] };

it('ARCHITECTURE.md shows the table that is enforced', () => {
  expect(readFileSync('ARCHITECTURE.md', 'utf8')).toContain(layers.map(row).join('\n'));
});

it.each(layers.filter(({ packages }) => !packages.includes('*')).map((layer) => [layer.folder, layer] as const))(
  'lint lets through in %s what the table allows, and says the right way',
  (folder, layer) => {
    const rules = lint.overrides
      .filter(({ files }) => files.includes(`${folder}/**`))
      .map(({ rules: own }) => own['no-restricted-imports'] as ImportRule | undefined)
      .filter((rule) => rule !== undefined);
    const patterns = rules.at(-1)?.[1].patterns ?? [];
    const table = patterns.find(({ group }) => group[0] === '**');
    expect(
      table?.group
        .slice(1)
        .map((entry) => entry.replace(/^!/, ''))
        .toSorted(),
    ).toEqual(allowed(layer));
    expect(table?.message).toBe(layer.way);
  },
);

it('every package has its line in ARCHITECTURE.md, and no line is about a package that is gone', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;
  const packages = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const [, section = ''] = /## Packages, one line each\n([^]*?)\n## /.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ?? [];
  const named = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  expect(named.toSorted()).toEqual(packages.toSorted());
});
