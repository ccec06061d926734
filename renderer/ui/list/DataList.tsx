import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { commonWords, listWords } from '#shared/words/common.ts';
import { useAction } from '#ui/lib/actions.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { FilterBar, type FilterBarProps } from '#ui/ui/FilterBar.tsx';
import { whole } from '#ui/ui/format.ts';
import { ColumnMenu, ExportButton, ViewMenu } from './ListTools.tsx';
import { ListTable, type ListTableProps } from './ListTable.tsx';
import type { SavedView } from './types.ts';
import { useColumns } from './useColumns.ts';
import classes from './DataList.module.css';

export type DataListProps<R> = Omit<ListTableProps<R>, 'total'> & {
  /** Stable name; column choice and views are kept under it. */
  readonly name: string;
  readonly total?: number | undefined;
  /** Given while there are more rows to read. */
  readonly onMore?: (() => void) | undefined;
  readonly loadingMore?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly search?: FilterBarProps['search'];
  readonly filters?: ReactNode;
  /** Given while something is filtered: 清除筛选 stands beside the count, so that the tools above stay where they are. */
  readonly onClearFilters?: (() => void) | undefined;
  /** Shown when there is nothing at all; a filtered list says so by itself. */
  readonly empty: ReactNode;
  /** Buttons for the chosen rows; the count goes into their words by the caller. */
  readonly bulkActions?: ReactNode;
  /** Writes an .xlsx of the given columns under the page's filters and sort. */
  readonly exportVisible?: (columns: readonly string[]) => Promise<unknown>;
  /** Filters as texts and how to put them back; switches saved views on. */
  readonly views?: { readonly filters: Readonly<Record<string, string>>; readonly onApply: (view: SavedView) => void };
  /** No tools row at all: for short lists inside panels. */
  readonly bare?: boolean;
  /** A small footer line at the left, e.g. what the figures are as of. */
  readonly footNote?: ReactNode;
};

/**
 * A list of a keyset page: search, filters, views, columns and export above; the table; count, choice and
 * 「继续加载」 below. Keyboard: ↑↓ Home End move, Enter opens, Space chooses.
 */
export function DataList<R>(props: DataListProps<R>) {
  const { name, rows, total, error, empty, bare = false, onClearFilters, views, exportVisible } = props;
  const choice = useColumns(name, props.columns);
  const [exporting, setExporting] = useState(false);
  async function runExport() {
    setExporting(true);
    try {
      await exportVisible?.(choice.keys);
    } finally {
      setExporting(false);
    }
  }
  useAction('page.export', () => void runExport(), !bare && exportVisible !== undefined);
  const tools = bare ? undefined : (
    <>
      {views === undefined ? null : (
        <ViewMenu
          name={name}
          current={{ columns: choice.keys, filters: views.filters, sort: props.sort ?? null }}
          onApply={(view) => {
            choice.set(view.columns);
            views.onApply(view);
          }}
        />
      )}
      <ColumnMenu columns={props.columns} choice={choice} />
      {exportVisible === undefined ? null : <ExportButton busy={exporting} onExport={() => void runExport()} />}
    </>
  );
  const isEmpty = rows !== undefined && rows.length === 0;
  return (
    <div className={classes.list} data-bare={bare || undefined}>
      {bare && props.search === undefined && props.filters === undefined ? null : (
        <div className={classes.top}>
          <FilterBar {...(props.search === undefined ? {} : { search: props.search })} tools={tools}>
            {props.filters}
          </FilterBar>
        </div>
      )}
      {error !== undefined && error !== null ? (
        <div className={classes.error}>
          <ErrorNotice error={error} {...(props.onRetry === undefined ? {} : { onRetry: props.onRetry })} />
        </div>
      ) : null}
      {isEmpty ? <Nothing filtered={onClearFilters !== undefined} onClear={onClearFilters} empty={empty} /> : null}
      {isEmpty || (rows === undefined && error !== undefined && error !== null) ? null : <ListTable {...props} columns={choice.visible} total={total} />}
      {isEmpty || rows === undefined ? null : <Foot {...props} />}
    </div>
  );
}

function Nothing({ filtered, onClear, empty }: { readonly filtered: boolean; readonly onClear: (() => void) | undefined; readonly empty: ReactNode }) {
  if (!filtered) return empty;
  return (
    <EmptyState
      title={listWords.emptyFiltered}
      hint={listWords.emptyFilteredHint}
      action={
        <Button variant="default" onClick={onClear}>
          {listWords.filterClear}
        </Button>
      }
    />
  );
}

function Foot<R>({
  rows,
  total,
  onMore,
  loadingMore = false,
  onClearFilters,
  chosen,
  onChoose,
  bulkActions,
  bare = false,
  footNote,
  onOpen,
}: DataListProps<R>) {
  const shown = rows?.length ?? 0;
  if (chosen !== undefined && onChoose !== undefined && chosen.size > 0) {
    return (
      <div className={classes.foot} data-choosing>
        <strong aria-live="polite">{listWords.chosen(chosen.size)}</strong>
        <Button variant="subtle" size="xs" onClick={() => onChoose(new Set())}>
          {listWords.choiceClear}
        </Button>
        <div className={classes.bulk}>{bulkActions}</div>
      </div>
    );
  }
  if (bare && onMore === undefined && footNote === undefined && onClearFilters === undefined) return null;
  return (
    <div className={classes.foot}>
      <span aria-live="polite">
        {total === undefined || shown >= total ? listWords.total(whole(total ?? shown)) : listWords.shown(whole(shown), whole(total))}
      </span>
      {onMore === undefined ? null : (
        <Button variant="default" size="xs" loading={loadingMore} onClick={onMore}>
          {loadingMore ? listWords.loadingMore : listWords.more}
        </Button>
      )}
      {onClearFilters === undefined ? null : (
        <Button variant="subtle" size="xs" onClick={onClearFilters}>
          {listWords.filterClear}
        </Button>
      )}
      {footNote === undefined ? null : <span>{footNote}</span>}
      {onOpen === undefined || bare ? null : <span className={classes.keys}>{listWords.keys}</span>}
    </div>
  );
}

/** The plain words for a value nobody filled in, as lists show them. */
export function Unfilled() {
  return <span className="dim">{commonWords.unfilled}</span>;
}
