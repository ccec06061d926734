import { z } from 'zod';
import { command, daySchema, idSchema, instantSchema, query } from './operation.ts';

const paperSchema = z.object({ number: z.string(), title: z.string(), url: z.string() });

const calendarYearSchema = z.object({
  year: z.number().int(),
  papers: z.array(paperSchema),
  /** `shipped` with the program · `loaded` by the bureau, in place of a shipped one too. */
  source: z.enum(['shipped', 'loaded']),
  loaded: z.object({ at: instantSchema, person: z.string() }).nullable(),
  workdays: z.number().int(),
  holidays: z.number().int(),
  makeups: z.number().int(),
});
export type CalendarYearRow = z.infer<typeof calendarYearSchema>;

/** A span of a notice; `to` is included. */
const calendarSpanSchema = z.object({
  from: daySchema,
  to: daySchema,
  kind: z.enum(['holiday', 'makeup']),
  name: z.string(),
  paper: z.string().nullable(),
});
export type CalendarSpan = z.infer<typeof calendarSpanSchema>;

/** What another calendar does to one running item. */
const movedItemSchema = z.object({
  caseId: idSchema,
  caseNumber: z.string(),
  title: z.string(),
  community: z.string(),
  orderNumber: z.string().nullable(),
  change: z.enum(['moved', 'confirmed', 'unconfirmed']),
  from: daySchema,
  to: daySchema,
  provisional: z.boolean(),
});
export type MovedItem = z.infer<typeof movedItemSchema>;

/** A notice of the State Council's office as copied from its page, or a table 日期、类型、名称、文号. The year is needed where the text does not say it. */
const pasted = z.object({
  text: z.string().min(1).max(60_000),
  year: z.number().int().min(2000).max(2100).nullable().default(null),
  paper: z.string().trim().max(60).default(''),
});

export const calendarContract = {
  'calendar.years': query(
    z.object({}),
    z.object({
      today: daySchema,
      firstYear: z.number().int(),
      /** The last year up to which all are loaded. */
      horizon: z.number().int(),
      /** Running items whose due day is 暂定. */
      provisional: z.number().int(),
      years: z.array(calendarYearSchema),
    }),
  ),
  'calendar.year': query(z.object({ year: z.number().int() }), z.object({ year: z.number().int(), spans: z.array(calendarSpanSchema) })),
  /** Reads a pasted notice or table: what it says, what is wrong with it, and which due days would move. Nothing is written. */
  'calendar.preview': query(
    pasted,
    z.object({
      year: z.number().int().nullable(),
      /** How the text was read. */
      form: z.enum(['notice', 'table']),
      papers: z.array(paperSchema),
      spans: z.array(calendarSpanSchema),
      problems: z.array(z.object({ row: z.number().int(), text: z.string() })),
      /** The year is there already, and with the same days or other ones. */
      already: z.enum(['none', 'same', 'other']),
      workdays: z.number().int().nullable(),
      moved: z.array(movedItemSchema),
    }),
  ),
  /** Loads the year and moves the due days. Throws `calendar_not_read`, `calendar_same`. */
  'calendar.load': command(pasted, z.object({ year: z.number().int(), moved: z.array(movedItemSchema) })),
};
