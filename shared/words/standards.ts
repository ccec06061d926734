import { formatDayChinese } from '#shared/domain/date.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { conditionMetrics, conditionRules } from '#shared/domain/standards/expressions.ts';
import type { Strength, Weight } from '#shared/domain/standards/strength.ts';
import type { CheckKind, Pack, Rule, Threshold } from '#shared/domain/standards/types.ts';
import type { RemarkCode, Verdict, VerdictState } from '#shared/domain/standards/verdict.ts';
import { choiceText, numberText, valueText, valueWithUnit } from './metrics.ts';
import { periodName, periodUnitWords, unitAlone } from './periods.ts';

export const stateWords: Readonly<Record<VerdictState, string>> = {
  pass: '达标',
  fail: '不达标',
  unknown: '无法判定',
  not_applicable: '不适用',
  exempt: '豁免',
};
export const strengthWords: Readonly<Record<Strength, string>> = {
  must: '必须',
  shall: '应当',
  need: '须',
  strictly: '严格',
  shall_not: '不得',
  usually: '一般',
  in_principle: '原则上',
  by_reference: '参照',
  advocated: '提倡',
  encouraged: '鼓励',
  if_able: '有条件的',
  may: '可以',
  strive: '力争',
  fact: '事实',
  computed: '推算',
};
export const weightWords: Readonly<Record<Weight, string>> = { mandatory: '硬性', usual: '一般、原则上', advisory: '倡导' };
export const checkWords: Readonly<Record<CheckKind, string>> = { auto: '按数据判定', semi: '凭佐证勾选', manual: '人工认定', param: '口径参数' };
const remarkWords: Readonly<Record<RemarkCode, string>> = {
  above_usual: '超过一般上限，仍在允许范围内，可保留',
  below_usual: '低于一般下限，可保留',
  above_standard: '高于标准，请核对依据',
  within_tolerance: '在允许偏差内',
  more_than_named: '多于条款列出的项目，请核对',
  advice_unmet: '属倡导事项，只作建议，不判不达标',
};
const proposalWords = '调整社区规模由乡镇（街道）提出、政府决定，宜列为建议，不宜下令整改';
/** What is left to do, instead of 差 100%. */
export function notInspected(communities: number): string {
  return `还有 ${communities} 个社区未督查`;
}

const estimateWords = '数值为估计数';

/** One verdict in words. */
export type Explanation = {
  /** 办公用房 163㎡，要求不少于 200㎡，差 37㎡（原则上，清府办函〔2021〕86号 三(四)） */
  readonly sentence: string;
  /** For a table cell: 差 37㎡, 未设, 缺数据, 达标. */
  readonly short: string;
  /** What to bear in mind beside it; usually empty. */
  readonly remarks: readonly string[];
};

/** Says what a verdict found, what is required, how much is missing and where that is written. */
export function explain(verdict: Verdict, rule: Rule, pack: Pick<Pack, 'docNo' | 'rules'>): Explanation {
  const source = `（${strengthWords[rule.strength]}，${clauseReference(rule, pack)}）`;
  return { sentence: `${finding(verdict, rule, pack)}${source}`, short: shortText(verdict, rule), remarks: remarksOf(verdict, rule) };
}

/** 清府办函〔2021〕86号 三(四) */
export function clauseReference(rule: Rule, pack: Pick<Pack, 'docNo'>): string {
  return `${pack.docNo} ${clauseNumber(rule.clause)}`;
}

/** The number of a clause without its heading: 三(四)办公用房 → 三(四). */
export function clauseNumber(clause: string): string {
  return /^[一二三四五六七八九十]+(?:[（(][一二三四五六七八九十]+[)）])?/.exec(clause)?.[0] ?? clause;
}

/** What is required, in words: 不少于 200㎡. Empty for a rule without a threshold. */
export function thresholdText(rule: Rule, threshold: Threshold = rule.threshold): string {
  const metric = metricByKey.get(rule.metric);
  switch (threshold.kind) {
    case 'none':
      return rule.comparator === 'exists' ? '有说明' : '';
    case 'number':
      return rule.valueType === 'flag' ? '是' : `${comparisonWords(rule)} ${numberText(threshold.value, threshold.scale)}${unitOf(rule, metric)}`;
    case 'words':
      return `“${threshold.values.map((code) => (metric === undefined ? code : choiceText(metric, code))).join('”“')}”${rule.comparator === 'one_of' && threshold.values.length > 1 ? '之一' : ''}`;
    case 'pattern':
      return `“${innerQuotes(rule.quote)}”`;
    case 'days':
      return `${formatDayChinese(threshold.from)}至${formatDayChinese(threshold.to)}`;
    case 'measure':
      return rule.thresholdText;
  }
}

function finding(verdict: Verdict, rule: Rule, pack: Pick<Pack, 'rules'>): string {
  const { code, data } = verdict.reason;
  switch (code) {
    case 'missing':
      return `${periodOf(verdict)}${namesOf(data['metrics'], subjectOf(rule))}尚未填报，无法判定`;
    case 'outdated':
      return outdated(verdict, rule);
    case 'applicability_missing':
      return `${namesOf(data['metrics'], '适用条件')}尚未填报，无法判定${subjectOf(rule)}是否适用本条`;
    case 'does_not_apply':
      return `${subjectOf(rule)}不适用：${whyNot(rule, pack)}`;
    case 'no_such_matter':
      return `${periodOf(verdict)}${subjectOf(rule)}登记为“无”，没有此类事项，不适用`;
    case 'alternative_met':
      return `${subjectOf(rule)}不适用：同组另一项要求已满足`;
    case 'excepted_by_text':
      return `${subjectOf(rule)}豁免：${String(data['note'] ?? '')}`;
    case 'exempted':
      return `${subjectOf(rule)}豁免，依据${String(data['paper'] ?? '')}${data['until'] ? `，至${formatDayChinese(String(data['until']))}` : ''}`;
    case 'not_yet_due':
      return `${measured(verdict, rule)}，${String(data['year'] ?? '')}年底前达到即可，尚未到期`;
    case 'not_in_force':
      return `${subjectOf(rule)}的条款在判定日不在有效期内`;
    case 'indicator':
      return `${measured(verdict, rule)}，只作展示，不判定`;
    default:
      return `${measured(verdict, rule)}${forgiven(verdict, rule) ?? `${required(verdict, rule)}，${outcome(verdict, rule)}`}`;
  }
}

function measured(verdict: Verdict, rule: Rule): string {
  const metric = metricByKey.get(rule.metric);
  if (metric === undefined || verdict.value === null) return subjectOf(rule);
  if (isMissingRoom(verdict, metric)) return `${subjectOf(rule)}未设`;
  if (verdict.period !== undefined)
    return `${periodOf(verdict)}${subjectOf(rule)} ${valueText(metric, verdict.value)}${verdict.value.qualifier === 'none' ? '' : unitAlone(metric.unit)}`;
  const value = metric.type === 'flag' && verdict.value.qualifier === 'none' ? '否' : valueWithUnit(metric, verdict.value);
  return metric.type === 'flag' || metric.type === 'text' ? `${subjectOf(rule)}：${value}` : `${subjectOf(rule)} ${value}`;
}

/** Of which period the figure is; empty for what holds until it changes. */
function periodOf({ period }: Verdict): string {
  return period === undefined ? '' : periodName(period.unit, period.of);
}

function outdated({ period }: Verdict, rule: Rule): string {
  if (period === undefined) return `${subjectOf(rule)}尚未填报，无法判定`;
  return `${subjectOf(rule)}只有${periodName(period.unit, period.of)}的，${periodName(period.unit, period.judged)}的尚未填报，无法判定`;
}

function required(verdict: Verdict, rule: Rule): string {
  const text = rule.valueType === 'flag' ? '' : thresholdText(rule, verdict.threshold);
  return text === '' ? '' : `，要求${text}`;
}

/** A miss that is no failure is said as such, or the sentence would contradict itself: above 3,000 households and yet 达标. */
function forgiven(verdict: Verdict, rule: Rule): string | null {
  const { threshold } = verdict;
  const metric = metricByKey.get(rule.metric);
  const limit = threshold.kind === 'number' ? `${numberText(threshold.value, threshold.scale)}${unitOf(rule, metric)}` : '';
  switch (verdict.remark) {
    case 'above_usual':
      return `，超过一般上限 ${limit}，仍在允许范围内，${stateWords.pass}`;
    case 'below_usual':
      return `，低于一般下限 ${limit}，可保留，${stateWords.pass}`;
    case 'within_tolerance':
      return `${required(verdict, rule)}，在允许偏差内，${stateWords.pass}`;
    case 'advice_unmet':
      return `，${rule.valueType === 'flag' ? '属倡导事项' : `建议${thresholdText(rule, threshold)}`}，尚未做到，不判不达标`;
    default:
      return null;
  }
}

function outcome(verdict: Verdict, rule: Rule): string {
  if (verdict.state === 'pass') return verdict.remark === 'above_standard' ? `${stateWords.pass}，高于标准` : stateWords.pass;
  const metric = metricByKey.get(rule.metric);
  const gap = metric !== undefined && isMissingRoom(verdict, metric) ? '' : gapText(verdict, rule);
  return gap === '' ? stateWords.fail : gap;
}

function isMissingRoom(verdict: Verdict, metric: Metric): boolean {
  return verdict.reason.code === 'absent' && metric.unit === '㎡';
}

function gapText(verdict: Verdict, rule: Rule): string {
  const gap = verdict.reason.data['gap'];
  if (typeof gap !== 'number' || rule.valueType === 'flag') return '';
  const metric = metricByKey.get(rule.metric);
  const scale = metric?.scale ?? 0;
  const figure = `${numberText(gap, scale)}${verdict.period === undefined ? unitOf(rule, metric) : unitAlone(unitOf(rule, metric))}`;
  return verdict.reason.code === 'above' ? `超出 ${figure}` : `差 ${figure}`;
}

function shortText(verdict: Verdict, rule: Rule): string {
  if (verdict.state === 'unknown') return '缺数据';
  if (verdict.remark === 'above_standard') return '高于标准';
  if (verdict.state !== 'fail') return verdict.remark === 'advice_unmet' ? '建议' : stateWords[verdict.state];
  const metric = metricByKey.get(rule.metric);
  switch (verdict.reason.code) {
    case 'absent':
      return metric?.unit === '㎡' || metric?.group === 'derived' ? '未设' : '没有';
    case 'not_met':
      return '未落实';
    case 'no_match':
      return '不规范';
    case 'differs':
      return metric?.type === 'choice' && verdict.value?.text != null ? choiceText(metric, verdict.value.text) : '不符';
    case 'outside':
      return '不在期内';
    default:
      return gapText(verdict, rule) || stateWords.fail;
  }
}

function remarksOf(verdict: Verdict, rule: Rule): readonly string[] {
  const remarks: string[] = [];
  if (verdict.estimated) remarks.push(estimateWords);
  const { period } = verdict;
  if (period !== undefined && period.of < period.judged && verdict.state !== 'unknown') {
    remarks.push(`${periodName(period.unit, period.judged)}的尚未填报，暂按${periodName(period.unit, period.of)}的登记判定`);
  }
  if (verdict.remark !== null) remarks.push(remarkWords[verdict.remark]);
  if (rule.remedy === 'proposal' && (verdict.state === 'fail' || verdict.remark !== null)) remarks.push(proposalWords);
  return remarks;
}

/** The title as people write it: Chinese punctuation where the table of rules has none. */
export function ruleTitle(rule: Pick<Rule, 'title'>): string {
  return rule.title.replaceAll(',', '，').replaceAll(':', '：').replaceAll('(', '（').replaceAll(')', '）').replaceAll('/', '、').replaceAll('=', '为');
}

/** 办公用房, not 办公用房面积, before a figure in ㎡: the unit says it. */
function subjectOf(rule: Rule): string {
  const metric = metricByKey.get(rule.metric);
  if (metric === undefined || metric.type === 'flag') return ruleTitle(rule);
  return metric.unit === '㎡' ? metric.label.replace(/面积$/, '') : metric.label;
}

function namesOf(keys: unknown, otherwise: string): string {
  const labels = Array.isArray(keys) ? keys.map((key) => metricByKey.get(String(key))?.label ?? String(key)) : [];
  return labels.length === 0 ? otherwise : labels.join('、');
}

function whyNot(rule: Rule, pack: Pick<Pack, 'rules'>): string {
  if (rule.appliesText !== '' && !rule.appliesText.startsWith('全部')) return `本条只适用于“${rule.appliesText}”`;
  const condition = rule.applies;
  if (condition === null) return '本条不适用';
  const metrics = conditionMetrics(condition).map((key) => metricByKey.get(key)?.label ?? key);
  const rules = conditionRules(condition).map((id) => pack.rules.find((other) => other.id === id)?.title ?? id);
  return `按“${[...metrics, ...rules].join('”“')}”的登记，本条不涉及`;
}

function comparisonWords(rule: Rule): string {
  switch (rule.comparator) {
    case 'at_least':
      return atLeastWords(rule);
    case 'at_most':
      return '不超过';
    case 'about':
      return '约';
    // More than the figure is a pass: said as such, or the verdict would seem to contradict the demand.
    default:
      return rule.onMiss === 'remark_above' ? atLeastWords(rule) : '为';
  }
}

function atLeastWords(rule: Rule): string {
  return rule.valueType === 'money' || rule.valueType === 'percent' ? '不低于' : '不少于';
}

function unitOf(rule: Rule, metric: Metric | undefined): string {
  if (rule.period !== undefined) return `${unitAlone(rule.unit)}/${periodUnitWords[rule.period]}`;
  return metric === undefined || metric.unit === '' ? rule.unit : metric.unit;
}

/** Quotation marks inside a quotation; a mark without its partner (as in 三(三) of the Qingzhen text) is left out. */
function innerQuotes(text: string): string {
  const paired = text.split('“').length === text.split('”').length;
  return paired ? text.replaceAll('“', '‘').replaceAll('”', '’') : text.replaceAll(/[“”]/g, '');
}
