import type { Day } from '#shared/domain/date.ts';
import { exportPageWords } from '#shared/words/auditExportPages.ts';
import type { In } from '#ui/lib/query.ts';

/** What is chosen on the page. */
export type ExportDraft = {
  readonly scope: 'whole' | 'span';
  readonly from: Day | null;
  readonly to: Day | null;
  readonly names: 'masked' | 'full';
  readonly reason: string;
  readonly where: 'download' | 'folder';
  readonly folder: string;
  readonly zip: boolean;
};

export const emptyDraft: ExportDraft = { scope: 'whole', from: null, to: null, names: 'masked', reason: '', where: 'download', folder: '', zip: false };

export type DraftProblem = 'span' | 'from' | 'reason' | 'folder';

/** What keeps the export from starting, in words by field. */
export function problemsOf(draft: ExportDraft): Partial<Record<DraftProblem, string>> {
  const words = exportPageWords.problems;
  return {
    ...(draft.scope === 'span' && draft.from === null && draft.to === null ? { span: words.span } : {}),
    ...(draft.scope === 'span' && draft.from !== null && draft.to !== null && draft.from > draft.to ? { from: words.from } : {}),
    ...(draft.names === 'full' && draft.reason.trim() === '' ? { reason: words.reason } : {}),
    ...(draft.where === 'folder' && draft.folder.trim() === '' ? { folder: words.folder } : {}),
  };
}

/** Both days of the span; of everything, none. A span that turns back is asked as one day. */
export function spanOf({ scope, from, to }: ExportDraft): { readonly from: Day | null; readonly to: Day | null } {
  if (scope === 'whole') return { from: null, to: null };
  return from !== null && to !== null && from > to ? { from: to, to } : { from, to };
}

export function startInput(draft: ExportDraft): In<'export.start'> {
  const folder = draft.where === 'folder' ? draft.folder.trim() : null;
  return {
    ...spanOf(draft),
    form: folder === null || draft.zip ? 'zip' : 'folder',
    folder,
    names: draft.names,
    reason: draft.names === 'full' ? draft.reason.trim() : '',
  };
}
