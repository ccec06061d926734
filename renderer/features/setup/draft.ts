import { setupWords } from '#shared/words/setup.ts';
import type { In } from '#ui/lib/query.ts';

export type DraftPerson = { readonly key: number; readonly name: string; readonly post: string };
export type SetupDraft = {
  readonly bureau: string;
  readonly city: string;
  readonly persons: readonly DraftPerson[];
  readonly packId: string | null;
  readonly folder: string;
};
/** By field: `bureau`, `city`, `pack`, `person 0` … */
export type Problems = Readonly<Record<string, string>>;

export const LEAST_PERSONS = 2;
export const MOST_PERSONS = 20;

export const emptyDraft: SetupDraft = {
  bureau: '',
  city: '',
  persons: [
    { key: 1, name: '', post: '' },
    { key: 2, name: '', post: '' },
  ],
  packId: null,
  folder: '',
};

/** What is still missing, in words; nothing when it can be started. */
export function problemsOf({ bureau, city, persons, packId }: SetupDraft): Problems {
  const problems: Record<string, string> = {};
  if (bureau.trim().length < 2) problems['bureau'] = setupWords.missing.bureau;
  if (city.trim().length < 2) problems['city'] = setupWords.missing.city;
  const names = persons.map((person) => person.name.trim());
  for (const [at, name] of names.entries()) {
    // Rows beyond the two needed may stay empty.
    if (name === '' && (at < LEAST_PERSONS || persons[at]!.post.trim() !== '')) problems[`person ${at}`] = setupWords.missing.person;
    else if (name !== '' && names.indexOf(name) < at) problems[`person ${at}`] = setupWords.missing.same;
  }
  if (packId === null) problems['pack'] = setupWords.missing.pack;
  return problems;
}

export function startInput({ bureau, city, persons, packId, folder }: SetupDraft): In<'setup.start'> {
  return {
    bureau: bureau.trim(),
    city: city.trim(),
    packId: packId ?? '',
    backupFolder: folder.trim() === '' ? null : folder.trim(),
    persons: persons.filter((person) => person.name.trim() !== '').map(({ name, post }) => ({ name: name.trim(), post: post.trim() })),
  };
}
