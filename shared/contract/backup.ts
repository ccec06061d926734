import { z } from 'zod';
import { backupReasons } from '#shared/domain/backup/manifest.ts';
import { command, idSchema, query, typedPathSchema } from './operation.ts';

const folderProblem = z.enum(['missing', 'not_folder', 'not_writable', 'inside_data', 'not_absolute', 'same_disk']);
const entryProblem = z.enum(['manifest_missing', 'manifest_damaged', 'manifest_other', 'manifest_newer']);
/** An attachment of which there is no whole copy, and the case, order or community it belongs to. */
const lostFile = z.object({ name: z.string(), about: z.string() });
const pathSchema = typedPathSchema.pipe(z.string().min(1).max(1_000));

/** One backup by its manifest; what a manifest that cannot be read would say is null. */
const backupEntrySchema = z.object({
  id: z.string(),
  path: z.string(),
  problem: entryProblem.nullable(),
  bureau: z.string().nullable(),
  madeAt: z.string().nullable(),
  reason: z.enum(backupReasons).nullable(),
  size: z.number().int().nullable(),
  lastSeq: z.number().int().nullable(),
  shortHead: z.string().nullable(),
  communities: z.number().int().nullable(),
  cases: z.number().int().nullable(),
  files: z.number().int().nullable(),
  fileBytes: z.number().int().nullable(),
  filesHashed: z.enum(['all', 'new']).nullable(),
  filesMissing: z.number().int(),
  programVersion: z.string().nullable(),
});
export type BackupEntryView = z.infer<typeof backupEntrySchema>;

const backupRowSchema = backupEntrySchema.extend({
  /** Why the rules of keeping keep it; null: it goes with the next backup. */
  keep: z.enum(['recent', 'day', 'week', 'month', 'before', 'other']).nullable(),
});
export type BackupRowView = z.infer<typeof backupRowSchema>;

const backupFindingSchema = z.object({
  code: z.string(),
  file: z.string(),
  expected: z.union([z.string(), z.number()]).optional(),
  actual: z.union([z.string(), z.number()]).optional(),
});
/** The result of the job of `backup.verify`. */
const backupReportSchema = z.object({
  ok: z.boolean(),
  findings: z.array(backupFindingSchema),
  total: z.number().int(),
  filesOnly: z.boolean(),
  filesChecked: z.number().int(),
  bytesChecked: z.number().int(),
  entry: backupEntrySchema,
});
export type BackupReportView = z.infer<typeof backupReportSchema>;

/** The result of the job of `backup.now`. */
const backupMadeSchema = z.object({
  id: z.string(),
  path: z.string(),
  size: z.number().int(),
  files: z.number().int(),
  filesMissing: z.number().int(),
  lost: z.array(lostFile),
  shortHead: z.string(),
});
export type BackupMade = z.infer<typeof backupMadeSchema>;

/** The result of the job of `backup.restore`. */
const backupRestoredSchema = z.object({
  id: z.string(),
  lastSeq: z.number().int(),
  head: z.string(),
  aside: z.string().nullable(),
  missing: z.number().int(),
  lost: z.array(lostFile),
});
export type BackupRestored = z.infer<typeof backupRestoredSchema>;

const backupStateSchema = z.object({
  sample: z.boolean(),
  folder: z.string(),
  isDefault: z.boolean(),
  problem: folderProblem.nullable(),
  free: z.number().nullable(),
  dataFolder: z.string(),
  databaseBytes: z.number(),
  /** `filesMissing`: attachments of which no whole copy was left; the first of them by name in `lost`. */
  last: z.object({ id: z.string(), at: z.string(), verified: z.boolean(), filesMissing: z.number().int(), lost: z.array(lostFile) }).nullable(),
  /** Bureaus of other registers whose backups lie in the folder too. */
  others: z.array(z.string()),
  /** Something was recorded since the last backup. */
  dirty: z.boolean(),
  /** After a restore nothing is backed up by itself until somebody has looked: the good backups must not be pushed out. */
  paused: z.boolean(),
  /** From which backup, made when, the register was restored; its former place aside. */
  restored: z.object({ at: z.string(), id: z.string(), madeAt: z.string().nullable(), aside: z.string().nullable() }).nullable(),
  /** The last backup by itself that failed. */
  failed: z.object({ at: z.string(), code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
  head: z.object({ seq: z.number().int(), short: z.string() }).nullable(),
});
export type BackupState = z.infer<typeof backupStateSchema>;

export const backupContract = {
  'backup.state': query(z.object({}), backupStateSchema),
  'backup.list': query(z.object({}), z.array(backupRowSchema)),
  /** `confirmed`: also when the register looks empty or much smaller than the last backup. */
  'backup.now': command(z.object({ confirmed: z.boolean().default(false) }), z.object({ jobId: idSchema })),
  'backup.verify': command(z.object({ path: pathSchema }), z.object({ jobId: idSchema })),
  /** Null: the folder inside the data folder. */
  'backup.setFolder': command(z.object({ folder: typedPathSchema.pipe(z.string().max(400)).nullable() }), z.object({})),
  /** Backups at a path: one, or a folder of them. Also before first run. */
  'backup.inspect': query(z.object({ path: pathSchema }), z.array(backupEntrySchema)),
  /** Checks the backup first; the present data are moved aside. `withoutFiles` leaves missing and altered attachments out. */
  'backup.restore': command(z.object({ path: pathSchema, withoutFiles: z.boolean().default(false) }), z.object({ jobId: idSchema })),
  /** Goes on with backups by itself after a restore. */
  'backup.resume': command(z.object({}), z.object({})),
};
