import type { SetupState } from '#shared/contract/setup.ts';
import { chooseActor, useActor } from './actor.ts';
import { useCall } from './query.ts';

/** The state the frame stands on: bureau, persons, sample, backup, today. Undefined while being read. */
export function useSetup() {
  return useCall('setup.state', {}, ['setup', 'persons', 'settings', 'backups']);
}

/** The acting person among the active ones; null when none is chosen. */
export function useActingPerson(): { readonly person: SetupState['persons'][number] | null; readonly choose: (id: string) => void } {
  const { data } = useSetup();
  const actor = useActor();
  return {
    person: data?.persons.find((person) => person.id === actor && person.active) ?? null,
    choose: chooseActor,
  };
}

/** Today in China as the host knows it; screens never ask the PC's own clock. Empty before the first answer. */
export function useToday(): string {
  return useSetup().data?.today ?? '';
}
