import { categoryWords, creatorWords, retentionWords } from '#shared/words/archive.ts';
import { archiveListWords } from '#shared/words/archiveFiles.ts';
import type { ArchiveListItem } from '#shared/contract/archive.ts';
import { listSheet, type ListColumn, type ListSheet } from './cases/sheetTicket.ts';

const words = archiveListWords.columns;

const columns: readonly ListColumn<ArchiveListItem>[] = [
  { key: 'state', header: words.state, kind: 'text', cell: (row) => archiveListWords.states[row.state] },
  { key: 'code', header: words.code, kind: 'text', cell: (row) => row.code ?? '' },
  { key: 'title', header: words.title, kind: 'text', cell: (row) => row.title },
  { key: 'documentNumber', header: words.documentNumber, kind: 'text', cell: (row) => row.documentNumber },
  { key: 'responsible', header: words.responsible, kind: 'text', cell: (row) => row.responsible },
  { key: 'date', header: words.date, kind: 'text', cell: (row) => row.documentOn },
  { key: 'year', header: words.year, kind: 'integer', cell: (row) => row.year },
  { key: 'category', header: words.category, kind: 'text', cell: (row) => categoryWords[row.category] },
  { key: 'retention', header: words.retention, kind: 'text', cell: (row) => retentionWords[row.retention] },
  { key: 'subject', header: words.subject, kind: 'text', cell: (row) => row.subjectName },
  { key: 'community', header: words.community, kind: 'text', cell: (row) => row.community ?? '' },
  { key: 'creator', header: words.creator, kind: 'text', cell: (row) => creatorWords[row.creator] },
  { key: 'case', header: words.case, kind: 'text', cell: (row) => row.caseNumber ?? '' },
  { key: 'pages', header: words.pages, kind: 'integer', cell: (row) => (row.pages === 0 ? null : row.pages) },
  { key: 'secrecy', header: words.secrecy, kind: 'text', cell: (row) => row.secrecy },
  { key: 'note', header: words.note, kind: 'text', cell: (row) => row.note },
];

/** The list seen, as a sheet. */
export function archiveSheet(fonds: 'bureau' | 'community', rows: readonly ArchiveListItem[], keys: readonly string[]): ListSheet {
  return listSheet(archiveListWords[fonds], columns, keys, rows);
}
