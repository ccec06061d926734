import { utf8Length } from './encoding.ts';

/** Bytes of one file name in UTF-8. File systems allow 255; the rest is room for folders under Windows' 260. */
export const NAME_BYTES = 180;

/** Characters Windows refuses, and `%`, on which BagIt tools disagree: shown by their full-width twins. */
const TWINS: Readonly<Record<string, string>> = {
  '%': '％',
  '/': '／',
  '\\': '＼',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
  '~': '～',
};
const REFUSED = /[%/\\:*?"<>|~]/g;
/** Control characters, zero-width and bidirectional marks, line separators, noncharacters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Whether Windows keeps a name for a device, with or without an ending (`NUL`, `com1.txt`). */
export function isReservedName(name: string): boolean {
  const base = name.split('.')[0] ?? '';
  return RESERVED.test(base.trimEnd());
}

/**
 * A file name that can be written on Windows and Linux, into a zip and into a BagIt manifest without any
 * escaping: NFC, no `%` CR LF, none of Windows' refused characters or device names, no leading dot, dash or
 * space, no trailing dot or space, at most `NAME_BYTES` UTF-8 bytes with the ending kept. Same in, same out;
 * applying it twice changes nothing. Source: RFC 8493 §5.2 (naming), LoC suite, Windows naming rules.
 */
export function safePayloadName(name: string): string {
  // Composed last: taking out an invisible character can bring a letter and its accent together.
  const visible = name
    .toWellFormed()
    .replace(/[\r\n\t]/g, ' ')
    .replace(INVISIBLE, '')
    .replaceAll('\uFFFD', '_')
    .normalize('NFC');
  const plain = visible.replace(REFUSED, (character) => TWINS[character] ?? '_').replace(/\p{Zs}+/gu, ' ');
  const trimmed = trimEnds(plain);
  const started = /^[.-]/.test(trimmed) ? `_${trimmed.slice(1)}` : trimmed;
  const free = isReservedName(started) ? `_${started}` : started;
  return shorten(free === '' ? '_' : free, NAME_BYTES);
}

/** A safe path below `data/`: each part made safe; empty parts, `.` and `..` are dropped. */
export function safePayloadPath(parts: readonly string[]): string {
  const safe = parts.filter((part) => part !== '' && !/^\.+$/.test(part)).map(safePayloadName);
  return ['data', ...(safe.length === 0 ? ['_'] : safe)].join('/');
}

/**
 * Safe names of the files of one folder, in the given order, no two alike: names that differ only by case or
 * by Unicode composition get ` (2)`, ` (3)` … before the ending, because Windows and macOS would merge them.
 */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safePayloadName(name);
    let chosen = safe;
    for (let count = 2; taken.has(nameKey(chosen)); count += 1) {
      const { base, ending } = splitEnding(safe);
      const mark = ` (${count})`;
      chosen = `${cut(base, NAME_BYTES - utf8Length(ending) - mark.length)}${mark}${ending}`;
    }
    taken.add(nameKey(chosen));
    return chosen;
  });
}

/** Names with the same key collide on a disk that ignores case or composes characters. */
export function nameKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function trimEnds(text: string): string {
  return text.trimStart().replace(/[. ]+$/, '');
}

function shorten(name: string, limit: number): string {
  if (utf8Length(name) <= limit) return name;
  const { base, ending } = splitEnding(name);
  return trimEnds(`${cut(base, limit - utf8Length(ending))}${ending}`);
}

/** `报告.2021.docx` → `报告.2021` and `.docx`; an ending longer than 12 characters is part of the name. */
function splitEnding(name: string): { readonly base: string; readonly ending: string } {
  const at = name.lastIndexOf('.');
  if (at <= 0 || name.length - at > 13) return { base: name, ending: '' };
  return { base: name.slice(0, at), ending: name.slice(at) };
}

function cut(text: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += utf8Length(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, '');
}
