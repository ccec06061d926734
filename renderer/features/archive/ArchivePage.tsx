import { Button, Menu, Tabs } from '@mantine/core';
import { useState } from 'react';
import { retentions } from '#shared/domain/archive/item.ts';
import { retentionWords } from '#shared/words/archive.ts';
import { archivePageWords as words } from '#shared/words/archivePages.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useCall, usePagedList } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { whole } from '#ui/ui/format.ts';
import { DownIcon } from '#ui/ui/icons.ts';
import { Page } from '#ui/ui/Page.tsx';
import { archiveFilterOf, archiveSortOf, type ArchiveTexts, isArchiveFiltered, tabOf, yearOf } from './archiveAddress.ts';
import { ArchiveList } from './ArchiveList.tsx';
import { CommunityIndex } from './CommunityIndex.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';

const TABS = ['bureau', 'community', 'index'] as const;

/** 档案: the bureau's own, the communities', and what each community filed of the ten subjects. */
export function ArchivePage() {
  const go = useGo();
  const today = useToday();
  const [texts, patch] = useSearchTexts();
  const [adding, setAdding] = useState(false);
  const tab = tabOf(texts);
  const fonds = tab === 'bureau' ? 'bureau' : 'community';
  const years = useCall('archive.years', { fonds }, ['archive']);
  const sum = (key: 'prefiled' | 'arranged') => (years.data ?? []).reduce((total, year) => total + year[key], 0);
  const all = whole(sum('prefiled') + sum('arranged'));
  const found = useFound(texts, fonds, tab !== 'index' && isArchiveFiltered(texts));
  const community = texts['community'] ?? null;
  const year = yearOf(texts) ?? years.data?.find((one) => one.arranged > 0)?.year ?? Number(today.slice(0, 4));
  function choose(next: string | null) {
    patch({ ...Object.fromEntries(Object.keys(texts).map((name) => [name, null])), tab: next === 'bureau' ? null : next });
  }
  return (
    <Page
      fill
      title={words.title}
      state={years.data === undefined ? undefined : found === null ? words.state(all, whole(sum('prefiled'))) : words.stateFound(whole(found), all)}
      below={
        <Tabs value={tab} onChange={choose}>
          <Tabs.List aria-label={words.tabs.label}>
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {words.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      }
      actions={
        <>
          <Button variant="default" onClick={() => go('/archive/settings')}>
            {words.settings}
          </Button>
          <Button variant="default" onClick={() => go('/archive/export')}>
            {words.export}
          </Button>
          <CatalogueMenu fonds={fonds} communityId={fonds === 'community' ? community : null} year={year} />
          <Button variant="default" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
          <Button onClick={() => go(`/archive/arrange?fonds=${fonds}`)}>{words.arrange}</Button>
        </>
      }
    >
      {tab === 'index' ? (
        <CommunityIndex
          years={years.data?.map((one) => one.year) ?? []}
          year={yearOf(texts) ?? years.data?.[0]?.year ?? Number(today.slice(0, 4))}
          onYear={(next) => patch({ year: next })}
        />
      ) : (
        <ArchiveList key={tab} fonds={tab} texts={texts} patch={patch} years={years.data?.map((one) => one.year) ?? []} onAdd={() => setAdding(true)} />
      )}
      {adding ? <ItemDialog fonds={fonds} communityId={community} item={null} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

/** How many items the list finds under its search and filters; null without any, or before it is known. */
function useFound(texts: ArchiveTexts, fonds: 'bureau' | 'community', enabled: boolean): number | null {
  const sort = archiveSortOf(texts);
  const { total } = usePagedList(
    'archive.list',
    { filter: archiveFilterOf(texts, fonds), sort: sort.key, descending: sort.descending },
    ['archive', 'settings'],
    { enabled },
  );
  return enabled ? (total ?? null) : null;
}

/** 归档文件目录 of the year that is looked at: as a workbook, or one period on paper. */
function CatalogueMenu({ fonds, communityId, year }: { readonly fonds: 'bureau' | 'community'; readonly communityId: string | null; readonly year: number }) {
  const download = useDownload();
  const which = { fonds, communityId, year };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={download.busy !== null} rightSection={<DownIcon size="1rem" stroke={1.6} aria-hidden />}>
          {words.catalogue}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.catalogueYear(year)}</Menu.Label>
        <Menu.Item onClick={() => void download.save('archive.catalogue', { ...which, form: 'xlsx' })}>{words.catalogueExcel}</Menu.Item>
        {fonds === 'community' && communityId === null
          ? null
          : retentions.map((retention) => (
              <Menu.Item key={retention} onClick={() => void download.save('archive.catalogue', { ...which, form: 'docx', retention })}>
                {words.cataloguePaper(retentionWords[retention])}
              </Menu.Item>
            ))}
      </Menu.Dropdown>
    </Menu>
  );
}
