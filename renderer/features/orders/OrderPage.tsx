import { Button, Modal, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { OrderView } from '#shared/contract/orders.ts';
import { commonWords } from '#shared/words/common.ts';
import { casesWords, paperActionWords } from '#shared/words/caseScreens.ts';
import { orderHeading, stageWords } from '#shared/words/orders.ts';
import { orderPageWords as words, ordersWords } from '#shared/words/orderScreens.ts';
import { attachmentWords } from '#shared/words/work.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useGo, useParam, useUnsavedGuard } from '#ui/lib/address.ts';
import { useCall } from '#ui/lib/query.ts';
import { useSetup, useToday } from '#ui/lib/setup.ts';
import { Attachments } from '#ui/parts/files/Attachments.tsx';
import { useOrderPaper } from '#ui/parts/orders/useOrderPaper.ts';
import { PrintSheet } from '#ui/parts/print/PrintSheet.tsx';
import { Mark } from '#ui/parts/work/Mark.tsx';
import type { OrderWork } from '#ui/parts/work/types.ts';
import { useWork } from '#ui/parts/work/useWork.tsx';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { goToRefusedDay } from '#ui/ui/dayProblems.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Column, Columns, Panel } from '#ui/ui/Panel.tsx';
import { DraftItems } from './DraftItems.tsx';
import { DraftParties } from './DraftParties.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderCheck } from './OrderCheck.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderItems } from './OrderItems.tsx';
import { OrderPaper } from './OrderPaper.tsx';
import { OrderTag, orderTarget } from './orderRow.tsx';
import { useDraft } from './useDraft.ts';
import classes from './orders.module.css';

const crumbs = [
  { title: ordersWords.title, to: '/cases' },
  { title: words.crumbs, to: '/orders' },
];

/** One order: its paper at the left, at the right what is checked, asked and done. */
export function OrderPage() {
  const id = useParam('id');
  const order = useCall('orders.get', { id }, ['orders', 'cases', 'settings', 'calendar']);
  if (order.data === undefined) {
    return (
      <Page title={words.crumbs} crumbs={crumbs}>
        {order.error === null ? (
          <div role="status" aria-label={commonWords.loading}>
            <Skeleton height="30rem" />
          </div>
        ) : (
          <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />
        )}
      </Page>
    );
  }
  return order.data.state === 'drafted' ? <DraftPage key={id} view={order.data} /> : <FixedPage key={id} view={order.data} />;
}

/** To whom it goes; of a 问责令 also which unit it is about. */
function receiverWords({ stage, receivedBy, addressee }: OrderView): string {
  return stage === 'accountability' ? words.receiverAbout(receivedBy, addressee) : addressee;
}

function State({ view }: { readonly view: OrderView }) {
  return (
    <>
      <OrderTag state={view.state} />
      <span>{view.number === null ? receiverWords(view) : `${stageWords[view.stage]}　${receiverWords(view)}`}</span>
      {view.backfilled ? <Mark>{casesWords.backfilled}</Mark> : null}
    </>
  );
}

/** A draft: everything can still be changed; a step saves first. */
function DraftPage({ view }: { readonly view: OrderView }) {
  const go = useGo();
  const today = useToday();
  const draft = useDraft(view);
  const [gone, setGone] = useState(false);
  const work = useWork({
    onGone: () => {
      setGone(true);
      go('/orders', { replace: true });
    },
  });
  const guard = useUnsavedGuard(draft.dirty && !gone);
  const paper = usePaper(view);
  useAction('page.save', () => draft.save(), draft.dirty);
  function step(kind: OrderWork) {
    const start = (revision: number) => work.start({ kind, orders: [{ ...orderTarget(view, view.draftedById), revision }] });
    if (draft.dirty && kind !== 'discard') draft.save(start);
    else if (kind === 'discard' || !goToRefusedDay()) start(view.revision);
  }
  return (
    <Page
      title={orderHeading(view)}
      crumbs={crumbs}
      state={<State view={view} />}
      actions={
        <>
          {paper.files}
          <OrderActions view={view} onStep={step} save={draft.dirty ? { busy: draft.busy, run: () => draft.save() } : null} />
        </>
      }
    >
      {draft.error === null ? null : <ErrorNotice error={draft.error} onFresh={draft.takeIn} />}
      <Columns columns="minmax(22rem, 40%) minmax(0, 1fr)" fold="soon">
        {paper.panel}
        <Column>
          <OrderCheck check={view.check} stale={draft.dirty} />
          <DraftParties view={view} draft={draft} />
          <DraftItems view={view} draft={draft} today={today} />
        </Column>
      </Columns>
      {paper.overlays}
      {work.dialog}
      <ConfirmDialog opened={guard.asking} title={words.leave.title} confirm={words.leave.confirm} danger onConfirm={guard.leave} onClose={guard.stay}>
        {words.leave.text}
      </ConfirmDialog>
    </Page>
  );
}

/** From review on the text stands; what is left are the steps. */
function FixedPage({ view }: { readonly view: OrderView }) {
  const go = useGo();
  const work = useWork({ onGone: () => go('/orders', { replace: true }) });
  const paper = usePaper(view);
  return (
    <Page
      title={orderHeading(view)}
      crumbs={crumbs}
      state={<State view={view} />}
      actions={
        <>
          {paper.files}
          <OrderActions
            view={view}
            onStep={(kind) => work.start({ kind, orders: [{ ...orderTarget(view, view.draftedById), outcome: view.outcome }] })}
            save={null}
          />
        </>
      }
    >
      <Columns columns="minmax(22rem, 40%) minmax(0, 1fr)" fold="soon">
        {paper.panel}
        <Column>
          {view.state === 'reviewed' ? <OrderCheck check={view.check} stale={false} /> : null}
          <OrderFacts view={view} />
          <OrderItems view={view} />
          {view.attachments.length === 0 ? null : (
            <Panel title={attachmentWords.title}>
              <Attachments files={view.attachments} />
            </Panel>
          )}
        </Column>
      </Columns>
      {paper.overlays}
      {work.dialog}
    </Page>
  );
}

/** The paper beside the work, large on request, on the printer, and as a file. */
function usePaper(view: OrderView) {
  const { data: setup } = useSetup();
  const file = useOrderPaper(view.id);
  const [large, setLarge] = useState(false);
  const [printing, setPrinting] = useState(false);
  const sample = setup?.sample === true;
  useAction('page.print', () => setPrinting(true));
  const sheet = <OrderPaper content={view.content} sample={sample} />;
  return {
    /** On a small screen the paper stands below the work, so its files are asked for at the top. */
    files: (
      <>
        <Button variant="default" loading={file.busy} onClick={() => file.save('order', file.canOpen)}>
          {file.canOpen ? paperActionWords.open : paperActionWords.download}
        </Button>
        {view.number === null ? null : (
          <Button variant="default" loading={file.busy} onClick={() => file.save('receipt', true)}>
            {paperActionWords.receipt}
          </Button>
        )}
      </>
    ),
    panel: (
      <section className={classes.paper} aria-label={words.paper}>
        <div className={classes.paperTools}>
          {file.canOpen ? (
            <Button size="xs" variant="default" loading={file.busy} onClick={() => file.save('order')}>
              {paperActionWords.saveAs}
            </Button>
          ) : null}
          <Button size="xs" variant="default" onClick={() => setPrinting(true)}>
            {paperActionWords.print}
          </Button>
          <Button size="xs" variant="default" onClick={() => setLarge(true)}>
            {paperActionWords.enlarge}
          </Button>
        </div>
        <div className={classes.paperScroll} role="region" tabIndex={0} aria-label={view.content.title}>
          {sheet}
        </div>
      </section>
    ),
    overlays: (
      <>
        <Modal opened={large} onClose={() => setLarge(false)} title={view.content.number} size="58rem">
          {sheet}
        </Modal>
        {printing ? <PrintSheet onDone={() => setPrinting(false)}>{sheet}</PrintSheet> : null}
      </>
    ),
  };
}
