import { z } from 'zod';
import { query } from './operation.ts';

const searchHitSchema = z.object({ kind: z.enum(['community', 'case', 'order', 'archive']), id: z.string(), title: z.string(), subtitle: z.string() });
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchContract = {
  /** Finds by part of a name or title, one or two Chinese characters, pinyin initials, or a document number. */
  'search.everywhere': query(z.object({ text: z.string().max(60), limit: z.number().int().min(1).max(50).default(12) }), z.array(searchHitSchema)),
};
