import { beforeAll, expect, it } from 'vitest';
import type { CommunityListQuery, CommunityRow, Tx } from '#shared/services/ports.ts';
import { trialPack, trialRule } from '#tests/fixtures/domain/trialPack.ts';
import { countingIds, onBothEngines, type Opened } from '#tests/support/engines.ts';
import { exact, word } from '#tests/support/register.ts';

const everything: CommunityListQuery = {
  text: '',
  subdistrictId: null,
  estateKind: null,
  includeClosed: false,
  outcomes: [],
  sort: 'position',
  sortMetric: null,
  descending: false,
  columns: [],
  cursor: null,
  limit: 100,
};

onBothEngines('the register as a list', (open) => {
  const ids = countingIds();
  let opened: Opened;
  let rows: readonly CommunityRow[];
  const run = <T>(work: (tx: Tx) => Promise<T>) => opened.database.unitOfWork.run({ operation: 'test', idempotencyKey: null, actorId: null }, work);
  const list = (change: Partial<CommunityListQuery> = {}) => opened.database.reads.register.list({ ...everything, ...change });
  const names = async (change: Partial<CommunityListQuery>) => (await list(change)).rows.map((row) => row.name);

  beforeAll(async () => {
    opened = await open();
    rows = await run(async (tx) => {
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
      const community = (name: string, initials: string, ord: number) => ({
        id: ids.next(),
        subdistrictId: town.id,
        name,
        code: null,
        haystack: `${name} ${initials}`,
        sortKey: initials,
        ord,
        validFrom: '2021-01-01',
        validTo: null,
      });
      const added = await tx.register.addCommunities([
        community('松岭社区', 'slsq', 1),
        community('梧桐里社区', 'wtlsq', 2),
        community('百%分_号社区', 'bfhsq', 3),
      ]);
      const [a, b, c] = added.map((row) => row.no) as [number, number, number];
      const value = (subjectNo: number, metric: string, one: ReturnType<typeof exact>) => ({
        subjectNo,
        metric,
        value: one,
        validFrom: '2021-06-01',
        seq: 1,
        source: 'entry' as const,
      });
      tx.journal.record({ kind: 'community.added', subjectKind: 'community', subjectId: added[0]!.id, onDay: '2021-06-01', payload: {} });
      await tx.register.writeValues([
        value(a, 'register.households', exact(1_800)),
        value(b, 'register.households', exact(2_600)),
        value(a, 'register.estate_kind', word('old')),
        value(b, 'register.estate_kind', word('new')),
      ]);
      await tx.standards.addPack(trialPack([trialRule()]), '{}', 'hash', 1);
      const verdict = (subjectNo: number, outcomes: string) => ({ subjectNo, packNo: 1, seq: 0, asOf: '2021-06-01', outcomes });
      await tx.standards.saveVerdicts([verdict(a, 'PPFU'), verdict(b, 'PPPP'), verdict(c, 'UAUV')]);
      return added;
    });
  }, 20_000);

  it('finds by one character, initials, and takes % and _ as they are', async () => {
    expect([await names({ text: '梧' }), await names({ text: 'SLSQ' }), await names({ text: '%' }), await names({ text: '_' })]).toEqual([
      ['梧桐里社区'],
      ['松岭社区'],
      ['百%分_号社区'],
      ['百%分_号社区'],
    ]);
  });

  it('filters by what the letters of the verdicts say, and capital letters are told apart', async () => {
    expect(await names({ outcomes: [{ indexes: [2], letters: 'FG', mode: 'any' }] })).toEqual(['松岭社区']);
    expect(await names({ outcomes: [{ indexes: [0, 1, 2, 3], letters: 'FGU', mode: 'none' }] })).toEqual(['梧桐里社区']);
    expect(await names({ outcomes: [{ indexes: [0, 3], letters: 'U', mode: 'any' }] })).toEqual(['松岭社区', '百%分_号社区']);
    expect(await names({ estateKind: 'new' })).toEqual(['梧桐里社区']);
  });

  it('sorts by rate, failures, a value or the name, what is unknown last among the best', async () => {
    expect(await names({ sort: 'rate', descending: true })).toEqual(['梧桐里社区', '松岭社区', '百%分_号社区']);
    expect(await names({ sort: 'value', sortMetric: 'register.households', descending: true })).toEqual(['梧桐里社区', '松岭社区', '百%分_号社区']);
    expect(await names({ sort: 'name' })).toEqual(['百%分_号社区', '松岭社区', '梧桐里社区']);
  });

  it('comes page by page without losing or repeating a row', async () => {
    const found: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort: 'fails', descending: true, limit: 1, cursor });
      found.push(...page.rows.map((row) => row.name));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(found.toSorted()).toEqual(rows.map((row) => row.name).toSorted());
    expect(found[0]).toBe('松岭社区');
  });

  it('tells the changes of one community with what was before, import file included', async () => {
    const [community] = rows;
    await run(async (tx) => {
      const item = await tx.register.addItem({ id: ids.next(), communityNo: community!.no, kind: 'room', ord: 1, validFrom: '2021-06-02', validTo: null });
      const seq = tx.journal.record({ kind: 'register.imported', subjectKind: 'import', subjectId: 'batch', onDay: '2021-06-02', payload: {} });
      await tx.imports.saveImportBatch({
        id: 'batch',
        fileName: '名册.xlsx',
        sha256: '',
        sheet: '',
        signature: '',
        onDay: '2021-06-02',
        added: 0,
        changed: 1,
        unchanged: 0,
        seq,
        undoneSeq: null,
      });
      await tx.register.writeValues([
        {
          subjectNo: community!.no,
          metric: 'register.households',
          value: exact(1_900),
          validFrom: '2021-06-02',
          seq,
          source: 'import',
          importId: 'batch',
          sourceRow: 7,
        },
        { subjectNo: item.no, metric: 'room.area', value: exact(5_200), validFrom: '2021-06-02', seq, source: 'entry' },
      ]);
    });
    const { rows: changes, total } = await opened.database.reads.register.changes(community!, null, 10);
    expect(changes[0]).toMatchObject({
      kind: 'register.imported',
      fileName: '名册.xlsx',
      values: [
        { metric: 'register.households', before: exact(1_800), value: exact(1_900), sourceRow: 7 },
        { metric: 'room.area', before: null, value: exact(5_200) },
      ],
    });
    expect([total, changes.map((row) => row.kind)]).toEqual([2, ['register.imported', 'community.added']]);
    expect(await opened.database.reads.register.communityNosWithItems('room')).toEqual([community!.no]);
  });
});
