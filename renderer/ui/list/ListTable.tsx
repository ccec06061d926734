import { Checkbox } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { listWords } from '#shared/words/common.ts';
import { DownIcon, UpIcon } from '#ui/ui/icons.ts';
import { isControl } from '#ui/ui/keys.ts';
import { RowCheck } from './RowCheck.tsx';
import { useDrawnRows } from './useDrawnRows.ts';
import { useRowKeys } from './useRowKeys.ts';
import type { Column, Sort } from './types.ts';
import classes from './DataList.module.css';

export type ListTableProps<R> = {
  readonly label: string;
  readonly columns: ReadonlyArray<Column<R>>;
  /** Undefined while the first page is being read. */
  readonly rows: readonly R[] | undefined;
  readonly rowId: (row: R) => string;
  /** How a row is called when it is chosen by voice or screen reader. */
  readonly rowName?: ((row: R) => string) | undefined;
  readonly onOpen?: ((row: R) => void) | undefined;
  readonly rowActions?: ((row: R) => ReactNode) | undefined;
  readonly chosen?: ReadonlySet<string> | undefined;
  readonly onChoose?: ((chosen: ReadonlySet<string>) => void) | undefined;
  readonly sort?: Sort | null | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  readonly busy?: boolean;
  readonly total?: number | undefined;
};

/** The table itself: sticky header, sorting, rows reached by keyboard, choice of several. */
export function ListTable<R>(props: ListTableProps<R>) {
  const { label, columns, rows, rowId, rowName, onOpen, rowActions, chosen, onChoose, busy = false, total } = props;
  const list = rows ?? [];
  const drawn = useDrawnRows(list.length);
  const ids = list.map(rowId);
  const choosing = chosen !== undefined && onChoose !== undefined;
  function put(index: number, on: boolean) {
    const id = ids[index];
    if (id === undefined || !choosing) return;
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  }
  const keys = useRowKeys({
    name: label,
    ids,
    open:
      onOpen === undefined
        ? undefined
        : (index) => {
            const row = list[index];
            if (row !== undefined) onOpen(row);
          },
    toggle: choosing ? (index) => put(index, !chosen.has(ids[index] ?? '')) : undefined,
    add: choosing ? (index) => put(index, true) : undefined,
  });
  function onRowClick(event: MouseEvent, index: number) {
    keys.setActive(index);
    if (isControl(event.target) || window.getSelection()?.isCollapsed === false) return;
    keys.open?.(index);
  }
  const shownChosen = choosing ? ids.filter((id) => chosen.has(id)).length : 0;
  return (
    <div className={rowActions === undefined ? `${classes.scroll} fades-right` : classes.scroll} data-busy={busy || undefined}>
      <table
        className={classes.table}
        role="grid"
        aria-label={label}
        aria-busy={busy || rows === undefined || drawn < list.length}
        aria-rowcount={total ?? -1}
        aria-multiselectable={choosing || undefined}
      >
        <thead>
          <tr>
            {choosing ? (
              <th scope="col" className={classes.choose}>
                <Checkbox
                  size="xs"
                  aria-label={listWords.chooseAll}
                  checked={shownChosen > 0 && shownChosen === ids.length}
                  indeterminate={shownChosen > 0 && shownChosen < ids.length}
                  onChange={(event) => onChoose(new Set(event.currentTarget.checked ? [...chosen, ...ids] : [...chosen].filter((id) => !ids.includes(id))))}
                />
              </th>
            ) : null}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={props.sort ?? null} onSort={props.onSort} />
            ))}
            {rowActions === undefined ? null : (
              <th scope="col" className={classes.actionsHead}>
                <span className="visually-hidden">{listWords.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={keys.bodyRef} onKeyDown={keys.onKeyDown}>
          {rows === undefined ? <LoadingRows columns={columns} extra={(choosing ? 1 : 0) + (rowActions === undefined ? 0 : 1)} /> : null}
          {list.slice(0, drawn).map((row, index) => {
            const id = ids[index] ?? '';
            const isChosen = choosing && chosen.has(id);
            return (
              <tr
                key={id}
                data-index={index}
                data-opens={onOpen !== undefined || undefined}
                tabIndex={index === keys.active ? 0 : -1}
                aria-selected={choosing ? isChosen : undefined}
                aria-label={rowName?.(row)}
                onFocus={() => keys.setActive(index)}
                onClick={(event) => onRowClick(event, index)}
              >
                {choosing ? (
                  <td className={classes.choose}>
                    <RowCheck label={listWords.chooseRow(rowName?.(row) ?? id)} checked={isChosen} onChange={(on) => put(index, on)} />
                  </td>
                ) : null}
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
                {rowActions === undefined ? null : (
                  <td className={classes.actions}>
                    <div>{rowActions(row)}</div>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cell<R>({ column, row }: { readonly column: Column<R>; readonly row: R }) {
  const content = column.cell(row);
  // Text that an ellipsis may cut is still there to be read.
  const title = column.grow === true && column.wrap !== true && typeof content === 'string' ? content : undefined;
  return (
    <td
      data-align={column.align}
      data-quiet={column.quiet || undefined}
      className={column.wrap ? (column.grow ? classes.wrapGrow : classes.wrap) : column.grow ? classes.grow : undefined}
      title={title}
    >
      {content}
    </td>
  );
}

type HeaderCellProps<R> = { readonly column: Column<R>; readonly sort: Sort | null; readonly onSort: ((sort: Sort) => void) | undefined };

function HeaderCell<R>({ column, sort, onSort }: HeaderCellProps<R>) {
  const words = (
    <>
      {column.quietTitle === true ? <span className="visually-hidden">{column.title}</span> : column.title}
      {column.unit === undefined || column.unit === '' ? null : <span className={classes.unit}>{column.unit}</span>}
    </>
  );
  const style = column.width === undefined ? undefined : { width: column.width };
  const key = column.sort;
  if (key === undefined || onSort === undefined)
    return (
      <th scope="col" data-align={column.align} style={style}>
        {words}
      </th>
    );
  const sorted = sort?.key === key;
  const descending = sorted && sort.descending;
  return (
    <th scope="col" data-align={column.align} style={style} aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sort}
        title={listWords.sortBy(column.title)}
        data-sorted={sorted || undefined}
        onClick={() => onSort({ key, descending: sorted && !descending })}
      >
        {words}
        {descending ? <DownIcon size="0.875rem" stroke={2} aria-hidden /> : <UpIcon size="0.875rem" stroke={2} aria-hidden />}
      </button>
    </th>
  );
}

function LoadingRows<R>({ columns, extra }: { readonly columns: ReadonlyArray<Column<R>>; readonly extra: number }) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr key={row} className={classes.loadingRow}>
      {Array.from({ length: columns.length + extra }, (_, cell) => (
        <td key={cell}>
          <LoadingLine percent={55 + ((row * 7 + cell * 13) % 40)} />
        </td>
      ))}
    </tr>
  ));
}

/** Where a value will stand: plain, because it is drawn many times and only for a moment. */
function LoadingLine({ percent }: { readonly percent: number }) {
  return <span className={classes.loadingLine} style={{ width: `${percent}%` }} />;
}
