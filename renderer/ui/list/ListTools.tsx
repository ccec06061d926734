import { Button, Checkbox, Menu, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { commonWords, listWords } from '#shared/words/common.ts';
import { usePreference } from '#ui/lib/preferences.ts';
import { SearchInput } from '#ui/ui/SearchInput.tsx';
import { CloseIcon, ColumnsIcon, DownloadIcon, ViewIcon } from '#ui/ui/icons.ts';
import type { Column, SavedView } from './types.ts';
import type { ColumnChoice } from './useColumns.ts';
import classes from './DataList.module.css';

/** From so many columns on, they are searched rather than read through. */
const MANY_COLUMNS = 20;

type ColumnMenuProps<R> = { readonly columns: ReadonlyArray<Column<R>>; readonly choice: ColumnChoice<R> };

/** Columns to show or hide; the choice stays on this PC. */
export function ColumnMenu<R>(props: ColumnMenuProps<R>) {
  const { columns, choice } = props;
  if (columns.length > MANY_COLUMNS) return <ColumnPicker {...props} />;
  return (
    <Menu closeOnItemClick={false} position="bottom-end" width="14rem">
      <Menu.Target>
        <Button variant="default" leftSection={<ColumnsIcon size="1.0625rem" stroke={1.6} aria-hidden />}>
          {listWords.columns}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{listWords.columnsTitle}</Menu.Label>
        <div className={classes.columnItems}>
          {columns.map((column) => (
            <Menu.CheckboxItem
              key={column.key}
              checked={choice.keys.includes(column.key)}
              disabled={column.fixed === true}
              onChange={() => choice.toggle(column.key)}
            >
              {column.title}
            </Menu.CheckboxItem>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item onClick={choice.reset}>{listWords.columnsReset}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Many columns: found by a word, under their groups. */
function ColumnPicker<R>({ columns, choice }: ColumnMenuProps<R>) {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const found = columns.filter((column) => text === '' || column.title.includes(text) || column.group?.includes(text) === true);
  const groups = [...Map.groupBy(found, (column) => column.group ?? '')];
  return (
    <Popover opened={opened} onChange={setOpened} onClose={() => setText('')} position="bottom-end" width="19rem" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
          leftSection={<ColumnsIcon size="1.0625rem" stroke={1.6} aria-hidden />}
        >
          {listWords.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={listWords.columnsTitle}>
        <SearchInput first value={text} onSearch={setText} label={listWords.columnsFind} placeholder={listWords.columnsFind} width="100%" />
        <div className={classes.columnPicks}>
          {found.length === 0 ? <p className={classes.viewsEmpty}>{listWords.columnsNone}</p> : null}
          {groups.map(([group, members]) => (
            <fieldset key={group} className={classes.columnGroup}>
              <legend>{group === '' ? listWords.columnsTitle : group}</legend>
              {members.map((column) => (
                <Checkbox
                  key={column.key}
                  size="xs"
                  label={column.title}
                  checked={choice.keys.includes(column.key)}
                  disabled={column.fixed === true}
                  onChange={() => choice.toggle(column.key)}
                />
              ))}
            </fieldset>
          ))}
        </div>
        <Button size="xs" variant="subtle" onClick={choice.reset}>
          {listWords.columnsReset}
        </Button>
      </Popover.Dropdown>
    </Popover>
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
        <Button
          variant="default"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
          leftSection={<ViewIcon size="1.0625rem" stroke={1.6} aria-hidden />}
        >
          {listWords.views}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {views.length === 0 ? <p className={classes.viewsEmpty}>{listWords.viewsEmpty}</p> : null}
        {views.map((view) => (
          <div key={view.name} className={classes.viewItem}>
            <button
              type="button"
              className={classes.viewName}
              onClick={() => {
                setOpened(false);
                onApply(view);
              }}
            >
              {view.name}
            </button>
            <button
              type="button"
              className={classes.viewDelete}
              aria-label={listWords.viewDelete(view.name)}
              onClick={() => keep(views.filter((other) => other !== view))}
            >
              <CloseIcon size="0.9375rem" stroke={1.8} aria-hidden />
            </button>
          </div>
        ))}
        <form
          className={classes.viewSave}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextInput
            aria-label={listWords.viewName}
            data-autofocus
            placeholder={listWords.viewNameHint}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={title.trim() === ''}>
            {commonWords.save}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Exports exactly what is seen: visible columns, filters and sort. */
export function ExportButton({ onExport, busy }: { readonly onExport: () => void; readonly busy: boolean }) {
  return (
    <Button
      variant="default"
      title={listWords.exportHint}
      loading={busy}
      onClick={onExport}
      leftSection={<DownloadIcon size="1.0625rem" stroke={1.6} aria-hidden />}
    >
      {listWords.export}
    </Button>
  );
}
