import type { FindingSource } from '#shared/domain/orders/source.ts';
import { dayParts, formatDayChinese } from '#shared/domain/date.ts';
import { isPeriod, type Period } from '#shared/domain/deadline/period.ts';
import {
  commonDueDay,
  commonPeriod,
  communitiesOf,
  type EarlierOrder,
  type OrderAttachment,
  type OrderTextInput,
  type OrderTextItem,
  type OrderTextWords,
} from '#shared/domain/orders/orderText.ts';
import type { OrderCommandType, OrderState } from '#shared/domain/orders/orderState.ts';
import type { IssuerNames } from '#shared/domain/orders/settings.ts';
import type { EscalationReason, Manner, OrderStage, ServiceMethod } from '#shared/domain/orders/stages.ts';

/** The business name of each stage. */
export const stageWords: Readonly<Record<OrderStage, string>> = { rectification: '整改令', supervision: '督办令', accountability: '问责令' };
/** Where column heads stand close. */
export const stageShortWords: Readonly<Record<OrderStage, string>> = { rectification: '整改', supervision: '督办', accountability: '问责' };

/** What the paper of each stage is called in its title: `令` is reserved, so it is a 通知 or a 建议. */
const paperWords: Readonly<Record<OrderStage, string>> = { rectification: '整改通知', supervision: '督办通知', accountability: '问责建议' };

export const orderStateWords: Readonly<Record<OrderState, string>> = {
  drafted: '草拟',
  reviewed: '已审核',
  issued: '已签发',
  served: '已送达',
  acknowledged: '已签收',
  completed: '已办结',
  voided: '已撤销',
};

/** What stands where the number of an order will be: 草稿, and once reviewed 待签发. */
export function unnumberedWords(state: OrderState): string {
  return state === 'reviewed' ? '待签发' : '草稿';
}

/** An order by the name of its page: its number, until then 整改令草稿, 整改令（待签发）. */
export function orderHeading({ stage, number, state }: { readonly stage: OrderStage; readonly number: string | null; readonly state: OrderState }): string {
  if (number !== null) return number;
  return state === 'reviewed' ? `${stageWords[stage]}（${unnumberedWords(state)}）` : `${stageWords[stage]}${unnumberedWords(state)}`;
}

export const orderCommandWords: Readonly<Record<OrderCommandType, string>> = {
  review: '审核',
  send_back: '退回修改',
  issue: '签发',
  serve: '登记送达',
  acknowledge: '登记签收',
  complete: '办结',
  void: '撤销',
  discard: '删除草稿',
};

export const mannerWords: Readonly<Record<Manner, string>> = { immediate: '立行立改', dated: '限期整改', phased: '分期整改' };

export const serviceMethodWords: Readonly<Record<ServiceMethod, string>> = {
  direct: '直接送达',
  mail: '邮寄',
  exchange: '公文交换',
  electronic: '电子公文',
  left: '留置送达',
};

export const escalationReasonWords: Readonly<Record<EscalationReason, string>> = { overdue: '逾期未完成', failed: '复查不合格', urgent: '情况紧急' };

/** 10个工作日, 15日, 2个月, 2021年7月20日前. */
export function periodWords(period: Period): string {
  if (!isPeriod(period)) return '（期限待填）';
  switch (period.unit) {
    case 'workday':
      return `${period.count}个工作日`;
    case 'day':
      return `${period.count}日`;
    case 'month':
      return `${period.count}个月`;
    case 'fixed':
      return `${formatDayChinese(period.day)}前`;
  }
}

/** Issuers and 代字 a bureau starts with: 清镇市 and 清镇市民政局 give 清民整 and so on. */
export function issuerNames(city: string, bureau: string, leadingGroup: string): IssuerNames {
  const short = [...city][0] ?? '';
  const office = `${leadingGroup}办公室`;
  return {
    rectification: { prefix: `${short}民整`, name: bureau, kind: 'department', heading: bureau },
    supervision: { prefix: `${short}督`, name: office, kind: 'leading_group', heading: office },
    accountability: { prefix: `${short}问`, name: office, kind: 'leading_group', heading: office },
  };
}

/** 三(五)功能设置 → 第三部分第（五）项; 五、保障措施 → 第五部分; what has another form stays as it is. */
export function clauseWords(clause: string): string {
  const match = /^([一二三四五六七八九十]+)(?:[(（]([一二三四五六七八九十]+)[)）])?/.exec(clause.trim());
  if (match === null) return clause;
  return match[2] === undefined ? `第${match[1]}部分` : `第${match[1]}部分第（${match[2]}）项`;
}

/** A quotation in “ ”, with quotation marks inside it turned to ‘ ’; one the source left without its partner is not printed. */
export function quoted(text: string): string {
  const paired = text.split('“').length === text.split('”').length;
  return `“${paired ? text.replaceAll('“', '‘').replaceAll('”', '’') : text.replaceAll(/[“”]/g, '')}”`;
}

/** The sentences of the three orders. */
export const orderTextWords: OrderTextWords = {
  draftNumber: (prefix, year) => `${prefix}〔${year}〕　号`,
  title,
  titlePieces: ({ settings, addresseeShort, items, stage }) => [
    settings.issuer.name,
    addresseeShort,
    ...communitiesOf(items).slice(0, 1),
    ...items.slice(0, 1).map((item) => item.problem),
    '城市社区居委会建设问题',
    paperWords[stage],
  ],
  opening,
  headings: { problems: '存在问题', requirements: '整改要求', matters: '有关事项' },
  problem,
  requirement: (item, input) => {
    const shared = input.stage === 'accountability' || commonDueDay(input.items) !== null || commonPeriod(input.items) !== null;
    const own = shared ? '' : item.dueOn === null ? `，自送达次日起${periodWords(item.period)}内完成` : `，于${formatDayChinese(item.dueOn)}前完成`;
    return `${input.stage === 'accountability' ? '应' : '请'}${requirementOf(item)}${own}。${milestonesOf(item)}`;
  },
  listed: ({ items }) => [`以上问题共涉及${communitiesOf(items).length}个社区，逐项情况、依据和整改要求见附件。`, ...earlierOnce(items)],
  due,
  matters,
  attachment,
  ordinal: (index) => `${'一二三四五六七八九十'[index - 1] ?? String(index)}、`,
};

function title(input: OrderTextInput): string {
  const { items, stage, settings } = input;
  const first = items[0];
  const communities = communitiesOf(items);
  const kinds = new Set(items.map((item) => item.problem)).size;
  // Many kinds in many communities: 等…个社区…等…个问题 would not say which belongs to which.
  const where = `${input.addresseeShort}${communities.length === 1 ? (communities[0] ?? '') : kinds > 1 ? '' : `${communities[0] ?? ''}等${communities.length}个社区`}`;
  const what = kinds > 1 && communities.length > 1 ? '城市社区居委会建设问题' : `${first?.problem ?? ''}${kinds > 1 ? `等${items.length}个` : ''}问题`;
  const matter =
    stage === 'rectification' ? `关于${where}${what}的` : stage === 'supervision' ? `关于限期解决${where}${what}的` : `关于${where}${what}整改不到位的`;
  return `${settings.issuer.name}${matter}${paperWords[stage]}`;
}

/** 我局 我办 我中心 …, by what the issuer is called. */
function self(issuer: string): string {
  if (issuer.endsWith('办公室') || issuer.endsWith('办')) return '我办';
  return issuer.endsWith('局') ? '我局' : '我单位';
}

/** 你街道 你镇 你乡 你局 你单位. */
function you(addressee: string): string {
  if (/街道(办事处)?$/.test(addressee)) return '你街道';
  if (/镇(人民政府)?$/.test(addressee)) return '你镇';
  if (/乡(人民政府)?$/.test(addressee)) return '你乡';
  return addressee.endsWith('局') ? '你局' : '你单位';
}

function consent({ settings }: OrderTextInput): string {
  return settings.consent === null ? '' : `经市政府同意（${settings.consent.number}），`;
}

function opening(input: OrderTextInput): string {
  const { stage, settings, addressee, basis, items } = input;
  const [me, them] = [self(settings.issuer.name), you(addressee)];
  const rule = `《${basis.title}》（${basis.number}）`;
  if (stage === 'accountability')
    return `${consent(input)}现将${addressee}所辖社区${items.length}个问题经整改、督办仍未解决的情况函告如下，并依据${rule}提出问责建议。`;
  if (stage === 'supervision') return `${consent(input)}${them}所辖社区有${items.length}个问题${urgency(input)}。依据${rule}，现予督办。`;
  return `${consent(input)}${occasion(input)}，${discovery(input, me, them)}。依据${rule}，现就整改工作通知如下。`;
}

/** Why it is supervised: not done in time, or urgent before its time, or some of both; in a draft some may wait for their recheck. */
function urgency({ urgentReason, items }: OrderTextInput): string {
  const outcomes = items.map((item) => item.earlier.at(-1)?.outcome ?? 'urgent');
  const urgent = `情况紧急（${urgentReason === '' ? '理由待填' : urgentReason}）`;
  if (items.every((item) => item.earlier.length === 0)) return `${urgent}，需直接督办`;
  const count = (...wanted: readonly string[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
  const kinds = [
    { count: count('overdue', 'failed'), text: '未按整改通知要求完成' },
    { count: count('urgent'), text: urgent },
    { count: count('reported'), text: '已反馈、尚待复查' },
    { count: count('passed'), text: '已复查合格' },
  ].filter((kind) => kind.count > 0);
  const [only] = kinds;
  if (kinds.length > 1 || only === undefined) return `，其中${kinds.map((kind) => `${kind.count}个${kind.text}`).join('，')}`;
  return only.text === urgent ? `${urgent}，需在整改期限届满前督办` : only.text;
}

/** What the issuer did to know of the problems. */
function discovery({ items }: OrderTextInput, me: string, them: string): string {
  const about = `${them}所辖城市社区居委会建设`;
  const count = `${items.length}个问题`;
  const sources = [...new Set(items.map((item) => item.source))];
  const [only] = sources;
  if (only === undefined || sources.length > 1) return `${me}通过${sources.map((source) => sourceNames[source]).join('、')}，发现${about}方面${count}`;
  switch (only) {
    case 'inspection':
      return `${me}对${about}情况进行了督查，发现${count}`;
    case 'covert':
      return `${me}对${about}情况进行了暗访，发现${count}`;
    case 'register':
      return `${me}对照社区名册对${about}情况进行了核查，发现${count}`;
    case 'self_check':
      return `${about}情况自查发现${count}`;
    case 'hotline':
      return `${me}收到12345政务服务便民热线反映的${about}方面${count}`;
    case 'congress':
      return `${me}在办理人大代表建议中发现${about}方面${count}`;
    case 'cppcc':
      return `${me}在办理政协提案中发现${about}方面${count}`;
    case 'superior':
      return `上级交办${about}方面${count}`;
  }
}

const sourceNames: Readonly<Record<FindingSource, string>> = {
  inspection: '督查',
  self_check: '自查',
  covert: '暗访',
  hotline: '12345政务服务便民热线',
  congress: '人大代表建议',
  cppcc: '政协提案',
  superior: '上级交办',
  register: '名册核查',
};

function occasion({ round, items }: OrderTextInput): string {
  const days = items.map((item) => item.foundOn).sort();
  return `${daySpan(days[0] ?? '', days.at(-1) ?? '')}${round === null || round === '' ? '' : `“${round}”期间`}`;
}

/** 2021年6月1日至8日, 2021年6月28日至7月2日. */
function daySpan(from: string, to: string): string {
  if (from === to) return formatDayChinese(from);
  const [first, last] = [dayParts(from), dayParts(to)];
  const end = first.year !== last.year ? formatDayChinese(to) : first.month !== last.month ? `${last.month}月${last.date}日` : `${last.date}日`;
  return `${formatDayChinese(from)}至${end}`;
}

function problem(item: OrderTextItem, input: OrderTextInput): string {
  const basis = `不符合${item.ownBasis ? '' : input.basis.number}${basisOf(item)}的规定`;
  const detail = item.detail === '' || item.detail === item.problem ? '' : `：${item.detail}`;
  const found = `${item.community}${item.problem}（挂账号${item.caseNumber}）${detail}，${basis}。`;
  return `${found}${item.earlier.map((order) => earlierOrder(order)).join('')}`;
}

function earlierOrder(order: EarlierOrder): string {
  const outcome: Readonly<Record<EarlierOrder['outcome'], string>> = {
    overdue: '逾期仍未完成',
    failed: '经复查不合格',
    urgent: '因情况紧急升级办理',
    reported: `${order.reportedOn === null ? '已' : `${formatDayChinese(order.reportedOn)}${order.dueOn !== null && order.reportedOn > order.dueOn ? '逾期' : ''}`}反馈，尚待复查`,
    passed: '复查合格',
  };
  const asked = order.dueOn === null ? '' : `${order.returned ? '经复查不合格，退回整改，' : ''}要求于${formatDayChinese(order.dueOn)}前完成，`;
  return `${formatDayChinese(order.servedOn)}送达《${paperWords[order.stage]}》（${order.number}），${asked}${outcome[order.outcome]}。`;
}

/** The clause with its words, or the basis as it was typed. */
function basisOf(item: OrderTextItem): string {
  return `${item.ownBasis ? item.clause : clauseWords(item.clause)}${item.quote === '' ? '' : quoted(item.quote)}`;
}

/** What came before, once for all items that share it: 第1至20项：… */
function earlierOnce(items: readonly OrderTextItem[]): string[] {
  const told = Map.groupBy(
    items.map((item, index) => ({ no: index + 1, text: item.earlier.map(earlierOrder).join('') })),
    ({ text }) => text,
  );
  const chains = [...told].filter(([text]) => text !== '');
  if (chains.length === 1 && told.size === 1) return chains.map(([text]) => `此前办理情况：${text}`);
  return chains.map(([text, entries]) => `第${numberSpans(entries.map(({ no }) => no))}项此前办理情况：${text}`);
}

/** 1至3、5、8至9 */
function numberSpans(numbers: readonly number[]): string {
  const spans: Array<[number, number]> = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}至${to}`)).join('、');
}

function requirementOf(item: OrderTextItem): string {
  return item.requirement
    .trim()
    .replace(/^请/, '')
    .replace(/[。；;.]+$/, '');
}

function milestonesOf(item: OrderTextItem): string {
  if (item.manner !== 'phased' || item.milestones.length === 0) return '';
  return `分步安排：${item.milestones.map((step) => `${formatDayChinese(step.dueOn)}前${step.title}`).join('；')}。`;
}

function due(input: OrderTextInput): string {
  const day = commonDueDay(input.items);
  const period = commonPeriod(input.items);
  const by = day !== null ? `于${formatDayChinese(day)}前` : period !== null ? `自送达次日起${periodWords(period)}内` : '在各项所列时限前';
  if (input.stage === 'accountability')
    return `建议贵单位按照干部管理权限，对${input.personsNamed === '' ? '有关责任单位和责任人' : input.personsNamed}调查处理，并${by}将处理结果函告${self(input.settings.issuer.name)}。`;
  return `请${by}完成整改并书面反馈。`;
}

function matters(input: OrderTextInput): string[] {
  const contact = input.contact === '' ? [] : [`联系人及电话：${input.contact}。`];
  if (input.stage === 'accountability') return [`${input.addressee}应当继续整改上述问题，整改情况另行复查。`, ...contact];
  const receipt = `请自收到本通知次日起${input.acknowledgeWorkdays}个工作日内签收并退回签收单。对所列问题有异议的，可在期限内书面提出。`;
  const consequence =
    input.stage === 'rectification'
      ? '反馈时请附整改前后照片和有关材料，我们将组织复查。逾期未完成或复查不合格的，将报请领导小组办公室督办。'
      : '反馈时请附整改前后照片和有关材料，我们将组织复查。逾期仍未完成或复查不合格的，将提出问责建议，移交有权机关依规依纪处理。';
  return [receipt, consequence, ...contact];
}

function attachment(input: OrderTextInput): OrderAttachment {
  const accountability = input.stage === 'accountability';
  // The text says the one period of all; the days of a 问责建议 are for the answer to it, not for the work.
  const shared = accountability || commonDueDay(input.items) !== null || commonPeriod(input.items) !== null;
  return {
    title: `${input.addresseeShort}城市社区居委会${accountability ? '未整改到位问题' : '问题整改'}清单`,
    titlePieces: [input.addresseeShort],
    columns: ['序号', '挂账号', '社区', '问题', '依据', '整改要求', ...(shared ? [] : ['完成时限'])],
    rows: input.items.map((item, index) => [
      String(index + 1),
      item.caseNumber,
      item.community,
      inFew(item),
      basisOf(item),
      `${requirementOf(item)}。${milestonesOf(item)}`,
      ...(shared ? [] : [item.dueOn === null ? `送达次日起${periodWords(item.period)}内` : formatDayChinese(item.dueOn)]),
    ]),
  };
}

/** Problem and detail for a narrow column; a detail that names its subject says it all. */
function inFew({ problem, detail }: OrderTextItem): string {
  if (detail === '' || detail === problem) return problem;
  return detail.includes(problem.replace(/(?:面积)?(?:不足|偏低|超出标准|未设)$/, '')) ? detail : `${problem}：${detail}`;
}
