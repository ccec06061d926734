import { writtenSearch } from '#ui/lib/address.ts';

export type ListFilter = {
  readonly rule?: string;
  readonly state?: 'pass' | 'fail' | 'unknown' | 'not_applicable';
  readonly task?: number;
  readonly standing?: 'failing' | 'clean' | 'incomplete';
  readonly town: string | null;
};

/** The register's list filtered to the communities behind a figure. */
export function listHref(filter: ListFilter): string {
  return `/communities${writtenSearch(filter)}`;
}
