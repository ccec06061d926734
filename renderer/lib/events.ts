import type { HostEvent } from '#shared/contract/events.ts';

const listeners = new Set<(event: HostEvent) => void>();

/** Passes an event of the host to everybody who listens. */
export function publishEvent(event: HostEvent): void {
  for (const listener of listeners) listener(event);
}

/** Listens to the host's events until the answered function is called. */
export function onHostEvent(listener: (event: HostEvent) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
