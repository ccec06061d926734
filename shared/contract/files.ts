import { z } from 'zod';
import { command, daySchema, idSchema, query } from './operation.ts';

export const attachmentSchema = z.object({
  id: idSchema,
  kind: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.number().int(),
  hash: z.string(),
  onDay: daySchema,
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** A file a command claims: the staged upload and what it is. */
export const claimedFile = z.object({ staged: z.string().max(80), kind: z.string().max(30).default('other') });

export const ticketSchema = z.object({ ticket: z.string(), name: z.string(), size: z.number().int() });

export const filesContract = {
  /** One-time ticket; the bytes go to `/blobs/<ticket>`, the answer there names the staged file. */
  'files.uploadTicket': command(z.object({ name: z.string().min(1).max(200), mime: z.string().max(120) }), z.object({ ticket: z.string() })),
  'files.downloadTicket': command(z.object({ attachmentId: idSchema }), ticketSchema),
  'jobs.get': query(
    z.object({ id: z.string() }),
    z.object({
      id: z.string(),
      kind: z.string(),
      state: z.enum(['running', 'done', 'failed', 'cancelled']),
      done: z.number().int(),
      total: z.number().int().nullable(),
      result: z.unknown(),
      error: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
    }),
  ),
  'jobs.cancel': command(z.object({ id: z.string() }), z.object({ cancelled: z.boolean() })),
};
