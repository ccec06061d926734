import { Button, NumberInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { ArrangementView } from '#shared/contract/archive.ts';
import { archivePageWords, arrangePageWords as words } from '#shared/words/archivePages.ts';
import { useCommand } from '#ui/lib/query.ts';
import { dayDense, whole } from '#ui/ui/format.ts';
import { isComposing } from '#ui/ui/keys.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import classes from './archive.module.css';

/** Pages typed and not saved yet, by item. */
export type PageEntries = Readonly<Record<string, number>>;
export type PagesProps = { readonly pages: PageEntries; readonly onPages: (pages: PageEntries) => void };

/** Every item with the code it would get; its pages are typed here, one below the other, as they are counted. */
export function ArrangeItems({ items, count, pages, onPages }: { readonly items: ArrangementView['items']; readonly count: number } & PagesProps) {
  const save = useCommand('archive.setPages', {
    onDone: (answer) => {
      onPages({});
      notifyDone(words.pagesSaved(whole(answer.count)));
    },
  });
  const changed = items.filter((item) => pages[item.id] !== undefined);
  function put(item: ArrangementView['items'][number], value: number | string) {
    const { [item.id]: _before, ...others } = pages;
    const typed = value === '' ? 0 : Number(value);
    onPages(typed === item.pages ? others : { ...others, [item.id]: typed });
  }
  return (
    <Panel
      title={words.items}
      note={words.itemsNote(whole(items.length), whole(count))}
      actions={
        changed.length === 0 ? undefined : (
          <Button
            size="xs"
            loading={save.busy}
            onClick={() => save.run({ items: changed.map(({ id, revision }) => ({ id, revision, pages: pages[id] ?? 0 })) })}
          >
            {words.pagesSave(whole(changed.length))}
          </Button>
        )
      }
    >
      <p className="dim">{words.pagesHint}</p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.itemColumns.code}</th>
              <th>{words.itemColumns.title}</th>
              <th>{words.itemColumns.date}</th>
              <th className="num">{words.itemColumns.pages}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td className={classes.code}>{item.code}</td>
                <td className={classes.wrap}>
                  <PageLink to={`/archive/${item.id}`}>{item.title}</PageLink>
                </td>
                <td className={classes.code}>{dayDense(item.documentOn)}</td>
                <td className="num">
                  <NumberInput
                    className={classes.pages ?? ''}
                    size="xs"
                    hideControls
                    min={0}
                    max={9_999}
                    clampBehavior="strict"
                    allowDecimal={false}
                    allowNegative={false}
                    placeholder={archivePageWords.uncounted}
                    aria-label={words.pagesOf(item.title)}
                    value={(pages[item.id] ?? item.pages) || ''}
                    onChange={(value) => put(item, value)}
                    onKeyDown={toNext}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** Enter goes to the item below. */
function toNext(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
  event.preventDefault();
  const next = event.currentTarget.closest('tr')?.nextElementSibling?.querySelector('input');
  next?.focus();
  next?.select();
}
