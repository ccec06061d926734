import { expect, it } from 'vitest';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { NewValue, Tx } from '#shared/services/ports.ts';
import { countingIds, onBothEngines, type OpenEngine } from '#tests/support/engines.ts';

const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });

async function withCommunity(open: OpenEngine) {
  const opened = await open();
  const ids = countingIds();
  const run = <T>(work: (tx: Tx) => Promise<T>) => opened.database.unitOfWork.run({ operation: 'test', idempotencyKey: null, actorId: null }, work);
  const community = await run(async (tx) => {
    const town = await tx.core.addUnit({
      id: ids.next(),
      kind: 'subdistrict',
      name: '云桥街道',
      fullName: '云桥街道办事处',
      parentId: null,
      code: null,
      ord: 1,
      validFrom: '2021-01-01',
      validTo: null,
    });
    const [added] = await tx.register.addCommunities([
      {
        id: ids.next(),
        subdistrictId: town.id,
        name: '松岭社区',
        code: null,
        haystack: '松岭社区 slsq',
        sortKey: 'slsq',
        ord: 1,
        validFrom: '2021-01-01',
        validTo: null,
      },
    ]);
    return added!;
  });
  const value = (number: number, validFrom: string, seq: number, rest: Partial<NewValue> = {}): NewValue => ({
    subjectNo: community.no,
    metric: 'register.households',
    value: exact(number),
    validFrom,
    seq,
    source: 'entry',
    ...rest,
  });
  return { ...opened, run, community, value };
}

onBothEngines('the register keeps every value', (open) => {
  it('shows the newest by date, whatever order values are entered in', async () => {
    const { run, community, value, database } = await withCommunity(open);
    await run((tx) => tx.register.writeValues([value(2000, '2021-06-01', 1)]));
    await run((tx) => tx.register.writeValues([value(1800, '2021-03-01', 2)]));
    const current = await database.reads.register.currentValues([community.no]);
    expect(current.get(community.no)?.get('register.households')).toEqual(exact(2000));
  });

  it('can be read as of any past day and as recorded up to an event', async () => {
    const { run, community, value, database } = await withCommunity(open);
    await run((tx) => tx.register.writeValues([value(1800, '2021-03-01', 1), value(2000, '2021-06-01', 2)]));
    await run((tx) => tx.register.writeValues([value(1900, '2021-03-01', 3)]));
    const asOf = async (day: string, seq: number | null) =>
      (await database.reads.register.valuesAsOf([community.no], day, seq)).get(community.no)?.get('register.households')?.number;
    expect(await asOf('2021-02-28', null)).toBeUndefined();
    expect(await asOf('2021-05-01', 2)).toBe(1800);
    expect(await asOf('2021-05-01', null)).toBe(1900);
    expect(await asOf('2021-06-01', null)).toBe(2000);
  });

  it('knows what an import replaced and what was entered after it', async () => {
    const { run, value } = await withCommunity(open);
    await run((tx) => tx.register.writeValues([value(1800, '2021-03-01', 1)]));
    await run((tx) => tx.register.writeValues([value(2000, '2021-06-01', 2, { source: 'import', importId: 'batch' })]));
    const one = await run((tx) => tx.imports.valuesOfImport('batch'));
    expect(one).toMatchObject([{ metric: 'register.households', before: exact(1800), later: false }]);
    await run((tx) => tx.register.writeValues([value(2100, '2021-06-02', 3)]));
    expect(await run((tx) => tx.imports.valuesOfImport('batch'))).toMatchObject([{ later: true }]);
  });

  it('refuses a change made on an old revision', async () => {
    const { run, community } = await withCommunity(open);
    await run((tx) => tx.register.updateCommunity({ ...community, name: '松岭新村社区' }));
    await expect(run((tx) => tx.register.updateCommunity({ ...community, name: '别名社区' }))).rejects.toMatchObject({ code: 'stale' });
  });
});
