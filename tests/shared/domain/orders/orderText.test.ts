import { describe, expect, test } from 'vitest';
import { orderContent, type OrderTextInput, type OrderTextItem } from '#shared/domain/orders/orderText.ts';
import { defaultOrderSettings } from '#shared/domain/orders/settings.ts';
import { clauseWords, issuerNames, orderTextWords, periodWords, quoted } from '#shared/words/orders.ts';

const basis = { number: '清府办函〔2021〕86号', title: '清镇市开展全国文明城市巩固提升城市社区居委会常态长效工作方案' };
const settings = defaultOrderSettings(issuerNames('清镇市', '清镇市民政局', '清镇市城市社区居委会常态长效工作领导小组'), basis).stages;
const item = (no: number, over: Partial<OrderTextItem> = {}): OrderTextItem => ({
  caseNumber: `GZ-2021-000${no}`,
  community: '新华社区',
  problem: '办公用房面积不足',
  detail: '办公用房面积为163平方米，要求不少于200平方米',
  clause: '三(四)办公用房',
  quote: '原则上老旧小区社区居委会办公用房不少于200平方米',
  requirement: '将办公用房面积补足至200平方米以上',
  manner: 'dated',
  milestones: [],
  period: { unit: 'fixed', day: '2021-07-20' },
  dueOn: '2021-07-20',
  foundOn: '2021-06-02',
  source: 'inspection',
  ownBasis: false,
  earlier: [],
  ...over,
});
const input = (over: Partial<OrderTextInput> = {}): OrderTextInput => ({
  stage: 'rectification',
  settings: { ...settings.rectification, consent: { number: '清府〔2021〕12号', title: '批复' } },
  number: '清民整〔2021〕1号',
  year: 2021,
  addressee: '青龙山街道办事处',
  addresseeShort: '青龙山街道',
  copies: ['市财政局'],
  issuedOn: '2021-07-06',
  basis,
  round: null,
  items: [item(1)],
  attachmentFrom: 4,
  acknowledgeWorkdays: 1,
  urgentReason: '',
  competentBody: '',
  personsNamed: '',
  contact: '',
  ...over,
});
const content = (over: Partial<OrderTextInput> = {}) => orderContent(input(over), orderTextWords);
const whole = (over: Partial<OrderTextInput> = {}): string =>
  content(over)
    .body.map(({ text }) => text)
    .join('\n');
const first = {
  stage: 'rectification' as const,
  number: '清民整〔2021〕1号',
  servedOn: '2021-07-06',
  dueOn: '2021-07-20',
  outcome: 'overdue' as const,
  reportedOn: null,
  returned: false,
};
const second = {
  stage: 'supervision' as const,
  number: '清督〔2021〕3号',
  servedOn: '2021-07-26',
  dueOn: '2021-08-02',
  outcome: 'failed' as const,
  reportedOn: null,
  returned: false,
};

describe('标题', () => {
  test.each([
    ['one problem', input(), '清镇市民政局关于青龙山街道新华社区办公用房面积不足问题的整改通知'],
    [
      'three problems of one community',
      input({ items: [item(1), item(2, { problem: '微型消防站未设' }), item(3, { problem: '图书册数不足' })] }),
      '清镇市民政局关于青龙山街道新华社区办公用房面积不足等3个问题的整改通知',
    ],
    [
      'one kind of problem in two communities',
      input({ items: [item(1), item(2, { community: '石桥社区' })] }),
      '清镇市民政局关于青龙山街道新华社区等2个社区办公用房面积不足问题的整改通知',
    ],
    [
      'many kinds in many communities',
      input({ items: [item(1), item(2, { community: '石桥社区', problem: '微型消防站未设' })] }),
      '清镇市民政局关于青龙山街道城市社区居委会建设问题的整改通知',
    ],
    [
      'supervision',
      input({ stage: 'supervision', settings: settings.supervision }),
      '清镇市城市社区居委会常态长效工作领导小组办公室关于限期解决青龙山街道新华社区办公用房面积不足问题的督办通知',
    ],
    [
      'accountability',
      input({ stage: 'accountability', settings: settings.accountability }),
      '清镇市城市社区居委会常态长效工作领导小组办公室关于青龙山街道新华社区办公用房面积不足问题整改不到位的问责建议',
    ],
  ])('%s', (_, given, expected) => {
    expect(orderContent(given, orderTextWords).title).toBe(expected);
  });
  test('no title calls itself 令, which is a reserved document type', () => {
    for (const stage of ['rectification', 'supervision', 'accountability'] as const)
      expect(content({ stage, settings: settings[stage] }).title).not.toMatch(/令$/);
  });
});

describe('整改通知', () => {
  test('cites the government’s consent, the day, the clause with its quote and number, the requirement and the due day', () => {
    const text = whole();
    expect(text).toContain('经市政府同意（清府〔2021〕12号），2021年6月2日，我局对你街道所辖城市社区居委会建设情况进行了督查，发现1个问题。');
    expect(text).toContain(
      '（挂账号GZ-2021-0001）：办公用房面积为163平方米，要求不少于200平方米，不符合清府办函〔2021〕86号第三部分第（四）项“原则上老旧小区社区居委会办公用房不少于200平方米”的规定。',
    );
    expect(text).toContain('请将办公用房面积补足至200平方米以上。');
    expect(text).toContain('请于2021年7月20日前完成整改并书面反馈。');
    expect(text).toContain('逾期未完成或复查不合格的，将报请领导小组办公室督办。');
  });
  test('a round is named with its days', () => {
    expect(whole({ round: '第二轮督查', items: [item(1), item(2, { foundOn: '2021-06-11' })] })).toContain(
      '2021年6月2日至11日“第二轮督查”期间，我局对你街道所辖城市社区居委会建设情况进行了督查，发现2个问题。',
    );
  });
  test.each([
    ['register', '我局对照社区名册对你街道所辖城市社区居委会建设情况进行了核查，发现1个问题。'],
    ['covert', '我局对你街道所辖城市社区居委会建设情况进行了暗访，发现1个问题。'],
    ['self_check', '你街道所辖城市社区居委会建设情况自查发现1个问题。'],
    ['hotline', '我局收到12345政务服务便民热线反映的你街道所辖城市社区居委会建设方面1个问题。'],
    ['congress', '我局在办理人大代表建议中发现你街道所辖城市社区居委会建设方面1个问题。'],
    ['cppcc', '我局在办理政协提案中发现'],
    ['superior', '上级交办你街道所辖城市社区居委会建设方面1个问题。'],
  ] as const)('a problem that came by %s is not said to be inspected', (source, words) => {
    const text = whole({ items: [item(1, { source })] });
    expect(text).toContain(`2021年6月2日，${words}`);
    expect(text).not.toContain('进行了督查');
  });
  test('problems that came by several ways name them', () => {
    expect(whole({ items: [item(1), item(2, { source: 'register' })] })).toContain('我局通过督查、名册核查，发现你街道所辖城市社区居委会建设方面2个问题。');
  });
  test('a basis typed by a person is cited as it stands', () => {
    expect(whole({ items: [item(1, { ownBasis: true, clause: '《中华人民共和国消防法》第十六条', quote: '' })] })).toContain(
      '，不符合《中华人民共和国消防法》第十六条的规定。',
    );
  });
  test('differing due days stand at each requirement', () => {
    const text = whole({ items: [item(1), item(2, { period: { unit: 'fixed', day: '2021-08-20' }, dueOn: '2021-08-20' })] });
    expect(text).toContain('2.请将办公用房面积补足至200平方米以上，于2021年8月20日前完成。');
    expect(text).toContain('请在各项所列时限前完成整改并书面反馈。');
  });
  test('a period that begins with service is spoken of as the item has it, not as the settings propose', () => {
    const days = (count: number) => ({ period: { unit: 'workday' as const, count }, dueOn: null });
    expect(whole({ number: null, items: [item(1, days(10))] })).toContain('请自送达次日起10个工作日内完成整改并书面反馈。');
    expect(whole({ items: [item(1, days(2)), item(2, days(2))] })).toContain('请自送达次日起2个工作日内完成整改并书面反馈。');
    const differing = whole({ items: [item(1, days(2)), item(2, days(15)), item(3)] });
    expect(differing).toContain('1.请将办公用房面积补足至200平方米以上，自送达次日起2个工作日内完成。');
    expect(differing).toContain('3.请将办公用房面积补足至200平方米以上，于2021年7月20日前完成。');
    expect(differing).toContain('请在各项所列时限前完成整改并书面反馈。');
    expect(content({ number: null }).number).toBe('清民整〔2021〕　号');
  });
  test('a plan in stages lists its stages', () => {
    const milestones = [
      { title: '完成选址', dueOn: '2021-08-01' },
      { title: '投入使用', dueOn: '2021-12-01' },
    ];
    expect(whole({ items: [item(1, { manner: 'phased', milestones })] })).toContain('分步安排：2021年8月1日前完成选址；2021年12月1日前投入使用。');
  });
  test('two items are numbered under 一、 and 二、', () => {
    expect(
      content({ items: [item(1), item(2)] })
        .body.filter(({ level }) => level === 1)
        .map(({ text }) => text),
    ).toEqual(['一、存在问题', '二、整改要求']);
  });
  test('a problem without figures is said once', () => {
    const text = whole({ items: [item(1, { problem: '居民公约缺“垃圾分类”', detail: '' })] });
    expect(text).toContain('新华社区居民公约缺“垃圾分类”（挂账号GZ-2021-0001），不符合');
  });
});

test.each([
  [3, 0],
  [4, 1],
])('%i items have %i attachment', (count, attachments) => {
  const made = content({ items: Array.from({ length: count }, (_, index) => item(index + 1)) });
  expect(made.attachments).toHaveLength(attachments);
  if (attachments === 1) {
    expect(made.attachments[0]?.rows).toHaveLength(4);
    expect(made.attachments[0]?.rows.every((row) => row.length === made.attachments[0]?.columns.length)).toBe(true);
    expect(made.body.map(({ text }) => text).join('')).toContain('以上问题共涉及1个社区，');
  }
});

test('督办通知 cites the 整改 number, its days and that it is overdue', () => {
  const text = whole({ stage: 'supervision', settings: settings.supervision, items: [item(1, { earlier: [first] })] });
  expect(text).toContain('2021年7月6日送达《整改通知》（清民整〔2021〕1号），要求于2021年7月20日前完成，逾期仍未完成。');
  expect(text).toContain('未按整改通知要求完成');
});

test('督办通知 after a failed recheck without a new day cites the order and the recheck', () => {
  const text = whole({
    stage: 'supervision',
    settings: settings.supervision,
    items: [item(1, { earlier: [{ ...first, dueOn: null, outcome: 'failed', returned: true }] })],
  });
  expect(text).toContain('2021年7月6日送达《整改通知》（清民整〔2021〕1号），经复查不合格。');
});

test('an urgent 督办通知 without an earlier order gives its reason', () => {
  expect(whole({ stage: 'supervision', settings: settings.supervision, urgentReason: '消防隐患突出' })).toContain('情况紧急（消防隐患突出），需直接督办');
});

test('an urgent 督办通知 before the due day does not say that the day is past', () => {
  const text = whole({
    stage: 'supervision',
    settings: settings.supervision,
    urgentReason: '消防隐患突出',
    items: [item(1, { earlier: [{ ...first, outcome: 'urgent' }] })],
  });
  expect(text).toContain('有1个问题情况紧急（消防隐患突出），需在整改期限届满前督办。');
  expect(text).toContain('要求于2021年7月20日前完成，因情况紧急升级办理。');
  expect(text).not.toContain('完成，逾期仍未完成');
});

test('an urgent reason stays out of a 督办通知 whose items were all due', () => {
  const text = whole({
    stage: 'supervision',
    settings: settings.supervision,
    urgentReason: '消防隐患突出',
    items: [item(1, { earlier: [first] }), item(2, { earlier: [{ ...first, outcome: 'failed', dueOn: null, returned: true }] })],
  });
  expect(text).toContain('有2个问题未按整改通知要求完成。');
  expect(text).not.toContain('紧急');
});

test('a draft never calls urgent what was reported back after its day', () => {
  const late = { ...first, outcome: 'reported' as const, reportedOn: '2021-07-23' };
  const text = whole({ stage: 'supervision', settings: settings.supervision, items: [item(1, { earlier: [first] }), item(2, { earlier: [late] })] });
  expect(text).toContain('有2个问题，其中1个未按整改通知要求完成，1个已反馈、尚待复查。');
  expect(text).toContain('要求于2021年7月20日前完成，2021年7月23日逾期反馈，尚待复查。');
  expect(text).not.toMatch(/紧急|（）/);
});

test('a long 督办通知 tells each earlier order once in the body and not in its rows', () => {
  const other = { ...first, number: '清民整〔2021〕2号', servedOn: '2021-07-08' };
  const made = content({
    stage: 'supervision',
    settings: settings.supervision,
    items: [1, 2, 3, 4, 5].map((no) => item(no, { earlier: [no < 4 ? first : other] })),
  });
  const text = made.body.map((paragraph) => paragraph.text);
  expect(text.filter((paragraph) => paragraph.includes('此前办理情况'))).toEqual([
    expect.stringMatching(/^第1至3项此前办理情况：2021年7月6日送达/),
    expect.stringMatching(/^第4至5项此前办理情况：2021年7月8日送达/),
  ]);
  expect(JSON.stringify(made.attachments)).not.toContain('清民整');
});

test('问责建议 goes to the competent body, with the whole chain, and the unit gets a copy', () => {
  const made = content({
    stage: 'accountability',
    settings: settings.accountability,
    competentBody: '示例市纪律检查委员会',
    copies: ['青龙山街道办事处', '市委组织部'],
    items: [item(1, { earlier: [first, second] })],
  });
  expect([made.addressee, made.copies]).toEqual(['示例市纪律检查委员会', ['青龙山街道办事处', '市委组织部']]);
  const text = made.body.map((paragraph) => paragraph.text).join('');
  expect(text).toContain(
    '（清民整〔2021〕1号），要求于2021年7月20日前完成，逾期仍未完成。2021年7月26日送达《督办通知》（清督〔2021〕3号），要求于2021年8月2日前完成，经复查不合格。',
  );
  expect(text).toContain('并于2021年7月20日前将处理结果函告我办。');
});

test.each([
  ['三(四)办公用房', '第三部分第（四）项'],
  ['五(三)保障投入', '第五部分第（三）项'],
  ['二、组织领导', '第二部分'],
  ['一、目标任务', '第一部分'],
  ['第十条', '第十条'],
])('clause %s is cited as %s', (clause, words) => {
  expect(clauseWords(clause)).toBe(words);
});

test('a quotation mark without its partner in the source is not printed', () => {
  expect(quoted('统一冠名为：XX社区居民委员会”')).toBe('“统一冠名为：XX社区居民委员会”');
});

test('quotation marks inside a quotation become single ones', () => {
  expect(quoted('提倡“一室多用”')).toBe('“提倡‘一室多用’”');
});

test.each([
  [{ unit: 'workday' as const, count: 10 }, '10个工作日'],
  [{ unit: 'day' as const, count: 15 }, '15日'],
  [{ unit: 'month' as const, count: 2 }, '2个月'],
  [{ unit: 'fixed' as const, day: '2021-07-20' }, '2021年7月20日前'],
])('period %j is %s', (period, words) => {
  expect(periodWords(period)).toBe(words);
});

test('a bureau starts with 10, 5 and 3 working days, one to sign, three to recheck', () => {
  expect(
    [settings.rectification, settings.supervision, settings.accountability].map(({ period, acknowledgeWorkdays, recheckWorkdays, reminders, prefix }) => ({
      period,
      acknowledgeWorkdays,
      recheckWorkdays,
      reminders,
      prefix,
    })),
  ).toEqual(
    [
      [10, '清民整'],
      [5, '清督'],
      [3, '清问'],
    ].map(([count, prefix]) => ({ period: { unit: 'workday', count }, acknowledgeWorkdays: 1, recheckWorkdays: 3, reminders: [7, 3, 1, 0], prefix })),
  );
});
