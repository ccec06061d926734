import type { BureauSubject } from '#shared/domain/archive/settings.ts';
import { formatDayChinese } from '#shared/domain/date.ts';
import { casesSubjectWords } from './archive.ts';

/** 机构或问题 a bureau starts with; `cases` is where the papers of cases stand. */
export const bureauSubjects: readonly BureauSubject[] = [
  { key: 'cases', name: casesSubjectWords, letters: 'DCZG' },
  { key: 'general', name: '综合', letters: 'ZH' },
];

/** The papers inside an item, and what the program writes into its own forms. */
export const archivePaperWords = {
  order: '正本',
  /** What came after the order's own item had its code. */
  supplement: (title: string) => `${title}补充材料`,
  receipt: '签收单',
  report: '整改情况反馈登记表',
  recheck: '复查记录',
  closing: '销号审批表',
  writtenLater: (day: string) => `本表按系统登记内容于${day}补制。`,
  fileName: (caseNumber: string, paper: string) => `${caseNumber} ${paper}.docx`,
  basis: (clause: string, quote: string) => `${clause}：“${quote}”`,
  problem: (title: string, detail: string) => `${title}：${detail}`,
  recheckLine: (opinion: string, person: string) => (person === '' ? opinion : `${opinion}（复查人 ${person}）`),
  passedOpinion: '复查合格，可以报请销号。',
  failedOpinion: '复查不合格，退回继续整改。',
  overdue: '逾期未完成，升级办理',
  failed: '复查不合格，升级办理',
  onTime: '按期完成，已销号',
  late: '逾期完成，已销号',
} as const;

/** Names and titles of catalogues and covers. */
export const archiveFileWords = {
  allCommunities: '各社区',
  catalogueName: (owner: string, year: number, retention: string) => `${owner} ${year}年度${retention === '' ? '' : ` ${retention}`} 归档文件目录`,
  catalogueLine: (owner: string, year: number, retention: string, count: number) => `${owner}　${year}年度　${retention}　共 ${count} 件`,
  sheetName: (owner: string, retention: string) => (owner === '' ? retention : `${owner} ${retention}`),
  dossierTitle: (community: string, problem: string, caseNumber: string) => `${community}${problem}问题督查整改案卷（${caseNumber}）`,
  yearTitle: (owner: string, year: number, retention: string) => `${owner}${year}年度${retention}归档文件`,
  coverName: (what: string) => `${what} 案卷封面.docx`,
} as const;

/** Heads of the list as it is exported. */
export const archiveListWords = {
  bureau: '机关档案目录',
  community: '社区档案目录',
  columns: {
    state: '状态',
    code: '档号',
    title: '题名',
    documentNumber: '文号',
    responsible: '责任者',
    date: '日期',
    year: '年度',
    category: '门类',
    retention: '保管期限',
    subject: '机构或问题',
    community: '社区',
    creator: '形成者',
    case: '挂账号',
    pages: '页数',
    secrecy: '密级',
    note: '备注',
  },
  states: { prefiled: '待整理', arranged: '已归档', withdrawn: '已撤下' },
} as const;

type Payload = Readonly<Record<string, unknown>>;
const fieldWords: Readonly<Record<string, string>> = {
  title: '题名',
  documentNumber: '文号',
  responsible: '责任者',
  documentOn: '日期',
  creator: '形成者',
  category: '门类',
  subject: '机构或问题',
  year: '年度',
  retention: '保管期限',
  secrecy: '密级',
  pages: '页数',
  note: '备注',
};

/** What happened to an item, in a few words. */
export function archiveEventText(kind: string, payload: Payload): string {
  switch (kind) {
    case 'archive.prefiled':
      return `案件销号时预归档（${String(payload['case'] ?? '')}）`;
    case 'archive.added':
      return '手工登记';
    case 'archive.coded':
      return `编定档号 ${String(payload['code'] ?? '')}`;
    case 'archive.changed':
      return changeText(payload);
    default:
      return '有变动';
  }
}

function changeText(payload: Payload): string {
  const reason = String(payload['reason'] ?? '');
  const because = reason === '' ? '' : `，理由：${reason}`;
  if (payload['withdrawn'] === true) return `撤下${because}`;
  const changes = Object.entries(payload)
    .filter(([key, value]) => Object.hasOwn(fieldWords, key) && isChange(value))
    .map(([key, value]) => changeOf(key, value as { from: unknown; to: unknown }));
  if (changes.length > 0) return `${changes.join('，')}${because}`;
  const day = payload['documentOn'];
  return typeof day === 'string' ? `案件再次销号，日期改为${formatDayChinese(day)}` : `补充材料${because}`;
}

function isChange(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'from' in value;
}

function changeOf(key: string, { from, to }: { readonly from: unknown; readonly to: unknown }): string {
  const name = fieldWords[key] ?? key;
  return key === 'retention' || key === 'category' || key === 'subject' || key === 'creator' ? `更正${name}` : `${name}由“${String(from)}”改为“${String(to)}”`;
}
