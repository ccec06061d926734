import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { HostEvent } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { yearOf } from '#shared/domain/date.ts';
import { isDirty, startBackup } from '#shared/services/backupRun.ts';
import { sampleLibrary } from '#shared/services/sample/pack.ts';
import type { Jobs, Ports, Workspace } from '#shared/services/ports.ts';
import type { Backend, BackendConfig } from './backendTypes.ts';
import { createSchedule, runSchedule } from './backupSchedule.ts';
import { finishExchange } from './backupsRestore.ts';
import { openChoices } from './choices.ts';
import { watchDay } from './dayWatch.ts';
import { checkFolder } from './folderCheck.ts';
import { createJobBoard } from './jobs.ts';
import { packLibrary } from './packs.ts';
import { DATABASE_FILE, openPlace, type PlaceOptions } from './place.ts';
import { openPlaces, type PlaceKind, type Places } from './places.ts';
import { restorer } from './restorer.ts';
import { buildSample, readSampleInfo, removeSampleFolder, sampleFolder, sweepUnfinishedSample } from './samplePlace.ts';

/** Composition root: folders, database, files, jobs, services behind one door, for both hosts. */
export async function openBackend(config: BackendConfig): Promise<Backend> {
  const { dataFolder, clock } = config;
  const listeners = new Set<(event: HostEvent) => void>();
  const emit = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };
  const jobs = createJobBoard({ newId: () => config.ids.next(), emit, report: config.report });
  const folderOf = (kind: PlaceKind) => (kind === 'own' ? dataFolder : sampleFolder(dataFolder));

  function placeOptions(kind: PlaceKind, ownJobs: Jobs): PlaceOptions {
    const { ids, pinyin, report } = config;
    const packs = kind === 'own' ? packLibrary : sampleLibrary(packLibrary, yearOf(clock.today()));
    return {
      folder: folderOf(kind),
      clock,
      ids,
      pinyin,
      jobs: ownJobs,
      packs,
      workspace: workspace(kind),
      report,
      checkOutput: config.checkOutput ?? false,
      onCommit: (commit) => {
        // Only what the pages show: a sample being made, or the database just left, is none of their business.
        if (shown === kind) emit({ type: 'changed', seq: commit.seq, topics: [...commit.topics] });
        if (kind === 'own') schedule.changed(commit, Date.now());
      },
    };
  }

  let shown: PlaceKind = 'own';
  const choices = openChoices(dataFolder);
  const schedule = createSchedule((reason) => void inBackground((ports) => startBackup(ports, reason, () => schedule.failed(reason, Date.now()))));
  await sweepUnfinishedSample(dataFolder);
  await finishExchange(dataFolder);
  const places: Places = await openPlaces(
    {
      jobs,
      report: config.report,
      async open(kind, ownJobs) {
        if (kind === 'sample' && (await readSampleInfo(dataFolder)) === null) throw new AppError('sample_missing');
        return openPlace(placeOptions(kind, ownJobs));
      },
      onSwitch: () => {
        shown = places.kind();
        emit({ type: 'changed', seq: 0, topics: ['setup'] });
      },
    },
    'own',
  );

  async function inBackground(work: (ports: Ports) => Promise<unknown>): Promise<void> {
    try {
      await places.use((place) => work(place.ports));
    } catch (error) {
      config.report(error, 'backup');
    }
  }

  const restore = restorer({ dataFolder, clock, jobs, places });

  function workspace(kind: PlaceKind): Workspace {
    const outside = () => {
      if (kind === 'sample') throw new AppError('already_in_sample');
    };
    return {
      sample: kind === 'sample',
      version: config.version,
      place: () => ({ dataFolder, databaseBytes: bytesOf(join(folderOf(kind), DATABASE_FILE)), runtime: process.version }),
      ...choices,
      checkFolder: (path) => checkFolder(path, dataFolder),
      sampleInfo: () => readSampleInfo(dataFolder),
      async openSample(control, renew) {
        outside();
        if (renew || (await readSampleInfo(dataFolder)) === null) {
          await buildSample(dataFolder, placeOptions('sample', jobs), control, (move) => places.whenLeft('sample', move));
        }
        await places.switchTo('sample');
      },
      async leaveSample(remove) {
        await places.switchTo('own');
        // The request that asks for it still runs there: it is removed as soon as that is answered.
        if (remove) void places.whenLeft('sample', () => removeSampleFolder(dataFolder)).catch((error: unknown) => config.report(error, 'sample.remove'));
      },
      async removeSample() {
        outside();
        await places.whenLeft('sample', () => removeSampleFolder(dataFolder));
      },
      restore(path, options, once) {
        outside();
        return restore(path, options, once);
      },
    };
  }

  await inBackground(async (ports) => schedule.opened(await isDirty(ports)));
  const watches = [runSchedule(schedule), watchDay(clock, emit)];

  return {
    dispatch: (request) => places.use((place) => place.dispatch(request)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    uploads: { begin: (ticket) => places.current().files.uploads.begin(ticket) },
    downloads: { take: (ticket) => places.current().files.downloads.take(ticket) },
    async close() {
      for (const stop of watches) stop();
      await jobs.close();
      await places.close();
    },
  };
}

/** With what SQLite keeps beside the file while it is open. */
function bytesOf(path: string): number {
  return ['', '-wal'].reduce((sum, end) => sum + (statSync(`${path}${end}`, { throwIfNoEntry: false })?.size ?? 0), 0);
}
