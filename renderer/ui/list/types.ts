import type { ReactNode } from 'react';

/** One column of a list. Units stand in the header, numbers at the right. */
export type Column<R> = {
  readonly key: string;
  readonly title: string;
  readonly unit?: string;
  readonly cell: (row: R) => ReactNode;
  readonly align?: 'left' | 'right' | 'center';
  /** The header is only read aloud (bars, buttons). */
  readonly quietTitle?: boolean;
  /** CSS width, e.g. `8rem`; without it the content decides. */
  readonly width?: string;
  /** Takes the room that is left and cuts long text with an ellipsis. */
  readonly grow?: boolean;
  /** Long text breaks into lines instead of being cut. */
  readonly wrap?: boolean;
  /** Secondary text colour. */
  readonly quiet?: boolean;
  /** The sort key the operation allows; without it the header does not sort. */
  readonly sort?: string;
  /** Not shown until chosen in the column menu. */
  readonly hidden?: boolean;
  /** Cannot be taken away. */
  readonly fixed?: boolean;
  /** Heading above it in the column menu, for lists that offer many; columns of a group stand together. */
  readonly group?: string;
};

export type Sort = { readonly key: string; readonly descending: boolean };

/** What a saved view remembers. Filters are plain texts, as in the page's address. */
export type SavedView = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: Sort | null;
};
