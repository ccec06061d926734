import { Button, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { applicable } from '#shared/domain/standards/counts.ts';
import { verdictStates } from '#shared/domain/standards/verdict.ts';
import { isTicked } from '#shared/domain/standards/tick.ts';
import type { CommunityListRow } from '#shared/contract/register.ts';
import { missingWords } from '#shared/words/missing.ts';
import { stateWords } from '#shared/words/standards.ts';
import { communityWords, registerListWords as words } from '#shared/words/registerPages.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useNarrow } from '#ui/lib/narrow.ts';
import { useCall, usePagedList } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayLong, whole } from '#ui/ui/format.ts';
import { CloseIcon } from '#ui/ui/icons.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import { useColumns } from '#ui/ui/list/useColumns.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { ExemptDialog } from '#ui/parts/standards/ExemptDialog.tsx';
import { TickDialog } from '#ui/parts/standards/TickDialog.tsx';
import { usePack } from '#ui/parts/standards/usePack.ts';
import { AddCommunityDialog } from './AddCommunityDialog.tsx';
import { narrowRegisterColumns, registerColumns, sortOf } from './registerColumns.tsx';
import { listQuery, NAME, PAGE_ROWS, standings } from './registerQuery.ts';

/** 社区名册: every community, found, filtered, chosen, taken along as Excel. */
export function RegisterPage() {
  const go = useGo();
  const index = usePack();
  const [texts, patch] = useSearchTexts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'add' | 'tick' | 'exempt' | null>(null);
  const { data: summary } = useCall('register.summary', {}, ['register', 'imports', 'verdicts']);
  const { data: overview } = useCall('standards.overview', {}, ['verdicts']);
  const { data: units } = useCall('units.list', {}, ['units']);
  const choice = useColumns<CommunityListRow>(NAME, registerColumns);
  const sort = sortOf(texts['sort'], texts['desc'] === '1');
  const query = listQuery(texts, choice.keys);
  const { filter } = query;
  const asOf = filter.asOf ?? null;
  const list = usePagedList('register.list', { ...query, limit: PAGE_ROWS }, ['register', 'imports', 'verdicts', 'cases', 'evidence']);
  const towns = (units ?? []).filter((unit) => unit.kind === 'subdistrict').map((unit) => ({ value: unit.id, label: unit.name }));
  const kinds = metricByKey.get('register.estate_kind')?.choices ?? [];
  const rule = index?.rule(texts['rule'] ?? '');
  const filtered = Object.keys(texts).some((key) =>
    ['q', 'town', 'kind', 'standing', 'task', 'rule', 'state', 'closed', 'inspectedFrom', 'inspectedTo'].includes(key),
  );
  const clear = () => {
    patch({ q: null, town: null, kind: null, standing: null, task: null, rule: null, state: null, closed: null, inspectedFrom: null, inspectedTo: null });
  };
  const chosenRows = (list.rows ?? []).filter((row) => chosen.has(row.id));

  const narrow = useNarrow();
  const download = useDownload();
  return (
    <Page
      fill
      title={words.title}
      state={
        asOf !== null || summary === undefined || summary.communities === 0 ? undefined : (
          <>
            <span>{words.state(whole(summary.communities), whole(summary.subdistricts))}</span>
            {overview === undefined ? null : (
              <span>{words.stateJudged(whole(overview.total.pass), whole(applicable(overview.total)), whole(overview.total.unknown))}</span>
            )}
          </>
        )
      }
      actions={
        <>
          <Button variant="default" onClick={() => go('/register/missing')}>
            {missingWords.open}
          </Button>
          <Button variant="default" onClick={() => setDialog('add')}>
            {words.add}
          </Button>
          <Button onClick={() => go('/register/import')}>{words.import}</Button>
        </>
      }
    >
      {asOf === null ? null : (
        <Notice
          tone="ink"
          actions={
            <Button size="xs" variant="default" onClick={() => patch({ day: null })}>
              {communityWords.asOfBack}
            </Button>
          }
        >
          {communityWords.asOfNotice(dayLong(asOf))}
        </Notice>
      )}
      <DataList<CommunityListRow>
        {...list}
        name={NAME}
        label={words.label}
        columns={narrow ? narrowRegisterColumns : registerColumns}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => go(`/communities/${row.id}${asOf === null ? '' : `?day=${asOf}`}`)}
        sort={{ key: sort.key, descending: sort.descending }}
        onSort={(next) => patch({ sort: next.key === 'position' ? null : next.key, desc: next.descending ? '1' : null })}
        search={{ value: texts['q'] ?? '', onSearch: (q) => patch({ q }), placeholder: words.searchHint }}
        filters={
          <>
            <Select
              aria-label={words.town}
              placeholder={words.town}
              clearable
              searchable
              w="8.5rem"
              value={texts['town'] ?? null}
              onChange={(town) => patch({ town })}
              data={towns}
            />
            <Select
              aria-label={words.kind}
              placeholder={words.kind}
              clearable
              w="8.25rem"
              value={texts['kind'] ?? null}
              onChange={(kind) => patch({ kind })}
              data={kinds.map((kind) => ({ value: kind.code, label: kind.label }))}
            />
            <Select
              aria-label={words.standing}
              placeholder={words.standing}
              clearable
              w="8.25rem"
              value={texts['standing'] ?? null}
              onChange={(standing) => patch({ standing })}
              data={standings.map((value) => ({ value, label: words.standings[value] }))}
            />
            <Select
              aria-label={words.task}
              placeholder={words.task}
              clearable
              w="8.25rem"
              value={texts['task'] ?? null}
              onChange={(task) => patch({ task })}
              data={(index?.tasks ?? []).map((task) => ({ value: String(task.task), label: task.short }))}
            />
            {rule === undefined ? null : (
              <FilterChip what={words.ruleFilter(rule.title, stateSaid(texts['state']))} onClear={() => patch({ rule: null, state: null })} />
            )}
            {filter.inspectedFrom == null && filter.inspectedTo == null ? null : (
              <FilterChip
                what={words.inspectedFilter(dayLong(filter.inspectedFrom), dayLong(filter.inspectedTo))}
                onClear={() => patch({ inspectedFrom: null, inspectedTo: null })}
              />
            )}
          </>
        }
        onClearFilters={filtered ? clear : undefined}
        {...(asOf === null ? { chosen, onChoose: setChosen } : {})}
        bulkActions={
          <>
            <Button size="xs" variant="default" component="a" href={`#/findings/new?communities=${[...chosen].join(',')}`}>
              {words.bulkFind}
            </Button>
            <Button size="xs" variant="default" onClick={() => setDialog('exempt')}>
              {words.bulkExempt}
            </Button>
            <Button size="xs" variant="default" onClick={() => setDialog('tick')}>
              {words.bulkTick(chosen.size)}
            </Button>
          </>
        }
        views={{
          filters: viewFilters(texts),
          onApply: (view) => patch({ ...Object.fromEntries(Object.keys(texts).map((key) => [key, null])), ...view.filters }),
        }}
        exportVisible={(columns) => download.save('register.export', { ...query, columns: [...columns] })}
        footNote={
          <Switch
            size="xs"
            label={words.closedToo}
            checked={texts['closed'] === '1'}
            onChange={(event) => patch({ closed: event.currentTarget.checked ? '1' : null })}
          />
        }
        empty={<EmptyState title={words.emptyTitle} hint={words.emptyHint} action={<Button onClick={() => go('/register/import')}>{words.import}</Button>} />}
      />
      {dialog === 'add' ? <AddCommunityDialog towns={towns} onClose={() => setDialog(null)} onAdded={(id) => go(`/communities/${id}`)} /> : null}
      {dialog === 'tick' && index !== undefined ? (
        <TickDialog
          rules={rule !== undefined && isTicked(rule) ? [rule] : index.judged.filter(isTicked)}
          subject={{ communities: chosenRows }}
          onClose={() => {
            setDialog(null);
            setChosen(new Set());
          }}
        />
      ) : null}
      {dialog === 'exempt' && index !== undefined ? (
        <ExemptDialog
          rules={rule !== undefined ? [rule] : index.judged}
          communities={chosenRows}
          onClose={() => {
            setDialog(null);
            setChosen(new Set());
          }}
        />
      ) : null}
    </Page>
  );
}

/** A view is kept for every day: the day looked at is no part of it. */
function viewFilters({ day: _, ...filters }: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return filters;
}

function stateSaid(text: string | undefined): string {
  const state = verdictStates.find((each) => each === text);
  return state === undefined ? '' : stateWords[state];
}

/** A filter that came with the address, taken away by pressing it. */
function FilterChip({ what, onClear }: { readonly what: string; readonly onClear: () => void }) {
  return (
    <Button variant="default" rightSection={<CloseIcon size="0.9375rem" stroke={1.8} aria-hidden />} aria-label={words.ruleFilterClear(what)} onClick={onClear}>
      {what}
    </Button>
  );
}
