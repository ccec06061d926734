import { useSyncExternalStore } from 'react';
import type { FieldState } from '#ui/parts/register/ValueField.tsx';

/**
 * Changes not saved yet, by community: they outlive the drawer and the page, until saved or given up. They stay in this
 * window's memory, because nothing of the bureau's data is written outside the register.
 */
export type Draft = { readonly fields: ReadonlyMap<string, FieldState>; readonly validFrom: string | null };

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();

/** The draft of a community as it stands now; for handlers that run after a field was left. */
export function readDraft(id: string): Draft | undefined {
  return drafts.get(id);
}

export function useDraft(id: string): Draft | undefined {
  return useSyncExternalStore(subscribe, () => drafts.get(id));
}

/** Keeps one field; undefined takes it out again. A draft without fields is none. */
export function putField(id: string, metric: string, state: FieldState | undefined, validFrom: string | null): void {
  const fields = new Map(drafts.get(id)?.fields);
  if (state === undefined) fields.delete(metric);
  else fields.set(metric, state);
  if (fields.size === 0) drafts.delete(id);
  else drafts.set(id, { fields, validFrom: drafts.get(id)?.validFrom ?? validFrom });
  changed();
}

export function putValidFrom(id: string, validFrom: string | null): void {
  const draft = drafts.get(id);
  if (draft !== undefined) drafts.set(id, { ...draft, validFrom });
  changed();
}

export function dropDraft(id: string): void {
  drafts.delete(id);
  changed();
}

/** From the first draft on, closing or reloading the window asks while one is not saved. */
export function guardDrafts(): void {
  window.addEventListener('beforeunload', askIfUnsaved);
}

function askIfUnsaved(event: BeforeUnloadEvent): void {
  if (drafts.size > 0) event.preventDefault();
}

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
