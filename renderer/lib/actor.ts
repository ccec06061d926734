import { useSyncExternalStore } from 'react';

/**
 * Who acts: chosen at the foot of the navigation, sent in each request's envelope. Kept for this
 * window only, so that two windows can act for two persons; the last choice is proposed to a new one.
 * The sample has persons of its own and therefore a choice of its own.
 */
const KEYS = { own: 'desk.actor', sample: 'desk.actor.sample' } as const;
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
    return sessionStorage.getItem(KEYS[place]) ?? localStorage.getItem(KEYS[place]);
  } catch {
    return null;
  }
}

/** Chooses the acting person. */
export function chooseActor(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(KEYS[place]);
    else {
      sessionStorage.setItem(KEYS[place], id);
      localStorage.setItem(KEYS[place], id);
    }
  } catch {
    // Without storage the choice cannot be kept; every command then answers `actor_missing`.
  }
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
