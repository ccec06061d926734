import { workWords } from '#shared/words/work.ts';
import type { CaseTarget } from '#ui/parts/work/types.ts';

/** How many names a dialog's first line gives before 等. */
const SHOWN = 4;

/** The line that says what a dialog is about. */
export function caseTargets(cases: readonly CaseTarget[]): string {
  const [first] = cases;
  return cases.length === 1 && first !== undefined
    ? first.label
    : workWords.targets(
        cases.map((one) => one.label),
        SHOWN,
      );
}
