import { dayOfInstant, formatDayChinese } from '#shared/domain/date.ts';
import { identityWords } from './import.ts';

/** Names of the files the import hands out. */
export const importsFileWords = {
  marked: (name: string) => `${stem(name)}-标注.xlsx`,
  errorRows: (name: string, sheet: string) => `${stem(name)}-${sheet}.xlsx`,
  template: { usual: '社区名册-空白模板.xlsx', all: '社区名册-空白模板（全部栏目）.xlsx' },
  list: (day: string) => `导入记录-${day}.xlsx`,
} as const;

/** A file's name without its ending, short enough to keep room for ours. */
function stem(name: string): string {
  return [...name.replace(/\.[^.]{1,5}$/, '')].slice(0, 80).join('');
}

/** A UTC instant in China, as lists and exports show it: `2021年6月18日 09:00`. */
export function importMoment(instant: string): string {
  const hour = (Number(instant.slice(11, 13)) + 8) % 24;
  return `${formatDayChinese(dayOfInstant(instant))} ${String(hour).padStart(2, '0')}:${instant.slice(14, 16)}`;
}

/** 导入名册: choose a file, check its columns, look at what would change, confirm. */
export const importsWords = {
  title: '导入名册',
  crumb: '社区名册',
  steps: ['选择文件', '核对列', '预览', '完成'],
  stepsLabel: '导入的步骤',
  state: '从 Excel 或粘贴的表格读入；点“确认导入”之前，名册不会改动',
  opened: (sheet: string, rows: string) => `，工作表“${sheet}”，${rows} 个社区`,
  openedPasted: (rows: string) => `粘贴的表格，${rows} 个社区`,
  records: '导入记录',
  back: { file: '换一个文件', columns: '返回核对列' },

  file: {
    title: '选择文件',
    note: '登记了社区的工作簿，原样即可，不必先整理',
    label: '名册工作簿',
    sending: (name: string) => `正在上传 ${name}`,
    reading: (name: string) => `正在读取 ${name}`,
    paste: '或者粘贴',
    pasteHint: '在 Excel 或 WPS 中选中表格（连同表头）复制，在这里按 Ctrl+V',
    pasteLabel: '粘贴表格',
    pasteTyped: '这里不能逐字填写。请在 Excel 或 WPS 中选中表格（连同表头）复制，再粘贴或拖到这里；少量社区可用“新增社区”登记。',
    pasteNoTable: '没有读到表格，这里只读表格的文字。请在 Excel 或 WPS 中选中表格（连同表头）复制后再粘贴。',
    helpTitle: '读得懂什么',
    help: [
      '标题行、填报单位、两级表头、合并单元格、小计合计行、页末注释，都可以保留。',
      '“2,598户”“约2771”“√ ×”“有 无”、全角数字、各种日期写法都认得。',
      '空着的格子是“未填报”，不当作 0，也不会冲掉名册里已有的数。',
      '列的对应关系确认一次就记住，下次同样的表直接认出。',
    ],
    templateTitle: '空白模板',
    templateHint: '没有现成的表，可以下载模板填写，带下拉选项。',
    template: { usual: '下载模板（常用栏目）', all: '下载模板（全部栏目）' },
    last: (when: string, file: string) => `最近一次：${when}，${file}`,
  },

  columns: {
    title: '核对列',
    note: '左边是表里的列，右边是它对应名册的哪个栏目',
    sheet: '工作表',
    sheetRows: (sheet: string, rows: string) => `${sheet}（${rows} 行）`,
    day: '数据截至',
    dayHint: (day: string) => `表上的填报日期是 ${day}`,
    dayToday: '表上没有填报日期，按今天',
    filter: '显示',
    filters: { all: '全部', check: '要核对', used: '采用', ignored: '忽略' },
    count: (label: string, count: number) => `${label} ${count}`,
    head: { letters: '列', header: '表头', samples: '表中的内容', target: '对应栏目', basis: '把握' },
    noHeader: '没有表头',
    noSamples: '整列空白',
    ignore: identityWords.ignore,
    identityGroup: '哪个社区',
    targetOf: (letters: string) => `${letters} 列的对应栏目`,
    chosen: '已改选',
    problem: '要改正',
    noneMatching: '没有这个栏目',
    emptyFilter: '这一类没有列',
    preview: '预览',
    settle: (count: number) => `有 ${count} 列要改正`,
    needsIdentity: '没有指定“社区名称”或“统计代码”是哪一列，无法知道每行是哪个社区。请在下表中选定。',
    would: (added: string, changed: string, unchanged: string, errors: string) =>
      `按现在的对应：新增 ${added}，变更 ${changed}，未变 ${unchanged}，错误 ${errors}`,
    reset: '恢复建议',
    earlier: (when: string, person: string) => `这个文件 ${when} 由${person}导入过。`,
    someone: '经办人',
  },

  preview: {
    title: '逐行预览',
    figures: '预览的结果',
    figure: { new: '新增', changed: '变更', unchanged: '未变', error: '错误' },
    figureNote: { new: '个社区', changed: '个社区', unchanged: '个社区', error: '行' },
    errorNote: '行，不会导入',
    tabs: { all: '全部', new: '新增', changed: '变更', unchanged: '未变', error: '错误', warning: '请留意' },
    values: (count: string) => `共写入 ${count} 项数据`,
    listed: (count: string) => `${count} 项与房间、成员或公开栏清单不一致，以清单为准，不写入`,
    kept: (count: string) => `${count} 个空格子不改动原有的数`,
    head: { row: '行', community: '社区', result: '结果', what: '内容' },
    status: { new: '新增', changed: '变更', unchanged: '未变', error: '错误' },
    noName: '没有名称',
    newValues: (count: string) => `共 ${count} 项`,
    more: (count: string) => `还有 ${count} 项`,
    less: '收起',
    show: '展开',
    same: '与名册一致',
    keptHere: (labels: string) => `留空不改：${labels}`,
    identity: { name: '社区名称', code: '统计代码', subdistrict: '乡镇（街道）' },
    from: '由',
    to: '改为',
    empty: '没有',
    place: (column: string, header: string) => (column === '' ? '整行' : `${column} 列${header === '' ? '' : `“${header}”`}`),
    nothing: '表中内容与名册完全一致，没有可写入的。',
    onlyErrors: (count: string) => `除有错误的 ${count} 行外，其余与名册一致，没有可写入的。`,
    errors: (count: string) => `${count} 行有错误，不会导入。可以把错误标在表上改好再来，也可以先导入其余各行。`,
    copy: '存一份标注副本',
    rows: '只存错误的行',
    saved: (name: string) => `已保存 ${name}`,
    newSubdistricts: (count: number, names: string, more: boolean) => `将新建 ${count} 个乡镇（街道）：${names}${more ? ' 等' : ''}`,
    absent: (count: string) => `名册中另有 ${count} 个社区不在表中，保持不变`,
    skipped: (count: string) => `另有 ${count} 行不是社区，没有读入`,
    skippedRow: (row: string, reason: string) => `第 ${row} 行 ${reason}`,
    listLabel: '预览的各行',
    emptyTab: '没有这样的行',
    confirm: (parts: string) => `确认导入${parts === '' ? '' : `（${parts}）`}`,
    part: { new: (count: string) => `新增 ${count}`, changed: (count: string) => `变更 ${count}` },
    confirming: '正在备份和写入，大的名册要几秒钟，可以离开本页。',
    outdated: '名册刚有变动，预览已按最新的名册刷新。请核对后再确认。',
  },

  done: {
    title: '已导入',
    line: (added: string, changed: string, values: string) => `新增 ${added} 个社区，变更 ${changed} 个，写入 ${values} 项数据，达标情况已重新判定。`,
    listed: (count: string) => `有 ${count} 项与房间、成员或公开栏清单不一致，以清单为准，没有写入。清单有误的，请在社区页更正。`,
    subdistricts: (count: string) => `新建了 ${count} 个乡镇（街道）。`,
    backup: {
      made: (path: string) => `写入前已备份到 ${path}。`,
      beside_data: (path: string) => `备份文件夹用不了，写入前的备份存到了本机：${path}。请到“系统”的“备份”中查看。`,
      failed: () => '写入前的备份没有成功，数据已照常写入。请到“系统”的“备份”中查看原因。',
      not_needed: () => '',
    },
    toBackup: '查看备份',
    errors: (count: string) => `有错误的 ${count} 行没有导入。改好后再导入一次，已导入的不会重复。`,
    figures: '导入的结果',
    figure: { added: '新增社区', changed: '变更社区', unchanged: '未变', values: '写入数据' },
    unit: { communities: '个', values: '项' },
    open: '查看社区名册',
    verdicts: '看标准达标',
    undo: '撤销本次导入',
    again: '再导入一个文件',
  },

  list: {
    title: '导入记录',
    state: (count: string) => `共 ${count} 次导入，每次都可以撤销`,
    label: '导入记录',
    exportTitle: '名册导入记录',
    columns: {
      at: '导入时间',
      file: '文件',
      sheet: '工作表',
      day: '数据截至',
      added: '新增',
      changed: '变更',
      unchanged: '未变',
      person: '经办人',
      state: '状态',
    },
    written: '已写入',
    undone: (when: string, person: string) => `已撤销（${person} ${when}）`,
    undo: '撤销',
    empty: '还没有导入过名册',
    emptyHint: '从现有的 Excel 名册开始，一次读入全部社区。',
    import: '导入名册',
  },

  undo: {
    title: '撤销这次导入',
    ask: (file: string, when: string) => `撤销 ${when} 导入的“${file}”。`,
    will: (added: string, changed: string) =>
      `将${[added === '0' ? '' : `移除它新增的 ${added} 个社区`, changed === '0' ? '' : `把它变更的 ${changed} 个社区恢复为原来的数据`].filter((part) => part !== '').join('，')}。`,
    keeps: '后来又改过的数据、已有案件或佐证的社区不动，撤销后会逐个列出。',
    confirm: '撤销导入',
    done: (restored: string, removed: string) => `已撤销：恢复 ${restored} 项数据，移除 ${removed} 个社区。`,
    resultTitle: '已撤销，以下没有动',
    kept: (count: string) => `${count} 个新增的社区后来已有其他数据、案件或佐证，保留在名册中。如确属误增，请逐个在社区页办理撤并。`,
    left: (count: string) => `${count} 处后来改过，保持现在的内容。`,
    leftItem: (community: string, label: string) => `${community}：${label}`,
    andMore: (count: string) => `等 ${count} 处`,
    close: '知道了',
  },
} as const;
