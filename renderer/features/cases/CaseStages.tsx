import { casePageWords } from '#shared/words/caseScreens.ts';
import { stageWords, unnumberedWords } from '#shared/words/orders.ts';
import { StageArrows, type Stage } from '#ui/ui/StageArrows.tsx';
import type { Tone } from '#ui/ui/theme.ts';
import type { CaseDetail } from './caseDetail.ts';

type Step = CaseDetail['steps'][number];

/** 整改令 → 督办令 → 问责令 with numbers, days and outcomes. */
export function CaseStages({ view, today }: { readonly view: CaseDetail; readonly today: string }) {
  return <StageArrows label={casePageWords.stages} stages={view.steps.map((step) => stageOf(step, view, today))} />;
}

function stageOf(step: Step, view: CaseDetail, today: string): Stage {
  const base = { title: stageWords[step.stage], line: step.note };
  if (step.orderId === null) return { ...base, when: 'future', tone: 'slate' };
  const numbered = { ...base, number: step.number ?? unnumberedWords(step.orderState ?? 'drafted'), to: `/orders/${step.orderId}` };
  if (step.orderState === 'voided') return { ...numbered, when: 'future', tone: 'slate' };
  if (view.state === 'closed') return { ...numbered, when: 'past', tone: 'jade' };
  // A draft of the next order stands back until it is signed.
  if (step.stage !== view.stage) return { ...numbered, when: step.number === null ? 'future' : 'past', tone: step.number === null ? 'slate' : 'jade' };
  return { ...numbered, when: 'current', tone: currentTone(step, today) };
}

function currentTone(step: Step, today: string): Tone {
  if (step.itemState === 'passed' || step.itemState === 'pending_close') return 'jade';
  const late =
    (step.itemState === 'returned' && step.dueOn === null) ||
    ((step.itemState === 'rectifying' || step.itemState === 'returned') && step.dueOn !== null && step.dueOn < today);
  if (late && step.servedOn !== null) return 'seal';
  return step.stage === 'rectification' ? 'ink' : step.stage === 'supervision' ? 'amber' : 'seal';
}
