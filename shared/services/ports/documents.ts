import type { DocumentContents, DocumentKind } from '#shared/domain/document/forms.ts';

/** Official papers as .docx in GB/T 9704-2012 layout; the libraries and templates are the host's business. */
export type Documents = {
  write<K extends DocumentKind>(kind: K, content: DocumentContents[K]): Promise<Uint8Array>;
};
