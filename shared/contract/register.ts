import { z } from 'zod';
import { addressIdSchema, command, daySchema, idSchema, instantSchema, pageOf, pageRequest, query } from './operation.ts';

export const valueSchema = z.object({
  number: z.number().int().nullable(),
  text: z.string().nullable(),
  qualifier: z.enum(['exact', 'estimate', 'none', 'unfilled']),
});

/** With the day a figure counted by period speaks for. */
export const heldValueSchema = valueSchema.extend({ since: daySchema.optional() });

const itemKindSchema = z.enum(['room', 'member', 'board', 'signboard']);

/**
 * Counts of verdicts (`verdicts/counts.ts`): misses of usual rules (一般、原则上) stand apart from plain failures; rules that
 * only advise are in none of them but `advice`, which counts what they would like and do not find.
 */
export const tallySchema = z.object({
  pass: z.number().int(),
  fail: z.number().int(),
  usualFail: z.number().int(),
  unknown: z.number().int(),
  notApplicable: z.number().int(),
  exempt: z.number().int(),
  advice: z.number().int(),
});
export type Tally = z.infer<typeof tallySchema>;

/** What names a community wherever one is shown. */
const identity = {
  id: idSchema,
  no: z.number().int(),
  name: z.string(),
  code: z.string().nullable(),
  subdistrictId: idSchema,
  subdistrict: z.string(),
};

const communityRowSchema = z.object({
  ...identity,
  validTo: daySchema.nullable(),
  values: z.record(z.string(), heldValueSchema),
  tally: tallySchema.nullable(),
  openCases: z.number().int(),
});
export type CommunityListRow = z.infer<typeof communityRowSchema>;

const communityFilter = {
  text: z.string().max(60).default(''),
  subdistrictId: idSchema.nullable().default(null),
  estateKind: z.string().max(20).nullable().default(null),
  /** Only communities in this state of this rule: opened from a figure of the dashboard or the matrix. */
  ruleId: z.string().max(20).nullable().default(null),
  ruleState: z.enum(['pass', 'fail', 'unknown', 'not_applicable', 'exempt']).nullable().default(null),
  task: z.number().int().nullable().default(null),
  /** `failing` has failures (in `task`), `clean` has none and nothing unknown, `incomplete` has unknown ones. */
  standing: z.enum(['failing', 'clean', 'incomplete']).nullable().default(null),
  includeClosed: z.boolean().default(false),
  /** Only communities inspected within these days, both inclusive: opened from a figure of the dashboard. */
  inspectedFrom: daySchema.nullable().default(null),
  inspectedTo: daySchema.nullable().default(null),
  /** As it stood on this past day, judged by what is recorded for it: opened from a figure of the dashboard looked back at. */
  asOf: daySchema.nullable().default(null),
};

const communityPage = pageRequest(communityFilter, ['position', 'name', 'rate', 'fails', 'unknown', 'value']).extend({
  /** Metric keys to show as columns. */
  columns: z.array(z.string().max(60)).max(60).default([]),
  /** With sort `value`: the metric to sort by. */
  sortMetric: z.string().max(60).nullable().default(null),
});

const itemSchema = z.object({
  id: idSchema,
  kind: itemKindSchema,
  ord: z.number().int(),
  validFrom: daySchema,
  revision: z.number().int(),
  values: z.record(z.string(), valueSchema),
});
export type RegisterItem = z.infer<typeof itemSchema>;

const communitySchema = z.object({
  ...identity,
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  revision: z.number().int(),
  asOf: daySchema,
  values: z.record(z.string(), heldValueSchema),
  items: z.array(itemSchema),
  openCases: z.number().int(),
  allCases: z.number().int(),
  archiveItems: z.number().int(),
});
export type Community = z.infer<typeof communitySchema>;

const historyRowSchema = z.object({
  metric: z.string(),
  value: heldValueSchema,
  validFrom: daySchema,
  seq: z.number().int(),
  at: z.string(),
  personName: z.string().nullable(),
  source: z.enum(['entry', 'import', 'evidence', 'items', 'undo']),
  fileName: z.string().nullable(),
  sourceRow: z.number().int().nullable(),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

/** One change of a community or its items, with what each value was before. */
const changeRowSchema = z.object({
  seq: z.number().int(),
  at: instantSchema,
  onDay: daySchema,
  kind: z.string(),
  personName: z.string().nullable(),
  backfilled: z.boolean(),
  /** Reason, paper or note that belongs to it. */
  note: z.string(),
  /** What was done to a room, member, board or signboard; null for other changes. */
  item: z.object({ kind: itemKindSchema, act: z.enum(['added', 'changed', 'ended']), name: z.string() }).nullable(),
  fileName: z.string().nullable(),
  values: z.array(
    z.object({
      metric: z.string(),
      value: heldValueSchema,
      before: heldValueSchema.nullable(),
      validFrom: daySchema,
      sourceRow: z.number().int().nullable(),
      source: z.enum(['entry', 'import', 'evidence', 'items', 'undo']),
      /** The room, member, board or signboard it belongs to; null for the community itself. */
      item: z.object({ kind: itemKindSchema, name: z.string() }).nullable(),
    }),
  ),
});
export type ChangeRow = z.infer<typeof changeRowSchema>;

const newValues = z.array(z.object({ metric: z.string().max(60), value: heldValueSchema })).max(300);
const ticket = z.object({ ticket: z.string(), name: z.string(), size: z.number().int() });

export const registerContract = {
  'register.list': query(communityPage, pageOf(communityRowSchema)),
  /** Numbers above the list: how many communities, judged how. */
  'register.summary': query(
    z.object({}),
    z.object({
      communities: z.number().int(),
      subdistricts: z.number().int(),
      estimates: z.number().int(),
      unfilled: z.number().int(),
      lastChange: instantSchema.nullable(),
    }),
  ),
  'register.get': query(z.object({ id: addressIdSchema, asOf: daySchema.nullable().default(null) }), communitySchema),
  'register.history': query(z.object({ id: idSchema, metric: z.string().max(60).nullable().default(null) }), z.array(historyRowSchema)),
  /** Everything that happened to a community, newest first. */
  'register.changes': query(
    z.object({ id: idSchema, cursor: z.string().max(40).nullable().default(null), limit: z.number().int().min(1).max(100).default(40) }),
    pageOf(changeRowSchema),
  ),
  'register.add': command(
    z.object({
      subdistrictId: idSchema.nullable(),
      newSubdistrict: z.string().trim().max(30).nullable().default(null),
      name: z.string().trim().min(2).max(40),
      code: z
        .string()
        .regex(/^\d{12}$/)
        .nullable(),
      validFrom: daySchema,
      values: newValues,
    }),
    z.object({ id: idSchema }),
  ),
  /** Values of the community itself; each stands from `validFrom` on. */
  'register.save': command(
    z.object({ id: idSchema, revision: z.number().int(), validFrom: daySchema, values: newValues }),
    z.object({ revision: z.number().int() }),
  ),
  'register.rename': command(
    z.object({
      id: idSchema,
      revision: z.number().int(),
      name: z.string().trim().min(2).max(40),
      code: z
        .string()
        .regex(/^\d{12}$/)
        .nullable(),
      on: daySchema,
      paper: z.string().trim().max(120),
    }),
    z.object({ revision: z.number().int() }),
  ),
  /** The community is abolished or merged; its history stays. */
  'register.close': command(
    z.object({ id: idSchema, revision: z.number().int(), on: daySchema, reason: z.string().trim().min(2).max(200) }),
    z.object({ revision: z.number().int() }),
  ),
  'register.saveItem': command(
    z.object({ communityId: idSchema, itemId: idSchema.nullable(), kind: itemKindSchema, revision: z.number().int(), validFrom: daySchema, values: newValues }),
    z.object({ itemId: idSchema }),
  ),
  'register.endItem': command(
    z.object({ itemId: idSchema, revision: z.number().int(), on: daySchema, reason: z.string().trim().min(1).max(200) }),
    z.object({}),
  ),
  /** What verdicts wait for: by column, and by community the one that lacks most first; `metric`: only those that lack it. */
  'register.missing': query(
    z.object({
      communityId: addressIdSchema.nullable().default(null),
      subdistrictId: idSchema.nullable().default(null),
      metric: z.string().max(60).nullable().default(null),
    }),
    z.object({
      /** How many lack anything; `total` counts the rows asked for. */
      communities: z.number().int(),
      total: z.number().int(),
      columns: z.array(z.object({ metric: z.string(), ticked: z.boolean(), communities: z.number().int(), verdicts: z.number().int() })),
      rows: z.array(z.object({ id: idSchema, name: z.string(), subdistrict: z.string(), missing: z.number().int() })),
    }),
  ),
  /** The same as a sheet to fill in and import: names and what is known stand there, what is missing is marked. */
  'register.exportMissing': command(z.object({ communityId: idSchema.nullable().default(null), subdistrictId: idSchema.nullable().default(null) }), ticket),
  /** An .xlsx of exactly the rows and columns on screen. */
  'register.export': command(communityPage.omit({ cursor: true, limit: true }), ticket),
  /** One community as .xlsx: every value with its source day, rooms, members, boards, signboards and verdicts. */
  'register.exportCommunity': command(z.object({ id: idSchema, asOf: daySchema.nullable().default(null) }), ticket),
};
