import { Button } from '@mantine/core';
import type { ImportBatch, ImportListColumn } from '#shared/contract/imports.ts';
import { importsWords } from '#shared/words/imports.ts';
import { useGo } from '#ui/lib/address.ts';
import { usePagedList } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayDense, instantNear, NONE, whole } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { Page } from '#ui/ui/Page.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { useUndoImport } from './UndoDialog.tsx';
import classes from './imports.module.css';

const words = importsWords.list;

/** 导入记录: every import, by whom and from which file, and its undoing. */
export function ImportsPage() {
  const go = useGo();
  const today = useToday();
  const list = usePagedList('imports.list', { limit: 100 }, ['imports']);
  const undo = useUndoImport(() => undefined);
  const download = useDownload();
  const importButton = <Button onClick={() => go('/register/import')}>{words.import}</Button>;
  return (
    <Page
      fill
      title={words.title}
      crumbs={[{ title: importsWords.crumb, to: '/communities' }]}
      state={list.total === undefined ? undefined : words.state(whole(list.total))}
      actions={importButton}
    >
      <DataList
        {...list}
        name="imports"
        label={words.label}
        columns={columnsOf(today)}
        rowId={(row) => row.id}
        rowName={(row) => row.fileName}
        rowActions={(row) =>
          row.undoneAt === null ? (
            <Button size="xs" variant="default" onClick={() => undo.ask(row)}>
              {words.undo}
            </Button>
          ) : null
        }
        exportVisible={(columns) => download.save('imports.export', { columns: columns as readonly ImportListColumn[] })}
        empty={<EmptyState title={words.empty} hint={words.emptyHint} action={importButton} />}
      />
      {undo.dialog}
    </Page>
  );
}

function columnsOf(today: string): ReadonlyArray<Column<ImportBatch>> {
  return [
    { key: 'at', title: words.columns.at, cell: (row) => instantNear(row.at, today), fixed: true },
    { key: 'file', title: words.columns.file, cell: (row) => <span title={row.fileName}>{row.fileName}</span>, grow: true, fixed: true },
    { key: 'sheet', title: words.columns.sheet, cell: (row) => row.sheet, quiet: true, hidden: true },
    { key: 'day', title: words.columns.day, cell: (row) => dayDense(row.onDay) },
    { key: 'added', title: words.columns.added, align: 'right', cell: (row) => whole(row.added) },
    { key: 'changed', title: words.columns.changed, align: 'right', cell: (row) => whole(row.changed) },
    { key: 'unchanged', title: words.columns.unchanged, align: 'right', cell: (row) => whole(row.unchanged), quiet: true },
    { key: 'person', title: words.columns.person, cell: (row) => row.personName ?? NONE },
    {
      key: 'state',
      title: words.columns.state,
      cell: (row) =>
        row.undoneAt === null ? (
          <StateTag tone="jade">{words.written}</StateTag>
        ) : (
          <span className={classes.undoneState}>
            <StateTag tone="slate">{words.undone(instantNear(row.undoneAt, today), row.undonePersonName ?? '')}</StateTag>
          </span>
        ),
    },
  ];
}
