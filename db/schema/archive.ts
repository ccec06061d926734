export type ArchiveItemTable = {
  id: string;
  fonds: string;
  community_no: number | null;
  creator: string;
  category: string;
  subject: string;
  kind: string | null;
  case_id: string | null;
  order_id: string | null;
  source_key: string | null;
  year: number;
  retention: string;
  title: string;
  document_number: string;
  responsible: string;
  document_on: string;
  secrecy: string;
  pages: number;
  note: string;
  ord: number;
  serial: number | null;
  code: string | null;
  fixed_on: string | null;
  haystack: string;
  state: string;
  revision: number;
  seq: number;
};

export type ArchivePaperTable = {
  item_id: string;
  ord: number;
  name: string;
  form: string | null;
  about_id: string | null;
  pages: number;
  attachment_id: string | null;
};

export type ArchiveTables = {
  archive_item: ArchiveItemTable;
  archive_paper: ArchivePaperTable;
};
