/**
 * What is wrong with an input, by its path and kind (`inputProblemOf` in `#shared/rpc/rpc.ts`): `persons.1.name too_small string 1`.
 * Names that nobody types have no words here and are told as 有一项内容.
 */
const fieldWords: Readonly<Record<string, string>> = {
  acknowledgeWorkdays: '签收工作日数',
  asOf: '截至日期',
  bureau: '单位名称',
  backupFolder: '备份文件夹',
  caseId: '案件',
  caseIds: '案件',
  cases: '案件',
  choice: '选项',
  city: '市县名称',
  code: '代码',
  communityId: '社区',
  communityIds: '社区',
  compareWith: '对比日期',
  competentBody: '移交机关',
  content: '反馈内容',
  copies: '抄送单位',
  count: '天数',
  day: '日期',
  detail: '问题详情',
  documentNumber: '文号',
  documentOn: '成文日期',
  dueOn: '期限',
  endsOn: '结束日期',
  files: '附件',
  folder: '文件夹',
  foundOn: '发现日期',
  from: '起始日期',
  heading: '发文机关标志',
  id: '编号',
  inspectedFrom: '检查起始日期',
  inspectedTo: '检查截止日期',
  inspector: '检查人',
  issuedFrom: '签发起始日期',
  issuedTo: '签发截止日期',
  items: '各项内容',
  manner: '整改方式',
  method: '送达方式',
  name: '名称',
  newDueOn: '新的期限',
  newSubdistrict: '乡镇（街道）名称',
  note: '说明',
  number: '数值',
  on: '日期',
  onDay: '日期',
  opinion: '意见',
  orderId: '督令',
  orders: '督令',
  outcome: '处理结果',
  pages: '页数',
  paper: '依据文件',
  path: '文件位置',
  period: '期限',
  persons: '经办人',
  personsNamed: '责任人员',
  phase: '阶段',
  place: '地点',
  post: '职务',
  prefix: '代字',
  reason: '理由',
  receiver: '签收人',
  recheckWorkdays: '复查工作日数',
  recheckerId: '复查人',
  reminders: '提醒天数',
  reporter: '反馈人',
  requirement: '整改要求',
  responsible: '责任者',
  responsibleUnitId: '责任单位',
  retention: '保管期限',
  round: '督查批次',
  roundId: '督查批次',
  ruleId: '条款',
  ruleIds: '条款',
  secrecy: '密级',
  severity: '严重程度',
  signer: '签发人',
  source: '问题来源',
  stage: '督令种类',
  stages: '督令种类',
  startsOn: '开始日期',
  state: '状态',
  states: '状态',
  subdistrictId: '乡镇（街道）',
  subject: '归档主题',
  task: '任务',
  team: '督查组',
  template: '档号格式',
  text: '文字',
  title: '标题',
  to: '截止日期',
  unitId: '责任单位',
  urgentReason: '提前升级的理由',
  validFrom: '起始日期',
  value: '数值',
  values: '填写的各项',
  witness: '见证人',
  year: '年度',
};

/** One problem as half a sentence: 经办人第 2 项的职务没有填写. */
function inputProblem(problem: string): string {
  const [path = '', code = '', kind = '', limit = ''] = problem.split(' ');
  return `${fieldOf(path)}${whatOf(code, kind, limit)}`;
}

/** Every problem once, in the order of the form. */
export function inputProblems(problems: readonly string[]): string {
  return [...new Set(problems.map(inputProblem))].join('；');
}

/** 经办人第 2 项的职务. */
function fieldOf(path: string): string {
  const parts = path.split('.');
  const place = parts.findLastIndex((part) => /^\d+$/.test(part));
  const after = wordOf(parts.slice(place + 1));
  if (place < 0) return after ?? '有一项内容';
  return `${wordOf(parts.slice(0, place)) ?? ''}第 ${Number(parts[place]) + 1} 项${after === null ? '' : `的${after}`}`;
}

function wordOf(parts: readonly string[]): string | null {
  const name = parts.findLast((part) => Object.hasOwn(fieldWords, part));
  return name === undefined ? null : fieldWords[name]!;
}

function whatOf(code: string, kind: string, limit: string): string {
  switch (code) {
    case 'invalid_type':
      return kind === 'number' || kind === 'int' ? '应为数字' : '没有填写';
    case 'invalid_day':
      return '不是存在的日期';
    case 'too_small':
      if (kind === 'array') return `至少要有 ${limit} 项`;
      if (kind === 'string') return limit === '1' ? '没有填写' : `至少要有 ${limit} 个字`;
      return '的数字太小';
    case 'too_big':
      if (kind === 'array') return `最多 ${limit} 项`;
      return kind === 'string' ? `最多 ${limit} 个字` : '的数字太大';
    case 'invalid_format':
      return '的格式不对';
    case 'invalid_value':
    case 'invalid_union':
      return '不是可选的内容';
    default:
      return '不符合要求';
  }
}
