import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { exemptionState } from '#shared/domain/standards/exemption.ts';
import type { ExemptionView } from '#shared/contract/standards.ts';
import { ruleWords, compliancePageWords as words } from '#shared/words/standardsPages.ts';
import { useGo } from '#ui/lib/address.ts';
import { useCall } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { EndExemptionDialog } from '#ui/parts/standards/ExemptDialog.tsx';
import type { PackIndex } from '#ui/parts/standards/usePack.ts';
import classes from './standards.module.css';

/** 豁免: communities taken out of a rule by a paper, running ones first. */
export function ExemptionsView({ onRule }: { readonly index: PackIndex; readonly onRule: (ruleId: string) => void }) {
  const go = useGo();
  const today = useToday();
  const { data: rows, error, refetch } = useCall('standards.exemptions', {}, ['verdicts']);
  const [ending, setEnding] = useState<ExemptionView | null>(null);
  const download = useDownload();
  return (
    <>
      <DataList<ExemptionView>
        name="exemptions"
        label={words.exemptionsTitle}
        columns={columnsFor(today, onRule)}
        rows={rows}
        total={rows?.length}
        rowId={(row) => row.id}
        rowName={(row) => `${row.community} ${row.title}`}
        onOpen={(row) => go(`/communities/${row.communityId}?rule=${row.ruleId}`)}
        error={error}
        onRetry={() => void refetch()}
        rowActions={(row) =>
          row.to < today ? null : (
            <Button size="xs" variant="subtle" onClick={() => setEnding(row)}>
              {ruleWords.exemptEnd}
            </Button>
          )
        }
        exportVisible={(columns) => download.save('standards.exportExemptions', { columns: [...columns] })}
        footNote={rows === undefined ? undefined : words.exemptionsState(rows.filter((row) => row.running).length)}
        empty={<EmptyState title={words.exemptionsEmpty} hint={words.exemptionsEmptyHint} />}
      />
      {ending === null ? null : <EndExemptionDialog exemption={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function ExemptionTag({ state }: { readonly state: ReturnType<typeof exemptionState> }) {
  return state === 'running' ? (
    <StateTag tone="jade">{words.exemptionStates.running}</StateTag>
  ) : (
    <StateTag tone="slate" shape="dash">
      {words.exemptionStates[state]}
    </StateTag>
  );
}

function columnsFor(today: string, onRule: (ruleId: string) => void): ReadonlyArray<Column<ExemptionView>> {
  const columns = words.exemptionColumns;
  return [
    { key: 'state', title: columns.state, cell: (row) => <ExemptionTag state={exemptionState(row, today)} />, fixed: true },
    { key: 'community', title: columns.community, cell: (row) => row.community, fixed: true },
    {
      key: 'rule',
      title: columns.rule,
      cell: (row) => (
        <UnstyledButton className={classes.ruleButton} onClick={() => onRule(row.ruleId)}>
          {row.title}
        </UnstyledButton>
      ),
    },
    { key: 'paper', title: columns.paper, cell: (row) => row.paper },
    { key: 'days', title: columns.days, cell: (row) => words.exemptionDays(dayLong(row.from), dayLong(row.to)), quiet: true },
    { key: 'reason', title: columns.reason, cell: (row) => row.reason, grow: true },
  ];
}
