import type { OrderView } from '#shared/contract/orders.ts';
import { serviceMethodWords } from '#shared/words/orders.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import { dayLong } from '#ui/ui/format.ts';
import { Facts } from '#ui/ui/Facts.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';

/** Who did what when, from drafting to completion. */
export function OrderFacts({ view }: { readonly view: OrderView }) {
  const line = (...parts: ReadonlyArray<string | null>) => parts.filter((part) => part !== null && part !== '').join('　');
  const served =
    view.servedOn === null
      ? null
      : line(
          dayLong(view.servedOn),
          view.serviceMethod === null ? null : serviceMethodWords[view.serviceMethod],
          view.receiver === '' ? null : words.receiver(view.receiver),
          view.witness === '' ? null : words.witness(view.witness),
        );
  const acknowledged =
    view.acknowledgedOn !== null
      ? dayLong(view.acknowledgedOn)
      : view.serviceMethod === 'left'
        ? words.noReceipt
        : view.acknowledgeBy === null || view.state === 'voided'
          ? null
          : words.acknowledgeBy(dayLong(view.acknowledgeBy), view.receivedBy);
  const items = [
    { label: words.issuer, value: view.settings.issuer.name },
    { label: words.addressee, value: view.receivedBy === '' ? words.noReceiver : view.receivedBy },
    ...(view.stage === 'accountability' ? [{ label: words.concerned, value: line(view.addressee, view.personsNamed) }] : []),
    { label: words.drafted, value: line(dayLong(view.draftedOn), view.draftedBy) },
    ...(view.reviewedOn === null ? [] : [{ label: words.reviewed, value: line(dayLong(view.reviewedOn), view.reviewedBy) }]),
    ...(view.issuedOn === null ? [] : [{ label: words.issued, value: line(dayLong(view.issuedOn), view.signer) }]),
    ...(served === null ? [] : [{ label: words.served, value: served }]),
    ...(acknowledged === null ? [] : [{ label: words.acknowledged, value: acknowledged }]),
    ...(view.completedOn === null ? [] : [{ label: words.completed, value: dayLong(view.completedOn) }]),
    ...(view.urgentReason === '' ? [] : [{ label: words.urgent, value: view.urgentReason }]),
    ...(view.outcome === '' ? [] : [{ label: words.outcome, value: line(view.outcomeOn === null ? null : dayLong(view.outcomeOn), view.outcome), wide: true }]),
  ];
  return (
    <Panel title={words.facts}>
      {view.voidedOn === null ? null : <Notice tone="slate">{`${words.voided} ${dayLong(view.voidedOn)}　${view.voidReason}`}</Notice>}
      <Facts items={items} columns={2} />
    </Panel>
  );
}
