import PizZip from 'pizzip';
import type { Desk } from '#tests/support/desk.ts';
import { downloaded } from './registerFiles.ts';

/** The text of an order's paper as it is handed out, a line a paragraph. */
export async function paperText(desk: Desk, id: string, kind: 'order' | 'receipt'): Promise<string> {
  const { ticket } = await desk.call('orders.document', { id, kind });
  return new PizZip(await downloaded(desk, ticket))
    .file('word/document.xml')!
    .asText()
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
}
