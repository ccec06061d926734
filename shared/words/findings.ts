import { formatScaled } from '#shared/domain/money.ts';
import type { Rule } from '#shared/domain/standards/types.ts';
import type { Verdict } from '#shared/domain/standards/verdict.ts';

/** What the words of a finding are made of. */
type FindingRule = Pick<Rule, 'title' | 'comparator' | 'valueType' | 'unit' | 'threshold'>;
type FindingVerdict = Pick<Verdict, 'value' | 'threshold' | 'reason'>;

/** The words of a finding that comes from a failing verdict. */
export type FindingWords = {
  /** For lists, with figures: 办公用房 163㎡ / 200㎡, 微型消防站未设. */
  readonly title: string;
  /** For the title of an order, without figures: 办公用房面积不足. */
  readonly problem: string;
  /** For the body of an order; empty when the problem says it all: 办公用房面积为163平方米，要求不少于200平方米. */
  readonly detail: string;
  /** A first wording of what has to be done, for a person to edit. */
  readonly requirement: string;
};

/** Words a rule's title turns to when it is not met, and what is asked. The first pattern that fits is taken. */
const TURNS: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/^设(?!置)(.+)$/, '$1未设', '设置$1'],
  [/^建立(.+)$/, '未建立$1', '建立并落实$1'],
  [/^已(制定|成立|设立)(.+)$/, '未$1$2', '$1$2'],
  [/^公约含(“.+?”)(?:内容)?$/, '居民公约缺$1', '在居民公约中补充$1内容'],
  [/^(.+?)含(“.+?”)(.*)$/, '$1缺$2$3', '补齐$1中$2$3'],
  [/^(.+?)含(.+)$/, '$1缺$2', '补充$1的$2'],
  [/^(.+?)在(.+)张贴$/, '$1未在$2张贴', '将$1在$2张贴'],
  [/^(.+?)前有(.+)$/, '$1前无$2', '在$1前加挂$2'],
  [/^公益广告:(.+)$/, '缺“$1”公益广告', '在宣传栏张贴“$1”公益广告'],
  [/^(.+?)上墙$/, '$1未上墙', '将$1上墙公示'],
  [/^(?!按)(.+?)归档$/, '$1未归档', '将$1整理归档'],
  [/^(.*?)配备?(?!置)(.+)$/, '$1未配备$2', '为$1配备$2'],
  [/^(.+?)符合(?!规范)(.+)$/, '$1不符合$2', '按$2规范$1'],
  [/^(.+?)格式$/, '$1不规范', '按统一格式规范$1'],
  [/^(.+文字)$/, '$1不规范', '按统一格式规范$1'],
  [/^(.+(?:器材|设施))$/, '未配备$1', '配备$1'],
];

/** The words for one failing verdict. */
export function findingWords(rule: FindingRule, verdict: FindingVerdict): FindingWords {
  return isFigure(rule, verdict) ? figureWords(rule, verdict) : turnedWords(rule.title);
}

function turnedWords(title: string): FindingWords {
  for (const [pattern, problem, requirement] of TURNS) {
    if (!pattern.test(title)) continue;
    const said = title.replace(pattern, problem);
    return { title: said, problem: said, detail: '', requirement: title.replace(pattern, requirement).replace(/^为配备/, '配备') };
  }
  return { title: `“${title}”未落实`, problem: `“${title}”未落实`, detail: '', requirement: `落实“${title}”的要求` };
}

/** A number against a threshold above one; `at least one` is a matter of having it. */
function isFigure(rule: FindingRule, { threshold }: FindingVerdict): boolean {
  if (threshold.kind !== 'number' || rule.valueType === 'flag') return false;
  return !(rule.comparator === 'at_least' && threshold.value <= 10 ** threshold.scale);
}

function figureWords(rule: FindingRule, verdict: FindingVerdict): FindingWords {
  const { threshold, value, reason } = verdict;
  const wanted = threshold.kind === 'number' ? formatScaled(threshold.value, threshold.scale) : '';
  const actual = value?.number == null || threshold.kind !== 'number' ? '' : formatScaled(value.number, threshold.scale);
  const isArea = rule.unit === '㎡';
  const unit = rule.unit.replace(/\/.*$/, '');
  const name = rule.title.replace(/[(（][^)）]*[)）]/g, '');
  const subject = isArea ? roomOf(name) : name.replace(/册数$/, '');
  const least = rule.comparator === 'at_most' ? '不超过' : '不少于';
  const long = isArea ? '平方米' : unit;
  if (isArea && (reason.code === 'absent' || actual === '0' || actual === '')) {
    return { title: `${subject}未设`, problem: `${subject}未设`, detail: `未设${subject}，要求面积${least}${wanted}${long}`, requirement: `设置${subject}，面积${least}${wanted}${long}` };
  }
  const short = isArea || unit === '%' ? unit : ` ${unit}`;
  const lack = rule.comparator === 'at_most' || reason.code === 'above' ? '超出标准' : '不足';
  const whole = isArea ? `${subject}面积` : name;
  return {
    title: `${subject} ${actual === '' ? '0' : actual}${short} / ${wanted}${short}`,
    problem: `${whole}${lack}`,
    detail: `${whole}为${actual === '' ? '0' : actual}${long}，要求${least}${wanted}${long}`,
    requirement: lack === '不足' ? `将${whole}补足至${wanted}${long}以上` : `将${whole}调整到${wanted}${long}以内`,
  };
}

/** 微型消防站用房面积 → 微型消防站; 办公用房面积 → 办公用房. */
function roomOf(title: string): string {
  const bare = title.replace(/面积$/, '');
  return bare === '办公用房' ? bare : bare.replace(/用房$/, '');
}
