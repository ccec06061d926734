import { z } from 'zod';
import { aggregationKinds, checkKinds, levels } from '#shared/domain/standards/types.ts';
import { strengths } from '#shared/domain/standards/strength.ts';
import { verdictStates } from '#shared/domain/standards/verdict.ts';
import { attachmentSchema, claimedFile, ticketSchema } from './files.ts';
import { addressIdSchema, command, daySchema, idSchema, pageOf, pageRequest, query } from './operation.ts';
import { heldValueSchema, tallySchema, valueSchema } from './register.ts';

const ruleId = z.string().max(20);
const weight = z.enum(['mandatory', 'usual', 'advisory']);
const state = z.enum(verdictStates);

/** One demand of the pack as pages show it; `requirement` is in words (不少于 200 ㎡). */
const ruleSchema = z.object({
  id: ruleId,
  task: z.number().int().nullable(),
  levels: z.array(z.enum(levels)),
  check: z.enum(checkKinds),
  strength: z.enum(strengths),
  weight,
  title: z.string(),
  clause: z.string(),
  quote: z.string(),
  area: z.string(),
  metric: z.string(),
  requirement: z.string(),
  appliesText: z.string(),
  allowanceNote: z.string(),
  leadUnits: z.array(z.string()),
  leadInferred: z.boolean(),
  cooperatingUnits: z.array(z.string()),
  responsibleUnits: z.array(z.string()),
  remedy: z.enum(['order', 'proposal']),
  phase: z.string().nullable(),
  aggregation: z.enum(aggregationKinds).nullable(),
  /** 「无」 may be said of it: no such matter arose. */
  noneAllowed: z.boolean(),
  /** Keys of the ambiguous points that touch it. */
  settings: z.array(z.string()),
  erratum: z.object({ tableSays: z.string(), readAs: z.string(), reason: z.string() }).nullable(),
  note: z.string(),
});
export type RuleView = z.infer<typeof ruleSchema>;

const packSettingSchema = z.object({
  key: z.string(),
  clause: z.string(),
  question: z.string(),
  choices: z.array(z.object({ code: z.string(), label: z.string() })),
  default: z.string(),
  reason: z.string(),
  chosen: z.string(),
  rules: z.array(ruleId),
  /** Who chose it, when and why; null while the default stands untouched. */
  changed: z.object({ on: daySchema, person: z.string(), reason: z.string() }).nullable(),
});
export type PackSetting = z.infer<typeof packSettingSchema>;

const packSchema = z.object({
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  title: z.string(),
  docNo: z.string(),
  issuer: z.string(),
  issuedOn: daySchema,
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  asOf: daySchema,
  phases: z.array(z.object({ key: z.string(), title: z.string(), from: daySchema, to: daySchema, quote: z.string(), running: z.boolean() })),
  expired: z.boolean(),
  tasks: z.array(z.object({ number: z.number().int(), title: z.string(), short: z.string(), clause: z.string() })),
  settings: z.array(packSettingSchema),
  rules: z.array(ruleSchema),
});
export type PackView = z.infer<typeof packSchema>;

/** A verdict in full, with its words. */
const verdictSchema = z.object({
  ruleId,
  task: z.number().int().nullable(),
  state,
  weight,
  metric: z.string(),
  title: z.string(),
  value: heldValueSchema.nullable(),
  /** The figure that is required, in the metric's scaled integers; null where nothing is measured. */
  required: z.number().int().nullable(),
  short: z.string(),
  sentence: z.string(),
  remarks: z.array(z.string()),
  estimated: z.boolean(),
  clause: z.string(),
  quote: z.string(),
  check: z.enum(checkKinds),
  remedy: z.enum(['order', 'proposal']),
  evidence: z.object({ id: idSchema, met: z.boolean(), note: z.string(), onDay: daySchema, person: z.string(), files: z.number().int() }).nullable(),
  exemption: z.object({ id: idSchema, paper: z.string(), reason: z.string(), from: daySchema, to: daySchema }).nullable(),
  openCase: z
    .object({ id: idSchema, number: z.string(), state: z.string(), stage: z.enum(['rectification', 'supervision', 'accountability']).nullable() })
    .nullable(),
  /** Fails, can be put right by an order, and no case follows it yet. */
  orderable: z.boolean(),
});
export type VerdictView = z.infer<typeof verdictSchema>;

const taskTally = z.object({ task: z.number().int(), tally: tallySchema });
/** Counts of a task (0: duties outside the tasks), with the communities in which something of it fails or is open. */
const taskFigures = taskTally.extend({ failing: z.number().int(), open: z.number().int() });

const matrixRowSchema = z.object({
  id: idSchema,
  name: z.string(),
  subdistrict: z.string(),
  tally: tallySchema,
  /** In the order of the pack's tasks, then those outside; empty when one task is looked into. */
  tasks: z.array(taskTally),
  /** Letters of that task's rules (`verdicts/outcomes.ts`) in pack order; empty otherwise. */
  letters: z.string(),
});
export type MatrixRow = z.infer<typeof matrixRowSchema>;

const matrixFilter = {
  text: z.string().max(60).default(''),
  subdistrictId: idSchema.nullable().default(null),
  /** Looks into one task: a column for each of its rules. */
  task: z.number().int().nullable().default(null),
};
const matrixPage = pageRequest(matrixFilter, ['position', 'name', 'rate', 'fails', 'unknown']);

const unitVerdictSchema = verdictSchema.omit({ openCase: true, orderable: true }).extend({
  /** How a figure that follows from the communities is made up. */
  basis: z.object({ part: z.number().int(), whole: z.number().int() }).nullable(),
});
export type UnitVerdict = z.infer<typeof unitVerdictSchema>;

const evidenceSchema = z.object({
  id: idSchema,
  subject: z.string(),
  ruleId,
  metric: z.string(),
  value: valueSchema,
  met: z.boolean(),
  note: z.string(),
  onDay: daySchema,
  person: z.string(),
  withdrawn: z.boolean(),
  files: z.array(attachmentSchema),
});
export type EvidenceView = z.infer<typeof evidenceSchema>;

const exemptionSchema = z.object({
  id: idSchema,
  communityId: idSchema,
  community: z.string(),
  ruleId,
  title: z.string(),
  paper: z.string(),
  reason: z.string(),
  from: daySchema,
  to: daySchema,
  running: z.boolean(),
});
export type ExemptionView = z.infer<typeof exemptionSchema>;

const judgedSchema = z.object({ state, sentence: z.string() });

const communities = z.array(idSchema).min(1).max(2_000);
const files = z.array(claimedFile).max(20).default([]);

export const standardsContract = {
  'standards.pack': query(z.object({}), packSchema),
  /** How many verdicts would change under another choice; nothing is written. */
  'standards.whatIf': query(
    z.object({ key: z.string().max(60), choice: z.string().max(40) }),
    z.object({
      communities: z.number().int(),
      rules: z.array(z.object({ ruleId, title: z.string(), before: tallySchema, after: tallySchema, changed: z.number().int() })),
      /** Duties of the units above the communities that would be judged otherwise. */
      units: z.array(z.object({ unit: z.string(), ruleId, title: z.string(), before: judgedSchema, after: judgedSchema })),
    }),
  ),
  /** Reads an ambiguous clause another way and judges all communities again; a job when there are many. */
  'standards.setChoice': command(
    z.object({ key: z.string().max(60), choice: z.string().max(40), reason: z.string().trim().min(2).max(200) }),
    z.object({ jobId: z.string().nullable() }),
  ),
  'standards.overview': query(
    z.object({ subdistrictId: idSchema.nullable().default(null) }),
    z.object({
      asOf: daySchema,
      communities: z.number().int(),
      total: tallySchema,
      tasks: z.array(taskFigures),
      rules: z.array(z.object({ ruleId, tally: tallySchema })),
    }),
  ),
  'standards.matrix': query(matrixPage, pageOf(matrixRowSchema)),
  /** The matrix as .xlsx, all rows under the filter. */
  'standards.exportMatrix': command(matrixPage.omit({ cursor: true, limit: true }), ticketSchema),
  'standards.ofCommunity': query(
    z.object({ communityId: addressIdSchema, asOf: daySchema.nullable().default(null) }),
    z.object({
      communityId: idSchema,
      asOf: daySchema,
      docNo: z.string(),
      /** Why nothing is judged on that day: the document was not in force yet, or the community not registered. */
      unjudged: z.enum(['no_standard', 'not_registered']).nullable(),
      tally: tallySchema,
      tasks: z.array(taskTally),
      verdicts: z.array(verdictSchema),
    }),
  ),
  /** Duties of the units above the communities: ticked ones, and those that follow from the communities. */
  'standards.city': query(
    z.object({}),
    z.object({
      asOf: daySchema,
      units: z.array(z.object({ id: idSchema, name: z.string(), level: z.enum(levels), tally: tallySchema, verdicts: z.array(unitVerdictSchema) })),
    }),
  ),
  /** Ticks a rule for communities or one unit: writes the value, keeps the evidence, judges again. What speaks for it needs a note or a file. */
  'standards.tick': command(
    z.object({
      communityIds: z.array(idSchema).max(2_000).default([]),
      unitId: idSchema.nullable().default(null),
      ruleId,
      value: valueSchema,
      onDay: daySchema,
      note: z.string().trim().max(500).default(''),
      files,
    }),
    z.object({ recorded: z.number().int(), met: z.boolean(), ids: z.array(idSchema) }),
  ),
  /** Takes a tick back: the value before it stands again, unless a later one was entered. */
  'standards.withdrawTick': command(
    z.object({ ids: z.array(idSchema).min(1).max(2_000), reason: z.string().trim().max(200).default('') }),
    z.object({ restored: z.number().int() }),
  ),
  'standards.evidence': query(
    z.object({ communityId: idSchema.nullable().default(null), unitId: idSchema.nullable().default(null), ruleId: ruleId.nullable().default(null) }),
    z.array(evidenceSchema),
  ),
  'standards.exempt': command(
    z.object({
      communityIds: communities,
      ruleId,
      paper: z.string().trim().min(2).max(120),
      reason: z.string().trim().min(2).max(300),
      from: daySchema,
      to: daySchema,
    }),
    z.object({ ids: z.array(idSchema) }),
  ),
  /** `on` is the first day without it. */
  'standards.endExemption': command(z.object({ id: idSchema, on: daySchema, reason: z.string().trim().min(2).max(200) }), z.object({})),
  'standards.exemptions': query(
    z.object({ communityId: idSchema.nullable().default(null), ruleId: ruleId.nullable().default(null) }),
    z.array(exemptionSchema),
  ),
  /** The list as .xlsx, with the columns seen. */
  'standards.exportExemptions': command(z.object({ columns: z.array(z.string().max(30)).max(30).default([]) }), ticketSchema),
};
