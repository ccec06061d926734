import { useState, type ReactNode } from 'react';
import { ArrangeDialog } from '#ui/parts/cases/ArrangeDialog.tsx';
import { CloseDialog, RefuseCloseDialog, ReopenDialog, SubmitCloseDialog } from '#ui/parts/cases/CloseDialogs.tsx';
import { RecheckDialog } from '#ui/parts/cases/RecheckDialog.tsx';
import { ReportDialog } from '#ui/parts/cases/ReportDialog.tsx';
import { DraftDialog } from '#ui/parts/orders/DraftDialog.tsx';
import { AcknowledgeDialog, IssueDialog, OutcomeDialog, ServeDialog, UrgeDialog } from '#ui/parts/orders/IssueDialogs.tsx';
import { DiscardDialog, ReviewDialog, SendBackDialog, VoidDialog } from '#ui/parts/orders/ReviewDialogs.tsx';
import type { Work } from './types.ts';

export type WorkDesk = {
  /** Opens the dialog of a step, in place. */
  readonly start: (work: Work) => void;
  /** Put it at the end of the page. */
  readonly dialog: ReactNode;
};

/** Every step of a case and an order as a dialog over the page one is on. `onClosed` follows a step done or given up; `onGone` a deleted draft. */
export function useWork(options: { readonly onClosed?: () => void; readonly onGone?: () => void } = {}): WorkDesk {
  const [work, setWork] = useState<Work | null>(null);
  function close() {
    setWork(null);
    options.onClosed?.();
  }
  return { start: setWork, dialog: work === null ? null : dialogOf(work, close, setWork, options.onGone) };
}

function dialogOf(work: Work, onClose: () => void, turn: (work: Work) => void, onGone: (() => void) | undefined): ReactNode {
  switch (work.kind) {
    case 'report':
      return <ReportDialog cases={work.cases} onClose={onClose} />;
    case 'arrange':
      return <ArrangeDialog cases={work.cases} onClose={onClose} />;
    case 'recheck':
      return <RecheckDialog cases={work.cases} onClose={onClose} />;
    case 'submit_close':
      return <SubmitCloseDialog cases={work.cases} onClose={onClose} />;
    case 'close':
      return <CloseDialog cases={work.cases} onClose={onClose} onRefuse={() => turn({ kind: 'refuse_close', cases: work.cases })} />;
    case 'refuse_close':
      return <RefuseCloseDialog cases={work.cases} onClose={onClose} />;
    case 'reopen':
      return <ReopenDialog cases={work.cases} onClose={onClose} />;
    case 'draft':
      return <DraftDialog stage={work.stage} cases={work.cases} urgent={work.urgent === true} onClose={onClose} />;
    case 'review':
      return <ReviewDialog orders={work.orders} onClose={onClose} />;
    case 'send_back':
      return <SendBackDialog orders={work.orders} onClose={onClose} />;
    case 'issue':
      return <IssueDialog orders={work.orders} onClose={onClose} />;
    case 'serve':
      return <ServeDialog orders={work.orders} onClose={onClose} />;
    case 'acknowledge':
      return <AcknowledgeDialog orders={work.orders} onClose={onClose} />;
    case 'urge':
      return <UrgeDialog orders={work.orders} onClose={onClose} />;
    case 'void':
      return <VoidDialog orders={work.orders} onClose={onClose} />;
    case 'discard':
      return <DiscardDialog orders={work.orders} onClose={onClose} onGone={onGone} />;
    case 'outcome':
      return <OutcomeDialog orders={work.orders} onClose={onClose} />;
  }
}
