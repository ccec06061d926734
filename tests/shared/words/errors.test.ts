import { expect, test } from 'vitest';
import { errorParts, errorText, errorWords } from '#shared/words/errors.ts';

test('a code belongs to one area only', () => {
  const codes = errorParts.flatMap((part) => Object.keys(part));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('every sentence ends with 。 and stays calm, also when its data is missing', () => {
  const wrong = Object.entries(errorWords)
    .map(([code, words]) => [code, words({})] as const)
    .filter(([, text]) => !text.endsWith('。') || /[！!]|undefined|null|NaN/.test(text));
  expect(wrong).toEqual([]);
});

test('an unknown code names the reference to pass on', () => {
  expect(errorText('never_heard_of', { reference: 'R-1A2B' })).toContain('R-1A2B');
  expect(errorText('never_heard_of')).toContain('never_heard_of');
});

test('a name from Object.prototype is not taken for a code', () => {
  expect(errorText('toString', { reference: 'R-9' })).toContain('R-9');
});
