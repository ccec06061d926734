import { Button } from '@mantine/core';
import { findingsWords } from '#shared/words/roundScreens.ts';
import { useGo } from '#ui/lib/address.ts';
import { useWork } from '#ui/parts/work/useWork.tsx';
import { whole } from '#ui/ui/format.ts';
import { Page } from '#ui/ui/Page.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import type { Recorded } from './useRecordFindings.ts';
import classes from './findings.module.css';

const words = findingsWords.recorded;

/** What was recorded, and the next step: one draft per responsible unit. */
export function FindingsRecorded({ recorded, onAgain }: { readonly recorded: Recorded; readonly onAgain: () => void }) {
  const go = useGo();
  const work = useWork();
  const numbers = recorded.cases.map((row) => row.number);
  const cases = recorded.cases.map((row) => ({ id: row.caseId, revision: 1, label: row.number, reporterIds: [], dueOn: null, unit: row.unitId }));
  return (
    <Page
      title={findingsWords.title}
      crumbs={[{ title: findingsWords.crumbs, to: '/rounds' }]}
      state={<StateTag tone="jade">{words.title(whole(numbers.length))}</StateTag>}
    >
      <Panel>
        <p className={classes.recorded}>{words.state(numbers[0] ?? '', numbers.at(-1) ?? '')}</p>
        {recorded.skipped === 0 ? null : <p className="dim">{words.skipped(recorded.skipped)}</p>}
        <p className={classes.next}>{words.hint}</p>
        <div className={classes.nextButtons}>
          <Button data-autofocus onClick={() => work.start({ kind: 'draft', stage: 'rectification', cases })}>
            {words.draft}
          </Button>
          <Button variant="default" onClick={() => go('/cases?state=found')}>
            {words.cases}
          </Button>
          <Button variant="default" onClick={onAgain}>
            {words.again}
          </Button>
        </div>
      </Panel>
      {work.dialog}
    </Page>
  );
}
