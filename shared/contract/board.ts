import { z } from 'zod';
import { figureNames } from '#shared/domain/progress/address.ts';
import { funnelSteps } from '#shared/domain/progress/rows.ts';
import { stageSchema } from './cases.ts';
import { ticketSchema } from './files.ts';
import { command, daySchema, idSchema, instantSchema, query } from './operation.ts';

/** A share in 0.01 %; null of nothing. */
const percent = z.number().int().nullable();

/** The cases of a group (`#shared/domain/progress/filter.ts`); with a figure's addition (`address.ts`) it is the list behind that figure. */
const caseFilterSchema = z.object({
  asOf: daySchema,
  foundFrom: daySchema.optional(),
  foundTo: daySchema.optional(),
  unitId: idSchema.optional(),
  task: z.number().int().optional(),
  closed: z.boolean().optional(),
  decided: z.literal(true).optional(),
  onTime: z.boolean().optional(),
  overdue: z.literal(true).optional(),
  overdueStage: stageSchema.optional(),
  relapse: z.literal(true).optional(),
  reopened: z.literal(true).optional(),
  stillFailing: z.literal(true).optional(),
  stage: stageSchema.optional(),
  reached: z.enum(funnelSteps).optional(),
});

const figuresSchema = z.object({
  /** How many cases stand behind each figure. */
  counts: z.record(z.enum(figureNames), z.number().int()),
  /** 整改率 closed of found; 按期率 in time of decided. */
  closeRate: percent,
  onTimeRate: percent,
  /** Working days from finding to closing on average, in tenths; null when none is closed. */
  averageTenths: z.number().int().nullable(),
});
export type Figures = z.infer<typeof figuresSchema>;

const inspectedSchema = z.object({ value: z.number().int(), from: daySchema, to: daySchema });

/** One phase, or all of the programme. */
const scopeSchema = z.object({
  key: z.string(),
  filter: caseFilterSchema,
  figures: figuresSchema,
  /** The same at the last meeting. */
  last: figuresSchema,
  /** Communities inspected. */
  inspected: inspectedSchema,
  lastInspected: z.number().int(),
  /** Responsible units, best 整改率 first; equal rates share a rank, a unit without cases has none. */
  units: z.array(figuresSchema.extend({ unitId: idSchema, rank: z.number().int().nullable(), lastCloseRate: percent })),
  tasks: z.array(figuresSchema.extend({ task: z.number().int() })),
  funnel: z.array(z.object({ step: z.enum(funnelSteps), value: z.number().int() })),
});
export type BoardScope = z.infer<typeof scopeSchema>;

const boardSchema = z.object({
  asOf: daySchema,
  /** The day compared with: the last meeting. */
  compareWith: daySchema,
  /** When these figures were read. */
  at: instantSchema,
  /** Newest event they hold. */
  seq: z.number().int(),
  bureau: z.string(),
  /** The leading group's office: stands under projected pages. */
  issuer: z.string(),
  /** The programme's paper. */
  docNo: z.string(),
  docTitle: z.string(),
  programme: z.object({ state: z.enum(['before', 'phase', 'between', 'expired']), phase: z.string().nullable(), elapsed: percent }),
  phases: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      from: daySchema,
      to: daySchema,
      state: z.enum(['past', 'current', 'future']),
      elapsed: z.number().int(),
    }),
  ),
  communities: z.number().int(),
  /** Communities without a failure and with nothing unknown. */
  clean: z.number().int(),
  lastClean: z.number().int(),
  units: z.array(z.object({ id: idSchema, name: z.string() })),
  tasks: z.array(
    z.object({
      task: z.number().int(),
      title: z.string(),
      short: z.string(),
      /** Verdicts, and 达标率: proven met of all that applies. */
      pass: z.number().int(),
      fail: z.number().int(),
      unknown: z.number().int(),
      percent,
      lastPercent: percent,
      /** Communities in which something of it fails, or cannot be judged. */
      failing: z.number().int(),
      open: z.number().int(),
    }),
  ),
  /** All of the programme first, then each phase. */
  scopes: z.array(scopeSchema),
  /** Found and closed up to the end of each month. */
  trend: z.array(z.object({ month: z.string(), asOf: daySchema, found: z.number().int(), closed: z.number().int() })),
});
export type Board = z.infer<typeof boardSchema>;

const boardRequest = z.object({ asOf: daySchema.nullable().default(null), compareWith: daySchema.nullable().default(null) });

export const boardContract = {
  /** Where the programme stands on a day (today), compared with an earlier one (a month before). */
  'board.get': query(boardRequest, boardSchema),
  /** The tables of the page as one .xlsx. */
  'board.export': command(boardRequest, ticketSchema),
};
