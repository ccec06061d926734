import { z } from 'zod';
import { ticketSchema } from './files.ts';
import { addressIdSchema, command, daySchema, idSchema, query } from './operation.ts';

const roundRowSchema = z.object({
  id: idSchema,
  name: z.string(),
  phase: z.string(),
  phaseTitle: z.string(),
  team: z.string(),
  startsOn: daySchema,
  endsOn: daySchema,
  note: z.string(),
  communities: z.number().int(),
  inspected: z.number().int(),
  findings: z.number().int(),
  revision: z.number().int(),
});
export type RoundListItem = z.infer<typeof roundRowSchema>;

export const roundsContract = {
  /** Every community that is not closed, in the order of the register: to choose from. */
  'rounds.communities': query(z.object({}), z.array(z.object({ id: idSchema, name: z.string(), subdistrictId: idSchema, subdistrict: z.string() }))),
  'rounds.list': query(
    z.object({}),
    z.object({
      rows: z.array(roundRowSchema),
      phases: z.array(z.object({ key: z.string(), title: z.string(), from: daySchema, to: daySchema })),
    }),
  ),
  'rounds.get': query(
    z.object({ id: addressIdSchema }),
    roundRowSchema.extend({
      members: z.array(
        z.object({
          communityId: idSchema,
          community: z.string(),
          subdistrict: z.string(),
          inspectedOn: daySchema.nullable(),
          inspector: z.string(),
          failing: z.number().int(),
          unknown: z.number().int(),
          findings: z.number().int(),
        }),
      ),
    }),
  ),
  /** The round's communities as .xlsx: inspected when and by whom, what fails, what was found. */
  'rounds.export': command(z.object({ id: idSchema }), ticketSchema),
  'rounds.save': command(
    z.object({
      id: idSchema.nullable(),
      revision: z.number().int(),
      name: z.string().trim().min(2).max(60),
      phase: z.string().max(40),
      team: z.string().trim().min(1).max(60),
      startsOn: daySchema,
      endsOn: daySchema,
      note: z.string().trim().max(300).default(''),
      /** Null: every community of the register. */
      communityIds: z.array(idSchema).max(2_000).nullable(),
    }),
    z.object({ id: idSchema }),
  ),
  'rounds.inspect': command(
    z.object({ id: idSchema, communityIds: z.array(idSchema).min(1).max(2_000), on: daySchema, inspector: z.string().trim().min(1).max(40) }),
    z.object({ inspected: z.number().int() }),
  ),
};
