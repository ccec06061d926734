import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Pack, Rule } from '#shared/domain/standards/types.ts';
import type { Verdict } from '#shared/domain/standards/verdict.ts';
import { findingWords } from '#shared/words/findings.ts';

const pack = JSON.parse(readFileSync(new URL('../../../shared/packs/qingzhen-2021-86.json', import.meta.url), 'utf8')) as Pack;
const rules = new Map(pack.rules.map((rule) => [rule.id, rule]));

type Given = Pick<Verdict, 'value' | 'threshold' | 'reason'>;
function fail(rule: Rule, number: number | null, code: Verdict['reason']['code'] = 'below'): Given {
  return { value: number === null ? null : { number, text: null, qualifier: 'exact' }, threshold: rule.threshold, reason: { code, data: {} } };
}

describe('问题的说法', () => {
  test.each([
    [
      'QZ-034',
      16300,
      'below',
      '办公用房 163㎡ / 200㎡',
      '办公用房面积不足',
      '办公用房面积为163平方米，要求不少于200平方米',
      '将办公用房面积补足至200平方米以上',
    ],
    ['QZ-059', 0, 'absent', '微型消防站未设', '微型消防站未设', '未设微型消防站，要求面积不少于15平方米', '设置微型消防站，面积不少于15平方米'],
    ['QZ-048', 820, 'below', '图书 820 册 / 1500 册', '图书册数不足', '图书册数为820册，要求不少于1500册', '将图书册数补足至1500册以上'],
    [
      'QZ-066',
      600,
      'below',
      '居务公开栏和宣传栏 6㎡ / 10㎡',
      '居务公开栏和宣传栏面积不足',
      '居务公开栏和宣传栏面积为6平方米，要求不少于10平方米',
      '将居务公开栏和宣传栏面积补足至10平方米以上',
    ],
    ['QZ-014', 0, 'not_met', '居民公约缺“垃圾分类”', '居民公约缺“垃圾分类”', '', '在居民公约中补充“垃圾分类”内容'],
    ['QZ-020', null, 'no_match', '居委会全称不规范', '居委会全称不规范', '', '按统一格式规范居委会全称'],
    ['QZ-030', 0, 'absent', '服务站未配备电话', '服务站未配备电话', '', '为服务站配备电话'],
    ['QZ-085', 0, 'not_met', '未建立社区工作制度', '未建立社区工作制度', '', '建立并落实社区工作制度'],
    [
      'QZ-135',
      200000,
      'below',
      '每月办公经费 2000 元 / 2500 元',
      '每月办公经费不足',
      '每月办公经费为2000元，要求不低于2500元',
      '将每月办公经费补足至2500元以上',
    ],
    [
      'QZ-130',
      420000,
      'below',
      '书记主任“一肩挑”补贴 4200 元 / 4500 元',
      '书记主任“一肩挑”补贴不足',
      '书记主任“一肩挑”补贴为每月4200元，要求为每月4500元',
      '将书记主任“一肩挑”补贴调整为每月4500元',
    ],
    ['QZ-079', 5000, 'below', '书记、主任参训率 50% / 100%', '书记、主任参训率偏低', '书记、主任参训率为50%，要求不低于100%', '使书记、主任参训率达到100%'],
    ['QZ-108', 0, 'not_met', '日间照料中心门牌标识不够清晰醒目', '日间照料中心门牌标识不够清晰醒目', '', '规范设置门牌标识，做到清晰醒目'],
    ['QZ-134', null, 'not_met', '未为未参保的“两委”成员缴纳社会保险', '未为未参保的“两委”成员缴纳社会保险', '', '为未参保的“两委”成员缴纳社会保险'],
    ['QZ-069', null, 'not_met', '居务公开形式不符合规定', '居务公开形式不符合规定', '', '按照中办发〔2004〕17号文件规范居务公开形式'],
  ] as const)('%s %j %s: %s', (id, number, code, title, problem, detail, requirement) => {
    const rule = rules.get(id)!;
    expect(findingWords(rule, fail(rule, number, code))).toEqual({ title, problem, detail, requirement });
  });

  test('every community rule of the pack can be said, without a doubled or dangling word', () => {
    for (const rule of pack.rules.filter(({ levels, check }) => levels.includes('community') && check !== 'param')) {
      for (const given of [fail(rule, 1), fail(rule, 0, 'absent'), fail(rule, null, 'not_met')]) {
        for (const words of Object.values(findingWords(rule, given))) {
          expect([rule.id, words]).toEqual([rule.id, expect.not.stringMatching(/undefined|null|\$\d|未未|未落实|落实“|面积面积|的的|。|^为配/)]);
        }
        const { title, problem, requirement } = findingWords(rule, given);
        expect([title, problem, requirement]).not.toContain('');
      }
    }
  });
});
