import { Button, Popover, Select } from '@mantine/core';
import { useState } from 'react';
import { orderStates } from '#shared/domain/orders/orderState.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import { orderStateWords, stageWords } from '#shared/words/orders.ts';
import { ordersWords, orderPageWords } from '#shared/words/orderScreens.ts';
import { casesWords } from '#shared/words/caseScreens.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useCall, usePagedList } from '#ui/lib/query.ts';
import { CaseTabs } from '#ui/parts/cases/CaseTabs.tsx';
import { useWork } from '#ui/parts/work/useWork.tsx';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { whole } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { clearedOrderFilters, isOrderFiltered, orderFilterOf, orderSortOf } from './orderAddress.ts';
import { orderBatches, orderColumns, orderTarget } from './orderRow.tsx';
import classes from './orders.module.css';

const NOTHING: ReadonlySet<string> = new Set();

/** 督令: drafts, orders under way and done, taken further one by one or in batches. */
export function OrdersPage() {
  const go = useGo();
  const [texts, patchTexts] = useSearchTexts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const work = useWork({ onClosed: () => setChosen(NOTHING) });
  const filter = orderFilterOf(texts);
  const sort = orderSortOf(texts);
  const list = usePagedList('orders.list', { filter, sort: sort.key, descending: sort.descending }, ['orders', 'cases', 'calendar']);
  const batches = orderBatches((list.rows ?? []).filter((row) => chosen.has(row.id)));
  function patch(next: Readonly<Record<string, string | null>>) {
    setChosen(NOTHING);
    patchTexts(next);
  }
  const download = useDownload();
  return (
    <Page
      fill
      title={ordersWords.title}
      state={list.total === undefined ? undefined : ordersWords.state(whole(list.total))}
      below={<CaseTabs value="orders" />}
      actions={
        <>
          <Button variant="default" onClick={() => go('/system/orders')}>
            {orderPageWords.settings}
          </Button>
          <Button onClick={() => go('/orders/new')}>
            {casesWords.newOrder}
            <kbd>Ctrl N</kbd>
          </Button>
        </>
      }
    >
      <DataList
        {...list}
        name="orders"
        label={casesWords.tabs.orders}
        columns={orderColumns}
        rowId={(row) => row.id}
        rowName={(row) => `${row.number ?? ordersWords.noNumber} ${row.title}`}
        onOpen={(row) => go(`/orders/${row.id}`)}
        sort={sort}
        onSort={(next) => patch({ sort: next.key, desc: next.descending ? '1' : '0' })}
        search={{ value: texts['q'] ?? '', onSearch: (q) => patch({ q }), placeholder: ordersWords.search }}
        filters={<OrderFilters texts={texts} patch={patch} />}
        onClearFilters={isOrderFiltered(texts) ? () => patch(clearedOrderFilters()) : undefined}
        chosen={chosen}
        onChoose={setChosen}
        bulkActions={
          batches.length === 0 ? (
            <span className="dim">{ordersWords.batch.none}</span>
          ) : (
            batches.map(({ kind, title, rows }) => (
              <Button key={kind} size="xs" variant="default" onClick={() => work.start({ kind, orders: rows.map((row) => orderTarget(row)) })}>
                {ordersWords.batch.count(title, rows.length)}
              </Button>
            ))
          )
        }
        views={{ filters: texts, onApply: (view) => patch({ ...clearedOrderFilters(), sort: null, desc: null, ...view.filters }) }}
        exportVisible={(columns) =>
          download.save('orders.export', { filter, sort: sort.key, descending: sort.descending, columns: columns.filter((column) => column !== 'marks') })
        }
        empty={
          <EmptyState
            title={ordersWords.empty}
            hint={ordersWords.emptyHint}
            action={
              <Button variant="default" onClick={() => go('/orders/new')}>
                {casesWords.newOrder}
              </Button>
            }
          />
        }
      />
      {work.dialog}
    </Page>
  );
}

type FilterProps = { readonly texts: Readonly<Record<string, string>>; readonly patch: (patch: Readonly<Record<string, string | null>>) => void };

function OrderFilters({ texts, patch }: FilterProps) {
  const words = ordersWords.filters;
  const units = useCall('units.list', {}, ['units']);
  const choices = (units.data ?? [])
    .filter((unit) => unit.validTo === null && ['subdistrict', 'county', 'department'].includes(unit.kind))
    .map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <>
      <Select
        aria-label={words.stage}
        placeholder={words.stage}
        clearable
        w="7rem"
        data={orderStages.map((value) => ({ value, label: stageWords[value] }))}
        value={texts['stage'] ?? null}
        onChange={(value) => patch({ stage: value })}
      />
      <Select
        aria-label={words.state}
        placeholder={words.state}
        clearable
        w="8.5rem"
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        data={[
          { value: 'drafts', label: words.drafts },
          { value: 'running', label: words.running },
          ...orderStates.map((value) => ({ value, label: orderStateWords[value] })),
        ]}
        value={texts['state'] ?? null}
        onChange={(value) => patch({ state: value })}
      />
      <Select
        aria-label={words.addressee}
        placeholder={words.addressee}
        clearable
        searchable
        w="9rem"
        data={choices}
        value={texts['unit'] ?? null}
        onChange={(value) => patch({ unit: value })}
      />
      <IssuedFilter texts={texts} patch={patch} />
    </>
  );
}

function IssuedFilter({ texts, patch }: FilterProps) {
  const words = ordersWords.filters;
  const [opened, setOpened] = useState(false);
  const active = ['from', 'to'].filter((name) => (texts[name] ?? '') !== '').length;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width="26rem" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {active === 0 ? words.more : words.moreCount(active)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.dates}>
          <DayInput label={words.from} value={texts['from'] ?? null} onChange={(value) => patch({ from: value })} />
          <DayInput label={words.to} value={texts['to'] ?? null} onChange={(value) => patch({ to: value })} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
