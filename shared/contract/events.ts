import { z } from 'zod';

/**
 * What a screen may depend on. A command names the topics it touched; after commit the host
 * sends `{seq, topics}` and screens refetch.
 */
const topics = [
  'setup',
  'persons',
  'settings',
  'units',
  'register',
  'verdicts',
  'evidence',
  'rounds',
  'findings',
  'cases',
  'orders',
  'archive',
  'backups',
  'jobs',
  'calendar',
  'imports',
] as const;
export type Topic = (typeof topics)[number];

export const hostEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('changed'), seq: z.number().int(), topics: z.array(z.enum(topics)) }),
  z.object({
    type: z.literal('job'),
    id: z.string(),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    done: z.number().int(),
    total: z.number().int().nullable(),
  }),
]);
export type HostEvent = z.infer<typeof hostEventSchema>;
