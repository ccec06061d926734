/** The parts of a key press that a shortcut looks at. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
};

/**
 * Whether a key press is the shortcut, written as an Electron accelerator (`Ctrl+K`, `Alt+1`, `F5`).
 * Letters and digits are compared by their place on the keyboard too, because an input method or
 * Alt may turn them into other characters.
 */
export function pressed(shortcut: string, press: KeyPress): boolean {
  const parts = shortcut.split('+');
  // `Ctrl++` would end in an empty part; the table writes `Ctrl+=` instead.
  const key = parts[parts.length - 1] ?? '';
  const wants = new Set(parts.slice(0, -1).map((part) => part.toLowerCase()));
  if (press.ctrlKey !== wants.has('ctrl') || press.altKey !== wants.has('alt') || press.metaKey) return false;
  // `=` and `-` may need Shift on some keyboards, so Shift counts only where the shortcut names it or a letter is meant.
  if (press.shiftKey !== wants.has('shift') && /^([A-Z0-9]|F\d+)$/.test(key)) return false;
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  if (/^[A-Z]$/.test(key)) return press.code === `Key${key}`;
  if (/^\d$/.test(key)) return press.code === `Digit${key}` || press.code === `Numpad${key}`;
  if (key === '=') return press.key === '+' || press.code === 'Equal' || press.code === 'NumpadAdd';
  if (key === '-') return press.code === 'Minus' || press.code === 'NumpadSubtract';
  return false;
}

/** How a shortcut is shown: `Ctrl K`. */
export function shownShortcut(shortcut: string): string {
  return shortcut.split('+').join(' ');
}
