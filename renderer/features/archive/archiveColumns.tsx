import type { ArchiveListItem } from '#shared/contract/archive.ts';
import { categoryWords, creatorWords, retentionWords } from '#shared/words/archive.ts';
import { archiveListWords } from '#shared/words/archiveFiles.ts';
import { archivePageWords } from '#shared/words/archivePages.ts';
import { dayDense, NONE, whole } from '#ui/ui/format.ts';
import type { Column } from '#ui/ui/list/types.ts';
import { StateTag } from '#ui/ui/StateTag.tsx';

const words = archiveListWords.columns;
type Row = ArchiveListItem;

/** Where an item stands: waiting for its code, coded, taken out. */
export function ArchiveTag({ state, plain = false }: { readonly state: Row['state']; readonly plain?: boolean }) {
  if (state === 'withdrawn')
    return (
      <StateTag tone="slate" shape="dash" plain={plain}>
        {archiveListWords.states.withdrawn}
      </StateTag>
    );
  return (
    <StateTag tone={state === 'arranged' ? 'jade' : 'slate'} plain={plain}>
      {archiveListWords.states[state]}
    </StateTag>
  );
}

/** Columns of the list; a community's list names the community and its subject. */
export function archiveColumns(fonds: 'bureau' | 'community', narrow: boolean): ReadonlyArray<Column<Row>> {
  const community = fonds === 'community';
  return [
    { key: 'state', title: words.state, cell: (row) => <ArchiveTag state={row.state} />, fixed: true },
    { key: 'code', title: words.code, cell: (row) => row.code ?? <span className="dim">{archivePageWords.noCode}</span>, sort: 'code' },
    { key: 'title', title: words.title, cell: (row) => row.title, grow: true, fixed: true },
    ...(community ? [{ key: 'community', title: words.community, cell: (row: Row) => row.community ?? NONE }] : []),
    { key: 'subject', title: words.subject, cell: (row) => row.subjectName, quiet: true, hidden: !community || narrow },
    { key: 'documentNumber', title: words.documentNumber, cell: (row) => row.documentNumber || NONE, quiet: true, hidden: community || narrow },
    { key: 'responsible', title: words.responsible, cell: (row) => row.responsible, hidden: true },
    { key: 'date', title: words.date, cell: (row) => dayDense(row.documentOn), sort: 'date', quiet: true },
    { key: 'retention', title: words.retention, cell: (row) => retentionWords[row.retention] },
    {
      key: 'pages',
      title: words.pages,
      cell: (row) => (row.pages === 0 ? <span className="dim">{archivePageWords.uncounted}</span> : whole(row.pages)),
      align: 'right',
    },
    { key: 'year', title: words.year, cell: (row) => row.year, align: 'right', sort: 'year', hidden: true },
    { key: 'category', title: words.category, cell: (row) => categoryWords[row.category], hidden: true },
    { key: 'creator', title: words.creator, cell: (row) => creatorWords[row.creator], hidden: true },
    ...(community ? [] : [{ key: 'case', title: words.case, cell: (row: Row) => row.caseNumber ?? NONE, quiet: true, hidden: true }]),
    { key: 'note', title: words.note, cell: (row) => row.note || NONE, quiet: true, hidden: true },
  ];
}
