export type SearchHitRow = { readonly kind: string; readonly id: string; readonly title: string; readonly subtitle: string };

export type SearchReads = {
  /** Rows whose haystack contains all the keys; titles that begin with the first one come first, then by sort key. */
  everywhere(keys: readonly string[], limit: number): Promise<readonly SearchHitRow[]>;
};
