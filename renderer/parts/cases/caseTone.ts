import type { CaseStanding } from '#shared/words/caseScreens.ts';
import type { Tone } from '#ui/ui/theme.ts';

/** The tone of a case: seal late or failed, amber due, jade done, slate waiting for its paper, ink under way. */
export function caseTone({ state, standing }: CaseStanding): Tone {
  switch (state) {
    case 'closed':
    case 'passed':
    case 'pending_close':
      return 'jade';
    case 'found':
    case 'ordered':
      return 'slate';
    case 'reported':
    case 'recheck':
      return 'ink';
    case 'escalated':
      return 'amber';
    case 'rectifying':
    case 'returned':
      if (standing.state === 'overdue' || (state === 'returned' && standing.state === 'not_started')) return 'seal';
      return standing.state === 'due_today' || standing.state === 'due_soon' ? 'amber' : 'ink';
  }
}
