import { caseStandingText, type CaseStanding } from '#shared/words/caseScreens.ts';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { caseTone } from './caseTone.ts';

/** Where a case stands, by word, shape and colour. */
export function CaseTag({ row, plain = false }: { readonly row: CaseStanding; readonly plain?: boolean }) {
  return (
    <StateTag tone={caseTone(row)} plain={plain}>
      {caseStandingText(row)}
    </StateTag>
  );
}
