import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '#host/backendTypes.ts';
import { checkFolder } from '#host/folderCheck.ts';
import { type OpenedBackend, openedBackend } from '#tests/support/openedBackend.ts';

let folder: string;
const opened: Backend[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-backend-'));
});
afterEach(async () => {
  for (const backend of opened.splice(0)) await backend.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(dataFolder = join(folder, 'data')): Promise<OpenedBackend> {
  const one = await openedBackend(dataFolder);
  opened.push(one.backend);
  return one;
}

async function close({ backend }: OpenedBackend): Promise<void> {
  opened.splice(opened.indexOf(backend), 1);
  await backend.close();
}

const bureau = (name: string) => ({
  bureau: name,
  city: '示例市',
  persons: [
    { name: '示例甲', post: '' },
    { name: '示例乙', post: '' },
  ],
  packId: 'qingzhen-2021-86',
  backupFolder: null,
});

/** A data folder with a bureau of its own and a small sample beside it, as if that had been made before. */
async function withSample(): Promise<OpenedBackend> {
  const aside = await open(join(folder, 'data', 'sample'));
  await aside.call('setup.start', bureau('样例市民政局'));
  await close(aside);
  writeFileSync(join(folder, 'data', 'sample', 'sample.json'), JSON.stringify({ madeOn: '2026-11-01', version: '0.1.0' }));
  const own = await open();
  await own.call('setup.start', bureau('本单位民政局'));
  return own;
}

describe('the own database and the sample', () => {
  it('opens the sample that is there, works on it, and comes back to the own one untouched', async () => {
    const { call, events, finished } = await withSample();
    const before = await call('setup.state', {});
    const [own, head] = [before.persons[0]!.id, (await call('system.info', {})).chain];
    expect(await call('setup.sample', {})).toEqual({ madeOn: '2026-11-01' });

    await finished((await call('setup.openSample', {})).jobId);
    const inside = await call('setup.state', {});
    expect(inside).toMatchObject({ stage: 'ready', sample: true, bureau: '样例市民政局' });
    expect(events.filter((event) => event.type === 'changed').at(-1)).toEqual({ type: 'changed', seq: 0, topics: ['setup'] });
    // Persons of the own database do not act here.
    await expect(call('persons.save', { id: null, name: '示例丙', post: '', active: true, revision: 0 }, { actor: own })).rejects.toMatchObject({
      code: 'actor_unknown',
    });
    await call('persons.save', { id: null, name: '示例丙', post: '', active: true, revision: 0 }, { actor: inside.persons[0]!.id });
    await expect(call('setup.openSample', {})).rejects.toMatchObject({ code: 'already_in_sample' });
    await expect(call('setup.removeSample', {})).rejects.toMatchObject({ code: 'already_in_sample' });

    await call('setup.leaveSample', { remove: false });
    expect(await call('setup.state', {})).toEqual({ ...before, clockBehind: false });
    expect((await call('system.info', {})).chain).toEqual(head);
    await expect(call('setup.leaveSample', { remove: false })).rejects.toMatchObject({ code: 'not_in_sample' });
    await finished((await call('setup.openSample', {})).jobId);
    expect((await call('setup.state', {})).persons.map((person) => person.name)).toEqual(['示例甲', '示例乙', '示例丙']);
  });

  it('removes the sample on leaving, or later from outside, and nothing else', async () => {
    const one = await withSample();
    await one.finished((await one.call('setup.openSample', {})).jobId);
    await one.call('setup.leaveSample', { remove: true });
    await close(one);
    expect(one.problems).toEqual([]);
    expect(existsSync(join(folder, 'data', 'sample'))).toBe(false);
    const again = await open();
    expect(await again.call('setup.sample', {})).toBeNull();
    expect(await again.call('setup.state', {})).toMatchObject({ bureau: '本单位民政局' });

    mkdirSync(join(folder, 'data', 'sample'));
    writeFileSync(join(folder, 'data', 'sample', 'sample.json'), JSON.stringify({ madeOn: '2026-11-01', version: '0.1.0' }));
    await again.call('setup.removeSample', {});
    expect(existsSync(join(folder, 'data', 'sample'))).toBe(false);
    expect(existsSync(join(folder, 'data', 'register.db'))).toBe(true);
  });

  it('lets what runs on the database that is left come to its end', async () => {
    const { call, finished, problems } = await withSample();
    const [clerk] = (await call('setup.state', {})).persons;
    const { jobId } = await call('setup.openSample', {});
    // Sent while the switch is under way: each ends on one database or the other, none on a closed one.
    const sent = Array.from({ length: 12 }, (_, at) =>
      call('persons.save', { id: null, name: `示例${at}`, post: '', active: true, revision: 0 }, { actor: clerk!.id }),
    );
    const answers = await Promise.allSettled(sent);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []));
    expect(new Set([...refused, 'actor_unknown'])).toEqual(new Set(['actor_unknown']));
    await finished(jobId);
    await call('setup.leaveSample', { remove: false });
    expect((await call('setup.state', {})).persons).toHaveLength(2 + answers.length - refused.length);
    expect(problems).toEqual([]);
  });

  it('a sample that was never finished is no sample, and is swept at the next start', async () => {
    mkdirSync(join(folder, 'data', 'sample.tmp', 'files'), { recursive: true });
    writeFileSync(join(folder, 'data', 'sample.tmp', 'register.db'), 'half');
    const { call } = await open();
    expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('sample'))).toEqual([]);
    expect(await call('setup.sample', {})).toBeNull();
  });
});

it('an event changed behind its back is named by its number', async () => {
  const before = await open();
  await before.call('setup.start', bureau('本单位民政局'));
  await close(before);
  const file = new BetterSqlite(join(folder, 'data', 'register.db'));
  file.exec("update event_payload set payload = replace(payload, '示例乙', '示例丁') where seq = 2");
  file.close();
  const { call, finished } = await open();
  const { jobId } = await call('system.verifyChain', {});
  await finished(jobId);
  expect((await call('jobs.get', { id: jobId })).result).toMatchObject({ ok: false, count: 1, broken: { seq: 2, reason: 'payload' } });
});

describe('a folder for backups', () => {
  it('must be there, be a folder of its own, and take a file', async () => {
    const data = join(folder, 'data');
    const good = join(folder, '备份 disk');
    for (const path of [data, good, join(data, 'inner'), join(folder, 'outer', 'locked')]) mkdirSync(path, { recursive: true });
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(data, 'inner'), join(folder, 'way in'));
    chmodSync(join(folder, 'outer', 'locked'), 0o500);
    const asked = [
      ['', '备份'],
      [folder, 'nowhere'],
      [folder, 'file'],
      [data, 'inner'],
      [folder, 'way in'],
      [folder, ''],
      [folder, 'data'],
    ] as const;
    expect(await Promise.all(asked.map(([parent, name]) => checkFolder(join(parent, name), data)))).toEqual([
      'not_absolute',
      'missing',
      'not_folder',
      'inside_data',
      'inside_data',
      'inside_data',
      'inside_data',
    ]);
    // Everything of this test lies on one disk.
    expect(await checkFolder(good, data)).toBe('same_disk');
    expect(readdirSync(good)).toEqual([]);
    // Root writes anywhere: there only the table above tells.
    if (process.getuid?.() !== 0) expect(await checkFolder(join(folder, 'outer', 'locked'), data)).toBe('not_writable');
  });
});
