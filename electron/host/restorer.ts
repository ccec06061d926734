import { noteRestored } from '#shared/services/backupRun.ts';
import type { Clock, Jobs, Workspace } from '#shared/services/ports.ts';
import { exchange, prepareRestore } from './backupsRestore.ts';
import type { Places } from './places.ts';

/** Restoring as a job that belongs to no database: checks the backup beside the running register, then exchanges the two. */
export function restorer({
  dataFolder,
  clock,
  jobs,
  places,
}: {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly places: Places;
}): Workspace['restore'] {
  return (path, { withoutFiles, acting }, once) =>
    jobs.start(
      'backup.restore',
      async (control) => {
        const prepared = await prepareRestore(dataFolder, path, control, withoutFiles);
        const before = await places.use((place) => place.ports.reads.events.head());
        let aside: string | null = null;
        let settle = async (): Promise<void> => {};
        const place = await places.replace('own', async () => {
          const swap = await exchange(dataFolder, clock.now(), before !== null);
          ({ aside, settle } = swap);
          return swap.undo;
        });
        await settle();
        const { id, lastSeq, head, madeAt, missing, lost } = prepared;
        await noteRestored(place.ports, { id, madeAt, lastSeq, head, aside, before: before === null ? null : { seq: before.seq, hash: before.hash } }, acting);
        return { id, lastSeq, head, aside, missing, lost };
      },
      once,
    );
}
