import { Button, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { categories, communitySubjects, retentions } from '#shared/domain/archive/item.ts';
import { categoryWords, retentionWords, subjectWords } from '#shared/words/archive.ts';
import { archiveListWords } from '#shared/words/archiveFiles.ts';
import { archivePageWords as words } from '#shared/words/archivePages.ts';
import { useGo } from '#ui/lib/address.ts';
import { usePagedList } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { DataList } from '#ui/ui/list/DataList.tsx';
import { archiveFilterOf, archiveSortOf, type ArchiveTexts, clearedArchiveFilters, isArchiveFiltered } from './archiveAddress.ts';
import { archiveColumns } from './archiveColumns.tsx';
import { CommunitySelect } from './CommunitySelect.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';

type Patch = (patch: Readonly<Record<string, string | null>>) => void;
export type ArchiveListProps = {
  readonly fonds: 'bureau' | 'community';
  readonly texts: ArchiveTexts;
  readonly patch: Patch;
  readonly years: readonly number[];
  readonly onAdd: () => void;
};

/** The items of one fonds: found, filtered, sorted, exported as seen. */
export function ArchiveList({ fonds, texts, patch, years, onAdd }: ArchiveListProps) {
  const go = useGo();
  const narrow = useMediaQuery('(max-width: 1199px)') ?? false;
  const download = useDownload();
  const filter = archiveFilterOf(texts, fonds);
  const sort = archiveSortOf(texts);
  const list = usePagedList('archive.list', { filter, sort: sort.key, descending: sort.descending }, ['archive', 'settings']);
  return (
    <DataList
      {...list}
      name={`archive.${fonds}`}
      label={words.tabs[fonds]}
      columns={archiveColumns(fonds, narrow)}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      onOpen={(row) => go(`/archive/${row.id}`)}
      sort={sort}
      onSort={(next) => patch({ sort: next.key, desc: next.descending ? '1' : '0' })}
      search={{ value: texts['q'] ?? '', onSearch: (q) => patch({ q }), placeholder: words.search }}
      filters={<Filters fonds={fonds} texts={texts} patch={patch} years={years} />}
      onClearFilters={isArchiveFiltered(texts) ? () => patch(clearedArchiveFilters()) : undefined}
      views={{ filters: texts, onApply: (view) => patch({ ...clearedArchiveFilters(), sort: null, desc: null, ...view.filters }) }}
      exportVisible={(columns) => download.save('archive.export', { filter, sort: sort.key, descending: sort.descending, columns: [...columns] })}
      empty={
        <EmptyState
          title={words.empty[fonds]}
          hint={words.emptyHint[fonds]}
          action={
            <Button variant="default" onClick={fonds === 'bureau' ? () => go('/cases') : onAdd}>
              {words.emptyAction[fonds]}
            </Button>
          }
        />
      }
    />
  );
}

function Filters({ fonds, texts, patch, years }: Omit<ArchiveListProps, 'onAdd'>) {
  const labels = words.filters;
  return (
    <>
      <Select
        aria-label={labels.year}
        placeholder={labels.year}
        clearable
        w="5.75rem"
        data={years.map((year) => ({ value: String(year), label: words.yearText(year) }))}
        value={texts['year'] ?? null}
        onChange={(value) => patch({ year: value })}
      />
      {fonds === 'community' ? (
        <>
          <CommunitySelect value={texts['community'] ?? null} onChange={(value) => patch({ community: value })} placeholder={labels.community} width="7.5rem" />
          <Select
            aria-label={labels.subject}
            placeholder={labels.subject}
            clearable
            w="6.5rem"
            comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
            data={communitySubjects.map((value) => ({ value, label: subjectWords[value] }))}
            value={texts['subject'] ?? null}
            onChange={(value) => patch({ subject: value })}
          />
        </>
      ) : (
        <Select
          aria-label={labels.category}
          placeholder={labels.category}
          clearable
          w="6.5rem"
          data={categories.map((value) => ({ value, label: categoryWords[value] }))}
          value={texts['category'] ?? null}
          onChange={(value) => patch({ category: value })}
        />
      )}
      <Select
        aria-label={labels.retention}
        placeholder={labels.retention}
        clearable
        w="7rem"
        data={retentions.map((value) => ({ value, label: retentionWords[value] }))}
        value={texts['retention'] ?? null}
        onChange={(value) => patch({ retention: value })}
      />
      <Select
        aria-label={labels.state}
        placeholder={labels.state}
        clearable
        w="6rem"
        data={(['prefiled', 'arranged'] as const).map((value) => ({ value, label: archiveListWords.states[value] }))}
        value={texts['state'] ?? null}
        onChange={(value) => patch({ state: value })}
      />
    </>
  );
}
