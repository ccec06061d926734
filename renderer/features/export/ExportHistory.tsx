import { Button } from '@mantine/core';
import { exportPageWords as words } from '#shared/words/auditExportPages.ts';
import type { Out } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { fileSize, instantNear, NONE, whole } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import classes from './export.module.css';

type Row = Out<'export.list'>[number];

export type ExportHistoryProps = {
  readonly rows: readonly Row[] | undefined;
  readonly today: string;
  readonly fetching: boolean;
  readonly onFetch: (name: string) => void;
};

/** Who took what out, and by which head it can be known again. */
export function ExportHistory({ rows, today, fetching, onFetch }: ExportHistoryProps) {
  const heads = words.columns;
  const columns: ReadonlyArray<Column<Row>> = [
    { key: 'at', title: heads.at, cell: (row) => instantNear(row.at, today), fixed: true },
    { key: 'person', title: heads.person, cell: (row) => row.person ?? NONE },
    { key: 'scope', title: heads.scope, cell: (row) => row.scope, grow: true },
    { key: 'names', title: heads.names, cell: (row) => (row.names === 'full' ? <span title={row.reason}>{words.full}</span> : words.masked), quiet: true },
    { key: 'files', title: heads.files, cell: (row) => whole(row.files), align: 'right' },
    { key: 'size', title: heads.size, cell: (row) => fileSize(row.size), align: 'right' },
    { key: 'head', title: heads.head, cell: (row) => <span className={classes.code}>{row.shortHead}</span> },
  ];
  return (
    <Panel title={words.history} note={rows === undefined || rows.length === 0 ? undefined : words.historyNote(rows.length)}>
      <DataList<Row>
        bare
        name="exports"
        label={words.history}
        rows={rows}
        columns={columns}
        rowId={(row) => `${row.at} ${row.name}`}
        rowName={(row) => row.name}
        rowActions={(row) =>
          row.fetchable ? (
            <Button size="xs" variant="default" disabled={fetching} aria-label={words.againName(row.name)} onClick={() => onFetch(row.name)}>
              {words.again}
            </Button>
          ) : null
        }
        empty={<EmptyState small title={words.historyEmpty} hint={words.historyEmptyHint} />}
      />
    </Panel>
  );
}
