import { said, type ErrorWords } from './words.ts';

const kinds: Readonly<Record<string, string>> = {
  pdf: '一份 PDF 文件',
  doc: '一份 Word 文档',
  docx: '一份 Word 文档',
  ppt: '一份演示文稿',
  pptx: '一份演示文稿',
  image: '一张图片',
  archive: '一个压缩包',
  html: '一个网页（有些系统导出的“Excel”其实是网页）',
  text: '一份纯文本或 CSV',
  xml: '一份 XML 文件',
  rtf: '一份 RTF 文档',
  program: '一个程序',
  xlsb: '一份 .xlsb 二进制工作簿',
  opendocument: '一份 .ods 等开放格式文档',
  ole: '一份旧格式的其他文档',
  unknown: '无法识别的文件',
};
const reasons: Readonly<Record<string, string>> = {
  path: '会写到文件夹之外',
  link: '是链接，不是文件',
  double: '与另一个文件重名',
  name: '的名称在 Windows 上不能使用',
  encrypted: '设了密码',
};
const savable: ReadonlySet<string> = new Set(['html', 'text', 'xml', 'xlsb', 'opendocument']);
const resave = '请用 WPS 或 Excel 打开它，另存为“Excel 工作簿（.xlsx）”后再导入。';

/** Errors of files that come in and go out: workbooks, Word templates, archives. */
export const filesErrors: ErrorWords = {
  workbook_empty: () => '这个文件是空的（0 字节），没有导入。请检查文件是否保存或拷贝完整。',
  workbook_too_large: (data) =>
    `这个工作簿有 ${said(data, 'megabytes')} MB，超过 ${said(data, 'limit')} MB 的上限，没有导入。请删去图片或无关的工作表后再导入。`,
  workbook_not_workbook: (data) => {
    const kind = said(data, 'looksLike');
    return `这不是 Excel 工作簿，看内容是${kinds[kind] ?? '无法识别的文件'}，没有导入。${savable.has(kind) ? resave : '请选择 .xlsx 或 .xls 文件。'}`;
  },
  workbook_truncated: () => '这个工作簿不完整，后半部分缺失，没有导入。多半是拷贝或下载中断，请重新拷贝一份再导入。',
  workbook_damaged: (data) => `这个工作簿已损坏${part(said(data, 'part'))}，没有导入。${resave}`,
  workbook_encrypted: () => '这个工作簿设了打开密码，没有导入。请用 WPS 或 Excel 打开，取消密码后另存一份再导入。',
  workbook_external_links: (data) => {
    const cells = said(data, 'cells');
    const where =
      cells === ''
        ? '这个工作簿带有指向其他工作簿的链接'
        : `工作表“${said(data, 'sheet')}”的 ${cells}${Number(said(data, 'count')) > 5 ? ' 等' : ''}单元格引用了其他工作簿`;
    return `${where}，取不到可靠的数值，没有导入。请在 WPS 或 Excel 中把引用的单元格复制后粘贴为数值，再用“数据→编辑链接→断开链接”去掉链接，保存后重新导入。`;
  },
  workbook_bomb: (data) => `这个工作簿展开后大得不正常${part(said(data, 'part'))}，为安全起见没有打开。如确需导入，请把数据复制到新建的工作簿中。`,
  workbook_unsafe: (data) => `这个工作簿里有不该有的内容${part(said(data, 'part'))}，为安全起见没有打开。请把数据复制到新建的工作簿中再导入。`,
  workbook_dimensions: (data) =>
    `工作表“${said(data, 'sheet')}”的内容一直到 ${said(data, 'cell')} 单元格，超过上限（20 万行、300 列，合计 150 万个有值的单元格），没有导入。请删去多余的行列，或拆成几个文件。`,
  workbook_old_version: () => `这个 .xls 的版本太旧（早于 Excel 97），没有导入。${resave}`,
  workbook_unreadable: () => `这个工作簿无法读出，没有导入，程序和已有数据没有受影响。${resave}`,
  workbook_timeout: (data) => `读这个工作簿超过 ${said(data, 'seconds')} 秒，已停止，没有导入。请删去无关的工作表，或拆成几个文件后再导入。`,
  workbook_mark_missing: (data) => `没有生成标注副本：原工作簿里找不到工作表“${said(data, 'sheet')}”。请重新选择原文件。`,
  workbook_too_wide: (data) => `没有导出：要写的表有 ${said(data, 'rows')} 行 ${said(data, 'columns')} 列，超过 Excel 的上限。请用筛选缩小范围后再导出。`,
  template_missing: (data) => `没有找到文书模板“${said(data, 'name')}”。请重新安装程序，或在“系统”中恢复默认模板。`,
  template_damaged: (data) => `模板“${said(data, 'name')}”不是完整的 Word 文档（.docx），没有使用。请用 WPS 打开另存为 .docx 后再选。`,
  template_unsafe: (data) => `模板“${said(data, 'name')}”里有${said(data, 'what')}，为安全起见没有使用。请在 WPS 中删去后另存。`,
  template_tags: (data) =>
    `模板“${said(data, 'name')}”有 ${said(data, 'count')} 处写得不对，没有生成文书：${said(data, 'problems')}。请在 WPS 中改正后再试，或改用默认模板。`,
  archive_unreadable: (data) => `压缩包${quoted(said(data, 'name'))}无法读出，可能没有拷贝完整。请重新拷贝一份再试。`,
  archive_unsafe: (data) => `压缩包里的“${said(data, 'entry')}”${reasons[said(data, 'why')] ?? '不合规范'}，为安全起见没有处理。请向提供方核实后重新索取。`,
  archive_too_large: (data) =>
    `压缩包${said(data, 'files') === '' ? `展开后超过 ${said(data, 'megabytes')} MB` : `里的文件超过 ${said(data, 'files')} 个`}，没有解开。请确认它是否是需要的文件。`,
};

function part(name: string): string {
  return name === '' ? '' : `（${name}）`;
}

function quoted(name: string): string {
  return name === '' ? '' : `“${name}”`;
}
