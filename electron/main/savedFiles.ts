/** Kinds that open in a viewer or an office program; anything that could run is missing on purpose. */
const openable: ReadonlySet<string> = new Set(['docx', 'xlsx', 'xls', 'csv', 'pdf', 'txt', 'png', 'jpg', 'jpeg']);

/** Kinds saved under their own name: documents, pictures, recordings, packed files. */
const keepable: ReadonlySet<string> = new Set([
  ...openable,
  'doc',
  'wps',
  'et',
  'dps',
  'ppt',
  'pptx',
  'ofd',
  'rtf',
  'odt',
  'ods',
  'md',
  'json',
  'xml',
  'zip',
  'rar',
  '7z',
  'gif',
  'bmp',
  'webp',
  'tif',
  'tiff',
  'heic',
  'mp3',
  'm4a',
  'wav',
  'mp4',
  'mov',
  'db',
]);

/** Names Windows gives to devices, with or without an ending. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** Characters Windows interprets, controls, and those that turn the reading direction around. */
// Written as escapes so that the hidden characters can be read here.
const treacherous = new RegExp('[\\u0000-\\u001f\\u007f<>:"/\\\\|?*\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]');

/**
 * True when a file of this name may be handed to the system's program for it. The name must be one
 * plain name with an ending from the list; what Windows would silently change (trailing dots and
 * blanks, streams after `:`, device names) is refused rather than repaired.
 */
export function isOpenable(name: string): boolean {
  if (name.length > 255 || treacherous.test(name) || name !== name.trim() || name.startsWith('.')) return false;
  const dot = name.lastIndexOf('.');
  if (dot < 1) return false;
  const stem = name.slice(0, name.indexOf('.')).trim();
  return openable.has(name.slice(dot + 1).toLowerCase()) && !deviceName.test(stem);
}

/**
 * The name a file is proposed under: an attachment of another kind gets a harmless ending behind
 * its own, so that no double click on a saved file runs it.
 */
export function savedName(name: string): string {
  return keepable.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ? name : `${name}.bin`;
}

/**
 * The path to write to, after the person chose one: the ending of the proposed name is kept, so
 * that a workbook cannot be saved as a program.
 */
export function withEnding(chosen: string, proposed: string): string {
  const dot = proposed.lastIndexOf('.');
  if (dot < 1) return chosen;
  const ending = proposed.slice(dot);
  return chosen.toLowerCase().endsWith(ending.toLowerCase()) ? chosen : `${chosen}${ending}`;
}

/** Last part of a path, for either kind of separator. */
export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

export type Verdict = 'allowed' | 'not_saved_here' | 'kind_not_openable';

/** Remembers what was saved in this session: only that may be shown or opened on a page's request. */
export type SavedFiles = {
  readonly remember: (path: string) => void;
  readonly mayReveal: (path: string) => Verdict;
  readonly mayOpen: (path: string) => Verdict;
};

export function savedFiles(): SavedFiles {
  const paths = new Set<string>();
  const mayReveal = (path: string): Verdict => (paths.has(path) ? 'allowed' : 'not_saved_here');
  return {
    remember: (path) => void paths.add(path),
    mayReveal,
    mayOpen: (path) => {
      if (mayReveal(path) !== 'allowed') return 'not_saved_here';
      return isOpenable(nameOf(path)) ? 'allowed' : 'kind_not_openable';
    },
  };
}
