import { compact } from './cellText.ts';

/** Signs for 「nobody filled this in」: judged 无法判定, never 0. */
const UNFILLED = new Set([
  'n/a',
  'na',
  'null',
  '空',
  '空白',
  '未填',
  '未填报',
  '未上报',
  '未报',
  '未统计',
  '待统计',
  '待填',
  '待填报',
  '待补',
  '待补充',
  '待核实',
  '待核',
  '不详',
  '不清楚',
  '未知',
  '暂无数据',
  '无数据',
  '待定',
  '缺',
  '暂缺',
]);
const DASHES = /^[-—–―‐‑−_/\\.·…]+$/;

/** Words for 「there is none」: a known absence, which is not the same as an empty cell. */
const NONE = new Set(['无', '没有', '暂无', '尚无', '未设', '未设置', '未设立', '未建', '未建设', '未配备', '无此项', '没设']);

const YES = new Set(['√', '✓', '✔', '☑', '■', 'v', '有', '是', 'y', 'yes', 'true', '1', '对', '已', '具备', '达标', '符合', '完成', '健全', '建立', '制定']);
const NO = new Set([
  '×',
  '✗',
  '✘',
  '✕',
  '✖',
  'x',
  '╳',
  '☒',
  '□',
  '无',
  '否',
  'n',
  'no',
  'false',
  '0',
  '错',
  '未',
  '不',
  '没有',
  '暂无',
  '尚无',
  '不是',
  '不具备',
  '不达标',
  '不符合',
  '没',
]);
/** 已制定, 已上墙 … and 未制定, 未上墙 …; words about the filling in (未填报) were taken out before. */
const DONE = /^已[^未不无]{1,6}$/;
const NOT_DONE = /^(?:未|尚未|没有|没)[^已]{1,6}$/;

/** Other words clerks write for a choice, by its label. */
const CHOICE_WORDS: Readonly<Record<string, readonly string[]>> = {
  老旧小区: ['老小区', '旧小区', '老旧', '老旧住宅小区', '老旧社区', '老住宅小区'],
  新建小区: ['新小区', '新建', '新建住宅小区', '新建社区', '新住宅小区'],
  已建成: ['建成', '已建', '建好', '已建好', '建成投用', '建成使用', '已建成使用', '已建成投用', '已投用', '投入使用', '已投入使用'],
  在建: ['建设中', '正在建设', '在建中', '正在建', '在建设', '未完工'],
  无: ['没有', '未建', '未建设', '未建成', '未设', '未设置', '暂无', '尚无', '×'],
  已缴: ['已缴纳', '已交', '已交纳', '全缴', '全部已缴', '全部缴纳', '均已缴纳', '已参保', '全部参保', '缴纳'],
  部分未缴: ['部分缴', '部分缴纳', '部分已缴', '部分未缴纳', '部分未交', '部分参保', '未全缴', '未全部缴纳'],
  未缴: ['未缴纳', '未交', '未交纳', '全部未缴', '均未缴纳', '未参保', '没缴'],
  大专: ['专科', '大学专科'],
  本科: ['大学', '大学本科'],
  研究生: ['硕士', '博士', '硕士研究生', '博士研究生'],
};

/** Whether the text only says that nothing was filled in (empty, 「—」「/」「未填报」). */
export function saysUnfilled(text: string): boolean {
  const word = compact(text);
  return word === '' || UNFILLED.has(word) || DASHES.test(word);
}

/** Whether the text says 无. */
export function saysNone(text: string): boolean {
  return NONE.has(compact(text));
}

/** 1, 0, or null when the text is neither a yes nor a no. */
export function flagOf(text: string): 0 | 1 | null {
  // What stands in brackets behind the mark is a remark: √（2020年）.
  const word = compact(text).replace(/^([^(]+)\([^()]*\)$/, '$1');
  if (YES.has(word)) return 1;
  if (NO.has(word)) return 0;
  if (DONE.test(word)) return 1;
  return NOT_DONE.test(word) ? 0 : null;
}

type Choices = ReadonlyArray<{ readonly code: string; readonly label: string }>;

/** Every way to write the choices of a metric: word (compact) → code. */
export function choiceWords(choices: Choices): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { code, label } of choices) words.set(compact(label), code);
  for (const { code, label } of choices) {
    for (const word of [...(CHOICE_WORDS[label] ?? []), code]) if (!words.has(compact(word))) words.set(compact(word), code);
  }
  return words;
}
