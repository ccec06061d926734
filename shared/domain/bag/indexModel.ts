/** A link to a file of the bag: its path from the bag's base directory. */
export type IndexLink = { readonly text: string; readonly path: string };

/** How a row's state is marked: colour and shape go together, so that it reads in black and white too. */
export type IndexTone = 'good' | 'bad' | 'warn' | 'going' | 'idle';

export type IndexCell =
  | { readonly kind: 'text'; readonly text: string }
  /** A name, number or day that should not be broken over two lines. */
  | { readonly kind: 'short'; readonly text: string }
  /** A title: the column that gets the room there is. */
  | { readonly kind: 'long'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'state'; readonly text: string; readonly tone: IndexTone }
  | { readonly kind: 'links'; readonly links: readonly IndexLink[] };

/** Rows of a table, made page by page: of 60,000 cases never all at once. An array will do. */
export type IndexRows = { readonly length: number; slice(from: number, to: number): ReadonlyArray<readonly IndexCell[]> };

/** Rows made of what they stand for when a page wants them. */
export function indexRows<T>(source: readonly T[], row: (one: T) => readonly IndexCell[]): IndexRows {
  return { length: source.length, slice: (from, to) => source.slice(from, to).map(row) };
}

/** A table of the index: register, cases, orders, attachments, archive, files. `key` names its pages: ascii letters. */
export type IndexSection = {
  readonly key: string;
  readonly title: string;
  /** One sentence under the title; may be empty. */
  readonly note: string;
  /** Said instead of an empty table. */
  readonly empty: string;
  readonly columns: readonly string[];
  readonly rows: IndexRows;
};

/** What the index of a bag says. Texts come from `shared/words/export.ts`, already formatted. */
export type IndexModel = {
  readonly language: string;
  readonly title: string;
  readonly owner: string;
  /** Lines of facts under the title: as of when, made when, by which program. */
  readonly facts: readonly string[];
  /** 样例, said at the top and the foot of every page; empty for real data. */
  readonly sampleMark: string;
  readonly figures: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  readonly sections: readonly IndexSection[];
  readonly verify: { readonly title: string; readonly steps: readonly string[] };
  readonly footer: string;
  readonly words: {
    readonly contents: string;
    readonly rows: (count: number) => string;
    readonly page: (page: number, pages: number) => string;
    readonly back: string;
    readonly range: (from: number, to: number) => string;
  };
};

export function textCell(text: string): IndexCell {
  return { kind: 'text', text };
}

export function shortCell(text: string): IndexCell {
  return { kind: 'short', text };
}

export function longCell(text: string): IndexCell {
  return { kind: 'long', text };
}

export function numberCell(value: number | string | null): IndexCell {
  return { kind: 'number', text: value === null ? '' : String(value) };
}

export function stateCell(text: string, tone: IndexTone): IndexCell {
  return { kind: 'state', text, tone };
}

export function linksCell(...links: readonly IndexLink[]): IndexCell {
  return { kind: 'links', links };
}
