import type { OrderView } from '#shared/contract/orders.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './orders.module.css';

/** 签发前检查: what stops the issue, what a person should weigh; each leads to its item. */
export function OrderCheck({ check, stale }: { readonly check: OrderView['check']; readonly stale: boolean }) {
  const refused = check.filter((finding) => finding.severity === 'refuse');
  const warned = check.filter((finding) => finding.severity === 'warn');
  return (
    <Panel
      title={words.check}
      className={check.length === 0 ? (classes.checked ?? '') : ''}
      note={stale ? words.unsavedNote : words.checkNote}
      actions={
        <span className={classes.checkState}>
          {refused.length === 0 ? null : <StateTag tone="seal">{words.checkRefuse(refused.length)}</StateTag>}
          {warned.length === 0 ? null : <StateTag tone="amber">{words.checkWarn(warned.length)}</StateTag>}
          {check.length === 0 ? <StateTag tone="jade">{words.checkPassed}</StateTag> : null}
        </span>
      }
    >
      {check.length === 0 ? null : (
        <ul className={classes.check}>
          {[...refused, ...warned].map((finding) => (
            <li key={`${finding.code} ${finding.itemNo ?? 0} ${finding.text}`}>
              <StateTag tone={finding.severity === 'refuse' ? 'seal' : 'amber'} plain>
                {finding.severity === 'refuse' ? words.refuse : words.warn}
              </StateTag>
              {finding.itemNo === null ? (
                <span>{finding.text}</span>
              ) : (
                <button type="button" title={words.goItem(finding.itemNo)} onClick={() => showItem(finding.itemNo ?? 0)}>
                  {finding.text}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Brings an item into view and puts the focus into its requirement. */
function showItem(no: number): void {
  const item = document.querySelector<HTMLElement>(`[data-order-item="${no}"]`);
  item?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  item?.querySelector<HTMLElement>('textarea, input')?.focus({ preventScroll: true });
}
