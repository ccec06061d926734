import { expect, it } from 'vitest';
import { isWithin } from './support/layers.ts';
import { finding, readSource, sources, type Source } from './support/sources.ts';

/** Where Chinese text may stand besides shared/words, and why it is no sentence of the program. */
const places: ReadonlyArray<readonly [place: string, why: string]> = [
  ['shared/words', 'every sentence the program says'],
  ['shared/domain/register', 'the catalogue of metrics: names, choices, units'],
  ['shared/domain/import', 'how clerks write: headings, units, marks of workbooks to be read'],
  ['shared/domain/calendar', 'how the State Council writes its notices, to be read'],
  ['shared/domain/orders/number.ts', 'the form of document numbers (GB/T 9704)'],
  ['shared/domain/orders/check.ts', 'unclear periods that the check looks for'],
  ['shared/domain/orders/responsible.ts', 'how packs and registers call units, to be read'],
  ['shared/domain/document/titleLines.ts', 'where a title may break (GB/T 9704)'],
  ['shared/domain/date.ts', 'the form of dates'],
  ['shared/domain/money.ts', 'the form of amounts'],
  ['shared/domain/text.ts', 'characters and units of typed text, to be brought into one form'],
  ['electron/host/adapters', 'names of fonts and parts of file formats'],
  ['renderer/ui/format.ts', 'the form of dates'],
  ['renderer/ui/DayInput.tsx', 'the form of dates'],
  ['build', 'what the scripts say to a developer, and the sources of packs'],
  ['tests', 'what the tests say'],
];

const han = /\p{Script=Han}/u;

function chinese(source: Source): string[] {
  if (places.some(([place]) => isWithin(source.path, place))) return [];
  return source.texts.filter(({ text }) => han.test(text)).map(({ text, line }) => finding(source, line, text.trim().slice(0, 40)));
}

it('every Chinese sentence stands in shared/words', () => {
  expect(sources().flatMap(chinese)).toEqual([]);
});

it('the list of other places is kept short: each one still holds Chinese text', () => {
  const idle = places.filter(([place]) => !sources().some(({ path, texts }) => isWithin(path, place) && texts.some(({ text }) => han.test(text))));
  expect(idle).toEqual([]);
});

it.each([
  "const a = '保存';",
  'const b = `共 ${n} 件`;',
  'const c = /^社区$/;',
  'const d = <p>没有内容</p>;',
  "const e = <input title='查找' />;",
  'const f = `${a}。${g ? "是" : ""}`;',
])('%s is found', (text) => {
  expect(chinese(readSource('renderer/app/a.tsx', text))).not.toEqual([]);
});

it.each(['// 保存', '/** 保存 */ const a = 1;', "const b = 'save';", 'const c = <p>{words.empty}</p>;'])('%s is allowed', (text) => {
  expect(chinese(readSource('renderer/app/a.tsx', text))).toEqual([]);
});
