import { said, type ErrorWords } from './words.ts';

/** Errors that stop an import before its rows are read; what is wrong with single cells is in `import.ts`. */
export const importErrors: ErrorWords = {
  import_no_register: (data) =>
    `工作表“${said(data, 'sheets')}”里没有找到社区名册：需要一行表头，其中有“社区名称”或“统计代码”，并至少有一个认得的栏目（如“户数”）。没有导入。请选对工作表，或下载空白模板对照表头。`,
  import_sheet_hidden: (data) => `名册在隐藏的工作表“${said(data, 'sheet')}”里，没有导入。请在 Excel 中取消隐藏并核对后再导入。`,
  import_sheet_missing: (data) => `这个工作簿里没有工作表“${said(data, 'sheet')}”，没有导入。请重新选择工作表。`,
  import_mapping: () => '栏目对应还有问题，没有读取数据。请先在“栏目对应”中处理标红的列。',
  import_paste_empty: () => '剪贴板里没有表格内容。请在 Excel 中选中包括表头在内的单元格，复制后再粘贴。',
  import_paste_too_large: (data) => `粘贴的内容超过 ${said(data, 'limit')} 个单元格，没有读取。请改用“从文件导入”。`,
};
