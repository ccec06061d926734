import { useSyncExternalStore } from 'react';

/**
 * Small choices of this person on this PC: theme, text size, columns, views, who acted last. The host keeps them, since
 * the browser forgets its storage with the address (another port); local storage holds a copy as JSON under one prefix,
 * so that the first paint is right. Unreadable or missing values answer the default. Nothing of the bureau's data goes here.
 */
const PREFIX = 'desk.';
/** Set once the host's choices were taken over at this address: from then on what the host lacks is gone. */
const TAKEN = 'desk:taken';
type Keep = (changes: Readonly<Record<string, string | null>>) => void;
let keepElsewhere: Keep = () => undefined;
const listeners = new Set<() => void>();
const cache = new Map<string, { readonly raw: string | null; readonly value: unknown }>();

/** The stored value, or the default. Answers the same object until it changes. */
export function readPreference<T>(key: string, fallback: T): T {
  const raw = stored(key);
  const known = cache.get(key);
  if (known !== undefined && known.raw === raw) return (known.value ?? fallback) as T;
  const value = parse(raw);
  cache.set(key, { raw, value });
  return (value ?? fallback) as T;
}

/** Keeps a value; null forgets it. */
export function writePreference(key: string, value: unknown): void {
  try {
    put(key, value === null ? null : JSON.stringify(value));
  } catch {
    // Storage may be full or switched off; the choice then lasts until the window closes.
    cache.set(key, { raw: stored(key), value });
  }
  keepElsewhere({ [key]: value === null ? null : JSON.stringify(value) });
  changed();
}

/** Takes over what the host kept, and tells it what changes from now on; what only this browser knew goes there once. */
export function adoptPreferences(kept: Readonly<Record<string, string>>, keep: Keep): void {
  keepElsewhere = keep;
  try {
    const own = Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
      .filter((key) => kept[key] === undefined);
    const fresh = localStorage.getItem(TAKEN) === null ? own : [];
    for (const key of own.filter((one) => !fresh.includes(one))) put(key, null);
    for (const [key, raw] of Object.entries(kept)) put(key, raw);
    localStorage.setItem(TAKEN, '1');
    if (fresh.length > 0) keep(Object.fromEntries(fresh.map((key) => [key, stored(key)])));
  } catch {
    // Without storage the host's choices last in memory until the window closes.
    for (const [key, raw] of Object.entries(kept)) cache.set(key, { raw: null, value: parse(raw) });
  }
  changed();
}

/** Whether the host's choices have been taken over at this address before. */
export function knowsChoices(): boolean {
  try {
    return localStorage.getItem(TAKEN) !== null;
  } catch {
    return false;
  }
}

/** Follows every change of a preference, also in another window; answers the function that ends it. */
export function watchPreferences(listener: () => void): () => void {
  return subscribe(listener);
}

function put(key: string, raw: string | null): void {
  if (raw === null) localStorage.removeItem(PREFIX + key);
  else localStorage.setItem(PREFIX + key, raw);
}

function changed(): void {
  for (const listener of listeners) listener();
}

/** A preference as state: `[value, set]`. The default must be a constant, not a new object each time. */
export function usePreference<T>(key: string, fallback: T): [T, (value: T | null) => void] {
  const value = useSyncExternalStore(subscribe, () => readPreference(key, fallback));
  return [value, (next) => writePreference(key, next)];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

function parse(raw: string | null): unknown {
  if (raw === null) return null;
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
