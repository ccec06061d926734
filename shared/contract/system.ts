import { z } from 'zod';
import { command, instantSchema, query } from './operation.ts';

export const systemContract = {
  /** What runs here, over which data. */
  'system.info': query(z.object({}), z.object({
    version: z.string(), runtime: z.string(), dataFolder: z.string(), databaseBytes: z.number().int(), sample: z.boolean(),
    /** The newest event; `short` is the head in the form people print and compare. */
    chain: z.object({ seq: z.number().int(), at: instantSchema, short: z.string() }).nullable(),
  })),
  /** Reads every event and checks the chain: a job whose result is `chainResultSchema`. */
  'system.verifyChain': command(z.object({}), z.object({ jobId: z.string() })),
};

/** The end of `system.verifyChain`. */
const chainResultSchema = z.object({
  ok: z.boolean(), count: z.number().int(), short: z.string(),
  broken: z.object({ seq: z.number().int(), reason: z.enum(['missing', 'order', 'link', 'record', 'payload', 'anchor', 'truncated']) }).nullable(),
});
export type ChainResult = z.infer<typeof chainResultSchema>;
