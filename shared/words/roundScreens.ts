/** Words of inspection rounds. */
export const roundsWords = {
  title: '督查检查',
  state: (rounds: number, inspected: string, communities: string) => `共 ${rounds} 个批次，最近一批已督查 ${inspected}/${communities} 个社区`,
  stateNone: '还没有督查批次',
  new: '新建批次',
  free: '记现场问题',
  columns: { name: '批次', team: '督查组', dates: '起止', coverage: '覆盖', findings: '已列问题' },
  coverage: (inspected: string, communities: string) => `${inspected} / ${communities}`,
  coverageSpoken: (inspected: number, communities: number) => `已督查 ${inspected} 个，共 ${communities} 个社区`,
  phaseNote: (span: string, rounds: number) => `${span}　${rounds} 个批次`,
  otherPhase: '其他阶段',
  phaseEmpty: '本阶段还没有督查批次。',
  empty: '还没有督查批次',
  emptyHint: '建一个批次，选定督查组、日期和要去的社区，再登记督查、列问题。',
} as const;

/** The page of one round. */
export const roundPageWords = {
  state: (phase: string, team: string, from: string, to: string) => [phase, team, `${from} 至 ${to}`].filter((part) => part !== '').join(' · '),
  figures: '本批次',
  covered: '已督查', failing: '不达标条款', findings: '已列问题', remaining: '还没有去', ofCommunities: (count: string) => `/ ${count} 个社区`, pieces: '件', items: '项', communities: '个社区',
  edit: '修改批次',
  find: '列问题',
  free: '记现场问题',
  search: '社区或乡镇（街道）',
  filters: { subdistrict: '乡镇（街道）', state: '督查情况', done: '已督查', open: '未督查' },
  columns: { state: '督查', subdistrict: '乡镇（街道）', community: '社区', inspectedOn: '日期', inspector: '督查人', failing: '不达标', unknown: '缺数据', findings: '已列问题' },
  done: '已督查', open: '未督查',
  inspect: '登记督查',
  inspectMany: (count: number) => `登记督查（${count}）`,
  findMany: (count: number) => `列问题（${count}）`,
  empty: '批次里没有社区', emptyHint: '修改批次，选入要去的社区。',
} as const;

/** 登记督查. */
export const inspectWords = {
  title: '登记督查', targets: (count: number, first: string) => (count === 1 ? first : `共 ${count} 个社区：${first} 等`), on: '督查日期', inspector: '督查人', inspectorHint: '带队或到场的人',
  inspectorMissing: '请填写督查人。', confirm: '登记督查', done: (count: number) => `已登记督查 ${count} 个社区`,
} as const;

/** New round, change of a round. */
export const roundFormWords = {
  create: '新建督查批次', edit: '修改督查批次', name: '批次名称', nameHint: '如：2021年督查摸底', phase: '所属阶段', team: '督查组', teamHint: '如：督查二组', from: '开始日期', to: '结束日期',
  note: '说明', noteHint: '可以不填', communities: '社区', chosen: (count: number, all: number) => `已选 ${count} / ${all} 个`, all: '全部选中', none: '全部不选', search: '查找社区',
  wholeOf: (name: string) => `选择${name}的全部社区`, confirm: '保存批次', created: '批次已建立', changed: '批次已保存',
  nameMissing: '请填写批次名称，至少两个字。', teamMissing: '请填写督查组。', daysWrong: '结束日期不能早于开始日期。', communitiesMissing: '请至少选择一个社区。',
  noRegister: '名册里还没有社区，请先导入名册。', inspectedStay: '已督查的社区不会因去掉勾选而删除。',
} as const;

/** 列问题: from failing verdicts to findings. */
export const findingsWords = {
  title: '列问题',
  crumbs: '督查检查',
  state: (count: string, usual: string, units: number) =>
    (units === 0 ? '没有可以列出的问题' : `${count} 项不达标可以列为问题${usual === '0' ? '' : `（其中一般、原则上 ${usual} 项）`}，涉及 ${units} 个责任单位`),
  stateScope: '先选择范围',
  scope: { label: '范围', unit: (name: string) => `${name}的社区`, community: (name: string) => name, round: (name: string) => `批次“${name}”的社区`, some: (count: number) => `所选 ${count} 个社区`, rule: (id: string) => `条款 ${id}`, all: '全部社区', choose: '选择责任单位', change: '换范围' },
  usual: (count: number) => `一般、原则上条款 ${count} 项`,
  usualHint: '可凭文件例外，默认不选；确需整改的请勾选',
  foundOn: '发现日期', source: '来源', round: '督查批次', roundNone: '不属于批次',
  usualTag: '可例外', relapse: '反弹',
  unitCount: (chosen: number, all: number) => `${chosen} / ${all} 项`,
  chooseUnit: (unit: string) => `选择${unit}的全部问题`,
  chooseUsual: (unit: string) => `选择${unit}的一般、原则上条款`,
  more: (count: number) => `还有 ${count} 项没有逐条显示，随本单位一起勾选。`,
  show: '展开', hide: '收起',
  skipped: '没有列入',
  skippedPart: (words: string, count: number) => `${words} ${count} 项`,
  chosen: (count: string, units: number) => `已选 ${count} 件，涉及 ${units} 个责任单位`,
  record: (count: string) => `记为问题（${count}）`,
  confirm: { title: (count: string) => `一次立案 ${count} 件`, text: (units: number) => `每件问题各立一个案件、编一个挂账号，涉及 ${units} 个责任单位。立案后不能删除，请确认范围无误。` },
  empty: '没有可以列出的问题', emptyHint: '这一范围内没有判为不达标、又还没有立案的条款。缺数据的条款不算问题，请先补齐名册。', toRegister: '看社区名册', toCompliance: '看标准达标',
  free: '记现场问题',
  working: (done: string, all: string) => `正在记录 ${done} / ${all}`,
  recorded: {
    title: (count: string) => `已立案 ${count} 件`, state: (first: string, last: string) => (first === last ? `挂账号 ${first}` : `挂账号 ${first} 至 ${last}`), skipped: (count: number) => `另有 ${count} 项在此期间已立案或不再不达标，没有重复列入。`,
    hint: '下一步：按责任单位拟整改令，一个单位一份草稿。', draft: '拟整改令', cases: '看这些案件', again: '继续列问题',
  },
} as const;

/** 现场问题. */
export const freeFindingWords = {
  title: '记现场问题', community: '社区', communityMissing: '请选择社区。', name: '问题', nameHint: '几个字说清，如：消防通道堆放杂物', nameMissing: '请填写问题，至少两个字。',
  detail: '情况', detailHint: '现场看到的情况', detailMissing: '请写明现场看到的情况。', requirement: '整改要求', requirementHint: '要做什么、做到什么程度', requirementMissing: '请写明整改要求。',
  place: '地点', placeHint: '可以不填', rule: '依据条款', ruleHint: '选择方案条款；不选则拟令时再定', severity: '程度', severities: { ordinary: '一般', serious: '严重' },
  source: '来源', foundOn: '发现日期', unit: '责任单位', unitHint: '不选为社区所在乡镇（街道）', photos: '现场照片',
  confirm: '记为问题', again: '记下并再记一件', done: (number: string) => `已立案 ${number}`,
} as const;
