import { AppError } from '#shared/domain/errors.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';
import type { JobControl, JobKey, PersonRow, Ports } from './ports.ts';

/** Starts a job for a command: asked again with the same key, it answers the same job. */
export function startJob(
  ports: Ports,
  operation: string,
  context: CallContext,
  kind: string,
  work: (control: JobControl) => Promise<unknown>,
): { readonly jobId: string } {
  return { jobId: ports.jobs.start(kind, work, jobKey(operation, context)) };
}

export function jobKey(operation: string, context: CallContext): JobKey | null {
  return context.idempotencyKey === null
    ? null
    : { key: context.idempotencyKey, request: JSON.stringify([operation, context.actorId, context.fingerprint ?? '']) };
}

/**
 * Who asks for long work is looked at before it, not after it. Null while nobody is set up yet. Throws `actor_missing`,
 * `actor_unknown`.
 */
export async function actingPerson({ reads }: Ports, { actorId }: CallContext): Promise<PersonRow | null> {
  const persons = await reads.core.persons();
  if (persons.length === 0) return null;
  const person = persons.find((one) => one.id === actorId);
  if (person?.active !== true) throw new AppError(actorId === null ? 'actor_missing' : 'actor_unknown');
  return person;
}
