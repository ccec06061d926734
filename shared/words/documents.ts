/** Words inside the files the program writes. Orders and forms: `documentWords`; sheets: `sheetWords`. */
export const sheetWords = {
  author: '社区督导台',
  sample: '样例',
  footer: (page: string, pages: string) => `第 ${page} 页 共 ${pages} 页`,
  choicesSheet: '选项',
  choiceTitle: '不在可选范围内',
  choiceText: '请从下拉列表中选择。',
} as const;
