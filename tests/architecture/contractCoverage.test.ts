import { expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { createServices } from '#shared/services/index.ts';
import type { Ports } from '#shared/services/ports.ts';
import { errorParts, errorWords } from '#shared/words/errors.ts';
import { eachNode, finding, readSource, sources, type Node, type Source } from './support/sources.ts';

const operations = Object.keys(contract);

/** Stands for any port: asking for a part of it answers the same again. Handlers are made, never called. */
function anyPort(): unknown {
  const port: unknown = new Proxy(() => port, { get: (_target, key) => (key === Symbol.toPrimitive ? () => '' : port) });
  return port;
}

it('every operation has a handler, and no handler lacks an operation', () => {
  const handlers = createServices(anyPort() as Ports);
  expect(Object.keys(handlers).toSorted()).toEqual(operations.toSorted());
  expect(Object.entries(handlers).filter(([, handler]) => typeof handler !== 'function')).toEqual([]);
});

it('every operation is called by a page or a test', () => {
  const callers = sources().filter(({ path }) => path.startsWith('renderer/') || (path.startsWith('tests/') && !path.startsWith('tests/architecture/')));
  const called = new Set(callers.flatMap(({ texts }) => texts.map(({ text }) => text)));
  expect(operations.filter((operation) => !called.has(operation))).toEqual([]);
});

it('operations are named area.verb', () => {
  expect(operations.filter((operation) => !/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/.test(operation))).toEqual([]);
});

/** Codes of the errors a file throws: `new AppError('code', …)`. */
function thrownCodes(source: Source): { code: string; line: number }[] {
  const codes: { code: string; line: number }[] = [];
  eachNode(source, (node, line) => {
    if (node.type !== 'NewExpression' || (node['callee'] as Node)['name'] !== 'AppError') return;
    const [first] = node['arguments'] as readonly Node[];
    for (const one of first === undefined ? [] : choices(first)) if (typeof one['value'] === 'string') codes.push({ code: one['value'], line });
  });
  return codes;
}

/** Both ends of `a ? 'x' : 'y'`. */
function choices(node: Node): Node[] {
  if (node.type !== 'ConditionalExpression') return [node];
  return [...choices(node['consequent'] as Node), ...choices(node['alternate'] as Node)];
}

it('every error that can be thrown has its words', () => {
  const ours = sources().filter(({ path }) => !path.startsWith('tests/') && !path.startsWith('build/'));
  const wordless = ours.flatMap((source) =>
    thrownCodes(source)
      .filter(({ code }) => !Object.hasOwn(errorWords, code))
      .map(({ code, line }) => finding(source, line, code)),
  );
  expect(wordless).toEqual([]);
});

it('an error code belongs to one area', () => {
  const codes = errorParts.flatMap((part) => Object.keys(part));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

it('error codes are snake_case and their words are Chinese sentences without exclamation marks', () => {
  const odd = Object.entries(errorWords).filter(([code, words]) => {
    const text = words({});
    return !/^[a-z]+(?:_[a-z0-9]+)*$/.test(code) || !/\p{Script=Han}/u.test(text) || /[!！]/.test(text) || !/[。？]$/.test(text);
  });
  expect(odd.map(([code, words]) => `${code}: ${words({})}`)).toEqual([]);
});

it('thrown codes are found', () => {
  expect(
    thrownCodes(readSource('shared/a.ts', "throw new AppError('a_b'); throw new AppError(x ? 'c' : y ? 'd' : 'e', {}); throw new AppError(code);")),
  ).toEqual([
    { code: 'a_b', line: 1 },
    { code: 'c', line: 1 },
    { code: 'd', line: 1 },
    { code: 'e', line: 1 },
  ]);
});
