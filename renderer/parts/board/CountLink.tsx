import { whole } from '#ui/ui/format.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';

/** A count that opens its list; none has no list, and stands as plain text. */
export function CountLink({ count, to }: { readonly count: number; readonly to: string }) {
  return count === 0 ? <>0</> : <PageLink to={to}>{whole(count)}</PageLink>;
}
