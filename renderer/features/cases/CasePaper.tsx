import { Button } from '@mantine/core';
import { casePageWords, paperActionWords } from '#shared/words/caseScreens.ts';
import { useCall } from '#ui/lib/query.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { previewPaper } from '#ui/parts/orders/previewPaper.ts';
import { useOrderPaper } from '#ui/parts/orders/useOrderPaper.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { PaperPreview } from '#ui/ui/PaperPreview.tsx';
import classes from './casePage.module.css';

/** The current order's first page, and its way to the PC. */
export function CasePaper({ orderId, onDraft }: { readonly orderId: string | null; readonly onDraft: (() => void) | null }) {
  if (orderId === null) {
    return (
      <Panel quiet>
        <EmptyState
          small
          title={casePageWords.noPaper}
          hint={casePageWords.noPaperHint}
          {...(onDraft === null
            ? {}
            : {
                action: (
                  <Button variant="default" onClick={onDraft}>
                    {casePageWords.actions.draft_order}
                  </Button>
                ),
              })}
        />
      </Panel>
    );
  }
  return <Paper orderId={orderId} />;
}

function Paper({ orderId }: { readonly orderId: string }) {
  const order = useCall('orders.get', { id: orderId }, ['orders', 'cases', 'settings']);
  const { data: setup } = useSetup();
  const file = useOrderPaper(orderId);
  return (
    <Panel quiet className={classes.paper ?? ''}>
      {order.error === null ? null : <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />}
      {order.data === undefined ? (
        <div className={classes.paperBlank} />
      ) : (
        <PaperPreview
          paper={previewPaper(order.data)}
          sample={setup?.sample === true}
          actions={
            <>
              {file.canOpen ? (
                <Button variant="default" loading={file.busy} onClick={() => file.save('order', true)}>
                  {paperActionWords.open}
                </Button>
              ) : null}
              <Button variant="default" loading={file.busy} onClick={() => file.save('order')}>
                {file.canOpen ? paperActionWords.saveAs : paperActionWords.download}
              </Button>
              <PageLink to={`/orders/${orderId}`} className={classes.paperLink}>
                {casePageWords.actions.openOrder}
              </PageLink>
            </>
          }
        />
      )}
    </Panel>
  );
}
