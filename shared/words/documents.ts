/** Words inside the files the program writes. Orders and forms: `documentWords`; sheets: `sheetWords`. */
export const sheetWords = {
  author: '社区督导台',
  sample: '样例',
  sampleTitle: (title: string) => `${title}（样例）`,
  footer: (page: string, pages: string) => `第 ${page} 页 共 ${pages} 页`,
  choicesSheet: '选项',
  choiceTitle: '不在可选范围内',
  choiceText: '请从下拉列表中选择。',
} as const;

/** What the program calls its templates, and what it says about one that was changed wrongly. */
export const templateWords = {
  kinds: {
    order: '督令',
    receipt: '送达签收单',
    report: '反馈登记表',
    recheck: '复查记录',
    closure: '销号审批表',
    'dossier-cover': '案卷封面',
    'file-catalogue': '归档文件目录',
  },
  places: { body: '正文', header: '页眉', footer: '页脚' },
  unsafe: {
    size: '超过 10 MB 的内容',
    macro: '宏',
    object: '嵌入的对象或控件',
    external: '对外部文件或网址的引用（如超链接、附加模板）',
    chunk: '并入的其他文档',
    field: '会读取外部内容的域',
    password: '打开密码',
    package: '不合规范的内容',
  },
  unknownTag: (tag: string) => `标记{${tag}}不是本文书的内容`,
  unclosedTag: (where: string, tag: string) => `${where}中的“{${tag}”缺少右花括号`,
  unopenedTag: (where: string, tag: string) => `${where}中的“${tag}}”缺少左花括号`,
  doubledBrace: (where: string, tag: string) => `${where}中的“${tag}”花括号重复`,
  unclosedLoop: (where: string, tag: string) => `${where}中的{#${tag}}没有对应的{/${tag}}`,
  unopenedLoop: (where: string, tag: string) => `${where}中的{/${tag}}没有对应的{#${tag}}`,
  crossedLoop: (where: string, open: string, close: string) => `${where}中的{#${open}}被{/${close}}结束，两者应当相同`,
  otherProblem: (where: string, tag: string) => `${where}中的标记${tag === '' ? '' : `{${tag}}`}放错了位置`,
  unreadable: '标记无法识别',
} as const;

/** Words the program puts into papers besides their content. */
export const documentWords = {
  noFiles: '无',
  blankDay: '　　年　　月　　日',
  /** 整改令　清民整〔2021〕1号　2021年6月7日送达，期限2021年6月22日，逾期未完成。 */
  casePaper: (kind: string, number: string, servedOn: string, dueOn: string, outcome: string) => {
    const facts = [servedOn === '' ? '' : `${servedOn}送达`, dueOn === '' ? '' : `期限${dueOn}`, outcome].filter((fact) => fact !== '');
    return `${kind}　${number}${facts.length === 0 ? '' : `　${facts.join('，')}`}`;
  },
} as const;
