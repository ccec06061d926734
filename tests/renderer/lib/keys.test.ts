import { describe, expect, test } from 'vitest';
import { pressed, shownShortcut, type KeyPress } from '#ui/lib/shortcuts.ts';
import { searchTexts, writtenSearch } from '#ui/lib/address.ts';
import { commands } from '#shared/contract/commands.ts';

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...held };
}

describe('shortcuts', () => {
  test('Ctrl+K by letter, whatever its case', () => {
    expect(pressed('Ctrl+K', press('k', 'KeyK', { ctrlKey: true }))).toBe(true);
    expect(pressed('Ctrl+K', press('K', 'KeyK', { ctrlKey: true }))).toBe(true);
  });
  test('without Ctrl, or with Alt beside it, it is another key', () => {
    expect(pressed('Ctrl+K', press('k', 'KeyK'))).toBe(false);
    expect(pressed('Ctrl+K', press('k', 'KeyK', { ctrlKey: true, altKey: true }))).toBe(false);
  });
  test('Alt+1 works where Alt turns the digit into a sign', () => {
    expect(pressed('Alt+1', press('¡', 'Digit1', { altKey: true }))).toBe(true);
  });
  test('Ctrl+= also answers Ctrl and the plus key', () => {
    expect(pressed('Ctrl+=', press('+', 'Equal', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(pressed('Ctrl+=', press('+', 'NumpadAdd', { ctrlKey: true }))).toBe(true);
  });
  test('Shift makes a different shortcut of a letter or function key', () => {
    expect(pressed('Ctrl+S', press('S', 'KeyS', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(pressed('F5', press('F5', 'F5', { shiftKey: true }))).toBe(false);
  });
  test('one key press never means two commands of the table', () => {
    const shortcuts = commands.flatMap((command) => [command.shortcut, command.besides]).filter((key) => key !== null);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });
  test('a key that an ordinary browser tab keeps for itself has another beside it', () => {
    const kept = ['Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+Shift+N', 'Ctrl+Shift+T', 'Ctrl+Shift+W'];
    expect(
      commands
        .filter((command) => command.shortcut !== null && kept.includes(command.shortcut) && (command.besides === null || kept.includes(command.besides)))
        .map((command) => command.id),
    ).toEqual([]);
  });
  test('is shown with a blank between', () => {
    expect(shownShortcut('Ctrl+K')).toBe('Ctrl K');
  });
});

describe('addresses', () => {
  test('filters survive a round trip through the address as texts', () => {
    const texts = { q: '松岭 & 前锋', unit: '云桥街道', page: '2' };
    expect(searchTexts(writtenSearch(texts))).toEqual(texts);
  });
  test('empty filters leave no trace', () => {
    expect(writtenSearch({ q: '', unit: null, tab: undefined })).toBe('');
  });
});
