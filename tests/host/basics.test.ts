import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockStartingOn, shanghaiDay, systemClock } from '#host/clock.ts';
import { defaultDataFolder, readConfig } from '#host/config.ts';
import { replaceFile, writeFileWhole } from '#host/files.ts';
import { createIds } from '#host/ids.ts';
import { blot, openLog } from '#host/log.ts';
import { idSchema, instantSchema } from '#shared/contract/operation.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-basics-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('clock', () => {
  test('the day changes at midnight in Shanghai, whatever the zone of the machine', () => {
    expect(shanghaiDay(Date.parse('2021-06-30T15:59:59.999Z'))).toBe('2021-06-30');
    expect(shanghaiDay(Date.parse('2021-06-30T16:00:00.000Z'))).toBe('2021-07-01');
  });

  test('instants are UTC with milliseconds', () => {
    expect(instantSchema.safeParse(systemClock().now()).success).toBe(true);
  });

  test('a test clock starts on its day and goes on from there', () => {
    const clock = clockStartingOn('2021-05-10');
    expect(clock.today()).toBe('2021-05-10');
    expect(clock.now() >= '2021-05-10T01:00:00.000Z').toBe(true);
  });
});

describe('ids', () => {
  test('are UUIDs of version 7 that carry the time', () => {
    const id = createIds(() => Date.parse('2021-01-01T00:00:00.000Z')).next();
    expect(idSchema.safeParse(id).success).toBe(true);
    expect([id[14], Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)]).toEqual(['7', Date.parse('2021-01-01T00:00:00.000Z')]);
  });

  test('a hundred thousand of one millisecond, then of a clock set back, are distinct and increasing', () => {
    let now = 1_700_000_000_000;
    const ids = createIds(() => now);
    const made = Array.from({ length: 50_000 }, () => ids.next());
    now -= 86_400_000;
    made.push(...Array.from({ length: 50_000 }, () => ids.next()));
    expect(new Set(made).size).toBe(100_000);
    expect(made.every((id, index) => index === 0 || made[index - 1]! < id)).toBe(true);
  });
});

describe('writing a file', () => {
  const busy = (times: number, code: string) => async (from: string, to: string) => {
    if (times-- > 0) throw Object.assign(new Error('locked'), { code });
    await rename(from, to);
  };

  test('replaces the old content as a whole and leaves nothing beside it', async () => {
    const path = join(folder, '台账.xlsx');
    await writeFileWhole(path, 'old');
    await writeFileWhole(
      path,
      (async function* parts() {
        yield Buffer.from('新');
        yield Buffer.from('内容');
      })(),
    );
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['新内容', ['台账.xlsx']]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each(['EBUSY', 'EPERM', 'EACCES'])('waits while another program has the target open (%s)', async (code) => {
    const path = join(folder, 'a.txt');
    await writeFileWhole(path, 'content', { rename: busy(3, code), patience: 5_000 });
    expect(readFileSync(path, 'utf8')).toBe('content');
  });

  test('moves a finished folder as patiently', async () => {
    mkdirSync(join(folder, 'making'));
    await replaceFile(join(folder, 'making'), join(folder, '备份'), { rename: busy(2, 'EPERM'), patience: 5_000 });
    expect(readdirSync(folder)).toEqual(['备份']);
  });

  test('gives up in the end, naming the file, with the old content untouched', async () => {
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    await expect(writeFileWhole(path, 'new', { rename: busy(1e9, 'EBUSY'), patience: 50 })).rejects.toMatchObject({
      code: 'file_busy',
      data: { name: 'a.txt' },
    });
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.txt']]);
  });

  test('content that breaks off leaves the old file and no other', async () => {
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    const broken = (async function* parts() {
      yield Buffer.from('half');
      throw new Error('disk fault');
    })();
    await expect(writeFileWhole(path, broken)).rejects.toThrow('disk fault');
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.txt']]);
  });

  test('an error that is no lock is not waited for', async () => {
    await expect(writeFileWhole(join(folder, 'a.txt'), 'x', { rename: busy(1, 'ENOSPC') })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('log', () => {
  const open = () => openLog(folder, () => '2021-05-10T01:00:00.000Z');
  const text = () => readFileSync(join(folder, 'host.log'), 'utf8');

  test('an unexpected error is found again by the reference shown to the user', () => {
    const reference = open().report(new TypeError('x is not a function', { cause: new Error('deeper') }), 'cases.list');
    expect(reference).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect(text()).toContain(`error ${reference} op=cases.list TypeError: x is not a function`);
    expect(text()).toContain('deeper');
  });

  test('names, ID and telephone numbers are blotted out', () => {
    open().report(new Error('UNIQUE failed for 示例甲 52018119900101123X, 13800000000'), 'persons.add');
    expect(text()).toContain('UNIQUE failed for ▇ #, #');
    expect(blot('端口 40123')).toBe('▇ 40123');
  });

  test('stays small: old files are pushed out', () => {
    const log = open();
    for (let index = 0; index < 7; index++) {
      writeFileSync(join(folder, 'host.log'), 'x'.repeat(1024 * 1024 + 1));
      log.note('turn', { index });
    }
    expect(readdirSync(folder).toSorted()).toEqual(['host.log', 'host.log.1', 'host.log.2', 'host.log.3', 'host.log.4']);
    expect(text()).toBe('2021-05-10T01:00:00.000Z note turn index=6\n');
  });

  test('a log that cannot be written stops nothing', () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(openLog(join(folder, 'taken'), () => '').report(new Error('x'), 'op')).toHaveLength(9);
  });
});

describe('configuration', () => {
  const linux = { platform: 'linux' as const, home: '/home/clerk', development: false };

  test('data lie in the user’s own folder', () => {
    expect(defaultDataFolder({}, linux)).toBe('/home/clerk/.local/share/shequ-dudaotai');
    expect(defaultDataFolder({ XDG_DATA_HOME: '/srv/data' }, linux)).toBe('/srv/data/shequ-dudaotai');
    expect(defaultDataFolder({ XDG_DATA_HOME: 'relative' }, linux)).toBe('/home/clerk/.local/share/shequ-dudaotai');
    expect(defaultDataFolder({ LOCALAPPDATA: '/l' }, { platform: 'win32', home: '/h' })).toBe(join('/l', 'shequ-dudaotai'));
  });

  test('the command line is read', () => {
    expect(readConfig(['--data', '/srv/desk', '--port=4000', '--no-open'], {}, linux)).toMatchObject({ dataFolder: '/srv/desk', port: 4000, open: false });
    expect(readConfig([], {}, linux)).toMatchObject({ port: 0, open: true, startDay: null });
  });

  test.each([
    [['--port', 'x'], 'port'],
    [['--port', '-1'], 'port'],
    [['--port', '65536'], 'port'],
    [['--port'], 'port'],
    [['--port='], 'port'],
    [['--port', '80'], 'port'],
    [['--port', '1023'], 'port'],
    [['--port', '1e4'], 'port'],
    [['--data'], 'folder'],
    [['--data', ''], 'folder'],
    [['--data', '--no-open'], 'folder'],
    [['open'], 'option'],
    [['--verbose'], 'option'],
    [['--no-open=1'], 'option'],
  ])('%j is a problem, not a guess', (argv, problem) => {
    expect(readConfig(argv, {}, linux)).toMatchObject({ problem });
  });

  test('the port may be chosen from 1024 on, or left to the system with 0', () => {
    expect(['1024', '65535', '0'].map((port) => readConfig(['--port', port], {}, linux))).toMatchObject([{ port: 1_024 }, { port: 65_535 }, { port: 0 }]);
  });

  test('of several options only those not understood are named', () => {
    expect(readConfig(['--no-open', '--frob', '--port', '4000', '-v', '--opne=1'], {}, linux)).toEqual({ problem: 'option', text: '--frob -v --opne=1' });
  });

  test('a built program cannot be given another day', () => {
    const env = { DESK_START_DAY: '2021-05-10' };
    expect(readConfig([], env, linux)).toMatchObject({ startDay: null, development: false });
    expect(readConfig([], env, { ...linux, development: true })).toMatchObject({ startDay: '2021-05-10' });
    expect(readConfig([], { DESK_START_DAY: 'May' }, { ...linux, development: true })).toMatchObject({ startDay: null });
  });
});
