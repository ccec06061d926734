import { useSyncExternalStore } from 'react';
import type { WatchState } from '#shared/rpc/transports.ts';

let current: WatchState = 'open';
const listeners = new Set<() => void>();

/** Tells the page how the connection to the host stands. */
export function publishConnection(state: WatchState): void {
  current = state;
  for (const listener of listeners) listener();
}

/** `open`, `lost` (reconnecting) or `ended` (only a new address helps). */
export function useConnection(): WatchState {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
