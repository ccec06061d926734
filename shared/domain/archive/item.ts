import type { Day } from '#shared/domain/date.ts';

/**
 * Two archives kept apart: the bureau's own fonds (orders and cases, 国家档案局令第8号) and each community's index
 * (城市社区档案管理办法, 国家档案局 民政部令第11号).
 */
export const fondsKinds = ['bureau', 'community'] as const;
export type FondsKind = (typeof fondsKinds)[number];

/** Who made the records of a community: 居民委员会, and 居务监督委员会 as the second creator. */
export const creators = ['bureau', 'committee', 'supervision_committee'] as const;
export type Creator = (typeof creators)[number];

/** 门类 of DA/T 13-2022: WS 文书 KJ 科技 KU 会计 (the three classes of 第11号令), ZP 照片 LY 录音 LX 录像. */
export const categories = ['WS', 'KJ', 'KU', 'ZP', 'LY', 'LX'] as const;
export type Category = (typeof categories)[number];

/** Y 永久, D30 定期30年, D10 定期10年. In the order archives arrange them: the longest first. */
export const retentions = ['Y', 'D30', 'D10'] as const;
export type Retention = (typeof retentions)[number];

/** The ten subjects of a community's records (清府办函〔2021〕86号 三(九)); the codes are those of the register's metrics. */
export const communitySubjects = [
  'election',
  'decision',
  'management',
  'supervision',
  'party_open',
  'finance_open',
  'affairs_open',
  'matters_open',
  'major',
  'civilized',
] as const;
export type CommunitySubject = (typeof communitySubjects)[number];

/** Kinds of papers a case leaves, and their usual retention. */
export const paperKinds = ['order_rectification', 'order_supervision', 'order_accountability', 'receipt', 'report', 'recheck', 'closing'] as const;
export type PaperKind = (typeof paperKinds)[number];

/**
 * Periods to start with. The annexes of 第8号令 and 第11号令 leave room: 须由当地档案主管部门核定, and shown so.
 * 督办 and 问责 are kept for ever, a receipt ten years, the rest thirty.
 */
export const defaultRetentions: Readonly<Record<PaperKind, Retention>> = {
  order_rectification: 'D30',
  order_supervision: 'Y',
  order_accountability: 'Y',
  receipt: 'D10',
  report: 'D30',
  recheck: 'D30',
  closing: 'D30',
};

/** The same for a community's ten subjects (nearest published table: 湖北省社区档案保管期限表); accounts at least 30 years. */
export const defaultSubjectRetentions: Readonly<Record<CommunitySubject, Retention>> = {
  election: 'Y',
  decision: 'Y',
  management: 'D30',
  supervision: 'D30',
  party_open: 'D30',
  finance_open: 'D30',
  affairs_open: 'D30',
  matters_open: 'D30',
  major: 'Y',
  civilized: 'D10',
};

/** One 件. Paper and electronic records are indexed alike; `serial` and `code` are given at the yearly arrangement and then fixed. */
export type ArchiveItem = {
  readonly id: string;
  readonly fonds: FondsKind;
  /** Null for the bureau's fonds. */
  readonly communityId: string | null;
  readonly creator: Creator;
  readonly category: Category;
  /** One of the ten subjects for a community; `cases` for what a case leaves; other words as the bureau classes its records. */
  readonly subject: string;
  readonly year: number;
  readonly retention: Retention;
  readonly title: string;
  /** 文号, empty without one. */
  readonly documentNumber: string;
  /** 责任者. */
  readonly responsible: string;
  readonly documentOn: Day;
  readonly secrecy: string;
  readonly pages: number;
  readonly note: string;
  /** Order among papers of one day, as they follow each other in a case. */
  readonly ord: number;
  readonly serial: number | null;
  readonly code: string | null;
};

/** An item in the index of one owner, whose it is stands over it. */
export type IndexedItem = Omit<ArchiveItem, 'communityId'>;

/** What an item lacks to be arranged (DA/T 18-2022 必著: 题名 日期 责任者 保管期限; a 件 has pages or is electronic). */
export function itemProblems(item: IndexedItem): Array<'title' | 'responsible' | 'date' | 'pages' | 'year'> {
  const problems: Array<'title' | 'responsible' | 'date' | 'pages' | 'year'> = [];
  if (item.title.trim() === '') problems.push('title');
  if (item.responsible.trim() === '') problems.push('responsible');
  if (item.documentOn === '') problems.push('date');
  if (!Number.isInteger(item.pages) || item.pages < 0) problems.push('pages');
  if (!Number.isInteger(item.year) || item.year < 1900 || item.year > 9999) problems.push('year');
  return problems;
}

/**
 * The day by which a year's records should be arranged: 文书 by the end of June of the next year, 会计 by the end of
 * March (readings of 第11号令, weakly sourced); photographs and recordings at any time, so the same June.
 */
export function arrangeBy(category: Category, year: number): Day {
  return category === 'KU' ? `${year + 1}-03-31` : `${year + 1}-06-30`;
}

/** Items a community filed under each subject in a year: what the register's 归档件数 should say. */
export function subjectCounts(items: readonly ArchiveItem[], communityId: string, year: number): Record<CommunitySubject, number> {
  const counts = Object.fromEntries(communitySubjects.map((subject) => [subject, 0])) as Record<CommunitySubject, number>;
  for (const item of items) {
    if (item.communityId === communityId && item.year === year && isCommunitySubject(item.subject)) counts[item.subject] += 1;
  }
  return counts;
}

function isCommunitySubject(subject: string): subject is CommunitySubject {
  return communitySubjects.some((known) => known === subject);
}
