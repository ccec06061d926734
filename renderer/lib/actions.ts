import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { CommandId } from '#shared/contract/commands.ts';

/**
 * Handlers of the command table's actions. The shell registers its own; an open page registers what it
 * can do, and the one registered last wins (a dialog over a page). Without a handler a command is not offered.
 */
type Handler = () => void;
const stacks = new Map<CommandId, Handler[]>();
const listeners = new Set<() => void>();
let offered: ReadonlySet<CommandId> = new Set();

/** Offers an action while this component is mounted and `enabled`. */
export function useAction(id: CommandId, handler: Handler, enabled = true): void {
  const run = useEffectEvent(handler);
  useEffect(() => {
    if (!enabled) return undefined;
    const entry = () => run();
    stacks.set(id, [...(stacks.get(id) ?? []), entry]);
    changed();
    return () => {
      stacks.set(
        id,
        (stacks.get(id) ?? []).filter((other) => other !== entry),
      );
      changed();
    };
  }, [id, enabled]);
}

/** Runs an action; answers whether anybody took it. */
export function runAction(id: CommandId): boolean {
  const handler = stacks.get(id)?.at(-1);
  handler?.();
  return handler !== undefined;
}

/** Ids that have a handler now. */
export function useOffered(): ReadonlySet<CommandId> {
  return useSyncExternalStore(subscribe, () => offered);
}

function changed(): void {
  offered = new Set([...stacks].filter(([, handlers]) => handlers.length > 0).map(([id]) => id));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
