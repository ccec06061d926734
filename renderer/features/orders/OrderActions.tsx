import { Button, Menu } from '@mantine/core';
import type { OrderView } from '#shared/contract/orders.ts';
import { orderCommandWords } from '#shared/words/orders.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import type { OrderWork } from '#ui/parts/work/types.ts';
import { MoreIcon } from '#ui/ui/icons.ts';

type Step = { readonly kind: OrderWork; readonly title: string };

/** The steps of an order as buttons: the next one filled, one beside it, the rest in a menu. */
export function OrderActions({
  view,
  onStep,
  save,
}: {
  readonly view: OrderView;
  readonly onStep: (kind: OrderWork) => void;
  readonly save: { readonly busy: boolean; readonly run: () => void } | null;
}) {
  const { main, beside, more } = stepsOf(view);
  return (
    <>
      {more.length === 0 ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={words.more} px="0.625rem">
              <MoreIcon size="1.125rem" stroke={1.6} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((step) => (
              <Menu.Item key={step.kind} onClick={() => onStep(step.kind)}>
                {step.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {beside === null ? null : (
        <Button variant="default" onClick={() => onStep(beside.kind)}>
          {beside.title}
        </Button>
      )}
      {save === null ? null : (
        <Button variant="default" loading={save.busy} onClick={save.run}>
          {words.save}
          <kbd>Ctrl S</kbd>
        </Button>
      )}
      {main === null ? null : <Button onClick={() => onStep(main.kind)}>{main.title}</Button>}
    </>
  );
}

function stepsOf(view: OrderView): { readonly main: Step | null; readonly beside: Step | null; readonly more: readonly Step[] } {
  const step = (kind: Exclude<OrderWork, 'urge' | 'outcome'>): Step => ({ kind, title: orderCommandWords[kind] });
  const urge: Step = { kind: 'urge', title: words.urge };
  const recorded = view.outcome !== '';
  const outcome: Step = { kind: 'outcome', title: recorded ? words.outcomeCorrect : words.outcomeAction };
  const later = view.stage === 'accountability' ? [outcome] : [];
  /** The next step as long as there is no result yet; correcting one waits in the menu. */
  const main = recorded ? null : (later[0] ?? null);
  const menu = recorded ? later : [];
  // Left with a witness nobody has to sign; who does so later can still be recorded.
  const left = view.serviceMethod === 'left';
  switch (view.state) {
    case 'drafted':
      return { main: step('review'), beside: null, more: [step('discard')] };
    case 'reviewed':
      return { main: step('issue'), beside: step('send_back'), more: [step('discard')] };
    case 'issued':
      return { main: step('serve'), beside: null, more: [step('void')] };
    case 'served':
      return left
        ? { main, beside: null, more: [step('acknowledge'), ...menu, step('void')] }
        : { main: step('acknowledge'), beside: urge, more: [...later, step('void')] };
    case 'acknowledged':
      return { main, beside: null, more: [...menu, step('void')] };
    case 'completed':
      return { main, beside: null, more: menu };
    case 'voided':
      return { main: null, beside: null, more: [] };
  }
}
