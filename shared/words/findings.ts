import { formatScaled } from '#shared/domain/money.ts';
import type { Rule } from '#shared/domain/standards/types.ts';
import type { Verdict } from '#shared/domain/standards/verdict.ts';

/** What the words of a finding are made of. */
type FindingRule = Pick<Rule, 'title' | 'metric' | 'comparator' | 'valueType' | 'unit' | 'threshold'>;
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
  [/^公约制定依据(.+)$/, '居民公约未按$1文件要求制定', '按照$1文件要求修订居民公约'],
  [/^公约在(.+)张贴$/, '居民公约未在$1张贴', '将居民公约在$1张贴'],
  [/^设置论证因素说明$/, '未说明设置社区的论证因素', '补充设置社区的论证说明'],
  [/^(.+?)用规范名称$/, '$1未使用规范名称', '在$1中统一使用规范名称'],
  [/^挂牌清晰醒目$/, '挂牌不够清晰醒目', '规范挂牌，做到清晰醒目'],
  [/^柜台式服务$/, '未实行柜台式服务', '统一实行柜台式服务'],
  [/^选址人口集中、辐射强$/, '办公用房未设在人口相对集中、辐射功能较强的地段', '将办公用房调整到人口相对集中、辐射功能较强的地段'],
  [/^消防装备按配置标准$/, '消防装备器材未按配置标准配备', '按照配置标准配备消防装备器材'],
  [/^公开栏长期固定$/, '未设置长期固定的公开栏', '设置长期固定的公开栏'],
  [/^公开(内容|形式|时间|程序)依法依规[(（](.+)[)）]$/, '居务公开$1不符合规定', '按照$2文件规范居务公开$1'],
  [/^档案工作制度和体系[(（](.+)[)）]$/, '$1档案工作制度和体系不健全', '建立健全$1档案工作制度和工作体系'],
  [/^按第11号令整理归档$/, '档案未按《城市社区档案管理办法》整理归档', '按照《城市社区档案管理办法》整理归档'],
  [/^档案(真实|准确|完整|规范)$/, '档案未做到$1', '整理补充档案，做到$1'],
  [/^运营主体(.+)$/, '运营主体未$1', '督促运营主体$1'],
  [/^(.+)规范设置$/, '$1设置不规范', '规范设置$1'],
  [/^(服务环境|服务设施)(.+)$/, '$1不够$2', '改善$1，做到$2'],
  [/^(.+?)清晰醒目$/, '$1不够清晰醒目', '规范设置$1，做到清晰醒目'],
  [/^垃圾收集分类处置$/, '垃圾未分类收集处置', '对垃圾分类收集处置'],
  [/^(餐食供应)(.+)$/, '$1未做到$2', '改进$1，做到$2'],
  [/^服务项目明码标价$/, '服务项目未明码标价', '对服务项目明码标价'],
  [/^服务质量符合规范$/, '服务质量不符合规范', '提高服务质量，达到规范要求'],
  [/^(.+)解决方式$/, '未明确$1解决方式', '明确$1解决方式'],
  [/^未参保两委成员缴社保$/, '未为未参保的“两委”成员缴纳社会保险', '为未参保的“两委”成员缴纳社会保险'],
  [/^培训含(.+)内容$/, '培训未包含$1内容', '在培训中增加$1内容'],
  [/^(.+?)符合(.+〔\d{4}〕\d+号)$/, '$1不符合$2文件规定', '按照$2文件规范$1'],
  [/^设(?!置)(.+)$/, '$1未设', '设置$1'],
  [/^建立(.+)$/, '未建立$1', '建立并落实$1'],
  [/^已(制定|成立|设立)(.+)$/, '未$1$2', '$1$2'],
  [/^公约含(“.+?”)(?:内容)?$/, '居民公约缺$1', '在居民公约中补充$1内容'],
  [/^(.+?)含(“.+?”)(.*)$/, '$1缺$2$3', '补齐$1中$2$3'],
  [/^(.+?)含(.+)$/, '$1缺$2', '补充$1的$2'],
  [/^(.+?)在(.+)张贴$/, '$1未在$2张贴', '将$1在$2张贴'],
  [/^(.+?)前有(.+)$/, '$1前未加挂$2', '在$1前加挂$2'],
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
  return isFigure(rule, verdict) ? figureWords(rule, verdict) : turnedWords(rule);
}

/** Rules on one facility name it in their clause, not in their title. */
const FACILITIES: ReadonlyArray<readonly [string, string]> = [['daycare.', '日间照料中心']];

function turnedWords({ title, metric }: FindingRule): FindingWords {
  const facility = FACILITIES.find(([prefix]) => metric.startsWith(prefix))?.[1] ?? '';
  for (const [pattern, problem, requirement] of TURNS) {
    if (!pattern.test(title)) continue;
    const said = `${facility}${title.replace(pattern, problem)}`;
    return { title: said, problem: said, detail: '', requirement: title.replace(pattern, requirement).replace(/^为配备/, '配备') };
  }
  const said = `${facility}${title}不符合要求`;
  return { title: said, problem: said, detail: '', requirement: `按照规定整改，使${facility}${title}符合要求` };
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
  const name = rule.title
    .replace(/[(（][^)）]*[)）]/g, '')
    .replace(/^户数(?:下限|一般上限|最高上限)$/, '户数')
    .replace(/^书记主任参训$/, '书记、主任参训率')
    .replace('一肩挑', '“一肩挑”');
  const subject = isArea ? roomOf(name) : name.replace(/册数$/, '');
  const least = leastWords(rule);
  const long = isArea ? '平方米' : unit;
  const each = rule.unit.endsWith('/月') && !name.startsWith('每月') ? '每月' : '';
  if (isArea && (reason.code === 'absent' || actual === '0' || actual === '')) {
    return {
      title: `${subject}未设`,
      problem: `${subject}未设`,
      detail: `未设${subject}，要求面积${least}${wanted}${long}`,
      requirement: `设置${subject}，面积${least}${wanted}${long}`,
    };
  }
  const short = isArea || unit === '%' ? unit : ` ${unit}`;
  const lack = rule.comparator === 'at_most' || reason.code === 'above' ? '超出标准' : unit === '%' ? '偏低' : '不足';
  const whole = isArea ? `${subject}面积` : name;
  return {
    title: `${subject} ${actual === '' ? '0' : actual}${short} / ${wanted}${short}`,
    problem: `${whole}${lack}`,
    detail: `${whole}为${each}${actual === '' ? '0' : actual}${long}，要求${least}${each}${wanted}${long}`,
    requirement: remedyOf(rule.comparator, lack, whole, `${each}${wanted}${long}`),
  };
}

/** As the clause compares: 调整为4500元 asks for just that, 不少于200平方米 for that or more. */
function leastWords({ comparator, valueType }: FindingRule): string {
  switch (comparator) {
    case 'at_most':
      return '不超过';
    case 'at_least':
      return valueType === 'money' || valueType === 'percent' ? '不低于' : '不少于';
    case 'about':
      return '为约';
    default:
      return '为';
  }
}

function remedyOf(comparator: FindingRule['comparator'], lack: string, what: string, wanted: string): string {
  if (comparator === 'equal') return `将${what}调整为${wanted}`;
  if (wanted === '100%') return `使${what}达到100%`;
  return lack !== '超出标准' ? `将${what}补足至${wanted}以上` : `将${what}调整到${wanted}以内`;
}

/** 微型消防站用房面积 → 微型消防站; 办公用房面积 → 办公用房. */
function roomOf(title: string): string {
  const bare = title.replace(/面积$/, '');
  return bare === '办公用房' ? bare : bare.replace(/用房$/, '');
}
