import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cityOf } from '#shared/words/setup.ts';
import { type Desk, openDesk, startedDesk } from '#tests/support/desk.ts';

const first = {
  bureau: '清镇市民政局',
  city: '清镇市',
  persons: [
    { name: '示例甲', post: '经办人' },
    { name: '示例乙', post: '科长' },
  ],
  packId: 'qingzhen-2021-86',
  backupFolder: null,
};

describe('first run', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  it('begins empty, offers the packs with their source and number of rules, and is done once', async () => {
    expect(await desk.call('setup.state', {})).toMatchObject({ stage: 'first_run', sample: false, bureau: '', persons: [] });
    expect(await desk.call('setup.packs', {})).toMatchObject([
      { id: 'qingzhen-2021-86', docNo: '清府办函〔2021〕86号', issuer: '清镇市人民政府办公室', rules: 145 },
    ]);
    const { persons } = await desk.call('setup.start', first);
    expect(persons.map(({ name, post, active }) => [name, post, active])).toEqual([
      ['示例甲', '经办人', true],
      ['示例乙', '科长', true],
    ]);
    expect(await desk.call('setup.state', {})).toMatchObject({
      stage: 'ready',
      bureau: '清镇市民政局',
      city: '清镇市',
      persons: [{ name: '示例甲' }, { name: '示例乙' }],
    });
    expect((await desk.call('units.list', {})).map(({ kind, name }) => [kind, name])).toEqual([
      ['city', '清镇市'],
      ['department', '清镇市民政局'],
    ]);
    await expect(desk.call('setup.start', first, { actor: persons[0]!.id })).rejects.toMatchObject({ code: 'already_set_up' });
  });

  it('needs two persons, because nobody rechecks what they reported', async () => {
    await expect(desk.call('setup.start', { ...first, persons: first.persons.slice(0, 1) })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await desk.call('setup.state', {})).toMatchObject({ stage: 'first_run' });
  });

  it('refuses two persons of the same name and a pack it does not have, and writes nothing then', async () => {
    await expect(desk.call('setup.start', { ...first, persons: [first.persons[0]!, { name: '示例甲', post: '科长' }] })).rejects.toMatchObject({
      code: 'persons_same_name',
    });
    await expect(desk.call('setup.start', { ...first, packId: 'none' })).rejects.toMatchObject({ code: 'pack_unknown' });
    expect(await desk.call('setup.state', {})).toMatchObject({ stage: 'first_run', persons: [] });
    expect(await desk.ports.reads.events.head()).toBeNull();
  });

  it('nobody acts before it, and nothing is recorded without an acting person after it', async () => {
    await desk.call('setup.start', first);
    await expect(desk.call('setup.rename', { bureau: '清镇市民政和社会事务局', city: '清镇市' })).rejects.toMatchObject({ code: 'actor_missing' });
  });
});

it('the city is proposed from the name of the bureau', () => {
  expect(['清镇市民政局', '南明区民政局', '习水县民政和社会工作局', '示例旗社会工作部', '民政局', ''].map(cityOf)).toEqual([
    '清镇市',
    '南明区',
    '习水县',
    '示例旗',
    '',
    '',
  ]);
});

describe('persons and the bureau', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startedDesk();
  });
  afterEach(() => desk.close());

  const persons = async () => (await desk.call('setup.state', {})).persons;

  it('adds a person, changes one, and two of the same name are refused', async () => {
    const added = await desk.call('persons.save', { id: null, name: '示例丙', post: '督查专员', active: true, revision: 0 });
    expect(await desk.call('persons.save', { id: added.id, name: '示例丙', post: '副科长', active: true, revision: added.revision })).toMatchObject({
      post: '副科长',
      revision: 2,
    });
    expect((await persons()).map(({ name, ord }) => [name, ord])).toEqual([
      ['示例甲', 1],
      ['示例乙', 2],
      ['示例丙', 3],
    ]);
    await expect(desk.call('persons.save', { id: null, name: '示例甲', post: '', active: true, revision: 0 })).rejects.toMatchObject({
      code: 'persons_same_name',
    });
    await expect(desk.call('persons.save', { id: added.id, name: '示例丙', post: '', active: true, revision: 1 })).rejects.toMatchObject({ code: 'stale' });
  });

  it('keeps two at work: the third may leave, may not act then, and may come back', async () => {
    const [clerk] = await persons();
    await expect(desk.call('persons.save', { ...clerk!, active: false })).rejects.toMatchObject({ code: 'persons_two_needed' });
    const added = await desk.call('persons.save', { id: null, name: '示例丙', post: '', active: true, revision: 0 });
    const gone = await desk.call('persons.save', { ...added, active: false });
    await expect(desk.call('persons.save', { ...clerk!, post: '科员' }, { actor: added.id })).rejects.toMatchObject({ code: 'actor_unknown' });
    expect(await desk.call('persons.save', { ...gone, active: true })).toMatchObject({ active: true });
  });

  it('renames the bureau and its city with their units, and the log tells both names', async () => {
    await desk.call('setup.rename', { bureau: '清镇市民政和社会事务局', city: '清镇' });
    expect(await desk.call('setup.state', {})).toMatchObject({ bureau: '清镇市民政和社会事务局', city: '清镇' });
    expect((await desk.call('units.list', {})).map((unit) => unit.name)).toEqual(['清镇', '清镇市民政和社会事务局']);
    const events = await desk.ports.reads.events.ofSubject('bureau', 'bureau');
    expect(events.at(-1)).toMatchObject({
      kind: 'bureau.renamed',
      payload: { before: { bureau: '清镇市民政局', city: '清镇市' }, after: { bureau: '清镇市民政和社会事务局', city: '清镇' } },
    });
    await desk.call('setup.rename', { bureau: '清镇市民政和社会事务局', city: '清镇' });
    expect(await desk.ports.reads.events.ofSubject('bureau', 'bureau')).toHaveLength(events.length);
  });
});

describe('what runs here', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startedDesk();
  });
  afterEach(() => desk.close());

  it('tells the newest event in the form people print, and reads the whole chain', async () => {
    const info = await desk.call('system.info', {});
    expect(info).toMatchObject({ version: '0.0.0', sample: false, chain: { seq: (await desk.ports.reads.events.head())!.seq } });
    expect(info.chain!.short).toMatch(/^[0-9a-f]{4}(?:-[0-9a-f]{4}){3}-[0-9a-f]$/);
    const { jobId } = await desk.call('system.verifyChain', {});
    expect(await desk.finished(jobId)).toEqual({ ok: true, count: info.chain!.seq, short: info.chain!.short, broken: null });
  });
});
