import { expect, it } from 'vitest';
import { finding, readSource, sources, type Source } from './support/sources.ts';

/** A statement written as text: `select … from`, `insert into …`, `update … set`, `delete from`, `pragma …`. */
const statement =
  /^\s*(?:select\s[^]*\sfrom\s|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(?:table|index|trigger)\s|alter\s+table\s|pragma\s+\w)/i;

function statements({ path, texts }: Source): string[] {
  return texts
    .filter(({ text }) => statement.test(text))
    .map(
      ({ text, line }) =>
        `${path}:${line} ${text.trim().slice(0, 40)}: SQL stands in db/ only; add a query or a repository there and a port in shared/services/ports`,
    );
}

/** Ways round the import table. */
function backDoors(source: Source): string[] {
  return source.imports
    .filter(({ from }) => from === 'node:module')
    .map(({ line }) => finding(source, line, 'node:module: name what you need in an import, so that the table sees it'));
}

it('SQL stands in db/ only', () => {
  expect(
    sources()
      .filter(({ path }) => /^(?:shared|electron|renderer)\//.test(path))
      .flatMap(statements),
  ).toEqual([]);
});

it('nothing is loaded past the import table', () => {
  expect(
    sources()
      .filter(({ path }) => /^(?:shared|db|electron|renderer)\//.test(path))
      .flatMap(backDoors),
  ).toEqual([]);
});

it.each([
  'db.exec("delete from event");',
  'const a = `select no from ${table} where id = ?`;',
  "run('PRAGMA wal_checkpoint(TRUNCATE)');",
  "run('insert into unit values (1)');",
])('%s is found', (text) => {
  expect(statements(readSource('electron/host/a.ts', text))).toHaveLength(1);
});

it.each(["const a = 'select a community';", "const b = 'update the register';", "const c = 'created from';"])('%s is no SQL', (text) => {
  expect(statements(readSource('electron/host/a.ts', text))).toEqual([]);
});
