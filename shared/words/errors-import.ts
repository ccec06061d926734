import { importWords } from './import.ts';
import { said, type ErrorWords } from './words.ts';

/** Errors that stop an import before its rows are read; what is wrong with single cells is in `import.ts`. */
export const importErrors: ErrorWords = {
  import_no_register: (data) =>
    said(data, 'sheets') === importWords.pastedSheet
      ? '粘贴的内容里没有找到社区名册：需要一行表头，其中有“社区名称”或“统计代码”，并至少有一个认得的栏目（如“户数”）。没有导入。请在 Excel 或 WPS 中连同表头一起选中、复制，再粘贴。'
      : `工作表“${said(data, 'sheets')}”里没有找到社区名册：需要一行表头，其中有“社区名称”或“统计代码”，并至少有一个认得的栏目（如“户数”）。没有导入。请选对工作表，或下载空白模板对照表头。`,
  import_sheet_hidden: (data) => `名册在隐藏的工作表“${said(data, 'sheet')}”里，没有导入。请在 Excel 中取消隐藏并核对后再导入。`,
  import_sheet_missing: (data) => `这个工作簿里没有工作表“${said(data, 'sheet')}”，没有导入。请重新选择工作表。`,
  import_mapping: () => '栏目对应还有问题，没有读取数据。请先在“栏目对应”中处理标红的列。',
  import_paste_empty: () => '剪贴板里没有表格内容。请在 Excel 中选中包括表头在内的单元格，复制后再粘贴。',
  import_source_missing: () => '没有要导入的内容。请选择文件，或粘贴表格。',
  import_session_gone: () => '这次导入准备的内容已不在（超过 30 分钟没有操作，或程序重新启动过），没有写入。请重新选择文件。',
  import_outdated: () => '预览之后名册有了变动，没有写入。请按刷新后的预览核对，再确认。',
  import_nothing: (data) =>
    Number(said(data, 'errors')) > 0
      ? `除有错误的 ${said(data, 'errors')} 行外，其余各行与名册一致，没有写入。请改正有错误的行后再导入。`
      : '表中内容与名册完全一致，没有可写入的，名册没有改动。',
  import_no_errors: () => '没有需要标注的单元格，没有生成文件。',
  import_unknown: () => '没有这次导入的记录。请刷新导入记录后再试。',
  import_already_undone: (data) => `“${said(data, 'file')}”的导入已经撤销过，不能再撤销。`,
  import_paste_too_long: () => '粘贴的内容太多，没有读取。请保存为 Excel 文件后从文件导入。',
  import_paste_too_large: (data) => `粘贴的内容超过 ${said(data, 'limit')} 个单元格，没有读取。请改用“从文件导入”。`,
};
