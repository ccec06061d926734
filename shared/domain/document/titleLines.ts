import { fullWidths } from './typesetting.ts';

/** 2号 type in 156 mm: twenty characters a line; one less leaves room for the punctuation that may not start a line. */
const titleWidth = 19;
/** The red heading of a long name, 26 pt: sixteen characters a line. */
const headingWidth = 16;
/** Not at the start of a line, not at its end (kinsoku, and particles that belong to the word before). */
const notFirst = /^[、，。；：！？）》〉」』〕’”的和与及等了]/;
const notLast = /[（《〈「『〔‘“第]$/;
/** Compounds of official papers that the dictionary takes apart. */
const compounds = [
  '领导小组办公室',
  '领导小组',
  '居民委员会',
  '居务监督委员会',
  '监督委员会',
  '人民政府办公室',
  '人民政府',
  '街道办事处',
  '民政局',
  '居委会',
  '整改通知',
  '督办通知',
  '问责建议',
  '整改不到位',
  '工作制度',
  '社会主义核心价值观',
  '不完整',
  '不规范',
  '不到位',
  '不达标',
  '常态长效',
  '限期解决',
  '督查整改',
  '实施方案',
  '工作方案',
  '规范化建设',
  '达标验收',
  '城市社区',
  '居民公约',
  '办公用房',
  '功能室',
  '消防站',
];

/** What a break costs, in characters of raggedness. */
const cost = {
  best: 0,
  piece: 1,
  mark: 1,
  word: 5,
  insidePiece: 12,
  insideIssuer: 40,
  insideMarks: 8,
  never: 400,
  tooWide: 60,
  hourglass: 6,
  lonely: 12,
} as const;

/**
 * Breaks the title of a document into lines (GB/T 9704-2012 7.3.1: 回行时词意完整、排列对称、长短适宜、间距恰当,
 * 梯形或菱形排列). `pieces` are what the title is made of and should stay whole: issuer, unit, community, problem, kind
 * of paper. A title with line breaks of its own is left as it is.
 */
export function titleLines(title: string, pieces: readonly string[] = []): string[] {
  return brokenLines(title, titleWidth, pieces);
}

/** Breaks an issuer's long name for the red heading. */
export function headingLines(heading: string): string[] {
  return brokenLines(heading, headingWidth, []);
}

type Word = { readonly text: string; readonly width: number; /** The cost of breaking before it. */ readonly before: number };

function brokenLines(text: string, most: number, pieces: readonly string[]): string[] {
  if (text.includes('\n') || fullWidths(text) <= most) return text.split('\n');
  const words = wordsOf(text, pieces);
  const least = Math.ceil(fullWidths(text) / most);
  // One line more when words would otherwise have to be broken.
  const [few, more] = [bestLines(words, least, most), bestLines(words, least + 1, most)];
  const chosen = more !== null && few !== null && more.cost + cost.lonely < few.cost ? more : (few ?? more);
  return chosen === null ? [text] : chosen.lines;
}

/** The cheapest way to lay words out on `count` lines; null where there are fewer words than lines. */
function bestLines(words: readonly Word[], count: number, most: number): { readonly lines: string[]; readonly cost: number } | null {
  const target = words.reduce((sum, word) => sum + word.width, 0) / count;
  const until: number[] = [0];
  for (const word of words) until.push(until.at(-1)! + word.width);
  let best: { readonly breaks: readonly number[]; readonly cost: number } | null = null;
  const walk = (breaks: readonly number[], widths: readonly number[], spent: number): void => {
    if (best !== null && spent >= best.cost) return;
    const from = breaks.at(-1) ?? 0;
    const last = widths.length === count - 1;
    for (let to = last ? words.length : from + 1; to <= words.length - (last ? 0 : count - 1 - widths.length); to += 1) {
      const width = until[to]! - until[from]!;
      if (width > most && to > from + 1 && !last) break;
      const total = spent + Math.abs(width - target) + Math.max(0, width - most) * cost.tooWide + (last ? 0 : words[to]!.before);
      if (!last) walk([...breaks, to], [...widths, width], total);
      else if (best === null || total + shapeCost([...widths, width]) < best.cost) best = { breaks, cost: total + shapeCost([...widths, width]) };
    }
  };
  walk([], [], 0);
  const found = best as { readonly breaks: readonly number[]; readonly cost: number } | null;
  if (found === null) return null;
  const edges = [0, ...found.breaks, words.length];
  return {
    lines: edges.slice(1).map((to, index) =>
      words
        .slice(edges[index]!, to)
        .map((word) => word.text)
        .join(''),
    ),
    cost: found.cost,
  };
}

/** 梯形 and 菱形 are symmetric to look at; a waist (沙漏) is not, nor a last line of a word or two. */
function shapeCost(widths: readonly number[]): number {
  const waist = widths.some(
    (width, index) =>
      index > 0 && index < widths.length - 1 && Math.max(...widths.slice(0, index)) > width + 1 && Math.max(...widths.slice(index + 1)) > width + 1,
  );
  return (waist ? cost.hourglass : 0) + ((widths.at(-1) ?? 0) < 5 ? cost.lonely : 0);
}

/** A body's name ends so. */
const bodyEnds = /(?:局|府|委|办|处|会|院|街道)$/;

/** A name of this width is never taken apart. */
const WHOLE = 7;

/** The words of a title with what a break before each costs: little between pieces, much inside one. */
function wordsOf(text: string, pieces: readonly string[]): Word[] {
  const words: Word[] = [];
  const known = [...new Set(pieces)].filter((piece) => piece !== '').toSorted((a, b) => b.length - a.length);
  const push = (part: string, before: number) => {
    const head = words.map((word) => word.text).join('');
    words.push({ text: part, width: fullWidths(part), before: Math.max(before + (isOpen(head) ? cost.insideMarks : 0), kinsoku(head, part)) });
  };
  const plain = (part: string, inside: boolean) => {
    segments(part).forEach((word, index) =>
      push(
        word,
        index === 0 ? (inside ? cost.piece : edgeCost(words.at(-1)?.text ?? '', word)) : inside ? cost.insidePiece : edgeCost(words.at(-1)?.text ?? '', word),
      ),
    );
  };
  // Whole where a line holds it, else taken apart only where one body's name ends within it, as in the red heading.
  const issuer = (name: string) => {
    if (fullWidths(name) <= titleWidth) return push(name, cost.best);
    segments(name).forEach((word) => push(word, bodyEnds.test(words.at(-1)?.text ?? '') ? cost.piece : cost.insideIssuer));
  };
  let rest = text;
  while (rest !== '') {
    const next = known
      .map((piece) => ({ piece, at: rest.indexOf(piece) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at || b.piece.length - a.piece.length)[0];
    const before = next === undefined ? rest : rest.slice(0, next.at);
    if (before !== '') plain(before, false);
    if (next === undefined) break;
    if (words.length === 0) issuer(next.piece);
    else if (fullWidths(next.piece) > WHOLE) plain(next.piece, true);
    else push(next.piece, cost.piece);
    rest = rest.slice(next.at + next.piece.length);
  }
  return words;
}

/** Words of running text: compounds stay together, and so does a number with what it counts. */
function segments(text: string): string[] {
  const words: string[] = [];
  for (let rest = text; rest !== '';) {
    const compound = compounds.find((each) => rest.startsWith(each)) ?? /^等?\d+[个项件]?(?:社区|问题)?/.exec(rest)?.[0] ?? '';
    const nextAt = compounds
      .map((each) => rest.indexOf(each))
      .filter((at) => at > 0)
      .concat(rest.slice(1).search(/等?\d/) + 1 || rest.length);
    const part = compound === '' ? rest.slice(0, Math.min(rest.length, ...nextAt)) : compound;
    words.push(...(compound === '' ? Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(part), (word) => word.segment) : [part]));
    rest = rest.slice(part.length);
  }
  return words;
}

function edgeCost(head: string, tail: string): number {
  if (tail.startsWith('关于')) return cost.best;
  if (/[、，；]$/.test(head)) return cost.mark;
  if (/[的]$/.test(head)) return cost.piece;
  return /(?:局|府|办|处|会|街道|镇|乡|社区|县|市)$/.test(head) ? cost.piece + 1 : cost.word;
}

/** Whether a quotation, a title or a parenthesis has begun and not ended. */
function isOpen(head: string): boolean {
  return ['“”', '《》', '（）'].some((pair) => head.lastIndexOf(pair[0]!) > head.lastIndexOf(pair[1]!));
}

function kinsoku(head: string, tail: string): number {
  if (head === '') return 0;
  return notFirst.test(tail) || notLast.test(head) || (/[\w.]$/.test(head) && /^[\w.]/.test(tail)) || head.endsWith('关于') ? cost.never : 0;
}
