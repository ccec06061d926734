import { createIds } from '#host/ids.ts';
import { systemClock } from '#host/clock.ts';
import { pinyin } from '#host/adapters/pinyin.ts';
import { openBackend } from '#host/backend.ts';
import type { Reply } from '#shared/rpc/rpc.ts';

/**
 * Works on a data folder until it is killed: adds a community, changes it, and so on, printing each change only
 * after the program said it was saved.
 */
const [dataFolder, round] = process.argv.slice(2) as [string, string];
const backend = await openBackend({
  dataFolder,
  version: '0.0.0',
  clock: systemClock(),
  ids: createIds(),
  pinyin,
  report: (error) => {
    process.stdout.write(`failed ${String(error)}\n`);
    return '';
  },
});
let keys = 0;
async function call(op: string, input: unknown, actor: string | null): Promise<Record<string, unknown>> {
  const reply: Reply = await backend.dispatch({ op, input, actor, key: `crash-${round}-${++keys}` });
  if (!reply.ok) throw new Error(`${op}: ${reply.error.code}`);
  return reply.value as Record<string, unknown>;
}
const state = await call('setup.state', {}, null);
let persons = state['persons'] as { id: string }[];
if (persons.length === 0) {
  const started = await call(
    'setup.start',
    {
      bureau: '示例市民政局',
      city: '示例市',
      persons: [
        { name: '示例甲', post: '' },
        { name: '示例乙', post: '' },
      ],
      packId: 'qingzhen-2021-86',
      backupFolder: null,
    },
    null,
  );
  persons = started['persons'] as { id: string }[];
}
const actor = persons[0]!.id;
process.stdout.write('ready\n');
for (let count = 1; ; count += 1) {
  const name = `第${round}轮${count}社区`;
  await call(
    'register.add',
    {
      subdistrictId: null,
      newSubdistrict: '云桥街道',
      name,
      code: null,
      validFrom: '2021-06-01',
      values: [{ metric: 'register.households', value: { number: count, text: null, qualifier: 'exact' } }],
    },
    actor,
  );
  process.stdout.write(`saved ${name}\n`);
}
