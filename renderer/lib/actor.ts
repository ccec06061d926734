import { useSyncExternalStore } from 'react';
import { readPreference, writePreference } from './preferences.ts';

/**
 * Who acts: chosen at the foot of the navigation, sent in each request's envelope. Kept for this
 * window only, so that two windows can act for two persons; the last choice is proposed to a new one.
 * The sample has persons of its own and therefore a choice of its own.
 */
const KEYS = { own: 'actor', sample: 'actor.sample' } as const;
let place: keyof typeof KEYS = 'own';
const listeners = new Set<() => void>();

/** Says which database is open: the choice made there counts. */
export function enterPlace(sample: boolean): void {
  const next = sample ? 'sample' : 'own';
  if (next === place) return;
  place = next;
  for (const listener of listeners) listener();
}

/** Id of the acting person, null before one is chosen. */
export function readActor(): string | null {
  try {
    return sessionStorage.getItem(`desk.${KEYS[place]}`) ?? readPreference<string | null>(KEYS[place], null);
  } catch {
    return readPreference<string | null>(KEYS[place], null);
  }
}

/** Chooses the acting person. */
export function chooseActor(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(`desk.${KEYS[place]}`);
    else sessionStorage.setItem(`desk.${KEYS[place]}`, id);
  } catch {
    // Without storage two windows act for the same person.
  }
  if (id !== null) writePreference(KEYS[place], id);
  for (const listener of listeners) listener();
}

/** The acting person's id as state. */
export function useActor(): string | null {
  return useSyncExternalStore(subscribe, readActor);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
