import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { Fragment, useState } from 'react';
import { commonWords, listWords } from '#shared/words/common.ts';
import { usePreference } from '#ui/lib/preferences.ts';
import { SearchInput } from '#ui/ui/SearchInput.tsx';
import { CloseIcon, ColumnsIcon, DownloadIcon, ViewIcon } from '#ui/ui/icons.ts';
import type { Column, SavedView } from './types.ts';
import type { ColumnChoice } from './useColumns.ts';
import classes from './DataList.module.css';

/** From so many columns on, the menu is searched rather than read through. */
const MANY_COLUMNS = 20;

/** Columns to show or hide, under their groups; the choice stays on this PC. */
export function ColumnMenu<R>({ columns, choice }: { readonly columns: ReadonlyArray<Column<R>>; readonly choice: ColumnChoice<R> }) {
  const [text, setText] = useState('');
  const many = columns.length > MANY_COLUMNS;
  const found = columns.filter((column) => text === '' || column.title.includes(text) || column.group?.includes(text) === true);
  return (
    <Menu closeOnItemClick={false} position="bottom-end" width={many ? '18rem' : '14rem'} onClose={() => setText('')}>
      <Menu.Target>
        <Button variant="default" leftSection={<ColumnsIcon size="1.0625rem" stroke={1.6} aria-hidden />}>{listWords.columns}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{listWords.columnsTitle}</Menu.Label>
        {many ? <div className={classes.columnSearch}><SearchInput first value={text} onSearch={setText} label={listWords.columnsFind} placeholder={listWords.columnsFind} width="100%" /></div> : null}
        <div className={classes.columnItems}>
          {found.length === 0 ? <p className={classes.viewsEmpty}>{listWords.columnsNone}</p> : null}
          {found.map((column, index) => (
            <Fragment key={column.key}>
              {column.group !== undefined && column.group !== found[index - 1]?.group ? <Menu.Label>{column.group}</Menu.Label> : null}
              <Menu.CheckboxItem checked={choice.keys.includes(column.key)} disabled={column.fixed === true} onChange={() => choice.toggle(column.key)}>
                {column.title}
              </Menu.CheckboxItem>
            </Fragment>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item onClick={choice.reset}>{listWords.columnsReset}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const NO_VIEWS: readonly SavedView[] = [];

export type ViewMenuProps = {
  readonly name: string;
  /** The list as it stands, to be kept under a name. */
  readonly current: Omit<SavedView, 'name'>;
  readonly onApply: (view: SavedView) => void;
};

/** Saved views of a list: filters, sort and columns under a name, kept on this PC. */
export function ViewMenu({ name, current, onApply }: ViewMenuProps) {
  const [views, keep] = usePreference<readonly SavedView[]>(`views.${name}`, NO_VIEWS);
  const [title, setTitle] = useState('');
  const [opened, setOpened] = useState(false);
  function save() {
    const trimmed = title.trim();
    if (trimmed === '') return;
    keep([...views.filter((view) => view.name !== trimmed), { name: trimmed, ...current }]);
    setTitle('');
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width="18rem" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)} leftSection={<ViewIcon size="1.0625rem" stroke={1.6} aria-hidden />}>{listWords.views}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        {views.length === 0 ? <p className={classes.viewsEmpty}>{listWords.viewsEmpty}</p> : null}
        {views.map((view) => (
          <div key={view.name} className={classes.viewItem}>
            <button type="button" className={classes.viewName} onClick={() => { setOpened(false); onApply(view); }}>{view.name}</button>
            <button type="button" className={classes.viewDelete} aria-label={listWords.viewDelete(view.name)} onClick={() => keep(views.filter((other) => other !== view))}>
              <CloseIcon size="0.9375rem" stroke={1.8} aria-hidden />
            </button>
          </div>
        ))}
        <form className={classes.viewSave} onSubmit={(event) => { event.preventDefault(); save(); }}>
          <TextInput
            aria-label={listWords.viewName}
            data-autofocus
            placeholder={listWords.viewNameHint}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={title.trim() === ''}>{commonWords.save}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Exports exactly what is seen: visible columns, filters and sort. */
export function ExportButton({ onExport, busy }: { readonly onExport: () => void; readonly busy: boolean }) {
  return (
    <Button variant="default" title={listWords.exportHint} loading={busy} onClick={onExport} leftSection={<DownloadIcon size="1.0625rem" stroke={1.6} aria-hidden />}>
      {listWords.export}
    </Button>
  );
}
