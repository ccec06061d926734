/**
 * What the people of the sample write: reports, opinions, notes. Place and figures stand in the record itself.
 */
export const sampleReports = {
  premises: [
    '已调剂相邻用房并打通隔墙，面积重新测量，平面图附后。',
    '与物业签订用房协议，已腾退并完成粉刷，投入使用。',
    '由街道出资租赁临街用房，已挂牌使用，租赁合同附后。',
    '将闲置库房改造为功能室，已通过街道验收。',
  ],
  equipment: ['已按清单采购到位，登记入固定资产台账。', '由街道统一配发，已安装调试，照片附后。', '向共建单位争取支持，器材已上架使用。'],
  naming: ['已按统一格式重新制作牌匾并更换，旧牌收回。', '文书抬头和台账封面已全部更正，印模备案。', '已向街道报备，门头重新制作安装。'],
  papers: ['居民会议表决通过后修订，已重新印发到户。', '制度修订稿经居民代表会议通过，已装订成册并公示。', '已补充缺项并报街道备案，会议记录附后。'],
  board: ['公开栏重新制作，内容已更新，照片附后。', '已清理过期内容，按月更换并留存底档。', '公益广告已上墙，位置调整到出入口。'],
  training: ['已补训并考核，签到表和课件附后。', '与党校联合办班一期，参训名单附后。'],
  archive: [
    '按年度和类目重新整理，目录已打印装盒。',
    '缺件已向当事科室补收，归档章加盖齐全。',
    '已建立档案工作制度，明确专人保管。',
    '电子件与纸质件逐件核对，目录一并移交。',
  ],
  daycare: ['运营方已换发证照并上墙。', '灭火器材更换到位，消防通道清理完毕。', '价目表重新公示，垃圾分类桶配齐。'],
  funds: ['差额部分已随本月待遇补发，发放表附后。', '街道追加预算，自本月起按标准拨付。', '已办理参保登记，缴费凭证附后。'],
} as const;

export const sampleOpinions = {
  passed: ['现场核实，与反馈一致，符合要求。', '实地测量并查看台账，整改到位。', '抽查资料齐全，现场整洁，同意通过。', '与居民代表核对，情况属实，整改到位。'],
  failed: ['现场与反馈照片不一致，部分未完成，退回继续整改。', '面积按室内净面积计算仍不足，退回。', '只更换了牌匾，资料未补齐，退回。'],
  close: ['整改到位，资料齐全，同意销号。', '同意销号。', '经复查合格，同意销号，材料归档。'],
  submit: '复查合格，报请销号。',
  refused: '佐证材料缺整改后照片，请补充后再报。',
  reopened: '回访发现又恢复原状，重新立项整改。',
} as const;

export const sampleOrderWords = {
  voidReason: '附件清单中一处社区名称有误，撤销后重新下达。',
  sentBack: '整改要求写得过宽，请按条款逐项写明。',
  competentBody: '示例市纪委监委派驻第二纪检监察组',
  competentShort: '派驻第二纪检监察组',
  persons: (town: string) => `${town}分管负责人`,
  outcome: '已约谈分管负责人并责令书面检查，问题限期整改到位。',
  milestones: ['确定选址和改造方案', '完成改造并投入使用'],
} as const;

/** Matters from outside the rounds: title, what was told, where. */
export const sampleMatters: ReadonlyArray<readonly [title: string, detail: string, place: string]> = [
  ['居民反映公开栏长期不更新', '来电人称公开栏内容停留在上一季度，财务收支未公布。', '居委会大门西侧'],
  ['居民反映阅览室不开门', '来电人称连续两个周末阅览室锁门，无人值守。', '综合服务楼二层'],
  ['暗访发现服务站无人值守', '工作日下午三时到访，柜台无人，未张贴去向。', '社区服务站'],
  ['人大代表建议完善儿童活动场所', '代表建议为放学后的儿童提供固定活动室。', '社区活动用房'],
  ['居民反映消防器材过期', '来电人称微型消防站灭火器超过有效期。', '微型消防站'],
  ['上级检查反馈档案不规范', '上级检查组抽查三盒，目录与件不符。', '档案保管室'],
  ['政协提案反映宣传栏偏小', '提案建议在出入口增设固定宣传栏。', '小区东门'],
  ['居民反映办事指南看不清', '来电人称墙上指南字迹褪色，老人看不清。', '服务大厅'],
];

export const sampleWords = {
  tickNote: '现场查看',
  tickBadNote: '现场查看不符合要求，已拍照',
  exemptPaper: (year: number) => `示府办复〔${year}〕3号`,
  freeRequirement: '查明情况并按条款要求整改到位，书面反馈并附照片',
  exemptReason: '卫生服务站由卫生系统在相邻小区统建，服务本社区。',
  mergedTown: 0,
  mergedName: '站东社区',
  mergeReason: '经市人民政府批准并入站前社区。',
  beforePhoto: (serial: number) => `整改前-样例${serial}.png`,
  afterPhoto: (serial: number) => `整改后-样例${serial}.png`,
  receiptScan: '签收单扫描件-样例.png',
  rooms: {
    multi: '多功能室',
    reading: '图书阅览室',
    culture: '文化活动室',
    children: '儿童活动室',
    mediation: '综治调解室',
    firestation: '微型消防站',
    health: '卫生服务站',
    archive: '档案室',
    service_station: '服务大厅',
    office: '办公室',
  } as Readonly<Record<string, string>>,
  shared: (first: string, second: string) => `${first}（兼${second}）`,
  boards: ['居务公开栏', '宣传栏'],
  signboards: (community: string) =>
    [
      [`${community}居民委员会`, '大门右侧'],
      [`${community}党支部`, '大门左侧'],
      [`${community}服务站`, '服务大厅门头'],
    ] as const,
} as const;

/** Names of rounds: of the first phase, and of the later ones by their place in the phase. */
export function sampleRoundName(year: number, phaseTitle: string, serial: number): string {
  return serial === 0 ? `${year}年${phaseTitle}` : `${year}年${phaseTitle}第${['一', '二', '三', '四', '五', '六'][serial - 1] ?? String(serial)}次督查`;
}

/** Titles of a community's own papers under the ten subjects of task nine, and who made them. */
export const sampleArchive: ReadonlyArray<readonly [subject: string, titles: readonly string[]]> = [
  ['election', ['居民委员会换届选举工作方案及公告', '居民代表推选登记表']],
  ['decision', ['居民会议关于修订居民公约的决议', '居民代表会议记录']],
  ['management', ['社区年度工作计划', '社区工作人员考勤和分工']],
  ['supervision', ['居务监督委员会工作报告', '居务监督委员会会议记录']],
  ['party_open', ['党务公开栏公示内容及照片', '党员大会记录']],
  ['finance_open', ['季度财务收支公示表', '集体资产登记表']],
  ['affairs_open', ['居务公开目录和公示照片', '低保对象公示名单回执']],
  ['matters_open', ['便民服务事项办理登记', '物业矛盾调解记录']],
  ['major', ['活动用房改造立项及验收材料']],
  ['civilized', ['全国文明城市创建台账', '志愿服务活动方案和照片']],
];
export const sampleArchiveWords = {
  title: (community: string, year: number, what: string) => `${community}${year}年${what}`,
  responsible: (community: string) => `${community}居民委员会`,
  supervision: (community: string) => `${community}居务监督委员会`,
} as const;
