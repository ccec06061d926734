import { z } from 'zod';
import { command, instantSchema, query } from './operation.ts';

export const systemContract = {
  /** What runs here, over which data. */
  'system.info': query(
    z.object({}),
    z.object({
      version: z.string(),
      runtime: z.string(),
      dataFolder: z.string(),
      databaseBytes: z.number().int(),
      sample: z.boolean(),
      /** The newest event; `short` is the head in the form people print and compare. */
      chain: z.object({ seq: z.number().int(), at: instantSchema, short: z.string() }).nullable(),
    }),
  ),
  /** What was chosen on this PC (theme, text size, columns, views, who acted last), as the pages wrote it: no data of the bureau. */
  'system.choices': query(z.object({}), z.record(z.string(), z.string())),
  /** Keeps choices; null forgets one. */
  'system.keepChoices': command(z.object({ choices: z.record(z.string().regex(/^[\w.-]{1,80}$/), z.string().max(50_000).nullable()) }), z.object({})),
  /** Reads every event and checks the chain: a job whose result is `chainResultSchema`. */
  'system.verifyChain': command(z.object({}), z.object({ jobId: z.string() })),
};

/** The end of `system.verifyChain`. */
const chainResultSchema = z.object({
  ok: z.boolean(),
  count: z.number().int(),
  short: z.string(),
  broken: z.object({ seq: z.number().int(), reason: z.enum(['missing', 'order', 'link', 'record', 'payload', 'anchor', 'truncated']) }).nullable(),
});
export type ChainResult = z.infer<typeof chainResultSchema>;
