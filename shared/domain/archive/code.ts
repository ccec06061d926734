import type { IndexedItem, Category, Retention } from './item.ts';

/**
 * 档号 by a template, because two standards in force differ. Fields in braces; a part in square brackets is left
 * out when its field is empty. `·` is U+00B7.
 */
export const codeTemplates = {
  /** DA/T 22-2015: Z109-WS·2011-Y-BGS-0001. */
  'DA/T 22-2015': '{fonds}-{category}·{year}-{retention}[-{class}]-{item}',
  /** DA/T 13-2022: Z109-WS·2011·Y·办公室-0001. */
  'DA/T 13-2022': '{fonds}-{category}·{year}·{retention}[·{class}]-{item}',
} as const;

/** The forms of both standards, for checking. */
export const codePatterns: Readonly<Record<keyof typeof codeTemplates, RegExp>> = {
  'DA/T 22-2015': /^[A-Z]\d{3}-[A-Z]{2}·\d{4}-(Y|D\d{2})(-[^-·]+)?-\d{4}$/,
  'DA/T 13-2022': /^[A-Z]\d{3}-[A-Z]{2}(·[A-Z0-9]+)*·\d{4}·(Y|D\d{2})(·[^-·]+)?-\d{3,5}$/,
};

export type CodeSettings = {
  readonly template: string;
  /** 全宗号, e.g. Z109. */
  readonly fonds: string;
  /** Code of each subject (机构或问题); a subject without one leaves the part out. */
  readonly classes: Readonly<Record<string, string>>;
  /** Digits of 件号: 4 in DA/T 22. */
  readonly digits: number;
};

export type CodeParts = { readonly category: Category; readonly year: number; readonly retention: Retention; readonly subject: string };

/** What a 档号 is made of, in braces in its template. */
export const codeFields = ['fonds', 'category', 'year', 'retention', 'class', 'item'] as const;
export type CodeField = (typeof codeFields)[number];

const FIELD = new RegExp(`\\{(${codeFields.join('|')})\\}`, 'g');

/** What is wrong with a template; empty when codes can be made from it. */
export function templateProblems(template: string): Array<'field_missing' | 'field_twice' | 'field_unknown' | 'bracket' | 'character'> {
  const problems = new Set<'field_missing' | 'field_twice' | 'field_unknown' | 'bracket' | 'character'>();
  const fields = [...template.matchAll(FIELD)].map((match) => match[1] ?? '');
  for (const field of ['fonds', 'category', 'year', 'retention', 'item']) if (!fields.includes(field)) problems.add('field_missing');
  if (new Set(fields).size < fields.length) problems.add('field_twice');
  const rest = template.replace(FIELD, '');
  if (/[{}]/.test(rest)) problems.add('field_unknown');
  if (!/^[^[\]]*(\[[^[\]]*\{class\}[^[\]]*\][^[\]]*)?$/.test(template)) problems.add('bracket');
  // What a code is printed, typed and named with: no blanks, nothing a file name refuses.
  if (/[\s/\\:*?"<>|%]/.test(rest)) problems.add('character');
  return [...problems];
}

/** The 档号 of a 件. */
export function formatCode(settings: CodeSettings, parts: CodeParts, serial: number): string {
  return codeIn(seriesForm(settings, parts), serial);
}

/** A series as its codes are written: what stands before and after the 件号, and how many digits that has. */
export type SeriesForm = { readonly before: string; readonly after: string; readonly digits: number };

/** The form a new series gets by the settings. */
export function seriesForm(settings: CodeSettings, parts: CodeParts): SeriesForm {
  const [before = '', after = ''] = fill(settings, parts, '\0').split('\0');
  return { before, after, digits: settings.digits };
}

/** The form a code was given in, read from the code itself; null when its 件号 is not in it. */
export function formOfCode(code: string, serial: number): SeriesForm | null {
  const match = [...code.matchAll(/\d+/g)].findLast(([digits]) => Number(digits) === serial);
  if (match === undefined) return null;
  return { before: code.slice(0, match.index), after: code.slice(match.index + match[0].length), digits: match[0].length };
}

export function codeIn({ before, after, digits }: SeriesForm, serial: number): string {
  return `${before}${String(serial).padStart(digits, '0')}${after}`;
}

/** Items of one series share all of their codes but the 件号, which runs without gaps within it. */
export function seriesKey({ before, after }: SeriesForm): string {
  return `${before}\0${after}`;
}

/** The parts of an item that its code is made of. */
export function codeParts(item: IndexedItem): CodeParts {
  return { category: item.category, year: item.year, retention: item.retention, subject: item.subject };
}

function fill(settings: CodeSettings, parts: CodeParts, item: string): string {
  const className = (settings.classes[parts.subject] ?? '').trim();
  const values: Readonly<Record<string, string>> = {
    fonds: settings.fonds,
    category: parts.category,
    year: String(parts.year),
    retention: parts.retention,
    class: className,
    item,
  };
  const whole = settings.template.replace(/\[([^\]]*)\]/g, (_, inner: string) => (className === '' ? '' : inner));
  return whole.replace(FIELD, (_, field: string) => values[field] ?? '');
}
