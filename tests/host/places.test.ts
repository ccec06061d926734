import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pinyin } from '#host/adapters/pinyin.ts';
import { createJobBoard } from '#host/jobs.ts';
import { packLibrary } from '#host/packs.ts';
import { openPlace } from '#host/place.ts';
import { openPlaces, type PlaceKind, type Places } from '#host/places.ts';
import { countingIds, fixedClock } from '#tests/support/engines.ts';
import { testWorkspace } from '#tests/support/desk.ts';

let folder: string;
let places: Places;
let openings: PlaceKind[];
let problems: unknown[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-places-'));
  openings = [];
  problems = [];
  const [ids, clock] = [countingIds(), fixedClock()];
  const report = (error: unknown) => String(problems.push(error));
  const jobs = createJobBoard({ newId: () => ids.next(), emit: () => {}, report });
  places = await openPlaces(
    {
      jobs,
      report,
      onSwitch: () => {},
      open(kind, ownJobs) {
        openings.push(kind);
        return openPlace({ folder: join(folder, kind), clock, ids, pinyin, jobs: ownJobs, packs: packLibrary, workspace: testWorkspace(folder), report });
      },
    },
    'own',
  );
});
afterEach(async () => {
  await places.close();
  rmSync(folder, { recursive: true, force: true });
  if (problems.length > 0) throw problems[0];
});

it('a request that is under way ends on the database it began on, which is closed only then', async () => {
  const gate = Promise.withResolvers<void>();
  const left = places.current();
  const request = places.use(async (place) => {
    await gate.promise;
    return [place === left, await place.ports.reads.core.meta('opened')];
  });
  await places.switchTo('sample');
  expect([places.kind(), places.current() === left]).toEqual(['sample', false]);
  let closed = false;
  const whenClosed = places.whenLeft('own', async () => {
    closed = true;
  });
  await places.use(async (place) => place.ports.reads.core.meta('opened'));
  expect(closed).toBe(false);
  gate.resolve();
  expect(await request).toEqual([true, 'yes']);
  await whenClosed;
  expect(() => left.database.file!.pragma('user_version')).toThrow('not open');
});

it('a job keeps its database open until it ends', async () => {
  const gate = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<unknown>();
  const { ports } = places.current();
  ports.jobs.start('test', async () => {
    await gate.promise;
    ended.resolve(await ports.reads.core.meta('opened'));
  });
  await places.switchTo('sample');
  gate.resolve();
  expect(await ended.promise).toBe('yes');
});

it('coming back while something still runs there takes the same database again', async () => {
  const gate = Promise.withResolvers<void>();
  const first = places.current();
  const request = places.use(() => gate.promise);
  await places.switchTo('sample');
  await places.switchTo('own');
  expect(places.current()).toBe(first);
  gate.resolve();
  await request;
  expect(await first.ports.reads.core.meta('opened')).toBe('yes');
  expect(openings).toEqual(['own', 'sample']);
});

it('coming back later opens it anew, and switches take their turns', async () => {
  const first = places.current();
  await Promise.all([places.switchTo('sample'), places.switchTo('own'), places.switchTo('sample'), places.switchTo('own')]);
  expect(places.kind()).toBe('own');
  expect(places.current()).not.toBe(first);
  expect(await places.use((place) => place.ports.reads.core.meta('opened'))).toBe('yes');
  expect(openings).toEqual(['own', 'sample', 'own', 'sample', 'own']);
});
