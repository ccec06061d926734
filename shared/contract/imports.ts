import { z } from 'zod';
import type { ImportIssueCode } from '#shared/domain/import/issue.ts';
import { ticketSchema } from './files.ts';
import { command, daySchema, idSchema, instantSchema, MAX_PAGE_ROWS, pageOf, pageRequest, query } from './operation.ts';
import { valueSchema } from './register.ts';

/** A pasted table at most; with Chinese text it stays under the bytes of one request. */
export const MOST_PASTED_CHARACTERS = 600_000;

function list<T extends z.ZodType>(item: T) {
  return z.array(item).readonly();
}

const issueData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), list(z.string())]));

/** A finding with its place; the sentence is in `shared/words/import.ts`. */
const importIssueSchema = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.custom<ImportIssueCode>((code) => typeof code === 'string'),
  sheet: z.string(),
  row: z.number().int(),
  column: z.string(),
  header: z.string(),
  raw: z.string(),
  data: issueData,
});

const importColumnSchema = z.object({
  columnIndex: z.number().int(),
  letters: z.string(),
  path: list(z.string()),
  target: z.string(),
  confidence: z.number().int(),
  basis: z.enum(['remembered', 'exact', 'similar', 'none']),
  samples: list(z.string()),
});
export type ImportColumn = z.infer<typeof importColumnSchema>;

/** An opened workbook waiting for its columns to be checked and its preview to be confirmed. */
const importSessionSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  format: z.enum(['xlsx', 'xls', 'pasted']),
  /** Values taken over from other files may be out of date. */
  /** The chosen sheet, and the others that hold a register. */
  sheet: z.string(),
  others: list(z.object({ sheet: z.string(), rows: z.number().int() })),
  titles: list(z.string()),
  rows: z.number().int(),
  /** The day the form says it was filled in, if it does. */
  reportedOn: daySchema.nullable(),
  /** The day proposed for the values: `reportedOn`, else today. */
  onDay: daySchema,
  columns: list(importColumnSchema),
  /** Rows that are no community: totals, notes, blank ones. */
  skipped: list(
    z.object({ row: z.number().int(), reason: z.enum(['blank', 'total', 'note', 'section', 'numbering', 'units', 'repeated_header']), text: z.string() }),
  ),
  /** The same file was imported before and not undone. */
  earlier: z.object({ at: instantSchema, personName: z.string().nullable() }).nullable(),
});
export type ImportSession = z.infer<typeof importSessionSchema>;

const countsSchema = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  error: z.number().int(),
  warning: z.number().int(),
  /** Values that would be written, and empty cells whose values stay. */
  values: z.number().int(),
  kept: z.number().int(),
  /** Figures that contradict the rooms, members or boards of their community: told, and not written. */
  listed: z.number().int(),
});

/** What an import would do; `preview` names it for the rows and the confirmation. */
const importPreviewSchema = z.object({
  preview: z.number().int(),
  counts: countsSchema,
  /** Columns that cannot be read this way; nothing else is told until they are settled. */
  columnIssues: list(importIssueSchema),
  newSubdistricts: list(z.string()),
  /** Communities of the register that the table does not name: they stay as they are. */
  absent: z.object({ count: z.number().int(), names: list(z.string()) }),
});
export type ImportPreviewAnswer = z.infer<typeof importPreviewSchema>;

const importRowSchema = z.object({
  row: z.number().int(),
  status: z.enum(['new', 'changed', 'unchanged', 'error']),
  communityId: idSchema.nullable(),
  subdistrict: z.string().nullable(),
  name: z.string().nullable(),
  code: z.string().nullable(),
  identity: list(z.object({ field: z.enum(['name', 'code', 'subdistrict']), before: z.string().nullable(), after: z.string() })),
  changes: list(z.object({ metric: z.string(), before: valueSchema, after: valueSchema })),
  /** Metrics whose cell is empty while the register has a value, which stays. */
  kept: list(z.string()),
  issues: list(importIssueSchema),
});
export type ImportRow = z.infer<typeof importRowSchema>;

const importBatchSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  sheet: z.string(),
  onDay: daySchema,
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  at: instantSchema,
  personName: z.string().nullable(),
  undoneAt: instantSchema.nullable(),
  undonePersonName: z.string().nullable(),
});
export type ImportBatch = z.infer<typeof importBatchSchema>;

/** Columns of the list of imports, in order. */
const importListColumns = ['at', 'file', 'sheet', 'day', 'added', 'changed', 'unchanged', 'person', 'state'] as const;
export type ImportListColumn = (typeof importListColumns)[number];

const previewed = z.object({ session: idSchema, preview: z.number().int() });

export const importsContract = {
  /** Reads a staged workbook or a pasted table. A large one is a job whose result is `{ session }`: its id. */
  'imports.open': command(
    z.object({ staged: z.string().max(80).nullable().default(null), text: z.string().max(MOST_PASTED_CHARACTERS).nullable().default(null) }),
    z.object({ jobId: z.string().nullable(), session: importSessionSchema.nullable() }),
  ),
  /** The opened workbook with one of its sheets. */
  'imports.session': query(z.object({ session: idSchema, sheet: z.string().max(100).nullable().default(null) }), importSessionSchema),
  /** Nothing is written: what would be, with this mapping (column index → target) from this day on. */
  'imports.preview': query(
    z.object({ session: idSchema, sheet: z.string().max(100), mapping: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(60)), onDay: daySchema }),
    importPreviewSchema,
  ),
  'imports.rows': query(
    previewed.extend({
      status: z.enum(['all', 'new', 'changed', 'unchanged', 'error', 'warning']).default('all'),
      cursor: z.string().max(20).nullable().default(null),
      limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(50),
    }),
    pageOf(importRowSchema),
  ),
  /** Writes the sound rows of the preview in one transaction. Throws `import_outdated`, `import_nothing`. */
  'imports.confirm': command(
    previewed,
    z.object({
      importId: idSchema,
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      errors: z.number().int(),
      values: z.number().int(),
      subdistricts: z.number().int(),
      listed: z.number().int(),
      /** What came of the backup before it: in the chosen folder, beside the data because that was gone, not at all, or not needed. */
      backup: z.object({ state: z.enum(['made', 'beside_data', 'failed', 'not_needed']), path: z.string() }),
    }),
  ),
  /** `copy`: the user's own workbook with the bad cells marked. `rows`: only the rows in error, with the reasons in a column. */
  'imports.marked': command(previewed.extend({ form: z.enum(['copy', 'rows']) }), ticketSchema),
  /** A blank register to fill in: the usual columns, or every field of a community. */
  'imports.template': command(z.object({ columns: z.enum(['usual', 'all']).default('usual') }), ticketSchema),
  'imports.list': query(pageRequest({}, ['seq']), pageOf(importBatchSchema)),
  /** An .xlsx of the list with the columns on screen. */
  'imports.export': command(z.object({ columns: list(z.enum(importListColumns)) }), ticketSchema),
  /** Puts back what stood before; what somebody changed since stays and is named. */
  'imports.undo': command(
    z.object({ id: idSchema }),
    z.object({
      restored: z.number().int(),
      removed: z.number().int(),
      /** Communities the import had added that stay, because more hangs on them. */
      kept: list(z.object({ id: idSchema, name: z.string(), subdistrict: z.string() })),
      /** Values (`metric`) and names (`field`) changed since: they stay. At most 200 are named. */
      left: list(
        z.object({ communityId: idSchema, name: z.string(), metric: z.string().nullable(), field: z.enum(['name', 'code', 'subdistrict']).nullable() }),
      ),
      leftCount: z.number().int(),
    }),
  ),
};
