/** Width of a text in full-width characters: digits, Latin letters and their marks take half of one. */
export function fullWidths(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 && !/[“”‘’…—·《》〔〕]/.test(character) ? 0.5 : 1;
  return width;
}

/** 2号 type in 156 mm: twenty characters a line; one less leaves room for the punctuation that may not start a line. */
const titleWidth = 19;
/** The red heading of a long name, 26 pt: sixteen characters a line. */
const headingWidth = 16;
/** Not at the start of a line, not at its end (kinsoku, and particles that belong to the word before). */
const notFirst = /^[、，。；：！？）》〉」』〕’”的和与及等了]/;
const notLast = /[（《〈「『〔‘“第]$/;

/**
 * Breaks the title of a document into lines of about equal length, between words (GB/T 9704-2012 7.3.1:
 * 回行时词意完整，排列对称，长短适宜). Breaks after 的, before 关于 and at punctuation are preferred. A title with line
 * breaks of its own is left as it is.
 */
export function titleLines(title: string): string[] {
  return balancedLines(title, titleWidth);
}

/** Breaks an issuer's long name for the red heading. */
export function headingLines(heading: string): string[] {
  return balancedLines(heading, headingWidth);
}

function balancedLines(text: string, most: number): string[] {
  if (text.includes('\n') || fullWidths(text) <= most) return text.split('\n');
  const words = Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(text), (word) => word.segment);
  const count = Math.ceil(fullWidths(text) / most);
  const lines: string[] = [];
  for (let left = count; left > 1; left -= 1) {
    const rest = fullWidths(words.join(''));
    lines.push(words.splice(0, bestBreak(words, rest / left, Math.max(0, rest - (left - 1) * most), most)).join(''));
  }
  return [...lines, words.join('')];
}

/** How many words go on the line: about `target` wide, at least `least` so that the rest fits, at most `most`. */
function bestBreak(words: readonly string[], target: number, least: number, most: number): number {
  let best = 1;
  let lowest = Number.POSITIVE_INFINITY;
  for (let count = 1; count < words.length; count += 1) {
    const head = words.slice(0, count).join('');
    const width = fullWidths(head);
    const outside = width > most ? 50 + width - most : width < least ? 50 + least - width : 0;
    const cost = Math.abs(width - target) + outside + breakCost(head, words.slice(count).join(''));
    if (cost < lowest) [lowest, best] = [cost, count];
  }
  return best;
}

function breakCost(head: string, tail: string): number {
  if (notFirst.test(tail) || notLast.test(head) || (/[\w.]$/.test(head) && /^[\w.]/.test(tail))) return 100;
  if (tail.startsWith('关于') || /[的，、]$/.test(head)) return 0;
  return /(?:局|府|办|处|会|街道|镇|乡|社区|县|市)$/.test(head) ? 1 : 3;
}

/**
 * How large the issuer's name stands in the red heading: it must fill one line of 156 mm and be larger than the title
 * (GB/T 9704-2012 7.2.4 leaves the size to the issuer). Longer names take two lines.
 */
export function headingSize(heading: string): 'large' | 'medium' | 'small' {
  const width = fullWidths(heading);
  return width <= 8 ? 'large' : width <= 12 ? 'medium' : 'small';
}

/**
 * Where the axis of signature and date lies: four characters from the right for a short name, further in for longer
 * ones, so that the name stays inside the text area (7.3.5.1: 以成文日期为准居中编排发文机关署名).
 */
export function signaturePlace(issuer: string): 'right' | 'inner' | 'middle' {
  const width = fullWidths(issuer);
  return width <= 14 ? 'right' : width <= 22 ? 'inner' : 'middle';
}

/** Names of the 附件 and of their labels: a single one bears no number (7.3.4, 7.3.7). */
export function attachmentLabels(count: number): string[] {
  return Array.from({ length: count }, (_, index) => (count === 1 ? '' : String(index + 1)));
}
