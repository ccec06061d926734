import { describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import { places } from '#ui/app/places.ts';
import { readAhead } from '#ui/lib/ahead.ts';
import type { Client } from '#ui/lib/client.ts';

/** A host that answers with the question, but refuses what is refused before the first run. */
function answering(refused: readonly string[]): Promise<Client> {
  const call = async (op: string, input: unknown) => {
    if (refused.includes(op)) throw new AppError('not_set_up');
    return { op, input };
  };
  return Promise.resolve({ call, transport: {} } as unknown as Client);
}

describe('what is asked before there is a page', () => {
  test('is kept as the page will look for it, a list with its first page', async () => {
    const ahead = await readAhead(
      answering([]),
      [{ op: 'cases.desk', input: {} }],
      Promise.resolve([{ op: 'register.list', input: { limit: 100 }, list: true }]),
    );
    expect(ahead.slice(-2)).toEqual([
      { key: ['cases.desk', {}], value: { op: 'cases.desk', input: {} } },
      { key: ['register.list', { limit: 100 }, 'pages'], value: { pages: [{ op: 'register.list', input: { limit: 100, cursor: null } }], pageParams: [null] } },
    ]);
  });

  test('is left to the page when it is refused or the host is gone', async () => {
    const asked = await readAhead(answering(['cases.list']), [], Promise.reject(new Error('no script')));
    expect(asked.map(({ key }) => key[0])).toEqual(['setup.state']);
    expect(await readAhead(Promise.reject(new AppError('host_gone')), [], Promise.resolve([]))).toEqual([]);
  });

  test('is what the contract takes', async () => {
    for (const place of places) {
      for (const { op, input, list } of [...(place.asks ?? []), ...((await place.asksFor?.('')) ?? [])]) {
        expect(contract[op].input.safeParse(list === true ? { ...input, cursor: null } : input).success, `${place.path} ${op}`).toBe(true);
      }
    }
  });
});
