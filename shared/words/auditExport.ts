import { dayOfInstant, formatDayChinese } from '#shared/domain/date.ts';
import { instantInChina } from './instants.ts';

/** Names inside an audit bag; the verifier looks for the log and its head by these. */
export const auditFiles = {
  chain: 'chain.jsonl',
  headLabel: 'Event-Chain-Head',
  countLabel: 'Event-Count',
  hashLabel: 'Event-Chain-Hash',
  folders: { register: '名册', verdicts: '判定', cases: '案件', orders: '督令', attachments: '附件', archive: '档案', log: '操作记录' },
  register: '社区名册.xlsx',
  registerCsv: '社区名册.csv',
  items: '房间成员和公示栏.xlsx',
  verdicts: (part: number, parts: number) => (parts === 1 ? '判定结果.xlsx' : `判定结果-${part}.xlsx`),
  cases: '案件.xlsx',
  orders: '督令.xlsx',
  archive: '归档目录.xlsx',
  persons: '经办人员.xlsx',
  readme: '校验说明.txt',
  verifier: 'verify.mjs',
  index: 'index.html',
} as const;

/** 社区督导审计包_清镇市民政局_20210618_090000 */
export function bagName(bureau: string, at: string, sample: boolean): string {
  const [day, clock] = [dayOfInstant(at).replaceAll('-', ''), instantInChina(at).slice(11).replaceAll(':', '')];
  return `社区督导审计包_${bureau.replaceAll(/[\s\\/:*?"<>|%_]/g, '')}_${day}_${clock}${sample ? '_样例' : ''}`;
}

/** What stands in bag-info.txt besides the reserved labels. */
export const bagInfoWords = {
  description: (bureau: string, scope: string, sample: boolean) =>
    `${bureau}城市社区居委会建设督查资料：名册、判定、案件、督令、附件、档案目录和操作记录。${scope}。${sample ? '样例数据，单位、人员和数字都是虚构的。' : ''}`,
  scopeAll: '全部资料',
  scopeSpan: (from: string, to: string) => `${formatDayChinese(from)}至${formatDayChinese(to)}的案件、督令和档案；名册和判定为${formatDayChinese(to)}的情况`,
  masked: '两委成员、接收人、见证人、反馈人姓名已遮盖（如“王*”）；督令原件、归档表格和附件保持原样',
  full: (reason: string) => `含姓名，理由：${reason}`,
} as const;

type ReadmeFacts = {
  readonly bureau: string;
  readonly identifier: string;
  readonly scope: string;
  readonly names: string;
  readonly head: string;
  readonly events: number;
  readonly sample: boolean;
};

/** 校验说明.txt: what lies in the bag and how anybody can check it, with and without a program. */
export function auditReadme({ bureau, identifier, scope, names, head, events, sample }: ReadmeFacts): string {
  return [
    `社区督导审计包${sample ? '（样例）' : ''}`,
    `${bureau}　编号 ${identifier}`,
    '',
    `内容：${scope}。`,
    `姓名：${names}。`,
    '',
    '一、怎样看',
    '打开 index.html，用任何浏览器都能看，不需要联网，也不需要安装原程序。表格在 data 文件夹，可用 WPS 或 Excel 打开。',
    '',
    '二、怎样校验文件没有变动',
    '1. Linux（麒麟、统信）：在本文件夹打开终端，运行',
    '   sha256sum -c manifest-sha256.txt',
    '   sha256sum -c tagmanifest-sha256.txt',
    '   每一行都显示“成功”或 OK，就是完好的。sha512sum -c manifest-sha512.txt 同理。',
    '2. Windows：在命令提示符运行 certutil -hashfile 文件名 SHA256，与 manifest-sha256.txt 中同名文件的校验值对照。',
    '3. 装有 Node（18 以上）的电脑：运行 node verify.mjs，会逐个核对文件，并核对操作记录。verify.mjs 是纯文本，可以先读再用。',
    '4. 社区督导台：“档案－审计导出－校验一个导出包”。',
    '',
    '三、怎样核对操作记录没有被改过',
    `操作记录在 data/${auditFiles.folders.log}/${auditFiles.chain}，共 ${events} 条，一行一条，每条都含上一条的校验值，改动、删除或插入任何一条都会使后面的全部对不上。`,
    `链头（最后一条校验值的前 16 位，加一位校验）是 ${head}，写在 bag-info.txt 的 ${auditFiles.headLabel}。请与机关留存的链头（备份、移交单和历次导出上都有）核对。`,
    '姓名已遮盖的记录保留校验值，不附原文，因此只能核对其顺序和本身，不能核对原文。',
    '最后一次留存链头之后的记录如果被整段删去，单凭本包看不出来。',
    '',
    '四、文件清单',
    'bagit.txt、bag-info.txt、manifest-*.txt、tagmanifest-*.txt 按 BagIt 1.0（RFC 8493）制作。请不要改名、移动或增减文件，否则校验不能通过。',
    '',
  ].join('\r\n');
}

/** Sheets of the bag. */
export const auditSheetWords = {
  register: '社区名册',
  rooms: '房间',
  members: '两委成员',
  boards: '公示栏',
  signboards: '挂牌',
  verdicts: '判定结果',
  verdictCounts: '各社区汇总',
  cases: '案件',
  reports: '整改反馈',
  rechecks: '复查',
  orders: '督令',
  orderItems: '督令明细',
  archive: '归档目录',
  archiveBureau: '机关档案',
  archiveCommunity: '社区档案',
  persons: '经办人员',
  unfilled: '未填报',
  asOf: (day: string) => `数据截至${formatDayChinese(day)}`,
  count: (count: number, unit: string) => `共 ${count} ${unit}`,
  units: { communities: '个社区', lines: '条', pieces: '件', times: '次', papers: '份', entries: '项', persons: '人' },
  and: '，',
  list: '、',
  registerNote: '“约”为估计数；“无”为确认没有；“未填报”为没有数据，判定时作无法判定，不计为达标。',
  maskedNote: '姓名已遮盖。',
  yes: '是',
  no: '否',
  sample: '样例',
  /** The first line of a plain list of sample data, above its heads. */
  sampleLine: '样例：单位、人员和数字都是虚构的',
  columns: {
    subdistrict: '乡镇（街道）',
    community: '社区',
    code: '统计代码',
    validFrom: '登记日期',
    closedOn: '撤并日期',
    rule: '规则',
    standard: '标准',
    clause: '条款',
    task: '任务',
    requirement: '要求',
    value: '实际',
    verdict: '判定',
    weight: '力度',
    reason: '说明',
    pass: '达标',
    fail: '不达标',
    usualFail: '一般、原则上未达',
    unknown: '无法判定',
    notApplicable: '不适用',
    exempt: '豁免',
    number: '挂账号',
    unit: '责任单位',
    problem: '问题',
    detail: '情况',
    place: '地点',
    source: '来源',
    severity: '程度',
    foundOn: '发现日期',
    openedOn: '立案日期',
    state: '状态',
    stage: '所在阶段',
    order: '所在督令',
    dueOn: '期限',
    provisional: '期限暂定',
    reportedOn: '反馈日期',
    closedCaseOn: '销号日期',
    onTime: '按期',
    relapseOf: '反弹自',
    backfilled: '补录',
    reporter: '反馈人',
    content: '整改情况',
    on: '日期',
    recheckedBy: '复查人',
    passed: '结果',
    opinion: '意见',
    type: '类型',
    documentNumber: '文号',
    title: '标题',
    addressee: '主送',
    draftedOn: '拟稿日期',
    draftedBy: '拟稿人',
    reviewedOn: '审核日期',
    reviewedBy: '审核人',
    issuedOn: '签发日期',
    signer: '签发人',
    servedOn: '送达日期',
    method: '送达方式',
    receiver: '接收人',
    witness: '见证人',
    acknowledgedOn: '签收日期',
    completedOn: '办结日期',
    voidedOn: '撤销日期',
    voidReason: '撤销理由',
    competentBody: '移交机关',
    outcome: '处理结果',
    manner: '整改方式',
    passedOn: '复查合格日期',
    items: '项数',
    ord: '序号',
    quote: '条款原文',
    name: '姓名',
    post: '职务',
    active: '在用',
    id: '编号',
  },
  passed: '合格',
  failed: '不合格',
  ordinary: '一般',
  serious: '严重',
} as const;
