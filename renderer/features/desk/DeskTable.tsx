import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DeskListRow } from '#shared/contract/cases.ts';
import { bucketText, deskActionWords } from '#shared/words/cases.ts';
import { deskWords } from '#shared/words/desk.ts';
import { useGo } from '#ui/lib/address.ts';
import { useNarrow } from '#ui/lib/narrow.ts';
import { Mark } from '#ui/parts/work/Mark.tsx';
import { useWork } from '#ui/parts/work/useWork.tsx';
import { dayDense } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { RowButton } from '#ui/ui/RowButton.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './desk.module.css';
import { useArrowEntry } from './useArrowEntry.ts';
import { bucketTones, orderOf, problemOf, workOf } from './deskRow.ts';

const words = deskWords.columns;
const columns: ReadonlyArray<Column<DeskListRow>> = [
  {
    key: 'state',
    title: words.state,
    cell: (row) => <StateTag tone={row.recheckOver ? 'amber' : bucketTones[row.bucket]}>{bucketText(row)}</StateTag>,
    fixed: true,
  },
  { key: 'number', title: words.number, cell: (row) => row.caseNumber, quiet: true },
  { key: 'unit', title: words.unit, cell: (row) => row.unit },
  {
    key: 'problem',
    title: words.problem,
    cell: (row) =>
      row.milestone === null ? (
        problemOf(row)
      ) : (
        <>
          {problemOf(row)}
          <Mark>{deskWords.milestone(dayDense(row.milestone.dueOn))}</Mark>
        </>
      ),
    grow: true,
  },
  { key: 'order', title: words.order, cell: orderOf, quiet: true },
];
/** With little room the number says it: its letters name the stage. */
const narrowColumns = columns.map((column) => (column.key === 'order' ? { ...column, cell: (row: DeskListRow) => row.orderNumber ?? orderOf(row) } : column));
const NOTHING: ReadonlySet<string> = new Set();

/** 今天要办: one line a case, its next step as one button; several lines with the same next step go together. */
export function DeskTable({ rows }: { readonly rows: readonly DeskListRow[] }) {
  const go = useGo();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const work = useWork({ onClosed: () => setChosen(NOTHING) });
  const picked = rows.filter((row) => chosen.has(row.caseId));
  const actions = new Set(picked.map((row) => row.action));
  const together = actions.size === 1 ? workOf(picked[0]?.action ?? 'open_draft', picked) : null;
  function act(row: DeskListRow) {
    const step = workOf(row.action, [row]);
    if (step !== null) work.start(step);
    else go(`/orders/${row.draftId ?? row.orderId}`);
  }
  const grid = useArrowEntry();
  const narrow = useNarrow();
  return (
    <div ref={grid} className={classes.table}>
      <DataList
        bare
        name="desk"
        label={deskWords.todo}
        columns={narrow ? narrowColumns : columns}
        rows={rows}
        total={rows.length}
        rowId={(row) => row.caseId}
        rowName={(row) => `${row.caseNumber} ${problemOf(row)}`}
        onOpen={(row) => go(`/cases/${row.caseId}`)}
        rowActions={(row) => <RowButton label={deskActionWords[row.action]} onClick={() => act(row)} />}
        chosen={chosen}
        onChoose={setChosen}
        empty={null}
        bulkActions={
          together === null ? (
            <span className="dim">{deskWords.mixed}</span>
          ) : (
            <Button size="xs" onClick={() => work.start(together)}>
              {deskWords.batch(deskActionWords[picked[0]?.action ?? 'open_draft'], picked.length)}
            </Button>
          )
        }
      />
      {work.dialog}
    </div>
  );
}
