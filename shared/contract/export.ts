import { z } from 'zod';
import { ticketSchema } from './files.ts';
import { command, daySchema, idSchema, query, typedPathSchema } from './operation.ts';

/** Both days inclusive; both null: everything. */
const spanSchema = z.object({ from: daySchema.nullable().default(null), to: daySchema.nullable().default(null) });

const exportPlanSchema = z.object({
  /** Those that stand on the last day, and those abolished or merged by then, whose history is exported too. */
  communities: z.number().int(),
  closedCommunities: z.number().int(),
  cases: z.number().int(),
  orders: z.number().int(),
  archiveItems: z.number().int(),
  events: z.number().int(),
  attachments: z.number().int(),
  attachmentBytes: z.number(),
  sample: z.boolean(),
});
export type ExportPlan = z.infer<typeof exportPlanSchema>;

/** The result of the job of `export.start`. */
const exportMadeSchema = z.object({
  name: z.string(),
  identifier: z.string(),
  form: z.enum(['folder', 'zip']),
  path: z.string().nullable(),
  size: z.number(),
  files: z.number().int(),
  payloadBytes: z.number(),
  manifestSha256: z.string(),
  events: z.number().int(),
  shortHead: z.string(),
  /** Attachments the program no longer had: they are named in the index, without a link. */
  missing: z.number().int(),
  /** Forms of the archive that had no file yet and were written for this bag. */
  formsWritten: z.number().int(),
});
export type ExportMade = z.infer<typeof exportMadeSchema>;

const findingSchema = z.object({ severity: z.enum(['error', 'warning']), code: z.string(), text: z.string(), path: z.string().nullable() });
/** The result of the job of `export.verifyBag`. */
const bagCheckSchema = z.object({
  /** Files and log alike; `filesValid`: the files alone are as the manifests say. */
  valid: z.boolean(),
  filesValid: z.boolean(),
  version: z.string().nullable(),
  files: z.number().int(),
  bytes: z.number(),
  findings: z.array(findingSchema),
  total: z.number().int(),
  info: z.array(z.object({ label: z.string(), value: z.string() })),
  chain: z
    .object({
      ok: z.boolean(),
      count: z.number().int(),
      short: z.string(),
      headMatches: z.boolean().nullable(),
      payloads: z.number().int(),
      broken: z.object({ seq: z.number().int(), text: z.string() }).nullable(),
      /** Compared with the log that is open here: whether this bag's head is one of its records. Null when the bag is of another register. */
      known: z.boolean().nullable(),
    })
    .nullable(),
});
export type BagCheckView = z.infer<typeof bagCheckSchema>;

export const exportContract = {
  /** What an export of this span would hold. */
  'export.plan': query(spanSchema, exportPlanSchema),
  /**
   * Makes an audit bag: into a folder of this PC, or as a zip kept here until it is fetched (`folder` null). Names of people
   * outside the bureau are masked unless `names` is `full`, which wants a reason.
   */
  'export.start': command(
    spanSchema.extend({
      form: z.enum(['folder', 'zip']),
      folder: typedPathSchema.pipe(z.string().max(400)).nullable(),
      names: z.enum(['masked', 'full']),
      reason: z.string().trim().max(200).default(''),
    }),
    z.object({ jobId: idSchema }),
  ),
  /** The zip of an export made here, by its name. */
  'export.fetch': command(z.object({ name: z.string().min(1).max(200) }), ticketSchema),
  /** Exports made so far, newest first. */
  'export.list': query(
    z.object({}),
    z.array(
      z.object({
        at: z.string(),
        person: z.string().nullable(),
        name: z.string(),
        scope: z.string(),
        names: z.enum(['masked', 'full']),
        reason: z.string(),
        files: z.number().int(),
        size: z.number(),
        shortHead: z.string(),
        manifestSha256: z.string(),
        fetchable: z.boolean(),
      }),
    ),
  ),
  /** Checks a bag: an uploaded zip, or a folder or zip of this PC. */
  'export.verifyBag': command(
    z.union([z.object({ staged: z.string().max(80) }), z.object({ path: typedPathSchema.pipe(z.string().min(1).max(1_000)) })]),
    z.object({ jobId: idSchema }),
  ),
};
