import { afterAll, describe, expect, it } from 'vitest';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import type { EngineName } from '#tests/support/engines.ts';

const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });
const word = (text: string): MetricValue => ({ number: null, text, qualifier: 'exact' });
const desks: Desk[] = [];
afterAll(async () => {
  for (const desk of desks) await desk.close();
});

/** One week of work in a small bureau, then everything the lists answer. */
async function week(engine: EngineName) {
  const desk = await startedDesk(engine);
  desks.push(desk);
  desk.clock.set('2021-06-07');
  const on = '2021-06-07';
  const names = ['松岭社区', '石桥社区', '宏远社区', '同心社区', '春晖社区'];
  const ids: string[] = [];
  for (const [index, name] of names.entries()) {
    const { id } = await desk.call('register.add', {
      subdistrictId: null,
      newSubdistrict: index < 3 ? '云桥街道' : '西河镇',
      name,
      code: index === 0 ? '520181002001' : null,
      validFrom: '2021-06-01',
      values: [
        { metric: 'register.estate_kind', value: word(index % 2 === 0 ? 'old' : 'new') },
        { metric: 'office.area_total', value: exact(15_000 + index * 3_000) },
        { metric: 'register.households', value: { number: 2_000 + index, text: null, qualifier: index === 1 ? 'estimate' : 'exact' } },
        { metric: 'rooms.firestation.area', value: index < 2 ? { number: 0, text: null, qualifier: 'none' } : exact(1_600) },
      ],
    });
    ids.push(id);
  }
  const round = await desk.call('rounds.save', {
    id: null,
    revision: 0,
    name: '第一轮督查',
    phase: 'phase.1',
    team: '督查一组',
    startsOn: on,
    endsOn: on,
    communityIds: null,
  });
  await desk.call('rounds.inspect', { id: round.id, communityIds: ids.slice(0, 3), on, inspector: '示例甲' });
  const proposal = await desk.call('findings.propose', {});
  const { cases } = await desk.call('findings.record', {
    items: proposal.batches.flatMap((batch) => batch.findings.map(({ communityId, ruleId }) => ({ communityId, ruleId }))),
    roundId: round.id,
    foundOn: on,
    source: 'inspection',
  });
  const { orders } = await desk.call('orders.draft', { stage: 'rectification', caseIds: cases.map((entry) => entry.caseId) });
  const targets = async () => Promise.all(orders.map(async ({ id }) => ({ id, revision: (await desk.call('orders.get', { id })).revision })));
  await desk.call('orders.review', { orders: await targets(), on }, { actor: desk.rechecker });
  await desk.call('orders.issue', { orders: await targets(), on, signer: '示例丙' });
  await desk.call('orders.serve', { orders: await targets(), on, method: 'direct', receiver: '示例丁' });
  desk.clock.set('2021-06-25');

  const pages: unknown[] = [];
  for (const descending of [false, true]) {
    for (const sort of ['number', 'due', 'opened', 'closed', 'unit'] as const) {
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof readCases>> = await readCases(desk, sort, descending, cursor);
        pages.push(
          page.rows.map((row) => row.number),
          page.total,
        );
        cursor = page.next;
      } while (cursor !== null);
    }
  }
  const list = (input: object) => desk.call('register.list', input as never);
  return {
    pages,
    search: await desk.call('search.everywhere', { text: '社' }),
    initials: (await desk.call('search.everywhere', { text: 'slsq' })).map((hit) => hit.title),
    byName: (await list({ sort: 'name', descending: true, limit: 2 })).rows.map((row) => row.name),
    byFails: (await list({ sort: 'fails', descending: true })).rows.map((row) => [row.name, row.tally, row.openCases]),
    byArea: (await list({ sort: 'value', sortMetric: 'office.area_total', columns: ['office.area_total', 'register.households'] })).rows.map(
      (row) => row.values,
    ),
    failing: (await list({ filter: { ruleId: 'QZ-059', ruleState: 'fail' } })).rows.map((row) => row.name),
    estates: (await list({ filter: { estateKind: 'new' } })).total,
    summary: { ...(await desk.call('register.summary', {})), lastChange: null },
    desk: await desk.call('cases.desk', {}),
    phases: await desk.call('cases.phaseFigures', {}),
    orders: await desk.call('orders.list', { sort: 'number' }),
    rounds: await desk.call('rounds.list', {}),
    round: await desk.call('rounds.get', { id: round.id }),
    case: withoutHashes(await desk.call('cases.get', { id: cases[0]!.caseId })),
    prefixes: [await desk.ports.reads.cases.stagesOfPrefix('清民整'), await desk.ports.reads.cases.stagesOfPrefix('清民')],
    reviewed: await Promise.all(orders.map(({ id }) => desk.ports.reads.cases.reviewedFacts(id))),
    latest: await Promise.all(orders.map(({ id }) => desk.ports.reads.cases.latestDayOf(id, ['order.issued', 'order.served', 'case.reported']))),
    overdue: (await desk.call('cases.list', { filter: { deadline: 'overdue' } })).total,
    history: (await desk.call('register.history', { id: ids[1]! })).length,
  };
}

/** A .docx is a zip and carries the minute it was written in. */
function withoutHashes<T extends { readonly attachments: readonly object[] }>(view: T): object {
  return { ...view, attachments: view.attachments.map((file) => ({ ...file, hash: '' })) };
}

function readCases(desk: Desk, sort: 'number' | 'due' | 'opened' | 'closed' | 'unit', descending: boolean, cursor: string | null) {
  return desk.call('cases.list', { sort, descending, cursor, limit: 3 });
}

describe('PostgreSQL is one configuration away', () => {
  it('answers every list, page and figure exactly as SQLite does', async () => {
    const [sqlite, pglite] = [await week('SQLite'), await week('PGlite')];
    expect(sqlite.overdue).toBeGreaterThan(3);
    expect(sqlite.pages.flat().length).toBeGreaterThan(40);
    expect(sqlite.prefixes).toEqual([['rectification'], []]);
    expect(pglite).toEqual(sqlite);
  }, 180_000);
});
