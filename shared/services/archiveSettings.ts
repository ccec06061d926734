import type { CodeSettings } from '#shared/domain/archive/code.ts';
import { type Category, communitySubjects, type CommunitySubject, type FondsKind } from '#shared/domain/archive/item.ts';
import { type ArchiveSettings, codeSettingsOf, defaultArchiveSettings } from '#shared/domain/archive/settings.ts';
import { subjectWords } from '#shared/words/archive.ts';
import { bureauSubjects } from '#shared/words/archiveFiles.ts';
import type { CoreReads } from './ports.ts';

export const ARCHIVE_SETTINGS_KEY = 'archive';

/** How the archive is kept: the bureau's settings, or what it starts with. */
export async function archiveSettingsOf(core: CoreReads): Promise<ArchiveSettings> {
  return ((await core.setting(ARCHIVE_SETTINGS_KEY)) as ArchiveSettings | null) ?? defaultArchiveSettings(bureauSubjects);
}

export function codesOf(settings: ArchiveSettings, fonds: FondsKind, communityNo: number | null): CodeSettings {
  return codeSettingsOf(settings, fonds, communityNo, subjectWords);
}

export function isCommunitySubject(subject: string): subject is CommunitySubject {
  return communitySubjects.some((known) => known === subject);
}

/** A subject as people call it; one that is no longer in the settings is shown by its key. */
export function subjectName(settings: ArchiveSettings, fonds: FondsKind, subject: string): string {
  if (subject === '') return '';
  if (fonds === 'community') return isCommunitySubject(subject) ? subjectWords[subject] : subject;
  return settings.subjects.find(({ key }) => key === subject)?.name ?? subject;
}

/** 文书 are filed under one of the ten subjects; science and accounts may stand without. */
export function subjectFits(settings: ArchiveSettings, fonds: FondsKind, category: Category, subject: string): boolean {
  if (fonds === 'bureau') return settings.subjects.some(({ key }) => key === subject);
  return isCommunitySubject(subject) || (subject === '' && category !== 'WS');
}
