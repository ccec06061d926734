import type { CatalogueWords } from '#shared/domain/archive/catalogue.ts';
import { type CodeField, codeFields } from '#shared/domain/archive/code.ts';
import type { Category, CommunitySubject, Creator, FondsKind, PaperKind, Retention } from '#shared/domain/archive/item.ts';
import type { PrefileWords } from '#shared/domain/archive/prefile.ts';

export const fondsWords: Readonly<Record<FondsKind, string>> = { bureau: '本机关档案', community: '社区档案' };
export const creatorWords: Readonly<Record<Creator, string>> = { bureau: '本机关', committee: '居民委员会', supervision_committee: '居务监督委员会' };
export const categoryWords: Readonly<Record<Category, string>> = { WS: '文书', KJ: '科技', KU: '会计', ZP: '照片', LY: '录音', LX: '录像' };
export const retentionWords: Readonly<Record<Retention, string>> = { Y: '永久', D30: '定期30年', D10: '定期10年' };

/** The fields of a 档号 format as they are written on screen. */
const codeFieldWords: Readonly<Record<CodeField, string>> = {
  fonds: '全宗号',
  category: '门类',
  year: '年度',
  retention: '保管期限',
  class: '机构或问题',
  item: '件号',
};

/** A format with its fields in Chinese: {全宗号}-{门类}·{年度}. */
export function formatShown(template: string): string {
  return codeFields.reduce((text, field) => text.replaceAll(`{${field}}`, `{${codeFieldWords[field]}}`), template);
}

/** What is typed, as it is kept: the fields by their keys. */
export function formatTyped(text: string): string {
  return codeFields.reduce((kept, field) => kept.replaceAll(`{${codeFieldWords[field]}}`, `{${field}}`), text.replaceAll('｛', '{').replaceAll('｝', '}'));
}

/** The ten subjects of 清府办函〔2021〕86号 三(九). */
export const subjectWords: Readonly<Record<CommunitySubject, string>> = {
  election: '民主选举',
  decision: '民主决策',
  management: '民主管理',
  supervision: '民主监督',
  party_open: '党务公开',
  finance_open: '财务公开',
  affairs_open: '居务公开',
  matters_open: '事务公开',
  major: '社区重大事项',
  civilized: '全国文明城市创建',
};

/** 问题 of the bureau's own papers. */
export const casesSubjectWords = '督查整改';

export const paperKindWords: Readonly<Record<PaperKind, string>> = {
  order_rectification: '整改令',
  order_supervision: '督办令',
  order_accountability: '问责令',
  receipt: '签收单',
  report: '整改反馈',
  recheck: '复查记录',
  closing: '销号审批表',
};

/** Stands beside every retention period that the program proposes. */
export const retentionNote = '保管期限为建议值，须由当地档案主管部门核定。';

/** Titles of the 件 that closing a case leaves. */
export const prefileWords: PrefileWords = {
  receipt: ({ title, number }) => `${title}（${number}）签收单`,
  report: ({ unit, community, problem }) => `${unit}关于${community}${problem}问题整改情况的反馈`,
  recheck: ({ community, problem }, passed) => `${community}${problem}问题复查记录（${passed ? '合格' : '不合格'}）`,
  closing: ({ community, problem }) => `${community}${problem}问题销号审批表`,
  caseNote: (caseNumber) => caseNumber,
  orderNote: (numbers) => (numbers.length > 3 ? `${numbers[0]} 等 ${numbers.length} 案` : numbers.join('、')),
};

/** The heads of the 归档文件目录 (DA/T 22-2015), titled for one fonds and year. */
export function catalogueWords(owner: string, year: number, sample: boolean): CatalogueWords {
  return {
    sheet: '归档文件目录',
    columns: {
      ordinal: '序号',
      code: '档号',
      documentNumber: '文号',
      responsible: '责任者',
      title: '题名',
      date: '日期',
      secrecy: '密级',
      pages: '页数',
      note: '备注',
    },
    titles: (rows) => [`归档文件目录${sample ? '（样例）' : ''}`, `${owner}　${year}年度　共 ${rows} 件`],
    notes: [retentionNote],
  };
}
