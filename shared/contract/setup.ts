import { z } from 'zod';
import { command, daySchema, idSchema, query, typedPathSchema } from './operation.ts';

const personSchema = z.object({
  id: idSchema,
  name: z.string(),
  post: z.string(),
  active: z.boolean(),
  ord: z.number().int(),
  revision: z.number().int(),
});
export type Person = z.infer<typeof personSchema>;

const unitSchema = z.object({
  id: idSchema,
  no: z.number().int(),
  kind: z.enum(['city', 'county', 'subdistrict', 'department', 'leading_group', 'inspection_team', 'government_office']),
  name: z.string(),
  fullName: z.string(),
  parentId: idSchema.nullable(),
  code: z.string().nullable(),
  ord: z.number().int(),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  revision: z.number().int(),
});

const newPerson = z.object({ name: z.string().trim().min(1).max(20), post: z.string().trim().max(30) });

/** What the shell needs before anything else. */
export const setupStateSchema = z.object({
  stage: z.enum(['first_run', 'ready']),
  /** The open database is the marked sample. */
  sample: z.boolean(),
  bureau: z.string(),
  city: z.string(),
  today: daySchema,
  persons: z.array(personSchema),
  backupFolder: z.string().nullable(),
  /** The last backup that was to be made by itself came to nothing. */
  backupFailed: z.boolean(),
  /** `filesMissing`: attachments of which no whole copy was left. */
  lastBackup: z.object({ at: z.string(), verified: z.boolean(), filesMissing: z.number().int() }).nullable(),
  /** The PC's clock is before the last logged event (PRODUCT §6). */
  clockBehind: z.boolean(),
  version: z.string(),
});
export type SetupState = z.infer<typeof setupStateSchema>;

export const setupContract = {
  'setup.state': query(z.object({}), setupStateSchema),
  /** Packs that can be chosen at first run. */
  'setup.packs': query(
    z.object({}),
    z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        docNo: z.string(),
        issuer: z.string(),
        rules: z.number().int(),
      }),
    ),
  ),
  /** Looks whether backups could be kept in a folder of this PC; null when nothing speaks against it. `others`: bureaus whose backups lie there already. */
  'setup.checkFolder': query(
    z.object({ folder: typedPathSchema.pipe(z.string().min(1).max(400)) }),
    z.object({
      problem: z.enum(['missing', 'not_folder', 'not_writable', 'inside_data', 'not_absolute', 'same_disk']).nullable(),
      others: z.array(z.string()),
    }),
  ),
  'setup.start': command(
    z.object({
      bureau: z.string().trim().min(2).max(40),
      city: z.string().trim().min(2).max(20),
      persons: z.array(newPerson).min(2).max(20),
      packId: z.string(),
      backupFolder: typedPathSchema.pipe(z.string().max(400)).nullable(),
    }),
    z.object({ persons: z.array(personSchema) }),
  ),
  /** The sample kept on this PC: the day it was made for. Null when there is none. */
  'setup.sample': query(z.object({}), z.object({ madeOn: daySchema }).nullable()),
  /** Opens the sample database, making it the first time or when a new one is asked for: a job, since three years are simulated. */
  'setup.openSample': command(z.object({ renew: z.boolean().default(false) }), z.object({ jobId: z.string() })),
  /** Back to the bureau's own database; the sample is kept or removed. */
  'setup.leaveSample': command(z.object({ remove: z.boolean() }), z.object({})),
  /** Deletes the sample database; the own one is never touched. */
  'setup.removeSample': command(z.object({}), z.object({})),
  /** Another name of the bureau or its city, as it stands on every paper from now on. */
  'setup.rename': command(z.object({ bureau: z.string().trim().min(2).max(40), city: z.string().trim().min(2).max(20) }), z.object({})),
  'persons.save': command(
    z.object({
      id: idSchema.nullable(),
      name: z.string().trim().min(1).max(20),
      post: z.string().trim().max(30),
      active: z.boolean(),
      revision: z.number().int(),
    }),
    personSchema,
  ),
  'units.list': query(z.object({}), z.array(unitSchema)),
};
