import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { nextStage } from '#shared/domain/orders/stages.ts';
import { casePageWords, caseStandingLong, casesWords } from '#shared/words/caseScreens.ts';
import { attachmentWords, workWords } from '#shared/words/work.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useGo, useParam } from '#ui/lib/address.ts';
import { useCall } from '#ui/lib/query.ts';
import { useSetup, useToday } from '#ui/lib/setup.ts';
import { Attachments } from '#ui/parts/files/Attachments.tsx';
import { caseTone } from '#ui/parts/cases/caseTone.ts';
import { Mark } from '#ui/parts/work/Mark.tsx';
import { useWork } from '#ui/parts/work/useWork.tsx';
import type { Work } from '#ui/parts/work/types.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { MoreIcon } from '#ui/ui/icons.ts';
import { Page } from '#ui/ui/Page.tsx';
import { Column, Columns, Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { targetOf } from './caseBatch.ts';
import { CaseBasis } from './CaseBasis.tsx';
import { CaseLoading } from './CaseLoading.tsx';
import { CasePaper } from './CasePaper.tsx';
import { CasePrint } from './CasePrint.tsx';
import { CaseDeadline } from './CaseDeadline.tsx';
import type { CaseDetail } from './caseDetail.ts';
import { CaseStages } from './CaseStages.tsx';
import { CaseStory } from './CaseStory.tsx';

/** One case: where it stands on the ladder, how its period is counted, what happened, its paper. */
export function CasePage() {
  const id = useParam('id');
  const view = useCall('cases.get', { id }, ['cases', 'orders', 'calendar', 'findings']);
  if (view.data === undefined) {
    return (
      <Page title={casesWords.title} crumbs={[{ title: casePageWords.crumbs, to: '/cases' }]}>
        {view.error === null ? <CaseLoading /> : <ErrorNotice error={view.error} onRetry={() => void view.refetch()} />}
      </Page>
    );
  }
  return <OpenCase key={id} view={view.data} />;
}

function OpenCase({ view }: { readonly view: CaseDetail }) {
  const today = useToday();
  const { data: setup } = useSetup();
  const [printing, setPrinting] = useState(false);
  const work = useWork();
  useAction('page.print', () => setPrinting(true));
  return (
    <Page
      title={`${view.community}　${view.title}`}
      crumbs={[{ title: casePageWords.crumbs, to: '/cases' }, { title: view.unit, to: `/cases?unit=${view.responsibleUnitId}` }, { title: view.number }]}
      state={
        <>
          <StateTag tone={caseTone(view)}>{caseStandingLong(view)}</StateTag>
          {view.state === 'closed' && view.onTime !== null ? (
            <StateTag tone={view.onTime ? 'jade' : 'amber'} plain>
              {view.onTime ? casePageWords.onTime : casePageWords.late}
            </StateTag>
          ) : null}
          {view.backfilled ? <Mark>{casesWords.backfilled}</Mark> : null}
        </>
      }
      actions={<CaseActions view={view} start={work.start} onPrint={() => setPrinting(true)} />}
    >
      <CaseStages view={view} today={today} />
      <Columns columns="minmax(0, 1fr) clamp(20.625rem, 26%, 27rem)" fold="soon">
        <Column>
          <CaseDeadline view={view} today={today} />
          <CaseStory view={view} today={today} />
          <Panel title={attachmentWords.title} grow>
            <Attachments files={view.attachments} />
          </Panel>
        </Column>
        <Column>
          <CasePaper
            orderId={view.orderId}
            onDraft={view.commands.includes('draft_order') ? () => work.start({ kind: 'draft', stage: 'rectification', cases: [targetOf(view)] }) : null}
          />
          <CaseBasis view={view} />
        </Column>
      </Columns>
      {work.dialog}
      {printing ? <CasePrint view={view} bureau={setup?.bureau ?? ''} today={today} onDone={() => setPrinting(false)} /> : null}
    </Page>
  );
}

/** `rank`: how usual the step is now, 0 first; what is rarer than `USUAL` waits in the menu. */
type Action = { readonly key: string; readonly title: string; readonly run: () => void; readonly rank: number };
const USUAL = 5;

function CaseActions({ view, start, onPrint }: { readonly view: CaseDetail; readonly start: (work: Work) => void; readonly onPrint: () => void }) {
  const go = useGo();
  const actions = actionsOf(view, start, go);
  const [main, beside] = actions.filter((action) => action.rank <= USUAL);
  const more = actions.filter((action) => action !== main && action !== beside);
  return (
    <>
      <Button variant="default" onClick={onPrint}>
        {casePageWords.actions.print}
      </Button>
      {more.length === 0 ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={casePageWords.actions.more} px="0.625rem">
              <MoreIcon size="1.125rem" stroke={1.6} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((action) => (
              <Menu.Item key={action.key} onClick={action.run}>
                {action.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {beside === undefined ? null : (
        <Button variant="default" onClick={beside.run}>
          {beside.title}
        </Button>
      )}
      {main === undefined ? null : <Button onClick={main.run}>{main.title}</Button>}
    </>
  );
}

/** What can be done now, the most usual first: late or failed cases go up, everything else goes on. */
function actionsOf(view: CaseDetail, start: (work: Work) => void, go: (to: string) => void): Action[] {
  const cases = [targetOf(view, view.reporterIds)];
  const words = casePageWords.actions;
  const next = view.stage === null ? null : nextStage(view.stage);
  const draft = next === null ? undefined : view.steps.find((step) => step.stage === next && step.orderId !== null && step.number === null);
  const late = view.standing.state === 'overdue' || (view.state === 'returned' && view.dueOn === null);
  const possible = new Set(view.commands);
  const found: Action[] = [];
  const add = (rank: number, key: string, title: string, run: () => void) => found.push({ rank, key, title, run });
  if (draft !== undefined)
    add(late ? 0 : 6, 'openDraft', draft.orderState === 'reviewed' ? words.openOrder : words.openDraft, () => go(`/orders/${draft.orderId}`));
  // Before its day only a 督办令 can be urgent; nothing goes to 问责 early.
  else if (possible.has('escalate') && next !== null && (late || next === 'supervision'))
    add(late ? 0 : 8, 'escalate', workWords.draft.title[next], () => start({ kind: 'draft', stage: next, cases, urgent: !late }));
  if (view.state === 'ordered' && view.orderId !== null) add(0, 'openOrder', words.openOrder, () => go(`/orders/${view.orderId}`));
  if (possible.has('draft_order')) add(1, 'draft_order', words.draft_order, () => start({ kind: 'draft', stage: 'rectification', cases }));
  if (possible.has('recheck')) add(view.state === 'recheck' ? 1 : 3, 'recheck', words.recheck, () => start({ kind: 'recheck', cases }));
  if (possible.has('arrange_recheck'))
    add(view.state === 'reported' ? 2 : 7, 'arrange_recheck', words.arrange_recheck, () => start({ kind: 'arrange', cases }));
  if (possible.has('close')) add(1, 'close', words.close, () => start({ kind: 'close', cases }));
  if (possible.has('submit_close')) add(1, 'submit_close', words.submit_close, () => start({ kind: 'submit_close', cases }));
  if (possible.has('report')) add(view.state === 'reported' ? 5 : 1, 'report', words.report, () => start({ kind: 'report', cases }));
  if (possible.has('refuse_close')) add(4, 'refuse_close', words.refuse_close, () => start({ kind: 'refuse_close', cases }));
  if (possible.has('reopen')) add(9, 'reopen', words.reopen, () => start({ kind: 'reopen', cases }));
  return found.sort((a, b) => a.rank - b.rank);
}
