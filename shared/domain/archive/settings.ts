import { codeTemplates, type CodeSettings, templateProblems } from './code.ts';
import {
  communitySubjects,
  type CommunitySubject,
  defaultRetentions,
  defaultSubjectRetentions,
  type FondsKind,
  type PaperKind,
  type Retention,
} from './item.ts';

/** How 机构或问题 stands in a 档号: by its letters (DA/T 22-2015), by its name (DA/T 13-2022), or not at all. */
export const classParts = ['letters', 'name', 'none'] as const;
export type ClassPart = (typeof classParts)[number];

/** A subject (问题) by which the bureau files. `key` stays; name and letters may be corrected while no code carries them. */
export type BureauSubject = { readonly key: string; readonly name: string; readonly letters: string };

/** How each standard's own example writes it. */
export const standardClassPart: Readonly<Record<keyof typeof codeTemplates, ClassPart>> = { 'DA/T 22-2015': 'letters', 'DA/T 13-2022': 'name' };

export type CodeChoice = { readonly template: string; readonly classPart: ClassPart; readonly digits: number };

/** The bureau's settings of its archive; everything local authorities must approve stands here. */
export type ArchiveSettings = {
  /** 全宗号 given by the archives authority: a letter and three digits. */
  readonly fonds: string;
  readonly bureau: CodeChoice;
  readonly subjects: readonly BureauSubject[];
  /** Letter before a community's number in the register: communities have no 全宗号 of the authority's. */
  readonly communityLetter: string;
  readonly community: CodeChoice;
  readonly communityLetters: Readonly<Record<CommunitySubject, string>>;
  readonly periods: Readonly<Record<PaperKind, Retention>>;
  readonly subjectPeriods: Readonly<Record<CommunitySubject, Retention>>;
};

/** The initials of each subject's name, as DA/T 22-2015 codes 机构或问题. */
const subjectLetters: Readonly<Record<CommunitySubject, string>> = {
  election: 'MZXJ',
  decision: 'MZJC',
  management: 'MZGL',
  supervision: 'MZJD',
  party_open: 'DWGK',
  finance_open: 'CWGK',
  affairs_open: 'JWGK',
  matters_open: 'SWGK',
  major: 'ZDSX',
  civilized: 'WMCJ',
};

/** What a bureau starts with; its subjects come with their names. */
export function defaultArchiveSettings(subjects: readonly BureauSubject[]): ArchiveSettings {
  const choice: CodeChoice = { template: codeTemplates['DA/T 22-2015'], classPart: 'letters', digits: 4 };
  return {
    fonds: 'Z001',
    bureau: choice,
    subjects,
    communityLetter: 'S',
    community: choice,
    communityLetters: subjectLetters,
    periods: defaultRetentions,
    subjectPeriods: defaultSubjectRetentions,
  };
}

/** How codes are made in the bureau's fonds or in one community's index. */
export function codeSettingsOf(
  settings: ArchiveSettings,
  fonds: FondsKind,
  communityNo: number | null,
  names: Readonly<Record<CommunitySubject, string>>,
): CodeSettings {
  const choice = fonds === 'bureau' ? settings.bureau : settings.community;
  const own =
    fonds === 'bureau'
      ? settings.subjects.map(({ key, name, letters }) => [key, choice.classPart === 'name' ? name : letters] as const)
      : communitySubjects.map((subject) => [subject, choice.classPart === 'name' ? names[subject] : settings.communityLetters[subject]] as const);
  return {
    template: choice.template,
    digits: choice.digits,
    classes: choice.classPart === 'none' ? {} : Object.fromEntries(own),
    fonds: fonds === 'bureau' ? settings.fonds : `${settings.communityLetter}${String(communityNo ?? 0).padStart(3, '0')}`,
  };
}

export type SettingsProblem = 'fonds' | 'template' | 'letters_twice' | 'letters_form' | 'subject_name';

/** What is wrong with settings; empty when codes can be made by them. */
export function settingsProblems(settings: ArchiveSettings): SettingsProblem[] {
  const problems = new Set<SettingsProblem>();
  if (!/^[A-Z]\d{3}$/.test(settings.fonds) || !/^[A-Z]$/.test(settings.communityLetter)) problems.add('fonds');
  for (const { template } of [settings.bureau, settings.community]) if (templateProblems(template).length > 0) problems.add('template');
  for (const letters of [settings.subjects.map((subject) => subject.letters), Object.values(settings.communityLetters)]) {
    const used = letters.filter((text) => text !== '');
    // Two subjects with one code would share a series and hide in each other.
    if (new Set(used).size < used.length) problems.add('letters_twice');
    if (used.some((text) => !/^[A-Z0-9]{1,8}$/.test(text))) problems.add('letters_form');
  }
  const names = settings.subjects.map((subject) => subject.name.trim());
  if (new Set(names).size < names.length || names.some((name) => name === '' || /[-·\s/\\:*?"<>|%]/.test(name))) problems.add('subject_name');
  return [...problems];
}
