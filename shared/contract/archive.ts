import { z } from 'zod';
import { categories, communitySubjects, creators, fondsKinds, paperKinds, retentions } from '#shared/domain/archive/item.ts';
import { classParts } from '#shared/domain/archive/settings.ts';
import { resultsSchema } from './cases.ts';
import { claimedFile, ticketSchema } from './files.ts';
import { addressIdSchema, command, daySchema, idSchema, pageOf, pageRequest, query } from './operation.ts';

const fondsSchema = z.enum(fondsKinds);
const categorySchema = z.enum(categories);
const retentionSchema = z.enum(retentions);
const creatorSchema = z.enum(creators);
const yearSchema = z.number().int().min(1949).max(2200);
/** One of the ten subjects of a community, or a subject of the bureau's own; empty without one. */
const subjectSchema = z.string().max(40);

const archiveRowSchema = z.object({
  id: idSchema,
  fonds: fondsSchema,
  communityId: idSchema.nullable(),
  community: z.string().nullable(),
  creator: creatorSchema,
  category: categorySchema,
  subject: subjectSchema,
  subjectName: z.string(),
  kind: z.enum(paperKinds).nullable(),
  caseId: idSchema.nullable(),
  caseNumber: z.string().nullable(),
  orderId: idSchema.nullable(),
  year: z.number().int(),
  retention: retentionSchema,
  title: z.string(),
  documentNumber: z.string(),
  responsible: z.string(),
  documentOn: daySchema,
  secrecy: z.string(),
  pages: z.number().int(),
  note: z.string(),
  code: z.string().nullable(),
  fixedOn: daySchema.nullable(),
  state: z.enum(['prefiled', 'arranged', 'withdrawn']),
  papers: z.number().int(),
  revision: z.number().int(),
});
export type ArchiveListItem = z.infer<typeof archiveRowSchema>;

const archivePaperSchema = z.object({
  ord: z.number().int(),
  name: z.string(),
  form: z.enum(['order', 'receipt', 'report', 'recheck', 'closing']).nullable(),
  pages: z.number().int(),
  /** Kept as a file; otherwise the program writes it when it is first asked for. */
  kept: z.boolean(),
  mime: z.string().nullable(),
  size: z.number().int().nullable(),
});
const archiveItemSchema = archiveRowSchema.extend({
  papers: z.array(archivePaperSchema),
  /** Every case it belongs to: an order's item to each case of the order. */
  cases: z.array(z.object({ id: idSchema, number: z.string() })),
  history: z.array(z.object({ seq: z.number().int(), at: z.string(), onDay: daySchema, person: z.string().nullable(), text: z.string() })),
  /** By when the year should be arranged. */
  arrangeBy: daySchema,
});
export type ArchiveItemView = z.infer<typeof archiveItemSchema>;

const page = pageRequest(
  {
    fonds: fondsSchema.default('bureau'),
    communityId: idSchema.nullable().default(null),
    year: yearSchema.nullable().default(null),
    category: categorySchema.nullable().default(null),
    retention: retentionSchema.nullable().default(null),
    subject: subjectSchema.nullable().default(null),
    creator: creatorSchema.nullable().default(null),
    state: z.enum(['prefiled', 'arranged']).nullable().default(null),
    caseId: idSchema.nullable().default(null),
    text: z.string().max(60).default(''),
  },
  ['date', 'code', 'year'],
);

const itemFields = {
  creator: creatorSchema,
  category: categorySchema,
  subject: subjectSchema,
  year: yearSchema,
  retention: retentionSchema,
  title: z.string().trim().min(1).max(200),
  documentNumber: z.string().trim().max(60),
  responsible: z.string().trim().min(1).max(60),
  documentOn: daySchema,
  secrecy: z.string().trim().max(10),
  pages: z.number().int().min(0).max(9_999),
  note: z.string().trim().max(200),
};

const choiceSchema = z.object({ template: z.string().trim().min(1).max(120), classPart: z.enum(classParts), digits: z.number().int().min(3).max(5) });
const archiveSettingsSchema = z.object({
  fonds: z.string().trim().max(10),
  bureau: choiceSchema,
  subjects: z
    .array(z.object({ key: z.string().min(1).max(40), name: z.string().trim().min(1).max(20), letters: z.string().trim().max(8) }))
    .min(1)
    .max(30),
  communityLetter: z.string().trim().max(1),
  community: choiceSchema,
  communityLetters: z.record(z.enum(communitySubjects), z.string().trim().max(8)),
  periods: z.record(z.enum(paperKinds), retentionSchema),
  subjectPeriods: z.record(z.enum(communitySubjects), retentionSchema),
});
export type ArchiveSettingsView = z.infer<typeof archiveSettingsSchema>;

/** Which year of which fonds; a community's index when one is named, all communities' when none is. */
const yearOf = z.object({ fonds: fondsSchema, communityId: idSchema.nullable().default(null), year: yearSchema });

const arrangementSchema = z.object({
  /** Of what would be given to which item: the command refuses when it has changed. */
  digest: z.string(),
  count: z.number().int(),
  series: z.array(
    z.object({
      owner: z.string(),
      category: categorySchema,
      retention: retentionSchema,
      subjectName: z.string(),
      first: z.string(),
      last: z.string(),
      count: z.number().int(),
      /** Items of this series that already have their codes. */
      earlier: z.number().int(),
      /** It was begun before the settings changed, and goes on as it was begun. */
      earlierForm: z.boolean(),
    }),
  ),
  items: z.array(z.object({ id: idSchema, revision: z.number().int(), code: z.string(), title: z.string(), documentOn: daySchema, pages: z.number().int() })),
  left: z.array(z.object({ id: idSchema, title: z.string(), problems: z.array(z.enum(['title', 'responsible', 'date', 'pages', 'year'])) })),
  /** Items whose pages nobody has counted. */
  uncounted: z.number().int(),
});
export type ArrangementView = z.infer<typeof arrangementSchema>;

export const archiveContract = {
  'archive.list': query(page, pageOf(archiveRowSchema)),
  /** An .xlsx of exactly the rows under the filter, with these columns (none: all). */
  'archive.export': command(page.omit({ cursor: true, limit: true }).extend({ columns: z.array(z.string().max(30)).max(30).default([]) }), ticketSchema),
  'archive.get': query(z.object({ id: addressIdSchema }), archiveItemSchema),
  'archive.years': query(
    z.object({ fonds: fondsSchema, communityId: idSchema.nullable().default(null) }),
    z.array(z.object({ year: z.number().int(), prefiled: z.number().int(), arranged: z.number().int(), uncounted: z.number().int(), arrangeBy: daySchema })),
  ),
  /** Every community with what it filed in a year under each of the ten subjects. */
  'archive.communities': query(
    z.object({ year: yearSchema }),
    z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        subdistrict: z.string(),
        items: z.number().int(),
        prefiled: z.number().int(),
        missing: z.number().int(),
        subjects: z.record(z.enum(communitySubjects), z.number().int()),
      }),
    ),
  ),
  'archive.add': command(
    z.object({ fonds: fondsSchema, communityId: idSchema.nullable(), ...itemFields, files: z.array(claimedFile).max(20).default([]) }),
    z.object({ id: idSchema, revision: z.number().int() }),
  ),
  /** What carries the code (year, class, period, subject) stays once it is given; the rest is corrected with a reason. */
  'archive.change': command(
    z.object({
      id: idSchema,
      revision: z.number().int(),
      ...itemFields,
      reason: z.string().trim().max(200).default(''),
      files: z.array(claimedFile).max(20).default([]),
    }),
    z.object({ revision: z.number().int() }),
  ),
  /** Counted pages of several items at once: of what waits for its code, or was not counted until now. */
  'archive.setPages': command(
    z.object({
      items: z
        .array(z.object({ id: idSchema, revision: z.number().int(), pages: z.number().int().min(0).max(9_999) }))
        .min(1)
        .max(300),
    }),
    z.object({ count: z.number().int() }),
  ),
  /** Entered by mistake; only before it has a code. */
  'archive.withdraw': command(z.object({ id: idSchema, revision: z.number().int(), reason: z.string().trim().min(1).max(200) }), z.object({})),
  'archive.previewArrange': query(yearOf, arrangementSchema),
  'archive.arrange': command(yearOf.extend({ digest: z.string().max(80) }), z.object({ count: z.number().int() })),
  /** One step for closed cases: prefile what is missing, write the forms, give the codes. */
  'archive.fileCases': command(z.object({ caseIds: z.array(idSchema).min(1).max(200) }), resultsSchema),
  /** One paper of an item: the kept file, or the form, written and kept now. */
  'archive.paper': command(z.object({ itemId: idSchema, ord: z.number().int() }), ticketSchema),
  /** 归档文件目录 of what has a code: a workbook with a sheet a period, or one period on paper. */
  'archive.catalogue': command(
    yearOf.extend({ form: z.enum(['xlsx', 'docx']), category: categorySchema.nullable().default(null), retention: retentionSchema.nullable().default(null) }),
    ticketSchema,
  ),
  /** 案卷封面 of one case's papers, or of one period of a year. */
  'archive.cover': command(
    z.discriminatedUnion('of', [z.object({ of: z.literal('case'), caseId: idSchema }), yearOf.extend({ of: z.literal('year'), retention: retentionSchema })]),
    ticketSchema,
  ),
  'archive.settings': query(z.object({}), archiveSettingsSchema),
  'archive.saveSettings': command(archiveSettingsSchema, z.object({})),
};
