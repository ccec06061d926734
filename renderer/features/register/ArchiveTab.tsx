import { fondsWords, retentionWords } from '#shared/words/archive.ts';
import { archiveColumnWords, communityWords as words } from '#shared/words/registerPages.ts';
import { useGo } from '#ui/lib/address.ts';
import { type RowOf, usePagedList } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayDense } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { Column as Side, Columns, Panel } from '#ui/ui/Panel.tsx';
import type { CommunityView } from './useCommunity.ts';
import { ValuesPanel } from './ValuesPanel.tsx';

type Row = RowOf<'archive.list'>;
type Fonds = Row['fonds'];

/** 档案: what the bureau filed about the community, the community's own index, and what task nine asks of it. */
export function ArchiveTab({ view }: { readonly view: CommunityView }) {
  return (
    <Columns columns="minmax(0, 1.9fr) minmax(0, 1fr)" fold="soon">
      <Side>
        <Filed view={view} fonds="bureau" />
        <Filed view={view} fonds="community" />
      </Side>
      <ValuesPanel view={view} title={words.archiveDutyTitle} groups={['archive']} />
    </Columns>
  );
}

function Filed({ view, fonds }: { readonly view: CommunityView; readonly fonds: Fonds }) {
  const go = useGo();
  const list = usePagedList('archive.list', { filter: { fonds, communityId: view.community.id }, sort: 'date', descending: true, limit: 50 }, ['archive']);
  return (
    <Panel title={fondsWords[fonds]}>
      <DataList<Row>
        {...list}
        bare
        name={`community.archive.${fonds}`}
        label={fondsWords[fonds]}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.title}
        onOpen={(row) => go(`/archive/${row.id}`)}
        empty={<EmptyState small title={words.archiveEmpty} hint={words.archiveEmptyHints[fonds]} />}
      />
    </Panel>
  );
}

const columns: ReadonlyArray<Column<Row>> = [
  { key: 'title', title: archiveColumnWords.title, cell: (row) => row.title, grow: true, wrap: true, fixed: true },
  { key: 'code', title: archiveColumnWords.code, cell: (row) => row.code ?? archiveColumnWords.notCoded, quiet: true },
  { key: 'date', title: archiveColumnWords.date, cell: (row) => dayDense(row.documentOn), quiet: true },
  { key: 'retention', title: archiveColumnWords.retention, cell: (row) => retentionWords[row.retention], quiet: true },
];
