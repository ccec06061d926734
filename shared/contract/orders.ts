import { z } from 'zod';
import { itemStateSchema, orderStateSchema, periodSchema, resultsSchema, stageSchema, standingSchema, targetSchema } from './cases.ts';
import { attachmentSchema, claimedFile, ticketSchema } from './files.ts';
import { addressIdSchema, command, daySchema, idSchema, pageOf, pageRequest, query } from './operation.ts';

const paperSchema = z.object({ number: z.string().max(60), title: z.string().max(120) });
const stageSettingsSchema = z.object({
  prefix: z.string().max(20),
  issuer: z.object({ name: z.string().max(60), kind: z.enum(['government', 'government_office', 'leading_group', 'department']) }),
  heading: z.string().max(80),
  authority: paperSchema.nullable(),
  consent: paperSchema.nullable(),
  period: periodSchema,
  acknowledgeWorkdays: z.number().int().min(0).max(60),
  recheckWorkdays: z.number().int().min(0).max(60),
  reminders: z.array(z.number().int().min(0).max(60)).max(8),
});
const orderSettingsSchema = z.object({
  stages: z.object({ rectification: stageSettingsSchema, supervision: stageSettingsSchema, accountability: stageSettingsSchema }),
  drafterMayReview: z.boolean(),
  attachmentFrom: z.number().int().min(2).max(200),
});
export type OrderSettingsView = z.infer<typeof orderSettingsSchema>;

const mannerSchema = z.enum(['immediate', 'dated', 'phased']);
const milestoneSchema = z.object({ title: z.string().max(100), dueOn: daySchema });

const orderRowSchema = z.object({
  id: idSchema,
  stage: stageSchema,
  number: z.string().nullable(),
  title: z.string(),
  addresseeId: idSchema,
  /** The responsible unit. */
  addressee: z.string(),
  /** Who gets the paper: the unit, or for a 问责令 the competent body; empty while that is not filled in. */
  receivedBy: z.string(),
  state: orderStateSchema,
  draftedOn: daySchema,
  issuedOn: daySchema.nullable(),
  servedOn: daySchema.nullable(),
  acknowledgedOn: daySchema.nullable(),
  /** By when the receipt should be signed; null while not served, and where the paper was left with a witness. */
  acknowledgeBy: daySchema.nullable(),
  items: z.number().int(),
  openItems: z.number().int(),
  /** The earliest due day among what is still open. */
  nextDueOn: daySchema.nullable(),
  backfilled: z.boolean(),
  revision: z.number().int(),
});
export type OrderListItem = z.infer<typeof orderRowSchema>;

const checkFindingSchema = z.object({ code: z.string(), severity: z.enum(['refuse', 'warn']), itemNo: z.number().int().nullable(), text: z.string() });

const orderItemSchema = z.object({
  no: z.number().int(),
  ord: z.number().int(),
  caseId: idSchema,
  caseNumber: z.string(),
  community: z.string(),
  problem: z.string(),
  detail: z.string(),
  requirement: z.string(),
  ruleId: z.string().nullable(),
  /** A finding outside the rules names no clause; the order then chooses one. */
  clauseOpen: z.boolean(),
  clause: z.string(),
  quote: z.string(),
  manner: mannerSchema,
  milestones: z.array(milestoneSchema),
  period: periodSchema,
  state: itemStateSchema,
  dueOn: daySchema.nullable(),
  provisional: z.boolean(),
  standing: standingSchema,
});

const orderSchema = orderRowSchema.omit({ items: true, openItems: true, nextDueOn: true }).extend({
  settings: stageSettingsSchema,
  copies: z.array(z.object({ id: idSchema, name: z.string() })),
  urgentReason: z.string(),
  competentBody: z.string(),
  personsNamed: z.string(),
  outcome: z.string(),
  outcomeOn: daySchema.nullable(),
  draftedBy: z.string().nullable(),
  draftedById: idSchema.nullable(),
  reviewedOn: daySchema.nullable(),
  reviewedBy: z.string().nullable(),
  signer: z.string(),
  serviceMethod: z.enum(['direct', 'mail', 'exchange', 'electronic', 'left']).nullable(),
  receiver: z.string(),
  witness: z.string(),
  completedOn: daySchema.nullable(),
  voidedOn: daySchema.nullable(),
  voidReason: z.string(),
  items: z.array(orderItemSchema),
  /** The check before issue, as of the day it would be issued. */
  check: z.array(checkFindingSchema),
  content: z.object({
    heading: z.string(),
    number: z.string(),
    title: z.string(),
    /** As they are broken on paper. */ headingLines: z.array(z.string()),
    titleLines: z.array(z.string()),
    addressee: z.string(),
    body: z.array(z.object({ level: z.number().int(), text: z.string() })),
    attachments: z.array(z.object({ title: z.string(), titleLines: z.array(z.string()), columns: z.array(z.string()), rows: z.array(z.array(z.string())) })),
    issuer: z.string(),
    date: z.string(),
    copies: z.array(z.string()),
  }),
  attachments: z.array(attachmentSchema),
  commands: z.array(z.enum(['review', 'send_back', 'issue', 'serve', 'acknowledge', 'complete', 'void', 'discard'])),
});
export type OrderView = z.infer<typeof orderSchema>;

/** Items one order lists at most. */
const MOST_ITEMS = 2_000;
const many = z.array(targetSchema).min(1).max(200);
const files = z.array(claimedFile).max(20).default([]);

const orderPage = pageRequest(
  {
    text: z.string().max(60).default(''),
    stages: z.array(stageSchema).max(3).default([]),
    states: z.array(orderStateSchema).max(7).default([]),
    addresseeId: idSchema.nullable().default(null),
    issuedFrom: daySchema.nullable().default(null),
    issuedTo: daySchema.nullable().default(null),
  },
  ['drafted', 'number', 'addressee'],
);

export const ordersContract = {
  'orders.settings': query(z.object({}), orderSettingsSchema),
  'orders.saveSettings': command(orderSettingsSchema, z.object({})),
  'orders.list': query(orderPage, pageOf(orderRowSchema)),
  /** An .xlsx of exactly the rows under the filter, with these columns (none: all). */
  'orders.export': command(orderPage.omit({ cursor: true, limit: true }).extend({ columns: z.array(z.string().max(30)).max(30).default([]) }), ticketSchema),
  /** When periods would end if they began with service on a day; null where a period cannot be counted. */
  'orders.dueDays': query(
    z.object({ on: daySchema, periods: z.array(periodSchema).max(MOST_ITEMS) }),
    z.array(z.object({ dueOn: daySchema, provisional: z.boolean() }).nullable()),
  ),
  'orders.get': query(z.object({ id: addressIdSchema }), orderSchema),
  /** One draft per responsible unit, from cases; escalation when the stage is above 整改令. */
  'orders.draft': command(
    z.object({
      stage: stageSchema,
      caseIds: z.array(idSchema).min(1).max(MOST_ITEMS),
      urgentReason: z.string().trim().max(200).default(''),
      backfilled: z.boolean().default(false),
    }),
    z.object({ orders: z.array(z.object({ id: idSchema, unit: z.string(), items: z.number().int() })) }),
  ),
  'orders.saveDraft': command(
    z.object({
      id: idSchema,
      revision: z.number().int(),
      urgentReason: z.string().trim().max(200),
      competentBody: z.string().trim().max(60),
      personsNamed: z.string().trim().max(200),
      copies: z.array(idSchema).max(40),
      /** Another main addressee; left out: as it is. */
      addresseeId: idSchema.optional(),
      items: z
        .array(
          z.object({
            no: z.number().int(),
            requirement: z.string().trim().max(300),
            manner: mannerSchema,
            milestones: z.array(milestoneSchema).max(20),
            period: periodSchema,
            /** The rule whose clause is cited, where the finding names none. */
            ruleId: z.string().max(20).nullable().default(null),
            /** The basis as it is typed, where no rule is cited: 《中华人民共和国消防法》第十六条. */
            basis: z.string().trim().max(200).default(''),
          }),
        )
        .min(1)
        .max(MOST_ITEMS),
    }),
    z.object({ revision: z.number().int() }),
  ),
  'orders.review': command(z.object({ orders: many, on: daySchema }), resultsSchema),
  'orders.sendBack': command(z.object({ orders: many, on: daySchema, reason: z.string().trim().min(1).max(300) }), resultsSchema),
  'orders.issue': command(
    z.object({
      orders: many,
      on: daySchema,
      signer: z.string().trim().min(1).max(30),
      /** 补录: the number the paper really bore, and its scan. */
      originalNumber: z.string().trim().max(60).default(''),
      files,
    }),
    resultsSchema,
  ),
  'orders.serve': command(
    z.object({
      orders: many,
      on: daySchema,
      method: z.enum(['direct', 'mail', 'exchange', 'electronic', 'left']),
      receiver: z.string().trim().max(40),
      witness: z.string().trim().max(40).default(''),
      /** A new day for items whose fixed day the service has overtaken. */
      newDueOn: daySchema.nullable().default(null),
      files,
    }),
    resultsSchema,
  ),
  'orders.acknowledge': command(z.object({ orders: many, on: daySchema, receiver: z.string().trim().min(1).max(40), files }), resultsSchema),
  'orders.urge': command(z.object({ orders: many, on: daySchema }), resultsSchema),
  'orders.void': command(z.object({ orders: many, on: daySchema, reason: z.string().trim().min(1).max(300) }), resultsSchema),
  'orders.discard': command(z.object({ orders: many }), resultsSchema),
  /** 问责令 is a recommendation: what the competent body answered. A second time corrects the first, with a reason. */
  'orders.recordOutcome': command(
    z.object({
      id: idSchema,
      revision: z.number().int(),
      on: daySchema,
      outcome: z.string().trim().min(1).max(500),
      reason: z.string().trim().max(300).default(''),
    }),
    z.object({ revision: z.number().int() }),
  ),
  /** The .docx in GB/T 9704 layout: the kept one once issued, made afresh for a draft. */
  'orders.document': command(z.object({ id: idSchema, kind: z.enum(['order', 'receipt']) }), ticketSchema),
};
