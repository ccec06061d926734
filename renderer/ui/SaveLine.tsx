import { commonWords } from '#shared/words/common.ts';
import { clockOf } from './format.ts';

/** Says quietly, and aloud for screen readers, how saving stands. `at` is a UTC instant; `draft` for what is not submitted yet. */
export function SaveLine({ saving, at, draft = false }: { readonly saving: boolean; readonly at: string | null; readonly draft?: boolean }) {
  const words = saving ? commonWords.saving : at === null ? '' : draft ? commonWords.draftSavedAt(clockOf(at)) : commonWords.savedAt(clockOf(at));
  return <span className="dim" role="status" aria-live="polite">{words}</span>;
}
