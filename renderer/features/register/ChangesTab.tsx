import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { ChangeRow } from '#shared/contract/register.ts';
import { valueWithUnit } from '#shared/words/metrics.ts';
import { communityWords as words } from '#shared/words/registerPages.ts';
import { usePagedList } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayDense, instantNear } from '#ui/ui/format.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { Timeline, type TimelineItem } from '#ui/ui/Timeline.tsx';
import type { Tone } from '#ui/ui/theme.ts';
import type { CommunityView } from './useCommunity.ts';
import classes from './register.module.css';

/** 变更记录: who changed what, when, from which file, with what stood there before. */
export function ChangesTab({ view: { community } }: { readonly view: CommunityView }) {
  const { rows, onMore, loadingMore, error, onRetry } = usePagedList('register.changes', { id: community.id, limit: 40 }, ['register', 'imports', 'evidence']);
  const today = useToday();
  return (
    <Panel grow>
      {error === null || error === undefined ? null : <ErrorNotice error={error} onRetry={onRetry} />}
      {rows?.length === 0 ? <EmptyState title={words.changesEmpty} hint={words.changesEmptyHint} /> : null}
      <Timeline label={words.changesLabel} items={(rows ?? []).map((row) => itemOf(row, today))} />
      {onMore === undefined ? null : (
        <div className={classes.more}>
          <Button variant="default" size="xs" loading={loadingMore} onClick={onMore}>
            {words.changesMore}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const tones: Readonly<Record<string, Tone>> = {
  'community.ended': 'seal',
  'community.renamed': 'amber',
  'evidence.recorded': 'jade',
  'evidence.withdrawn': 'amber',
  'register.import_undone': 'amber',
  'register.imported': 'slate',
};

function itemOf(row: ChangeRow, today: string): TimelineItem {
  const sourceRow = row.values.find((value) => value.sourceRow !== null)?.sourceRow ?? null;
  const by = [row.personName ?? '', instantNear(row.at, today), row.fileName === null ? '' : words.importedFrom(row.fileName, sourceRow)]
    .filter((part) => part !== '')
    .join(' · ');
  return {
    id: String(row.seq),
    when: dayDense(row.onDay),
    title: titleOf(row),
    by,
    tone: row.item?.act === 'ended' ? 'amber' : (tones[row.kind] ?? 'ink'),
    ...(row.backfilled ? { late: words.backfilled } : {}),
    text: <Values row={row} />,
  };
}

function titleOf(row: ChangeRow): string {
  if (row.item === null) return words.eventTitles[row.kind] ?? row.kind;
  const title = words.itemActs[row.item.act](words.itemTitle[row.item.kind]);
  return row.item.name === '' ? title : words.itemOf(title, row.item.name);
}

/** So many values are shown before the rest is asked for. */
const SHOWN = 8;

/** What was written: the values of each room or member in one sentence, those of the community itself after them. */
function Values({ row }: { readonly row: ChangeRow }) {
  const [all, setAll] = useState(false);
  const shown = all ? row.values : row.values.slice(0, SHOWN);
  const groups = Map.groupBy(shown, (value) => (value.item === null ? '' : words.itemOf(words.itemTitle[value.item.kind], value.item.name)));
  return (
    <>
      {row.note === '' ? null : <div>{row.note}</div>}
      {[...groups].map(([item, values]) => {
        const said = values
          .map(changeText)
          .filter((text) => text !== '')
          .join(words.changeJoin);
        return <div key={item}>{item === '' ? said : words.changeOf(item, said)}</div>;
      })}
      {row.values.length > shown.length ? (
        <UnstyledButton className={classes.moreValues} onClick={() => setAll(true)}>
          {words.changeMore(row.values.length - shown.length)}
          {words.changeAll}
        </UnstyledButton>
      ) : null}
    </>
  );
}

function changeText({ metric: key, value, before }: ChangeRow['values'][number]): string {
  const metric = metricByKey.get(key);
  if (metric === undefined) return '';
  const after = valueWithUnit(metric, value);
  return before === null || before.qualifier === 'unfilled'
    ? words.changeNew(metric.label, after)
    : words.change(metric.label, valueWithUnit(metric, before), after);
}
