import { describe, expect, it } from 'vitest';
import { startBackup } from '#shared/services/backupRun.ts';
import { pinyin } from '#host/adapters/pinyin.ts';
import { createSchedule } from '#host/backupSchedule.ts';
import { createJobBoard } from '#host/jobs.ts';
import { packLibrary } from '#host/packs.ts';
import { openPlace } from '#host/place.ts';
import { testWorkspace } from '#tests/support/desk.ts';
import { countingIds } from '#tests/support/engines.ts';
import { openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';

describe('backups by themselves', () => {
  const minute = 60_000;
  const commit = (...topics: ('register' | 'backups')[]) => ({ seq: 1, topics });

  it('half an hour after the first change, once, and not without one', () => {
    const started: string[] = [];
    const schedule = createSchedule((reason) => started.push(reason));
    schedule.opened(false);
    schedule.tick(100 * minute);
    schedule.changed(commit('register'), 100 * minute);
    schedule.changed(commit('register'), 125 * minute);
    schedule.tick(129 * minute);
    expect(started).toEqual([]);
    schedule.tick(130 * minute);
    schedule.tick(200 * minute);
    expect(started).toEqual(['changes']);
    schedule.changed(commit('backups'), 202 * minute);
    schedule.tick(300 * minute);
    expect(started).toEqual(['changes']);
  });

  it('after opening when something was recorded since the last one, however young it is', () => {
    for (const [changed, expected] of [
      [true, ['opening']],
      [false, []],
    ] as const) {
      const started: string[] = [];
      const schedule = createSchedule((reason) => started.push(reason));
      schedule.opened(changed);
      schedule.tick(minute);
      schedule.tick(2 * minute);
      expect(started).toEqual(expected);
    }
  });

  it('again half an hour after one failed, though nothing changed since', () => {
    const started: string[] = [];
    const schedule = createSchedule((reason) => started.push(reason));
    schedule.opened(true);
    schedule.tick(minute);
    schedule.changed(commit('backups'), 2 * minute);
    schedule.failed('opening', 2 * minute);
    schedule.tick(31 * minute);
    expect(started).toEqual(['opening']);
    schedule.tick(32 * minute);
    schedule.tick(80 * minute);
    expect(started).toEqual(['opening', 'opening']);
  });

  it('one that failed is told to whoever wanted it, and its reason stays to be read', async () => {
    const [data, place] = [temporaryFolder('desk-data'), temporaryFolder('desk-backups')];
    const own = await openOwnBackend(data.folder);
    await setUp(own, place.folder);
    place.remove();
    await own.close();
    const ended = Promise.withResolvers<void>();
    const ids = countingIds();
    const jobs = createJobBoard({
      newId: () => ids.next(),
      report: String,
      emit: (event) => {
        if (event.type === 'job' && event.state !== 'running') ended.resolve();
      },
    });
    const checkFolder = async () => 'missing' as const;
    const opened = await openPlace({
      folder: data.folder,
      clock: own.clock,
      ids,
      pinyin,
      jobs,
      packs: packLibrary,
      workspace: { ...testWorkspace(data.folder), checkFolder },
      report: String,
    });
    const told: string[] = [];
    const jobId = await startBackup(opened.ports, 'changes', () => told.push('failed'));
    await ended.promise;
    expect([jobs.get(jobId!)?.state, told]).toEqual(['failed', ['failed']]);
    expect(JSON.parse((await opened.ports.reads.core.meta('backup_problem'))!)).toMatchObject({ code: 'backup_folder' });
    await opened.database.close();
    data.remove();
  });
});
