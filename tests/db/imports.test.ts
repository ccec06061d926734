import { beforeAll, expect, it } from 'vitest';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { UNFILLED } from '#shared/domain/register/value.ts';
import type { CommunityRow, NewValue, Tx } from '#shared/services/ports.ts';
import { countingIds, onBothEngines, openEngine, type Opened } from '#tests/support/engines.ts';

const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });
const HOUSEHOLDS = 'register.households';

onBothEngines('imports in the database', (open) => {
  const ids = countingIds();
  let opened: Opened;
  let town: string;
  let written = 0;
  const run = <T>(work: (tx: Tx) => Promise<T>) => opened.database.unitOfWork.run({ operation: 'test', idempotencyKey: null, actorId: null }, work);

  beforeAll(async () => {
    opened = await open();
    town = await run((tx) => addUnit(tx, '云桥街道'));
  });

  async function addUnit(tx: Tx, name: string): Promise<string> {
    const unit = await tx.core.addUnit({
      id: ids.next(),
      kind: 'subdistrict',
      name,
      fullName: name,
      parentId: null,
      code: null,
      ord: 1,
      validFrom: '2021-01-01',
      validTo: null,
    });
    return unit.id;
  }
  async function addCommunity(tx: Tx, name: string, subdistrictId = town): Promise<CommunityRow> {
    const [row] = await tx.register.addCommunities([
      { id: ids.next(), subdistrictId, name, code: null, haystack: name, sortKey: name, ord: 1, validFrom: '2021-01-01', validTo: null },
    ]);
    return row!;
  }
  const value = (subjectNo: number, number: number, validFrom: string, rest: Partial<NewValue> = {}): NewValue => ({
    subjectNo,
    metric: HOUSEHOLDS,
    value: exact(number),
    validFrom,
    seq: 1,
    source: 'entry',
    ...rest,
  });

  /** An import of one value, as the service records it; answers its id. */
  async function importOf(community: CommunityRow, number: number, validFrom: string, added = false): Promise<string> {
    const id = ids.next();
    written += 1;
    await run(async (tx) => {
      const seq = tx.journal.record({ kind: 'register.imported', subjectKind: 'import', subjectId: id, onDay: validFrom, payload: { subjects: 1 } });
      tx.journal.record({
        kind: added ? 'community.added' : 'community.changed',
        subjectKind: 'community',
        subjectId: community.id,
        onDay: validFrom,
        payload: { name: community.name, code: null, subdistrict: '云桥街道', identity: [{ field: 'name', before: '旧名社区', after: community.name }] },
      });
      await tx.imports.saveImportBatch({
        id,
        fileName: `${written}.xlsx`,
        sha256: `hash-${number}`,
        sheet: '名册',
        signature: 's',
        onDay: validFrom,
        added: added ? 1 : 0,
        changed: added ? 0 : 1,
        unchanged: 0,
        seq,
        undoneSeq: null,
      });
      await tx.register.writeValues([value(community.no, number, validFrom, { seq, source: 'import', importId: id, sourceRow: 5 })]);
    });
    return id;
  }
  async function undo(id: string, values: readonly NewValue[]): Promise<void> {
    await run(async (tx) => {
      const batch = (await tx.imports.importBatch(id))!;
      const seq = tx.journal.record({ kind: 'register.import_undone', subjectKind: 'import', subjectId: id, onDay: '2021-07-01', payload: {} });
      await tx.imports.saveImportBatch({ ...batch, undoneSeq: seq });
      await tx.register.writeValues(values.map((each) => ({ ...each, seq, source: 'undo', importId: id })));
    });
  }

  it('know the day before, so that an older and a newer value around it both stay', async () => {
    const community = await run((tx) => addCommunity(tx, '甲社区'));
    await run((tx) => tx.register.writeValues([value(community.no, 1800, '2021-03-01'), value(community.no, 2500, '2021-09-01')]));
    const id = await importOf(community, 2000, '2021-06-01');
    expect(await run((tx) => tx.imports.valuesOfImport(id))).toEqual([
      {
        subjectNo: community.no,
        metric: HOUSEHOLDS,
        seq: expect.any(Number),
        validFrom: '2021-06-01',
        before: exact(1800),
        later: false,
        days: ['2021-06-01'],
      },
    ]);
    await run((tx) => tx.register.writeValues([value(community.no, 2600, '2021-10-01')]));
    expect(await run((tx) => tx.imports.valuesOfImport(id))).toMatchObject([{ later: true }]);
  });

  it('see a later import only while it is not undone', async () => {
    const community = await run((tx) => addCommunity(tx, '乙社区'));
    const first = await importOf(community, 2000, '2021-06-01');
    const second = await importOf(community, 2100, '2021-06-15');
    expect(await run((tx) => tx.imports.valuesOfImport(first))).toMatchObject([{ before: null, later: true }]);
    await undo(second, [value(community.no, 2000, '2021-06-15')]);
    expect(await run((tx) => tx.imports.valuesOfImport(first))).toMatchObject([{ before: null, later: false, days: ['2021-06-01', '2021-06-15'] }]);
    await undo(first, [value(community.no, 0, '2021-06-01', { value: UNFILLED }), value(community.no, 0, '2021-06-15', { value: UNFILLED })]);
    expect((await opened.database.reads.register.currentValues([community.no])).size).toBe(0);
  });

  it('tell what they touched from their events', async () => {
    const community = await run((tx) => addCommunity(tx, '丙社区'));
    const id = await importOf(community, 900, '2021-06-01');
    await run((tx) =>
      Promise.resolve(tx.journal.record({ kind: 'community.changed', subjectKind: 'community', subjectId: community.id, onDay: '2021-06-02', payload: {} })),
    );
    const subjects = await run(async (tx) => tx.imports.subjectsOf((await tx.imports.importBatch(id))!));
    expect(subjects).toEqual([{ kind: 'community', id: community.id, added: null, identity: [{ field: 'name', before: '旧名社区', after: '丙社区' }] }]);
  });

  it('know on which communities more hangs than themselves', async () => {
    const [plain, entered, roomed, other] = await run(
      async (tx) =>
        [
          await addCommunity(tx, '丁一社区'),
          await addCommunity(tx, '丁二社区'),
          await addCommunity(tx, '丁三社区'),
          await addCommunity(tx, '丁四社区'),
        ] as const,
    );
    const id = await importOf(plain, 900, '2021-06-01', true);
    for (const community of [entered, roomed, other])
      await run((tx) => tx.register.writeValues([value(community.no, 900, '2021-06-01', { source: 'import', importId: id })]));
    await run((tx) => tx.register.writeValues([value(entered.no, 901, '2021-06-02')]));
    await run((tx) => tx.register.addItem({ id: ids.next(), communityNo: roomed.no, kind: 'room', ord: 1, validFrom: '2021-06-01', validTo: null }));
    const later = await importOf(other, 1000, '2021-06-03');
    const used = () => run((tx) => tx.imports.communitiesInUse([plain, entered, roomed, other], id));
    expect(await used()).toEqual(new Set([entered.no, roomed.no, other.no]));
    await undo(later, [value(other.no, 900, '2021-06-03')]);
    expect(await used()).toEqual(new Set([entered.no, roomed.no]));
  });

  it('remove a unit only when nothing refers to it', async () => {
    const [empty, full] = await run(async (tx) => [await addUnit(tx, '空街道'), await addUnit(tx, '满街道')] as const);
    await run((tx) => addCommunity(tx, '戊社区', full));
    expect(await run((tx) => tx.imports.removeUnusedUnits([empty, full]))).toEqual([empty]);
    expect((await opened.database.reads.core.units()).map((unit) => unit.name)).toEqual(['云桥街道', '满街道']);
  });

  it('raise the revision of every community they change', async () => {
    const community = await run((tx) => addCommunity(tx, '己社区'));
    await run((tx) => tx.imports.raiseRevisions([community.no]));
    expect((await opened.database.reads.register.communityByNo(community.no))?.revision).toBe(2);
  });

  it('move the register’s head only when the register changes', async () => {
    const before = await opened.database.reads.imports.registerHead();
    await run((tx) =>
      Promise.resolve(tx.journal.record({ kind: 'setting.changed', subjectKind: 'setting', subjectId: 'x', onDay: '2021-06-01', payload: {} })),
    );
    expect(await opened.database.reads.imports.registerHead()).toBe(before);
    const seq = await run((tx) =>
      Promise.resolve(tx.journal.record({ kind: 'community.renamed', subjectKind: 'community', subjectId: 'x', onDay: '2021-06-01', payload: {} })),
    );
    expect(await opened.database.reads.imports.registerHead()).toBe(seq);
    expect(await opened.database.reads.imports.latestValueDay()).toBe('2021-10-01');
  });

  it('are listed newest first in pages, and found by their file unless undone', async () => {
    const { imports } = opened.database.reads;
    const first = await imports.list(null, 2);
    const rest = await imports.list(first.next, 200);
    expect(first.total).toBe(written);
    expect([...first.rows, ...rest.rows].map((row) => row.fileName)).toEqual(Array.from({ length: written }, (_, index) => `${written - index}.xlsx`));
    expect(await imports.ofFile('hash-1000')).toBeNull();
    expect(await imports.ofFile('hash-900')).toMatchObject({ sheet: '名册', undoneAt: null, personName: null });
  });
});

it('every table that refers to a community or a unit is asked before one is removed', async () => {
  const { database } = await openEngine('SQLite');
  const references = database
    .file!.prepare(`
    select m.name || '.' || f."from" as reference from sqlite_master m join pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."table" in ('community', 'subject', 'unit') order by 1
  `)
    .all() as Array<{ readonly reference: string }>;
  // A new one belongs into db/repositories/imports.ts too; `removeCommunities` takes away what is computed or the import's own.
  expect(references.map(({ reference }) => reference)).toEqual([
    'archive_item.community_no',
    'case_file.community_no',
    'case_file.responsible_unit_id',
    'community.no',
    'community.subdistrict_id',
    'evidence.subject_no',
    'exemption.subject_no',
    'finding.community_no',
    'finding.responsible_unit_id',
    'order_copy.unit_id',
    'orders.addressee_id',
    'register_current.subject_no',
    'register_item.community_no',
    'register_item.no',
    'register_value.subject_no',
    'round_community.community_no',
    'unit.no',
    'unit.parent_id',
    'verdict.subject_no',
  ]);
  await database.close();
});
