import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Metric } from '#shared/domain/register/metric.ts';
import type { HistoryRow } from '#shared/contract/register.ts';
import { valueWithUnit } from '#shared/words/metrics.ts';
import { communityWords } from '#shared/words/registerPages.ts';
import { useCall } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayLong, instantNear } from '#ui/ui/format.ts';
import classes from './register.module.css';

/** A value that tells its history when pressed: who entered it, when, from which file and row. */
export function HistoryValue({ communityId, metric, children }: { readonly communityId: string; readonly metric: Metric; readonly children: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width="24rem" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.historyButton}
          aria-label={communityWords.historyOpenOn(children, metric.label)}
          aria-expanded={opened}
          title={communityWords.historyOpen(metric.label)}
          onClick={() => setOpened(!opened)}
        >
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <History communityId={communityId} metric={metric} />
      </Popover.Dropdown>
    </Popover>
  );
}

function History({ communityId, metric }: { readonly communityId: string; readonly metric: Metric }) {
  const { data, error } = useCall('register.history', { id: communityId, metric: metric.key }, ['register', 'evidence', 'imports']);
  const today = useToday();
  return (
    <div className={classes.history} tabIndex={-1} data-autofocus>
      <h4>{communityWords.historyTitle(metric.label)}</h4>
      {error === null ? null : <ErrorNotice error={error} />}
      {data?.length === 0 ? <p className="dim">{communityWords.historyEmpty}</p> : null}
      <ol>
        {(data ?? []).map((row, index) => (
          <li key={`${row.seq} ${row.validFrom} ${index}`}>
            <div className={classes.historyLine}>
              <strong>{valueWithUnit(metric, row.value)}</strong>
              <span className="dim">{communityWords.historyFrom(dayLong(row.validFrom))}</span>
            </div>
            <div className={classes.historyMeta}>
              {sourceOf(row)}
              {row.at === '' ? '' : ` · ${communityWords.historyMeta(row.personName ?? '', instantNear(row.at, today))}`}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function sourceOf(row: HistoryRow): string {
  const word = communityWords.sources[row.source];
  return row.fileName === null ? word : `${word} ${communityWords.importedFrom(row.fileName, row.sourceRow)}`;
}
