import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity } from './support/cases.ts';

let desk: Desk;
let communityId: string;
beforeEach(async () => {
  desk = await startedDesk();
  communityId = await addCommunity(desk);
});
afterEach(() => desk.close());

const fields = (over: Record<string, unknown> = {}) => ({
  creator: 'committee' as const,
  category: 'WS' as const,
  subject: 'election',
  year: 2021,
  retention: 'Y' as const,
  title: '换届选举结果报告单',
  documentNumber: '',
  responsible: '松岭社区居民委员会',
  documentOn: '2021-06-10',
  secrecy: '',
  pages: 3,
  note: '',
  ...over,
});
const own = (over: Record<string, unknown> = {}) => ({ ...fields(over), fonds: 'community' as const, communityId });
const ofBureau = (over: Record<string, unknown> = {}) => ({
  ...fields({ creator: 'bureau', subject: 'general', title: '关于开展督查的请示', responsible: '清镇市民政局', ...over }),
  fonds: 'bureau' as const,
  communityId: null,
});

async function arranged(which: { fonds: 'bureau' | 'community'; communityId?: string; year: number }) {
  const { digest } = await desk.call('archive.previewArrange', which);
  return desk.call('archive.arrange', { ...which, digest });
}

it('a catalogue on paper is of one community, and of all it is refused', async () => {
  await desk.call('archive.add', own());
  await arranged({ fonds: 'community', communityId, year: 2021 });
  await expect(desk.call('archive.catalogue', { fonds: 'community', communityId: null, year: 2021, form: 'docx' })).rejects.toMatchObject({
    code: 'archive_catalogue_of_one',
  });
  expect((await desk.call('archive.catalogue', { fonds: 'community', communityId, year: 2021, form: 'docx' })).name).toContain('松岭社区');
});

describe('an item entered by hand', () => {
  it('may be of today, not of tomorrow', async () => {
    const today = desk.clock.today();
    await desk.call('archive.add', own({ documentOn: today }));
    await expect(desk.call('archive.add', own({ documentOn: '2021-12-31' }))).rejects.toMatchObject({ code: 'day_in_future', data: { today } });
  });

  it('keeps its subject, year, category and retention once it has its code', async () => {
    const { id } = await desk.call('archive.add', ofBureau());
    await arranged({ fonds: 'bureau', year: 2021 });
    const { revision } = await desk.call('archive.get', { id });
    for (const change of [{ subject: 'cases' }, { year: 2020 }, { retention: 'D30' }, { category: 'KJ' }]) {
      await expect(desk.call('archive.change', { ...fields(ofBureau()), id, revision, reason: '更正', ...change } as never)).rejects.toMatchObject({
        code: 'archive_fixed',
      });
    }
  });

  it('counts in its new year and no longer in its former one', async () => {
    const { id, revision } = await desk.call('archive.add', own());
    const count = async (asOf: string | null) => (await desk.call('register.get', { id: communityId, asOf })).values['archive.category.election']?.number;
    await desk.call('archive.change', { ...fields({ year: 2020, documentOn: '2020-11-02' }), id, revision });
    expect([await count('2020-12-31'), await count(null)]).toEqual([1, 0]);
  });

  it('keeps the papers it had when more are added', async () => {
    const scan = await desk.stage('扫描件一.pdf', new Uint8Array([37, 80, 68, 70]), 'application/pdf');
    const { id, revision } = await desk.call('archive.add', { ...own(), files: [{ staged: scan, kind: 'scan' }] });
    const more = await desk.stage('扫描件二.pdf', new Uint8Array([37, 80, 68, 70, 45]), 'application/pdf');
    await desk.call('archive.change', { ...fields(), id, revision, files: [{ staged: more, kind: 'scan' }] });
    expect((await desk.call('archive.get', { id })).papers.map((paper) => paper.name)).toEqual(['扫描件一.pdf', '扫描件二.pdf']);
  });

  it('is found by search until it is withdrawn', async () => {
    const { id, revision } = await desk.call('archive.add', own());
    const found = async () => (await desk.call('search.everywhere', { text: '换届选举' })).map((hit) => hit.id);
    expect(await found()).toEqual([id]);
    await desk.call('archive.withdraw', { id, revision, reason: '重复登记' });
    expect(await found()).toEqual([]);
  });
});

describe('the arrangement that was previewed', () => {
  it('is not carried out when an item was changed meanwhile, even if its code stays the same', async () => {
    const { id, revision } = await desk.call('archive.add', ofBureau());
    const { digest } = await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 });
    await desk.call('archive.change', { ...fields(ofBureau({ title: '关于开展第二轮督查的请示' })), id, revision } as never);
    await expect(desk.call('archive.arrange', { fonds: 'bureau', year: 2021, digest })).rejects.toMatchObject({ code: 'archive_changed_meanwhile' });
  });

  it('counts as uncounted only what has no pages', async () => {
    for (const pages of [0, 1, 3]) await desk.call('archive.add', ofBureau({ pages, title: `${pages}页的件` }));
    expect((await desk.call('archive.previewArrange', { fonds: 'bureau', year: 2021 })).uncounted).toBe(1);
  });
});
