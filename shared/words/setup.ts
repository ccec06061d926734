/** First run: what is asked, why, and what comes next. */
export const setupWords = {
  title: '首次设置',
  numerals: ['一', '二', '三', '四'] as readonly string[],
  lead: '先填这四项，约一分钟。以后都可以在“系统”里修改。',
  bureau: {
    step: '本单位',
    note: '名称写进每一份督令和报表。',
    name: '单位名称',
    namePlaceholder: '如：清镇市民政局',
    city: '所在市（区、县）',
    cityNote: '按单位名称填好',
  },
  persons: {
    step: '办理人员',
    note: '至少两人：复查人不能是登记反馈的人。每一步都记在经办人名下，随时可以切换。',
    name: (serial: number) => `第 ${serial} 人姓名`,
    nameShort: '姓名',
    post: (serial: number) => `第 ${serial} 人职务`,
    postShort: '科室和职务',
    postPlaceholder: ['如：基层政权科 经办人', '如：基层政权科 科长', '可不填'] as readonly string[],
    add: '再加一人',
    remove: (name: string) => `去掉${name === '' ? '这一行' : name}`,
  },
  pack: {
    step: '标准包',
    note: '按哪份文件判定和督办。',
    source: (issuer: string, docNo: string, rules: number) => `${issuer}　${docNo}　共 ${rules} 条规则`,
  },
  backup: {
    step: '备份位置',
    note: '最好在另一块盘或移动硬盘上，这块盘坏了也不会丢。可以先不填。',
    folder: '文件夹',
    placeholder: { windows: '如：E:\\社区督导台备份', other: '如：/media/usb/社区督导台备份' },
    checking: '正在查看',
    good: '可以存放备份。',
    later: '先不设，数据仍会在本机自动备份。',
  },
  folderProblems: {
    missing: '没有这个文件夹。请先建好，或核对路径。',
    not_folder: '这是一个文件，不是文件夹。请填写文件夹的路径。',
    not_writable: '这个文件夹不能写入。请换一个，或请管理员给予权限。',
    inside_data: '不能放在程序的数据文件夹里。请换到别处。',
    not_absolute: '请填写完整路径，从盘符或根目录写起。',
    same_disk: '可以存放，但与数据在同一块盘上，盘坏了会一起丢失。',
  },
  missing: {
    bureau: '请填写单位名称。',
    city: '请填写所在市（区、县）。',
    person: '请填写姓名。',
    same: '与前面的人重名，请加上科室以便区分。',
    pack: '请选择一个标准包。',
  },
  start: '开始使用',
  aside: '还不想填',
  sample: {
    title: '先看样例',
    text: '一座虚构的城市：7 个乡镇（街道）、52 个社区、三年的督查和督令，每一页都有内容可看。样例单独存放，处处标明“样例”，随时离开。',
    open: '打开样例数据库',
    make: '约需一分钟，只在第一次生成。',
    made: (day: string) => `已有一份，按${day}的日期生成。`,
    renew: '按今天重新生成',
    making: '正在生成样例',
    unit: '%',
    opening: '正在打开样例',
  },
  restore: {
    title: '从备份恢复',
    text: '换了电脑或重装系统：插上存放备份的盘，填写备份所在的文件夹。',
    folder: '备份所在的位置',
    find: '查找备份',
    none: '这里没有找到备份。请填写“备份_日期_时间”文件夹，或它的上一级。',
    counts: (communities: number | null, cases: number | null) => `${communities ?? '—'} 个社区，${cases ?? '—'} 件案件`,
    unreadable: (why: string) => `不能恢复：${why}`,
    run: '恢复',
    named: (when: string) => `恢复 ${when} 的备份`,
    running: '正在校验并恢复',
    unit: '个附件',
    done: '已恢复，正在打开',
    withoutFiles: '跳过缺失附件，继续恢复',
    more: (count: number) => `另有更早的 ${count} 份`,
  },
  next: {
    title: (bureau: string) => `${bureau}已经可以使用`,
    lead: '接下来做一件事：',
    imports: { title: '导入社区名册', text: '用手头的 Excel 名册，栏目自动对应，先预览再写入，可以整批撤销。', action: '导入名册' },
    standards: { title: '先看看标准', text: '看这份文件化成了哪些条款和要求，有歧义的地方按哪种口径判定。', action: '看标准' },
    desk: '直接进入工作台',
  },
} as const;

/** 清镇市民政局 → 清镇市; empty when the name does not say. */
export function cityOf(bureau: string): string {
  const plain = bureau.trim();
  const stem = /^(.{1,12}?[市区县旗])(?:民政|社会|人民|社工)/.exec(plain)?.[1] ?? /^(.{1,12}[市区县旗])[^市区县旗]*局$/.exec(plain)?.[1];
  return stem ?? '';
}
