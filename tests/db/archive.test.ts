import { beforeAll, expect, it } from 'vitest';
import type { ArchiveItemRow, ArchiveListQuery, Tx } from '#shared/services/ports.ts';
import { countingIds, onBothEngines, type Opened } from '#tests/support/engines.ts';

const query = (over: Partial<ArchiveListQuery> = {}): ArchiveListQuery => ({
  fonds: 'bureau',
  communityNo: null,
  year: null,
  category: null,
  retention: null,
  subject: null,
  creator: null,
  state: null,
  caseId: null,
  text: '',
  sort: 'date',
  descending: false,
  cursor: null,
  limit: 10,
  ...over,
});

onBothEngines('the archive’s index', (open) => {
  let opened: Opened;
  const ids = countingIds();
  const run = <T>(work: (tx: Tx) => Promise<T>) => opened.database.unitOfWork.run({ operation: 'test', idempotencyKey: null, actorId: null }, work);
  const row = (over: Partial<ArchiveItemRow> = {}): ArchiveItemRow => ({
    id: ids.next(),
    fonds: 'bureau',
    communityNo: null,
    creator: 'bureau',
    category: 'WS',
    subject: 'cases',
    kind: 'closing',
    caseId: null,
    orderId: null,
    sourceKey: null,
    year: 2021,
    retention: 'D30',
    title: '题名',
    documentNumber: '清民〔2021〕1号',
    responsible: '清镇市民政局',
    documentOn: '2021-06-01',
    secrecy: '',
    pages: 2,
    note: '',
    ord: 3,
    serial: null,
    code: null,
    fixedOn: null,
    haystack: '题名 tm',
    state: 'prefiled',
    revision: 1,
    seq: 1,
    ...over,
  });
  beforeAll(async () => {
    opened = await open();
  });

  it('keeps every column of an item and its papers', async () => {
    const given = row({
      serial: 7,
      code: 'Z001-WS·2021-Y-0007',
      fixedOn: '2022-03-01',
      sourceKey: 'order:x',
      state: 'arranged',
      kind: 'order_rectification',
      note: '复制件',
      secrecy: '秘密',
    });
    const papers = [
      { name: '正本', form: 'order' as const, aboutId: 'x', pages: 0, attachmentId: null },
      { name: '附件', form: null, aboutId: null, pages: 4, attachmentId: null },
    ];
    await run(async (tx) => {
      await tx.archive.addItems([given]);
      await tx.archive.setPapers(given.id, papers);
    });
    expect(await opened.database.reads.archive.item(given.id)).toEqual(given);
    expect(await opened.database.reads.archive.papersOf([given.id])).toEqual(papers.map((paper, index) => ({ ...paper, itemId: given.id, ord: index + 1 })));
    expect(await opened.database.reads.archive.bySource(['order:x', 'order:y'])).toEqual([given]);
  });

  it('refuses the same code or source twice and an old revision', async () => {
    await expect(run((tx) => tx.archive.addItems([row({ code: 'Z001-WS·2021-Y-0007' })]))).rejects.toMatchObject({ code: 'conflict' });
    await expect(run((tx) => tx.archive.addItems([row({ sourceKey: 'order:x' })]))).rejects.toMatchObject({ code: 'conflict' });
    const one = row();
    await run((tx) => tx.archive.addItems([one]));
    await run((tx) => tx.archive.updateItem({ ...one, pages: 9 }));
    await expect(run((tx) => tx.archive.updateItem({ ...one, pages: 8 }))).rejects.toMatchObject({ code: 'stale' });
    expect(await opened.database.reads.archive.item(one.id)).toMatchObject({ pages: 9, revision: 2 });
  });

  it('pages through a list in either direction without losing or doubling a row, also among equal days', async () => {
    const days = ['2019-01-01', '2019-01-01', '2019-01-02', '2019-02-01', '2019-02-01', '2019-02-01', '2019-03-01'];
    await run((tx) => tx.archive.addItems(days.map((documentOn) => row({ year: 2019, documentOn }))));
    for (const descending of [false, true]) {
      const seen: string[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await opened.database.reads.archive.list(query({ year: 2019, descending, cursor, limit: 2 }));
        expect(page.total).toBe(7);
        seen.push(...page.rows.map((one) => one.documentOn));
        cursor = page.next;
        if (cursor === null) break;
      }
      expect(seen).toEqual(descending ? days.toReversed() : days);
    }
  });

  it('leaves out what was withdrawn, in lists, years and counts', async () => {
    await run((tx) =>
      tx.archive.addItems([
        row({ year: 2018, state: 'withdrawn' }),
        row({ year: 2018, pages: 0 }),
        row({ year: 2018, state: 'arranged', code: 'A', serial: 1 }),
      ]),
    );
    expect((await opened.database.reads.archive.list(query({ year: 2018 }))).total).toBe(2);
    expect((await opened.database.reads.archive.list(query({ year: 2018, state: 'arranged', sort: 'code' }))).rows.map((one) => one.code)).toEqual(['A']);
    expect((await opened.database.reads.archive.years('bureau', null)).find((year) => year.year === 2018)).toEqual({
      year: 2018,
      prefiled: 1,
      arranged: 1,
      uncounted: 1,
    });
    expect(await opened.database.reads.archive.ofYear('bureau', null, 2018)).toHaveLength(2);
  });

  it('answers forms without a file part by part, of the span, and none of what was withdrawn', async () => {
    const [early, late, gone] = [row({ documentOn: '2017-02-01' }), row({ documentOn: '2017-05-01' }), row({ documentOn: '2017-05-02', state: 'withdrawn' })];
    await run(async (tx) => {
      await tx.archive.addItems([early, late, gone]);
      const form = (name: string) => ({ name, form: 'closing' as const, aboutId: 'x', pages: 1, attachmentId: null });
      for (const one of [early, late, gone])
        await tx.archive.setPapers(one.id, [form('甲'), { name: '照片', form: null, aboutId: null, pages: 1, attachmentId: null }, form('乙')]);
    });
    const span = { from: '2017-01-01', to: '2017-12-31' };
    const seen: (readonly [string, number])[] = [];
    for (let after: { itemId: string; ord: number } | null = null; ;) {
      const part: readonly { itemId: string; ord: number }[] = await opened.database.reads.archive.unwritten(span, after, 1);
      if (part.length === 0) break;
      seen.push(...part.map((paper) => [paper.itemId, paper.ord] as const));
      after = part.at(-1)!;
    }
    expect(seen).toEqual([
      [early.id, 1],
      [early.id, 3],
      [late.id, 1],
      [late.id, 3],
    ]);
    expect((await opened.database.reads.archive.unwritten({ from: '2017-03-01', to: null }, null, 10)).filter((paper) => paper.itemId === early.id)).toEqual(
      [],
    );
  });
});
