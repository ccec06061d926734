import { useSyncExternalStore } from 'react';

/**
 * Who acts: chosen at the foot of the navigation, sent in each request's envelope. Kept for this
 * window only, so that two windows can act for two persons; the last choice is proposed to a new one.
 */
const KEY = 'desk.actor';
const listeners = new Set<() => void>();

/** Id of the acting person, null before one is chosen. */
export function readActor(): string | null {
  try {
    return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Chooses the acting person. */
export function chooseActor(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(KEY);
    else {
      sessionStorage.setItem(KEY, id);
      localStorage.setItem(KEY, id);
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
