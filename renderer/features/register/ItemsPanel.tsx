import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Metric } from '#shared/domain/register/metric.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import type { RegisterItem } from '#shared/contract/register.ts';
import { numberText, valueText } from '#shared/words/metrics.ts';
import { communityWords as words } from '#shared/words/registerPages.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { EndItemDialog, ItemDialog, type ItemKind } from './ItemDialog.tsx';
import { itemNameOf, saidBesideName } from './items.ts';
import type { CommunityView } from './useCommunity.ts';
import classes from './register.module.css';

const titles: Readonly<Record<ItemKind, { readonly title: string; readonly add: string }>> = {
  room: { title: words.roomListTitle, add: words.roomAdd },
  member: { title: words.memberTitle, add: words.memberAdd },
  board: { title: words.boardTitle, add: words.boardAdd },
  signboard: { title: words.signboardTitle, add: words.signboardAdd },
};

type Open = { readonly kind: 'edit'; readonly item: RegisterItem | null } | { readonly kind: 'end'; readonly item: RegisterItem };

/** What a community has several of: rooms, members, boards or signboards, each with its fields. */
export function ItemsPanel({ view, kind }: { readonly view: CommunityView; readonly kind: ItemKind }) {
  const [open, setOpen] = useState<Open | null>(null);
  const items = view.community.items.filter((item) => item.kind === kind);
  const fields = metrics.filter((metric) => metric.subject === kind);
  const add = view.readOnly ? undefined : (
    <Button size="xs" variant="default" onClick={() => setOpen({ kind: 'edit', item: null })}>
      {titles[kind].add}
    </Button>
  );
  return (
    <Panel title={titles[kind].title} note={noteOf(kind, items)} actions={items.length === 0 ? undefined : add}>
      {items.length === 0 ? (
        <EmptyState small title={words.itemEmpty[kind].title} hint={words.itemEmpty[kind].hint} action={add} />
      ) : (
        <div className={classes.tableScroll}>
          <table className={classes.items} aria-label={titles[kind].title}>
            <thead>
              <tr>
                {fields.map((field) => (
                  <th key={field.key} scope="col" data-figure={isFigure(field) || undefined}>
                    {field.label}
                    {field.unit === '' ? null : <span className={classes.unit}>{field.unit}</span>}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{words.itemEdit}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  {fields.map((field) => {
                    const value = item.values[field.key];
                    return (
                      <td key={field.key} data-figure={isFigure(field) || undefined}>
                        {value === undefined ? <span className="dim">–</span> : saidBesideName(item, field, valueText(field, value))}
                      </td>
                    );
                  })}
                  <td className={classes.itemActions}>
                    {view.readOnly ? null : (
                      <span>
                        <Button size="xs" variant="subtle" aria-label={`${words.itemEdit} ${itemNameOf(item)}`} onClick={() => setOpen({ kind: 'edit', item })}>
                          {words.itemEdit}
                        </Button>
                        <Button size="xs" variant="subtle" aria-label={`${words.itemEnd} ${itemNameOf(item)}`} onClick={() => setOpen({ kind: 'end', item })}>
                          {words.itemEnd}
                        </Button>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open?.kind === 'edit' ? (
        <ItemDialog communityId={view.community.id} kind={kind} item={open.item} first={items.length === 0} onClose={() => setOpen(null)} />
      ) : null}
      {open?.kind === 'end' ? <EndItemDialog item={open.item} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

function isFigure(metric: Metric): boolean {
  return metric.type === 'integer' || metric.type === 'scaled' || metric.type === 'money';
}

/** Rooms add up to the premises with every room once, however many functions it serves. */
function noteOf(kind: ItemKind, items: readonly RegisterItem[]): string | undefined {
  if (kind === 'member') return items.length === 0 ? undefined : words.memberNote(items.length);
  if (kind !== 'room') return undefined;
  if (items.length === 0) return undefined;
  const sum = items.reduce((total, item) => total + (item.values['room.area']?.number ?? 0), 0);
  return words.roomListNote(numberText(sum, 2), items.length);
}
