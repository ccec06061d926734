import { z } from 'zod';
import { manners } from '#shared/domain/orders/stages.ts';
import { attachmentSchema, claimedFile, ticketSchema } from './files.ts';
import { addressIdSchema, command, daySchema, idSchema, pageOf, pageRequest, query } from './operation.ts';

export const stageSchema = z.enum(['rectification', 'supervision', 'accountability']);
const caseStateSchema = z.enum(['found', 'ordered', 'rectifying', 'reported', 'recheck', 'returned', 'passed', 'pending_close', 'closed', 'escalated']);
export const orderStateSchema = z.enum(['drafted', 'reviewed', 'issued', 'served', 'acknowledged', 'completed', 'voided']);
export const itemStateSchema = z.enum(['open', 'rectifying', 'reported', 'recheck', 'passed', 'pending_close', 'closed', 'returned', 'escalated', 'voided']);
const findingSourceSchema = z.enum(['inspection', 'self_check', 'covert', 'hotline', 'congress', 'cppcc', 'superior', 'register']);
const severitySchema = z.enum(['ordinary', 'serious']);
export const periodSchema = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('workday'), count: z.number().int() }),
  z.object({ unit: z.literal('day'), count: z.number().int() }),
  z.object({ unit: z.literal('month'), count: z.number().int() }),
  z.object({ unit: z.literal('fixed'), day: daySchema }),
]);
/** Which row a command is about, on the revision the user saw. */
export const targetSchema = z.object({ id: idSchema, revision: z.number().int() });
/** A batch answers row by row. */
export const resultsSchema = z.array(
  z.object({
    id: idSchema,
    ok: z.boolean(),
    code: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    label: z.string(),
  }),
);
export type BatchResult = z.infer<typeof resultsSchema>[number];

const deskBucketSchema = z.enum(['overdue', 'failed', 'due_today', 'await_recheck', 'await_acknowledge', 'await_close', 'due_soon', 'await_issue', 'running']);

export const standingSchema = z.object({
  state: z.enum(['not_started', 'running', 'due_soon', 'due_today', 'overdue', 'stopped']),
  workdaysLeft: z.number().int().nullable(),
  workdaysOver: z.number().int().nullable(),
});

const caseRowSchema = z.object({
  id: idSchema,
  number: z.string(),
  title: z.string(),
  state: caseStateSchema,
  stage: stageSchema.nullable(),
  openedOn: daySchema,
  communityId: idSchema,
  community: z.string(),
  unit: z.string(),
  responsibleUnitId: idSchema,
  ruleId: z.string().nullable(),
  task: z.number().int().nullable(),
  orderId: idSchema.nullable(),
  orderNumber: z.string().nullable(),
  orderState: orderStateSchema.nullable(),
  dueOn: daySchema.nullable(),
  provisional: z.boolean(),
  reportedOn: daySchema.nullable(),
  closedOn: daySchema.nullable(),
  onTime: z.boolean().nullable(),
  relapseOf: idSchema.nullable(),
  backfilled: z.boolean(),
  revision: z.number().int(),
  standing: standingSchema,
});
export type CaseListItem = z.infer<typeof caseRowSchema>;

const span = z.object({ from: daySchema.nullable().default(null), to: daySchema.nullable().default(null) });
const caseFilter = {
  text: z.string().max(60).default(''),
  unitId: idSchema.nullable().default(null),
  communityId: idSchema.nullable().default(null),
  task: z.number().int().nullable().default(null),
  ruleId: z.string().max(20).nullable().default(null),
  roundId: idSchema.nullable().default(null),
  orderId: idSchema.nullable().default(null),
  states: z.array(caseStateSchema).max(10).default([]),
  stages: z.array(stageSchema).max(3).default([]),
  opened: span.prefault({}),
  closed: span.prefault({}),
  /** `overdue`: past the due day without a report; `due_today`. */
  deadline: z.enum(['overdue', 'due_today', 'running']).nullable().default(null),
  onTime: z.boolean().nullable().default(null),
  relapse: z.boolean().nullable().default(null),
  backfilled: z.boolean().nullable().default(null),
  /** The rows behind one figure of the desk, exactly. */
  bucket: deskBucketSchema.nullable().default(null),
  /** The rows behind one figure of the dashboard, exactly, as they stood on its day (`#shared/domain/progress/address.ts`); empty: no figure. */
  figure: z.string().max(300).default(''),
};
const casePage = pageRequest(caseFilter, ['number', 'due', 'opened', 'closed', 'unit']);

export const deskRowSchema = z.object({
  caseId: idSchema,
  caseNumber: z.string(),
  orderId: idSchema,
  orderNumber: z.string().nullable(),
  orderState: orderStateSchema,
  stage: stageSchema,
  unitId: idSchema,
  unit: z.string(),
  /** Who gets the order: the unit, or for a 问责令 the competent body. */
  receivedBy: z.string(),
  communityId: idSchema,
  community: z.string(),
  title: z.string(),
  bucket: deskBucketSchema,
  action: z.enum([
    'draft_supervision',
    'draft_accountability',
    'record_outcome',
    'record_report',
    'arrange_recheck',
    'record_recheck',
    'urge_acknowledge',
    'submit_close',
    'approve_close',
    'review_order',
    'issue_order',
    'serve_order',
    'open_draft',
  ]),
  workdays: z.number().int().nullable(),
  recheckDue: z.boolean(),
  recheckOver: z.boolean(),
  late: z.boolean(),
  proposal: z.enum(['overdue', 'failed', 'urgent']).nullable(),
  dueOn: daySchema.nullable(),
  provisional: z.boolean(),
  /** The last milestone of a plan in stages whose day has come. */
  milestone: z.object({ title: z.string(), dueOn: daySchema }).nullable(),
  revision: z.number().int(),
  orderRevision: z.number().int(),
  /** The next order's draft or unserved paper, when there is one. */
  draftId: idSchema.nullable(),
  /** Everybody who recorded a report that waits for its recheck. */
  reporterIds: z.array(idSchema),
});
export type DeskListRow = z.infer<typeof deskRowSchema>;

const timelineEntry = z.object({
  seq: z.number().int(),
  onDay: daySchema,
  tone: z.enum(['ink', 'amber', 'seal', 'jade', 'slate']),
  title: z.string(),
  who: z.string().nullable(),
  detail: z.string(),
  backfilled: z.boolean(),
});

const explainedDay = z.object({
  day: daySchema,
  kind: z.enum(['start', 'counted', 'rest', 'holiday', 'makeup', 'due', 'rolled', 'suspended', 'former_due']),
  count: z.number().int().nullable(),
  date: z.string(),
  mark: z.string(),
  note: z.string(),
});

const stepSchema = z.object({
  stage: stageSchema,
  orderId: idSchema.nullable(),
  number: z.string().nullable(),
  orderState: orderStateSchema.nullable(),
  itemState: itemStateSchema.nullable(),
  servedOn: daySchema.nullable(),
  dueOn: daySchema.nullable(),
  note: z.string(),
});

const caseSchema = caseRowSchema.extend({
  detail: z.string(),
  place: z.string(),
  requirement: z.string(),
  foundOn: daySchema,
  source: findingSourceSchema,
  severity: severitySchema,
  roundName: z.string().nullable(),
  clause: z.string(),
  quote: z.string(),
  verdictSentence: z.string().nullable(),
  relapseNumber: z.string().nullable(),
  /** What the order the case stands in asks for, as it was issued; null before. */
  asked: z
    .object({
      stage: stageSchema,
      requirement: z.string(),
      manner: z.enum(manners),
      /** `reached`: its day has come. */
      milestones: z.array(z.object({ title: z.string(), dueOn: daySchema, reached: z.boolean() })),
    })
    .nullable(),
  steps: z.array(stepSchema),
  deadline: z
    .object({
      headline: z.string(),
      days: z.array(explainedDay),
      sentences: z.array(z.string()),
      provisional: z.string().nullable(),
      /** The competent body's answer to a 问责令, once it came. */
      answer: z.object({ late: z.boolean(), text: z.string() }).nullable(),
    })
    .nullable(),
  timeline: z.array(timelineEntry),
  attachments: z.array(attachmentSchema.extend({ from: z.string() })),
  /** What can be done now, most usual first. */
  commands: z.array(z.enum(['draft_order', 'report', 'arrange_recheck', 'recheck', 'submit_close', 'close', 'refuse_close', 'reopen', 'escalate'])),
  rechecker: z.string().nullable(),
  recheckBy: daySchema.nullable(),
  reporterIds: z.array(idSchema),
});
export type CaseView = z.infer<typeof caseSchema>;

const files = z.array(claimedFile).max(20).default([]);

export const casesContract = {
  'cases.list': query(casePage, pageOf(caseRowSchema)),
  'cases.get': query(z.object({ id: addressIdSchema }), caseSchema),
  /** An .xlsx of exactly the rows under the filter, with these columns (none: all). */
  'cases.export': command(casePage.omit({ cursor: true, limit: true }).extend({ columns: z.array(z.string().max(30)).max(30).default([]) }), ticketSchema),
  /** What is to be done today, most urgent first. */
  'cases.desk': query(
    z.object({}),
    z.object({
      today: daySchema,
      changedSince: z.number().int(),
      counts: z.record(z.string(), z.number().int()),
      /** Cases that stand in no order yet. */
      found: z.number().int(),
      /** All cases there ever were. */
      cases: z.number().int(),
      proposals: z.number().int(),
      longestUnacknowledged: z.number().int(),
      recheckDue: z.number().int(),
      recheckOver: z.number().int(),
      total: z.number().int(),
      rows: z.array(deskRowSchema),
      phases: z.array(
        z.object({ key: z.string(), title: z.string(), from: daySchema, to: daySchema, state: z.enum(['past', 'current', 'future']), elapsed: z.number() }),
      ),
      expired: z.boolean(),
    }),
  ),
  /** What stands under each phase of the desk, by its key: counted over all cases, which a large register takes its time for after a start. */
  'cases.phaseFigures': query(z.object({}), z.record(z.string(), z.array(z.string()))),
  /** Failing verdicts that could become findings, batched per responsible unit. Nothing is written. */
  'findings.propose': query(
    z.object({ communityIds: z.array(idSchema).max(2_000).nullable().default(null), ruleIds: z.array(z.string().max(20)).max(200).nullable().default(null) }),
    z.object({
      batches: z.array(
        z.object({
          unitId: idSchema,
          unit: z.string(),
          findings: z.array(
            z.object({
              communityId: idSchema,
              community: z.string(),
              ruleId: z.string(),
              task: z.number().int().nullable(),
              title: z.string(),
              detail: z.string(),
              usual: z.boolean(),
              relapseOf: idSchema.nullable(),
            }),
          ),
        }),
      ),
      skipped: z.record(z.string(), z.number().int()),
      total: z.number().int(),
    }),
  ),
  /** Records findings and opens a case for each. Each answers for itself. */
  'findings.record': command(
    z.object({
      items: z
        .array(z.object({ communityId: idSchema, ruleId: z.string().max(20) }))
        .min(1)
        .max(2_000),
      roundId: idSchema.nullable().default(null),
      foundOn: daySchema,
      source: findingSourceSchema.default('register'),
    }),
    z.object({ cases: z.array(z.object({ caseId: idSchema, number: z.string(), unitId: idSchema })), skipped: z.number().int() }),
  ),
  /** A finding outside the rules, or one seen on the spot, with photos. */
  'findings.recordFree': command(
    z.object({
      communityId: idSchema,
      ruleId: z.string().max(20).nullable().default(null),
      title: z.string().trim().min(2).max(60),
      detail: z.string().trim().min(2).max(500),
      requirement: z.string().trim().min(2).max(300),
      place: z.string().trim().max(100).default(''),
      foundOn: daySchema,
      source: findingSourceSchema,
      severity: severitySchema.default('ordinary'),
      responsibleUnitId: idSchema.nullable().default(null),
      roundId: idSchema.nullable().default(null),
      files,
    }),
    z.object({ caseId: idSchema, number: z.string() }),
  ),
  'cases.report': command(
    z.object({
      cases: z.array(targetSchema).min(1).max(200),
      on: daySchema,
      content: z.string().trim().min(1).max(1_000),
      reporter: z.string().trim().min(1).max(40),
      files,
    }),
    resultsSchema,
  ),
  'cases.arrangeRecheck': command(z.object({ cases: z.array(targetSchema).min(1).max(200), on: daySchema, recheckerId: idSchema }), resultsSchema),
  /** The acting person is the rechecker. Failing without a new day leaves the case to be escalated. */
  'cases.recheck': command(
    z.object({
      cases: z.array(targetSchema).min(1).max(200),
      on: daySchema,
      passed: z.boolean(),
      opinion: z.string().trim().min(1).max(500),
      newDueOn: daySchema.nullable().default(null),
      files,
    }),
    resultsSchema,
  ),
  'cases.submitClose': command(
    z.object({ cases: z.array(targetSchema).min(1).max(200), on: daySchema, opinion: z.string().trim().max(300).default(''), files }),
    resultsSchema,
  ),
  'cases.close': command(
    z.object({ cases: z.array(targetSchema).min(1).max(200), on: daySchema, opinion: z.string().trim().max(300).default(''), files }),
    resultsSchema,
  ),
  'cases.refuseClose': command(
    z.object({ cases: z.array(targetSchema).min(1).max(200), on: daySchema, reason: z.string().trim().min(1).max(300) }),
    resultsSchema,
  ),
  'cases.reopen': command(
    z.object({ cases: z.array(targetSchema).min(1).max(50), on: daySchema, reason: z.string().trim().min(1).max(300), newDueOn: daySchema }),
    resultsSchema,
  ),
};
