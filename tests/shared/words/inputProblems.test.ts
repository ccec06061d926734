import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#shared/contract/index.ts';
import { command, daySchema, query } from '#shared/contract/operation.ts';
import { serve } from '#shared/rpc/rpc.ts';
import { errorText } from '#shared/words/errors.ts';

const noHandlers = new Proxy({}, { get: () => async () => ({}) });

/** The sentence for an input that the contract refuses; null when it takes it. */
async function refusal(operations: Parameters<typeof serve>[0], op: string, input: unknown): Promise<string | null> {
  const reply = await serve(operations, noHandlers as never, { report: () => '' })({ op, input, key: 'a-key-of-its-own' });
  return reply.ok || reply.error.code !== 'invalid_input' ? null : errorText(reply.error.code, reply.error.data);
}

type Def = {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly valueType?: z.ZodType;
};

/** An input of the right shape in which every value is `bad`. */
function filledWith(schema: z.ZodType, bad: unknown): unknown {
  const def = schema.def as unknown as Def;
  if (def.shape !== undefined) return Object.fromEntries(Object.entries(def.shape).map(([name, member]) => [name, filledWith(member, bad)]));
  if (def.element !== undefined) return [filledWith(def.element, bad)];
  if (def.innerType !== undefined) return filledWith(def.innerType, bad);
  if (def.valueType !== undefined) return { any: filledWith(def.valueType, bad) };
  return bad;
}

describe('an input that is refused', () => {
  const forms = {
    'persons.save': command(
      z.object({
        name: z.string().min(1).max(4),
        on: daySchema,
        pages: z.number().int().min(1).max(9),
        persons: z
          .array(z.object({ post: z.string().min(2), kind: z.enum(['a']) }))
          .min(2)
          .max(3),
        id: z.uuid(),
      }),
      z.object({}),
    ),
    'cases.list': query(z.object({ unitId: z.uuid().nullable() }), z.object({})),
  };
  const right = {
    name: '示例',
    on: '2022-06-01',
    pages: 3,
    persons: [
      { post: '科长', kind: 'a' },
      { post: '科长', kind: 'a' },
    ],
    id: '019200a1-0000-7000-8000-000000000001',
  };
  test.each([
    [{ name: '' }, '名称没有填写'],
    [{ name: '示例示例示' }, '名称最多 4 个字'],
    [{ name: undefined }, '名称没有填写'],
    [{ on: '2022-02-30' }, '日期不是存在的日期'],
    [{ pages: 0 }, '页数的数字太小'],
    [{ pages: 10 }, '页数的数字太大'],
    [{ pages: 'x' }, '页数应为数字'],
    [{ id: 'garbage' }, '编号的格式不对'],
    [{ persons: [] }, '经办人至少要有 2 项'],
    [{ persons: [right.persons[0], { post: '科', kind: 'b' }] }, '经办人第 2 项的职务至少要有 2 个字；经办人第 2 项不是可选的内容'],
  ])('%j is told field by field: %s', async (wrong, words) => {
    expect(await refusal(forms, 'persons.save', { ...right, ...wrong })).toBe(`填写的内容不符合要求，没有保存：${words}。请改正后再提交。`);
  });

  test('is not said to be unsaved when it was only to be read', async () => {
    expect(await refusal(forms, 'cases.list', { unitId: 'garbage' })).toBe('这个地址或筛选条件不对：责任单位的格式不对。请返回后重新选择。');
  });

  test('is told in Chinese alone, whatever the operation and whatever is wrong', async () => {
    const wrong = [undefined, null, '', 'garbage', '长'.repeat(300_000), -1e15, 1e300, 0.5, true, [], {}];
    const english: string[] = [];
    let refused = 0;
    for (const [op, { input }] of Object.entries(contract)) {
      for (const bad of wrong) {
        for (const given of [bad, filledWith(input, bad)]) {
          const sentence = await refusal(contract, op, given);
          if (sentence === null) continue;
          refused += 1;
          if (/[A-Za-z]/.test(sentence) || !sentence.endsWith('。')) english.push(`${op}: ${sentence}`);
        }
      }
    }
    expect(english).toEqual([]);
    expect(refused).toBeGreaterThan(500);
  });
});
