import { useSyncExternalStore } from 'react';

/**
 * Small choices of this person on this PC: text size, columns, views. Kept in local storage as JSON
 * under one prefix; unreadable or missing values answer the default. Nothing of the bureau's data goes here.
 */
const PREFIX = 'desk.';
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
function writePreference(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Storage may be full or switched off; the choice then lasts until the window closes.
    cache.set(key, { raw: stored(key), value });
  }
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
