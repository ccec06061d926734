import { said, type ErrorWords } from './words.ts';

const settingProblems: Readonly<Record<string, string>> = {
  fonds: '全宗号应为一个大写字母加三位数字，社区代号应为一个大写字母',
  template: '档号格式不完整，或含有不能用的符号',
  letters_twice: '两个问题用了同一个代号',
  letters_form: '代号应为 1 到 8 位大写字母或数字',
  subject_name: '问题名称为空、重复，或含有不能用的符号',
};

/** The archive: items, arrangement, catalogues, settings. */
export const archiveErrors: ErrorWords = {
  archive_unknown: () => '没有找到这一件，可能已被撤下。请回到档案列表重新查找。',
  archive_fixed: (data) => `这一件的档号 ${said(data, 'code')} 已经编定，年度、门类、保管期限和问题不能再改，也不能撤下。题名、页数等可以更正，并写明理由。`,
  archive_reason_missing: () => '这一件已编定档号，更正时要写明理由。请填写理由后再保存。',
  archive_year_future: (data) => `${said(data, 'year')}年还没有到，没有保存。请核对归档年度。`,
  archive_creator: () => '形成者与档案所属不一致，没有保存。机关档案的形成者是本机关，社区档案的是居民委员会或居务监督委员会。',
  archive_subject: () => '没有选定问题类别，没有保存。社区文书应归入十类之一，机关文书应归入设置中的问题。',
  archive_changed_meanwhile: () => '预览之后又有新的档案或改动，没有编号。请按刷新后的预览核对，再确认。',
  archive_nothing_to_arrange: (data) => `${said(data, 'year')}年度没有待整理的档案。`,
  archive_catalogue_of_one: () => '纸质归档文件目录按社区分别装订，没有生成。请先选择一个社区。',
  archive_nothing_coded: (data) => `${said(data, 'year')}年度还没有编定档号的档案，没有生成目录。请先做年度整理。`,
  archive_nothing_filed: (data) => `案件 ${said(data, 'number')} 还没有归档材料。请先销号或一步归档。`,
  archive_case_open: (data) => `案件 ${said(data, 'number')} 还没有销号，不能归档。请先办完销号。`,
  archive_paper_unknown: () => '没有找到这份材料。请刷新页面后再试。',
  archive_settings: (data) => {
    const list = data['problems'];
    const reasons = Array.isArray(list) ? list.map((code) => settingProblems[code] ?? code).join('；') : '';
    return `档案设置没有保存：${reasons}。请改正后再保存。`;
  },
};
