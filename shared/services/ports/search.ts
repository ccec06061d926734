export type SearchHitRow = { readonly kind: string; readonly id: string; readonly title: string; readonly subtitle: string };

export type SearchReads = {
  /** Rows whose haystack contains the key; titles that begin with it first, then by sort key. */
  everywhere(key: string, limit: number): Promise<readonly SearchHitRow[]>;
};
