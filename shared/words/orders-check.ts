import { formatDayChinese, isDay } from '#shared/domain/date.ts';
import type { CheckCode, CheckFinding } from '#shared/domain/orders/check.ts';

type Sentence = (data: CheckFinding['data']) => string;

function text(data: CheckFinding['data'], key: string): string {
  const value = data[key];
  if (value === undefined || value === null) return '';
  return typeof value === 'string' && isDay(value) ? formatDayChinese(value) : String(value);
}

/** What stands in the paper of an order and comes from the settings. */
const settingWords: Readonly<Record<string, string>> = {
  prefix: '代字',
  issuer: '发文机关',
  heading: '发文机关标志',
  authority: '授权文件',
  consent: '市政府同意的文件',
  acknowledgeWorkdays: '签收期限',
};

/** What the check before issue found, and what to do about it. The item's place is said by `checkSentence`. */
export const checkWords: Readonly<Record<CheckCode, Sentence>> = {
  settings_changed: (data) =>
    `审核之后督令设置改过${text(data, 'what')
      .split(' ')
      .map((key) => settingWords[key] ?? key)
      .join('、')}，将按现在的设置签发。请核对公文；需要重新审核的，请退回修改。`,
  facts_changed: (data) =>
    `审核之后${text(data, 'what') === 'order' ? '主送单位名称、督查批次或依据文件' : '这一项的办理情况'}有变化，公文已随之改写。请核对公文；需要重新审核的，请退回修改。`,
  no_items: () => '督令没有列出任何问题。请至少加入一个案件。',
  prefix_unclear: (data) => `代字“${text(data, 'prefix')}”不能用于文号。请在设置中填写不含数字、空格和括号的代字。`,
  issuer_missing: () => '没有发文机关。请在设置中填写本类督令的发文机关。',
  issuer_without_authority: (data) =>
    `${text(data, 'issuer')}是部门，不能自行向${text(data, 'addressee')}发布指令性公文（《党政机关公文处理工作条例》第十六条第二款）。请改由市政府办公室或领导小组发文，或在设置中填写市政府同意的文件，正文将注明“经市政府同意”。`,
  authority_paper_missing: (data) => `没有${text(data, 'issuer')}的授权文件。请在设置中填写成立或授权文件的文号和标题。`,
  addressee_missing: () => '没有主送单位。请选择条款规定的责任单位。',
  addressee_is_committee: (data) => `主送不能是${text(data, 'addressee')}：居民委员会是自治组织，督令应发给责任单位。请改为其所属乡镇（街道）。`,
  addressee_not_responsible: (data) => `${text(data, 'addressee')}不是这个问题的责任单位。请改选主送单位，或去掉这一项，另行下达。`,
  mixed_addressees: (data) => `各项问题的责任单位不同，不能都发给${text(data, 'addressee')}。请去掉不归其负责的各项，按责任单位分开下达。`,
  copy_is_addressee: (data) => `${text(data, 'addressee')}既是主送又是抄送。请从抄送中去掉。`,
  issue_day_missing: () => '没有签发日期。请填写签发日期。',
  issue_day_future: (data) => `签发日期${text(data, 'on')}还没有到。请填写今天或以前的日期。`,
  issue_day_past: (data) => `签发日期${text(data, 'on')}早于今天。如是补录，请勾选“补录”。`,
  issue_before_finding: (data) => `签发日期${text(data, 'on')}早于${text(data, 'case')}的发现日期${text(data, 'foundOn')}。请核对签发日期。`,
  no_period: () => '没有整改期限。请填写期限或日期。',
  period_unclear: (data) =>
    text(data, 'count') === '0'
      ? '整改期限还没有填写。请填写期限或日期。'
      : `期限“${text(data, 'count')}”不明确。请填写${text(data, 'longest') === '' ? '' : `1到${text(data, 'longest')}的整数，或`}一个确定的日期。`,
  period_ends_before_service: (data) => `期限到${text(data, 'dueOn')}为止，送达后没有整改时间。请延后日期。`,
  period_in_the_past: (data) => `期限${text(data, 'dueOn')}已经过去。请重新确定期限。`,
  period_provisional: (data) => `到期日${text(data, 'dueOn')}所在年度的节假日安排尚未公布，按暂定日期签发，公布后会自动重算并提示。`,
  period_much_shorter: () => '期限比本类督令的通常期限短很多。请确认对方来得及完成。',
  milestones_missing: () => '分期整改需要至少两个节点，各有内容和日期。请补充整改计划。',
  milestones_disordered: () => '分期整改的节点日期应依次向后。请调整顺序。',
  milestones_beyond_period: (data) => `最后一个节点${text(data, 'last')}晚于期限${text(data, 'dueOn')}。请调整节点或期限。`,
  no_clause: () => '没有写明违反的条款。请选择标准条款，或填写依据。',
  no_quote: () => '没有引用条款原文。建议补充原文，便于对方核对。',
  no_basis_number: () => '没有写明依据文件的文号。请补充文号。',
  no_requirement: () => '没有整改要求。请写明要做什么、做到什么程度。',
  requirement_vague: (data) => `整改要求“${text(data, 'requirement')}”不够具体。建议写明要做什么、做到什么程度。`,
  no_evidence: () => '没有照片或材料佐证。建议补充，便于复查对照。',
  case_twice: (data) => `${text(data, 'case')}与第${text(data, 'first')}项重复。请删除其中一项。`,
  case_closed: (data) => `${text(data, 'case')}已经销号，不能再列入督令。问题反弹请另立新案。`,
  case_under_order: (data) => `${text(data, 'case')}正在${text(data, 'number') === '' ? '另一份督令草稿' : text(data, 'number')}中办理。请先办结或撤销。`,
  remedy_is_proposal: (data) => `${text(data, 'case')}涉及社区规模调整，应由乡镇（街道）提出、政府决定，不宜下令整改。请改列为建议。`,
  stage_skipped: (data) =>
    text(data, 'stage') === 'accountability'
      ? `${text(data, 'case')}没有经过督办，不能直接问责。请先发督办令。`
      : `${text(data, 'case')}没有经过整改令，将以“${text(data, 'reason')}”为由直接督办。`,
  stage_not_due: (data) =>
    text(data, 'stage') === 'accountability'
      ? `${text(data, 'case')}的督办期限未到，也没有复查不合格。请到期后再提出问责建议。`
      : `${text(data, 'case')}的整改期限未到，将以“${text(data, 'reason')}”为由提前督办。`,
  previous_order_missing: (data) => `${text(data, 'case')}的上一份督令还没有文号。请先签发或撤销它。`,
  urgent_reason_missing: (data) => `${text(data, 'case')}没有经过整改令，或整改期限未到。直接督办、提前督办须写明紧急理由。`,
  urgent_reason_idle: (data) => `各项问题整改期限已过或复查不合格，紧急理由“${text(data, 'reason')}”不再适用，不写入公文。`,
  waits_for_recheck: (data) =>
    `${text(data, 'case')}已于${text(data, 'reportedOn')}反馈${data['late'] === 1 ? '（逾期）' : ''}，尚待复查。请先复查，不合格的再升级；或从督令中移出这一项。`,
  recheck_passed: (data) => `${text(data, 'case')}已于${text(data, 'reportedOn')}反馈，复查合格，待销号。请从督令中移出这一项。`,
  competent_body_missing: () => '没有填写有权处理的机关。问责令是移交建议，请填写按干部管理权限接收建议的机关。',
};

/** The sentence of one finding, with the item it concerns: 第2项：没有整改期限。… */
export function checkSentence(finding: CheckFinding): string {
  const sentence = checkWords[finding.code](finding.data);
  return finding.itemNo === undefined ? sentence : `第${finding.itemNo}项：${sentence}`;
}
