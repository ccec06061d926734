export type ArchiveItemTable = {
  id: string;
  fonds: string;
  community_no: number | null;
  creator: string;
  category: string;
  subject: string | null;
  case_id: string | null;
  order_id: string | null;
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
  attachment_id: string | null;
  haystack: string;
  state: string;
  revision: number;
  seq: number;
};

export type ArchiveTables = {
  archive_item: ArchiveItemTable;
};
