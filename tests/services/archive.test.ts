import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { downloaded } from './support/registerFiles.ts';
import { addCommunity, closeCase, orderedCase, target } from './support/cases.ts';

let desk: Desk;
let communityId: string;
beforeEach(async () => {
  desk = await startedDesk();
  communityId = await addCommunity(desk);
});
afterEach(() => desk.close());

/** The text of a document's body. */
const docxText = (bytes: Uint8Array) =>
  new PizZip(bytes)
    .file('word/document.xml')!
    .asText()
    .replace(/<w:noBreakHyphen\/>/g, '-')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

const item = (over: Record<string, unknown> = {}) => ({
  fonds: 'community' as const,
  communityId,
  creator: 'committee' as const,
  category: 'WS' as const,
  subject: 'election',
  year: 2021,
  retention: 'Y' as const,
  title: '2021年换届选举结果报告单',
  documentNumber: '',
  responsible: '松岭社区居民委员会',
  documentOn: '2021-06-10',
  secrecy: '',
  pages: 3,
  note: '',
  ...over,
});

describe('what a closed case leaves', () => {
  it('is prefiled with its closing: order, receipt, report, recheck and closing form, without codes yet', async () => {
    const { caseId } = await orderedCase(desk, communityId);
    expect((await desk.call('archive.list', {})).total).toBe(0);
    await closeCase(desk, caseId);
    const { rows } = await desk.call('archive.list', { filter: { caseId }, sort: 'date' });
    const kinds = new Map(rows.map((row) => [row.kind, row]));
    expect([...kinds.keys()].sort()).toEqual(['closing', 'order_rectification', 'receipt', 'recheck', 'report']);
    expect(rows.every((row) => row.code === null && row.state === 'prefiled' && row.subjectName === '督查整改')).toBe(true);
    expect(kinds.get('order_rectification')).toMatchObject({ documentNumber: '清民整〔2021〕1号', responsible: '清镇市民政局', retention: 'D30', year: 2021 });
    // Before there was a code, and on the day it says.
    for (const row of rows) {
      const { papers } = await desk.call('archive.get', { id: row.id });
      expect([row.kind, papers.every((paper) => paper.kept)]).toEqual([row.kind, true]);
    }
    expect(kinds.get('report')).toMatchObject({ responsible: '云桥街道办事处', pages: 2, title: '云桥街道办事处关于松岭社区微型消防站未设问题整改情况的反馈' });
    expect((await desk.call('archive.list', { filter: { communityId } })).total).toBe(5);
    const events = await desk.ports.reads.events.ofSubject('case', caseId);
    expect(events.at(-1)).toMatchObject({ kind: 'case.filed', payload: { items: 5 } });
    expect((await desk.call('cases.get', { id: caseId })).timeline.some((entry) => entry.title.includes('预归档'))).toBe(true);
  });

  let orderOf = '';
  /** Two cases in one order, both closed; `between` may do it otherwise for the first. */
  async function sharedOrder(between: (cases: readonly string[]) => Promise<void> = ([first]) => closeCase(desk, first!)) {
    const other = await addCommunity(desk, '梧桐里社区');
    const on = desk.clock.today();
    const cases = (
      await desk.call('findings.record', {
        items: [
          { communityId, ruleId: 'QZ-059' },
          { communityId: other, ruleId: 'QZ-059' },
        ],
        foundOn: on,
      })
    ).cases.map((one) => one.caseId);
    const orderId = (await desk.call('orders.draft', { stage: 'rectification', caseIds: cases })).orders[0]!.id;
    const order = async () => [{ id: orderId, revision: (await desk.call('orders.get', { id: orderId })).revision }];
    await desk.call('orders.review', { orders: await order(), on }, { actor: desk.rechecker });
    await desk.call('orders.issue', { orders: await order(), on, signer: '示例丙' });
    await desk.call('orders.serve', { orders: await order(), on, method: 'direct', receiver: '示例丁' });
    orderOf = orderId;
    await between(cases);
    await closeCase(desk, cases[1]!);
    const { rows } = await desk.call('archive.list', {});
    expect(rows.filter((row) => row.kind === 'order_rectification').map((row) => row.caseId)).toEqual([cases[0]]);
    expect(rows.filter((row) => row.kind === 'closing')).toHaveLength(2);
    return { cases, orderId, other };
  }

  it('files an order of several cases once, with the first that closes', async () => void (await sharedOrder()));

  it('leads from every case of an order to its one item: list, cover, search, the item’s own page and note', async () => {
    const { cases, other } = await sharedOrder();
    const kinds = async (filter: object) => (await desk.call('archive.list', { filter })).rows.map((row) => row.kind).toSorted();
    const all = ['closing', 'order_rectification', 'receipt', 'recheck', 'report'];
    for (const caseId of cases) expect(await kinds({ caseId })).toEqual(all);
    for (const id of [communityId, other]) expect(await kinds({ communityId: id })).toEqual(all);
    for (const text of ['GZ-2021-0001', 'GZ-2021-0002']) expect(await kinds({ text })).toEqual(all);
    const [row] = (await desk.call('archive.list', { filter: { caseId: cases[1]! } })).rows.filter((each) => each.kind === 'order_rectification');
    expect(row).toMatchObject({ note: 'GZ-2021-0001、GZ-2021-0002' });
    expect((await desk.call('archive.get', { id: row!.id })).cases.map((each) => each.number)).toEqual(['GZ-2021-0001', 'GZ-2021-0002']);
    await desk.call('archive.fileCases', { caseIds: [cases[1]!] });
    expect(await kinds({ text: 'GZ-2021-0001', state: 'arranged' })).toEqual(['order_rectification', 'receipt']);
    expect((await desk.call('archive.list', {})).total).toBe(8);
  });

  it.each([
    ['waiting', false],
    ['coded', true],
  ])('a receipt sent back after the first closing is not lost: it joins the %s item with the next', async (_, coded) => {
    const { cases, orderId } = await sharedOrder(async ([first]) => {
      await closeCase(desk, first!);
      if (coded) await desk.call('archive.fileCases', { caseIds: [first!] });
      const scan = await desk.stage('签收单.jpg', new Uint8Array([255, 216, 255, 224]), 'image/jpeg');
      const orders = [{ id: orderOf, revision: (await desk.call('orders.get', { id: orderOf })).revision }];
      await desk.call('orders.acknowledge', { orders, on: desk.clock.today(), receiver: '示例丁', files: [{ staged: scan, kind: 'receipt' }] });
    });
    const receipts = (await desk.call('archive.list', { filter: { caseId: cases[0]! } })).rows.filter((row) => row.kind === 'receipt');
    const papers = await Promise.all(receipts.map(async (row) => (await desk.call('archive.get', { id: row.id })).papers.map((paper) => paper.name)));
    expect([receipts.every((row) => row.orderId === orderId), papers.flat().toSorted().at(-1)]).toEqual([true, '签收单.jpg']);
    expect(receipts).toHaveLength(coded ? 2 : 1);
  });

  it('a case reopened and closed again keeps one closing form, on the new day', async () => {
    const { caseId } = await orderedCase(desk, communityId);
    await closeCase(desk, caseId);
    desk.clock.set('2021-06-20');
    await desk.call('cases.reopen', { cases: await target(desk, caseId), on: '2021-06-20', reason: '群众反映器材被撤走', newDueOn: '2021-06-30' });
    await closeCase(desk, caseId);
    const { rows } = await desk.call('archive.list', { filter: { caseId } });
    expect(rows.filter((row) => row.kind === 'closing').map((row) => row.documentOn)).toEqual(['2021-06-20']);
    expect(rows.filter((row) => row.kind === 'recheck')).toHaveLength(2);
  });

  it('is prefiled on the day of closing, whatever the day of the paper', async () => {
    const { caseId } = await orderedCase(desk, communityId);
    desk.clock.set('2021-06-25');
    await closeCase(desk, caseId);
    const { rows } = await desk.call('archive.list', { filter: { caseId } });
    expect(rows.find((row) => row.kind === 'order_rectification')!.documentOn < '2021-06-25').toBe(true);
    for (const row of rows) {
      const events = await desk.ports.reads.events.ofSubject('archive_item', row.id);
      expect(events.filter((event) => event.kind === 'archive.prefiled').map((event) => event.onDay)).toEqual(['2021-06-25']);
    }
  });

  it('writes the recheck record and the closing form at closing, and keeps them', async () => {
    const { caseId } = await orderedCase(desk, communityId);
    await closeCase(desk, caseId);
    const { rows } = await desk.call('archive.list', { filter: { caseId } });
    const idOf = (kind: string) => rows.find((row) => row.kind === kind)!.id;
    const closing = await desk.call('archive.get', { id: idOf('closing') });
    expect(closing.papers.map((paper) => [paper.name, paper.kept])).toEqual([['GZ-2021-0001 销号审批表.docx', true]]);
    const first = await desk.call('archive.paper', { itemId: closing.id, ord: 1 });
    const text = docxText(await downloaded(desk, first.ticket));
    for (const words of ['GZ-2021-0001', '松岭社区', '已建成15平方米微型消防站', '清民整〔2021〕1号', '同意销号', '示例乙']) expect(text).toContain(words);
    const recheck = docxText(await downloaded(desk, (await desk.call('archive.paper', { itemId: idOf('recheck'), ord: 1 })).ticket));
    for (const words of ['面积15平方米，器材齐全', '示例乙', '☑']) expect(recheck).toContain(words);
    expect((await desk.call('archive.get', { id: closing.id })).papers[0]).toMatchObject({ kept: true, name: 'GZ-2021-0001 销号审批表.docx' });
    const again = await desk.call('archive.paper', { itemId: closing.id, ord: 1 });
    expect(docxText(await downloaded(desk, again.ticket))).toBe(text);
  });

  it.each([
    ['nothing', [], ['GZ-2021-0001 整改情况反馈登记表.docx']],
    ['photographs', [['整改后.jpg', 'image/jpeg']], ['GZ-2021-0001 整改情况反馈登记表.docx', '整改后.jpg']],
    ['its own paper', [['整改报告.pdf', 'application/pdf']], ['整改报告.pdf']],
  ] as const)('has a paper behind a report that came with %s', async (_, files, names) => {
    const { caseId } = await orderedCase(desk, communityId);
    const on = desk.clock.today();
    const staged = await Promise.all(
      files.map(async ([name, mime]) => ({ staged: await desk.stage(name, new Uint8Array([255, 216, 255, 224]), mime), kind: 'photo_after' as const })),
    );
    await desk.call('cases.report', {
      cases: await target(desk, caseId),
      on,
      content: '电话反馈：已建成15平方米微型消防站',
      reporter: '示例戊',
      files: staged,
    });
    const photo = await desk.stage('复查.jpg', new Uint8Array([255, 216, 255, 224]), 'image/jpeg');
    await desk.call(
      'cases.recheck',
      { cases: await target(desk, caseId), on, passed: true, opinion: '属实', files: [{ staged: photo, kind: 'recheck' }] },
      { actor: desk.rechecker },
    );
    await desk.call('cases.submitClose', { cases: await target(desk, caseId), on });
    await desk.call('cases.close', { cases: await target(desk, caseId), on });
    await desk.call('archive.fileCases', { caseIds: [caseId] });
    const { id } = (await desk.call('archive.list', {})).rows.find((row) => row.kind === 'report')!;
    const { papers } = await desk.call('archive.get', { id });
    expect(papers.map((paper) => [paper.name, paper.kept])).toEqual(names.map((name) => [name, true]));
    if (papers[0]!.form === null) return;
    const text = docxText(await downloaded(desk, (await desk.call('archive.paper', { itemId: id, ord: 1 })).ticket));
    for (const words of ['整改情况反馈登记表', '电话反馈：已建成15平方米微型消防站', '清民整〔2021〕1号', '示例戊', '示例甲', files[0]?.[0] ?? '无'])
      expect(text).toContain(words);
  });

  it('is filed in one step: forms written, codes given, nothing of an open case', async () => {
    const { caseId } = await orderedCase(desk, communityId);
    expect(await desk.call('archive.fileCases', { caseIds: [caseId] })).toMatchObject([{ ok: false, code: 'archive_case_open' }]);
    await closeCase(desk, caseId);
    expect(await desk.call('archive.fileCases', { caseIds: [caseId] })).toMatchObject([{ ok: true, label: 'GZ-2021-0001' }]);
    const { rows } = await desk.call('archive.list', { filter: { caseId }, sort: 'code' });
    expect(rows.map((row) => row.code)).toEqual([
      'Z001-WS·2021-D10-DCZG-0001',
      'Z001-WS·2021-D30-DCZG-0001',
      'Z001-WS·2021-D30-DCZG-0002',
      'Z001-WS·2021-D30-DCZG-0003',
      'Z001-WS·2021-D30-DCZG-0004',
    ]);
    for (const row of rows) {
      const { papers } = await desk.call('archive.get', { id: row.id });
      expect(papers.every((paper) => paper.kept)).toBe(true);
    }
  });
});

describe('the yearly arrangement', () => {
  it('shows the codes first, refuses when something came in between, fixes them, appends what is late', async () => {
    const { caseId } = await orderedCase(desk, communityId);
    await closeCase(desk, caseId);
    const preview = await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 });
    expect(preview).toMatchObject({ count: 5, left: [] });
    expect(preview.series.map((series) => [series.retention, series.count, series.first])).toEqual([
      ['D30', 4, 'Z001-WS·2021-D30-DCZG-0001'],
      ['D10', 1, 'Z001-WS·2021-D10-DCZG-0001'],
    ]);
    const bureauItem = {
      ...item(),
      fonds: 'bureau' as const,
      communityId: null,
      creator: 'bureau' as const,
      subject: 'general',
      title: '关于开展督查的请示',
      responsible: '清镇市民政局',
    };
    await desk.call('archive.add', bureauItem);
    await expect(desk.call('archive.arrange', { fonds: 'bureau', year: 2021, digest: preview.digest })).rejects.toMatchObject({
      code: 'archive_changed_meanwhile',
    });
    const { digest } = await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 });
    expect(await desk.call('archive.arrange', { fonds: 'bureau', year: 2021, digest })).toEqual({ count: 6 });

    const late = await desk.call('archive.add', { ...bureauItem, title: '补送的批复', documentOn: '2021-06-01' });
    const next = await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 });
    expect(next.items.map((one) => [one.title, one.code])).toEqual([['补送的批复', 'Z001-WS·2021-Y-ZH-0002']]);
    const listed = await desk.call('archive.list', { filter: { text: 'Z001-WS·2021-Y-ZH' } });
    const fixed = listed.rows.find((row) => row.title === '关于开展督查的请示')!;
    const fields = { ...bureauItem, id: fixed.id, revision: fixed.revision };
    await expect(desk.call('archive.change', { ...fields, year: 2020 })).rejects.toMatchObject({ code: 'archive_fixed' });
    await expect(desk.call('archive.change', { ...fields, pages: 4 })).rejects.toMatchObject({ code: 'archive_reason_missing' });
    await desk.call('archive.change', { ...fields, pages: 4, reason: '点数有误' });
    await expect(desk.call('archive.withdraw', { id: fixed.id, revision: fixed.revision + 1, reason: '多余' })).rejects.toMatchObject({
      code: 'archive_fixed',
    });
    await desk.call('archive.withdraw', { id: late.id, revision: late.revision, reason: '重复登记' });
    expect((await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 })).count).toBe(0);
  });

  it('takes the pages of many items at once before they have codes, and of those not counted until now', async () => {
    for (const title of ['请示', '批复', '通知']) {
      await desk.call('archive.add', {
        ...item(),
        fonds: 'bureau',
        communityId: null,
        creator: 'bureau',
        subject: 'general',
        responsible: '清镇市民政局',
        pages: 0,
        title,
      });
    }
    const { items, uncounted } = await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 });
    expect(uncounted).toBe(3);
    const open = items.filter((one) => one.pages === 0);
    expect(await desk.call('archive.setPages', { items: open.slice(1).map(({ id, revision }) => ({ id, revision, pages: 3 })) })).toEqual({
      count: open.length - 1,
    });
    const counted = await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 });
    expect(counted.uncounted).toBe(1);
    await desk.call('archive.arrange', { fonds: 'bureau', year: 2021, digest: counted.digest });
    const row = async (id: string) => (await desk.call('archive.list', {})).rows.find((one) => one.id === id)!;
    const [last, bound] = [await row(open[0]!.id), await row(open[1]!.id)];
    expect(await desk.call('archive.setPages', { items: [{ id: last.id, revision: last.revision, pages: 2 }] })).toEqual({ count: 1 });
    expect([(await row(last.id)).pages, bound.pages]).toEqual([2, 3]);
    await expect(desk.call('archive.setPages', { items: [{ id: bound.id, revision: bound.revision, pages: 9 }] })).rejects.toMatchObject({
      code: 'archive_reason_missing',
    });
  });

  it('goes on in the form a series was begun in, and says so, when the settings have changed', async () => {
    const bureauItem = { ...item(), fonds: 'bureau' as const, communityId: null, creator: 'bureau' as const, subject: 'general' };
    await desk.call('archive.add', bureauItem);
    const { digest } = await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 });
    await desk.call('archive.arrange', { fonds: 'bureau', year: 2021, digest });
    const settings = await desk.call('archive.settings', {});
    await desk.call('archive.saveSettings', {
      ...settings,
      bureau: { template: '{fonds}-{category}·{year}·{retention}[·{class}]-{item}', classPart: 'name', digits: 4 },
    });
    await desk.call('archive.add', { ...bureauItem, title: '补送的批复' });
    await desk.call('archive.add', { ...bureauItem, title: '上年的通知', year: 2020 });
    const preview = async (year: number) =>
      (await desk.call('archive.previewArrange', { fonds: 'bureau', year })).series.map(({ first, earlier, earlierForm }) => ({ first, earlier, earlierForm }));
    expect(await preview(2021)).toEqual([{ first: 'Z001-WS·2021-Y-ZH-0002', earlier: 1, earlierForm: true }]);
    expect(await preview(2020)).toEqual([{ first: 'Z001-WS·2020·Y·综合-0001', earlier: 0, earlierForm: false }]);
  });

  it('follows the bureau’s template: DA/T 13-2022 with names, for what has no code yet', async () => {
    await desk.call('archive.add', { ...item(), fonds: 'bureau', communityId: null, creator: 'bureau', subject: 'general' });
    const settings = await desk.call('archive.settings', {});
    const choice = { template: '{fonds}-{category}·{year}·{retention}[·{class}]-{item}', classPart: 'name' as const, digits: 4 };
    await desk.call('archive.saveSettings', { ...settings, fonds: 'Z109', bureau: choice });
    const { items } = await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 });
    expect(items[0]!.code).toBe('Z109-WS·2021·Y·综合-0001');
    await expect(desk.call('archive.saveSettings', { ...settings, fonds: '109', bureau: { ...choice, template: '{fonds}-{item}' } })).rejects.toMatchObject({
      code: 'archive_settings',
      data: { problems: ['fonds', 'template'] },
    });
  });
});

describe('a community’s own index', () => {
  const count = async (subject: string) => (await desk.call('register.get', { id: communityId })).values[`archive.category.${subject}`]?.number;
  const state = async (ruleId: string, ruleState: 'pass' | 'fail' | 'unknown') => (await desk.call('register.list', { filter: { ruleId, ruleState } })).total;

  it('decides the ten archive rules: what is filed passes, what is not yet filed stays open until the year is arranged', async () => {
    expect(await state('QZ-093', 'unknown')).toBe(1);
    const first = await desk.call('archive.add', item());
    await desk.call(
      'archive.add',
      item({ title: '居务监督委员会会议记录', subject: 'supervision', creator: 'supervision_committee', responsible: '松岭社区居务监督委员会' }),
    );
    await desk.call('archive.add', item({ title: '选民名单' }));
    expect([await count('election'), await count('supervision'), await count('major')]).toEqual([2, 1, undefined]);
    expect([await state('QZ-093', 'pass'), await state('QZ-096', 'pass'), await state('QZ-101', 'unknown')]).toEqual([1, 1, 1]);
    await desk.call('archive.withdraw', { id: first.id, revision: first.revision, reason: '重复登记' });
    expect(await count('election')).toBe(1);
    const { digest, series } = await desk.call('archive.previewArrange', { fonds: 'community', communityId, year: 2021 });
    expect(series.map((one) => [one.owner, one.subjectName, one.count])).toEqual([
      ['松岭社区', '民主选举', 1],
      ['松岭社区', '民主监督', 1],
    ]);
    await desk.call('archive.arrange', { fonds: 'community', communityId, year: 2021, digest });
    expect(await count('major')).toBe(0);
    expect(await state('QZ-101', 'fail')).toBe(1);
    const history = await desk.call('register.history', { id: communityId, metric: 'archive.category.election' });
    expect(history.map((entry) => [entry.value.number, entry.source])).toEqual([
      [1, 'items'],
      [2, 'items'],
      [1, 'items'],
    ]);
  });

  it('a past year counts from its last day and never covers this year’s figure', async () => {
    await desk.call('archive.add', item());
    await desk.call('archive.add', item({ year: 2020, documentOn: '2020-11-02', title: '2020年居民会议记录' }));
    await desk.call('archive.add', item({ year: 2020, documentOn: '2020-12-02', title: '2020年居民代表会议记录' }));
    expect(await count('election')).toBe(1);
    expect((await desk.call('register.get', { id: communityId, asOf: '2021-01-01' })).values['archive.category.election']?.number).toBe(2);
  });

  it('shows every community with its ten subjects, keeps two communities’ codes apart', async () => {
    const other = await addCommunity(desk, '梧桐里社区');
    await desk.call('archive.add', item());
    await desk.call('archive.add', item({ communityId: other, title: '选举公告' }));
    const communities = await desk.call('archive.communities', { year: 2021 });
    expect(communities.map((row) => [row.name, row.items, row.missing, row.subjects.election])).toEqual([
      ['松岭社区', 1, 9, 1],
      ['梧桐里社区', 1, 9, 1],
    ]);
    const { digest, items } = await desk.call('archive.previewArrange', { fonds: 'community', year: 2021 });
    expect(new Set(items.map((one) => one.code)).size).toBe(2);
    expect(await desk.call('archive.arrange', { fonds: 'community', year: 2021, digest })).toEqual({ count: 2 });
    expect(await desk.call('archive.years', { fonds: 'community' })).toEqual([{ year: 2021, prefiled: 0, arranged: 2, uncounted: 0, arrangeBy: '2022-06-30' }]);
  });

  it('refuses a bureau’s subject or creator, a future year, and a page opened before', async () => {
    await expect(desk.call('archive.add', item({ subject: 'cases' }))).rejects.toMatchObject({ code: 'archive_subject' });
    await expect(desk.call('archive.add', item({ creator: 'bureau' }))).rejects.toMatchObject({ code: 'archive_creator' });
    await expect(desk.call('archive.add', item({ year: 2022 }))).rejects.toMatchObject({ code: 'archive_year_future' });
    const added = await desk.call('archive.add', item());
    const { fonds: _fonds, communityId: _community, ...fields } = item();
    await desk.call('archive.change', { ...fields, id: added.id, revision: 1, title: '换届选举结果报告' });
    await expect(desk.call('archive.change', { ...fields, id: added.id, revision: 1 })).rejects.toMatchObject({ code: 'stale' });
  });

  it('finds an item by title, 文号, 档号 and pinyin initials, and everywhere', async () => {
    await desk.call('archive.add', item({ documentNumber: '松社〔2021〕3号' }));
    for (const text of ['换届', '选', '2021〕3', 'hjxj', '松社(2021)3号'])
      expect((await desk.call('archive.list', { filter: { fonds: 'community', text } })).total, text).toBe(1);
    expect((await desk.call('search.everywhere', { text: '换届' })).map((hit) => hit.kind)).toEqual(['archive']);
  });

  it('finds a 档号 typed with - for ·, and a 挂账号 typed without its dashes', async () => {
    const { caseId } = await orderedCase(desk, communityId);
    await closeCase(desk, caseId);
    await desk.call('archive.fileCases', { caseIds: [caseId] });
    const found = async (text: string) => (await desk.call('archive.list', { filter: { text } })).total;
    expect([
      await found('Z001-WS-2021'),
      await found('Z001WS·2021'),
      await found('z001－ws－2021'),
      await found('gz20210001'),
      await found('GZ-2021-0001'),
    ]).toEqual([5, 5, 5, 5, 5]);
    expect([await found('Z001-WS-2022'), await found('gz20210002')]).toEqual([0, 0]);
    expect((await desk.call('cases.list', { filter: { text: 'gz20210001' } })).total).toBe(1);
    expect((await desk.call('search.everywhere', { text: 'gz20210001' })).map((hit) => hit.kind)).toEqual(['case']);
  });

  it('keeps scans with an item', async () => {
    const staged = await desk.stage('报告单.pdf', readFileSync(new URL('../fixtures/register/清镇市社区名册-模拟.xlsx', import.meta.url)), 'application/pdf');
    const { id } = await desk.call('archive.add', { ...item(), files: [{ staged, kind: 'scan' }] });
    const view = await desk.call('archive.get', { id });
    expect(view.papers).toMatchObject([{ name: '报告单.pdf', kept: true, mime: 'application/pdf' }]);
    expect((await downloaded(desk, (await desk.call('archive.paper', { itemId: id, ord: 1 })).ticket)).length).toBe(view.papers[0]!.size);
    expect(view.history.map((entry) => [entry.text, entry.person])).toEqual([['手工登记', '示例甲']]);
  });
});

describe('catalogues and covers', () => {
  it('the 归档文件目录 lists what has a code, a sheet a period, with the heads of DA/T 22-2015; the paper one is a document', async () => {
    const { caseId } = await orderedCase(desk, communityId);
    await closeCase(desk, caseId);
    await expect(desk.call('archive.catalogue', { fonds: 'bureau', year: 2021, form: 'xlsx' })).rejects.toMatchObject({ code: 'archive_nothing_coded' });
    await desk.call('archive.fileCases', { caseIds: [caseId] });
    const { ticket, name } = await desk.call('archive.catalogue', { fonds: 'bureau', year: 2021, form: 'xlsx' });
    expect(name).toBe('清镇市民政局 2021年度 归档文件目录.xlsx');
    const { sheets } = await readWorkbook(await downloaded(desk, ticket));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['定期30年', '定期10年']);
    expect(sheets[0]!.rows[2]).toEqual(['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注']);
    expect(sheets[0]!.rows[3]!.slice(0, 2)).toEqual([1, 'Z001-WS·2021-D30-DCZG-0001']);
    const paper = await desk.call('archive.catalogue', { fonds: 'bureau', year: 2021, form: 'docx', retention: 'D30' });
    expect(docxText(await downloaded(desk, paper.ticket))).toContain('Z001-WS·2021-D30-DCZG-0004');
    const cover = docxText(await downloaded(desk, (await desk.call('archive.cover', { of: 'case', caseId })).ticket));
    for (const words of ['清镇市民政局', '松岭社区', '定期30年', 'Z001']) expect(cover).toContain(words);
  });

  it('exports the list as seen', async () => {
    await desk.call('archive.add', item());
    const { ticket } = await desk.call('archive.export', { filter: { fonds: 'community' }, columns: ['title', 'retention', 'pages'] });
    const { sheets } = await readWorkbook(await downloaded(desk, ticket));
    expect(sheets[0]!.rows.slice(2)).toEqual([
      ['题名', '保管期限', '页数'],
      ['2021年换届选举结果报告单', '永久', 3],
    ]);
  });
});
