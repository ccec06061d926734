import { pinyin as convert } from 'pinyin-pro';

const firstLetters = { pattern: 'first', toneType: 'none', type: 'array', surname: 'off', toneSandhi: false } as const;
const syllables = { toneType: 'none', type: 'array', surname: 'off', toneSandhi: false, v: true, nonZh: 'consecutive' } as const;

/**
 * Pinyin initials for searching: 青龙山街道 → qlsjd. Words decide readings (重庆 cq, 银行 yh); surname readings are off,
 * because most names here are places. Latin letters and digits stay, in lower case and half width; rare characters
 * without a reading stay themselves; punctuation and blanks are dropped.
 */
export function initials(text: string): string {
  return keepWords(convert(text.normalize('NFKC'), firstLetters).join(''));
}

/** Full pinyin without tones or blanks: 女儿 → nver. Other characters as in `initials`. */
export function fullPinyin(text: string): string {
  return keepWords(convert(text.normalize('NFKC'), syllables).join(''));
}

/** Initials of many texts in their order; equal texts are converted once. */
export function initialsOf(texts: readonly string[]): string[] {
  return eachOnce(texts, initials);
}

/** Full pinyin of many texts in their order; equal texts are converted once. */
export function fullPinyinOf(texts: readonly string[]): string[] {
  return eachOnce(texts, fullPinyin);
}

/** The pinyin port of the services. */
export const pinyin = { initials, fullPinyin, initialsOf, fullPinyinOf } as const;

function keepWords(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function eachOnce(texts: readonly string[], one: (text: string) => string): string[] {
  const known = new Map<string, string>();
  return texts.map((text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const result = one(text);
    known.set(text, result);
    return result;
  });
}
