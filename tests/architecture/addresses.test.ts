import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { finding, pathsOf, readSource, sources, type Source } from './support/sources.ts';

/** Names of XML vocabularies look like addresses; nothing is ever fetched from them. */
const vocabulary = /^https?:\/\/(?:www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org)\//;
const address = /\b(?:https?|wss?|ftp):\/\/[^\s'"`)<>]+/g;

function foreign(text: string): string[] {
  return (text.match(address) ?? []).filter((found) => !vocabulary.test(found));
}

function inCode(source: Source): string[] {
  return source.texts.flatMap(({ text, line }) => foreign(text).map((found) => finding(source, line, found)));
}

const shown = (path: string): boolean =>
  path.startsWith('renderer/') || path.startsWith('electron/main/') || path.startsWith('electron/preload/') || path.startsWith('shared/');

it('the pages and the window name no address of any network', () => {
  expect(
    sources()
      .filter(({ path }) => shown(path))
      .flatMap(inCode),
  ).toEqual([]);
});

it('neither do style sheets, pictures and the page itself', () => {
  const files = pathsOf(['.css', '.html', '.svg'], ['renderer']);
  expect(files.flatMap((path) => foreign(readFileSync(path, 'utf8')).map((found) => `${path} ${found}`))).toEqual([]);
});

it('an address is found, the name of a vocabulary is not', () => {
  expect(
    inCode(
      readSource(
        'renderer/a.tsx',
        "const a = 'https://cdn.example.org/a.js'; const b = `ws://${host}/x http://10.1.2.3/`; const c = 'http://www.w3.org/2000/svg';",
      ),
    ),
  ).toHaveLength(2);
});
