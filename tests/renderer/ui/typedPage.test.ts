import { describe, expect, test } from 'vitest';
import { typedPage } from '#ui/ui/projection/pages.ts';

/** Presses one key after another, as the projection does; answers the page gone to (from 1), or what is typed so far. */
function press(keys: string, pages = 12): number | string | null {
  let typed = '';
  for (const key of keys.split(' ')) {
    const entry = typedPage(typed, key, pages);
    if (entry === null) return null;
    if (entry.page !== null) return entry.page + 1;
    typed = entry.typed;
  }
  return typed;
}

describe('a page typed on the keyboard', () => {
  test.each([
    ['3 Enter', 3],
    ['1 2 Enter', 12],
    ['0 5 Enter', 5],
  ])('%s goes to page %i', (keys, page) => {
    expect(press(keys)).toBe(page);
  });

  test.each([
    ['0 Enter', 1],
    ['9 9 Enter', 12],
  ])('%s stays within the pages', (keys, page) => {
    expect(press(keys)).toBe(page);
  });

  test('counts the last two digits', () => {
    expect(press('1 0 7')).toBe('07');
    expect(press('1 0 7 Enter')).toBe(7);
  });

  test('can be taken back digit by digit, or at once', () => {
    expect(press('1 2 Backspace')).toBe('1');
    expect(press('1 2 Backspace Enter')).toBe(1);
    expect(press('1 2 Escape')).toBe('');
  });

  test('leaves every other key to the picture, and Enter, Backspace and Escape while nothing is typed', () => {
    for (const key of ['Enter', 'Backspace', 'Escape', 'PageDown', 'b', '十', 'F5']) expect(typedPage('', key, 12)).toBeNull();
    for (const key of ['PageDown', ' ', 'b', 'ArrowLeft']) expect(typedPage('1', key, 12)).toBeNull();
  });

  test('leads to the first page when there is only one', () => {
    expect(press('7 Enter', 1)).toBe(1);
  });
});
