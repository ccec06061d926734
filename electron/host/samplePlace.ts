import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { contract } from '#shared/contract/index.ts';
import { connect } from '#shared/rpc/rpc.ts';
import { walkingClock } from '#shared/services/sample/walkingClock.ts';
import type { JobControl, SampleInfo } from '#shared/services/ports.ts';
import { replaceFile, writeFileWhole } from './files.ts';
import { createIds } from './ids.ts';
import { openPlace, type PlaceOptions } from './place.ts';

/** Says that a sample is whole: written last, before the folder takes its place. */
const MARKER = 'sample.json';

export const sampleFolder = (dataFolder: string): string => join(dataFolder, 'sample');
const unfinishedFolder = (dataFolder: string): string => join(dataFolder, 'sample.tmp');

/** What is known of the sample without opening it; null when there is none. */
export async function readSampleInfo(dataFolder: string): Promise<SampleInfo | null> {
  try {
    const { madeOn, version } = JSON.parse(await readFile(join(sampleFolder(dataFolder), MARKER), 'utf8')) as Partial<SampleInfo>;
    return typeof madeOn === 'string' && typeof version === 'string' ? { madeOn, version } : null;
  } catch {
    return null;
  }
}

export async function removeSampleFolder(dataFolder: string): Promise<void> {
  await rm(sampleFolder(dataFolder), { recursive: true, force: true });
}

/** What a crash while making the sample left behind. */
export async function sweepUnfinishedSample(dataFolder: string): Promise<void> {
  await rm(unfinishedFolder(dataFolder), { recursive: true, force: true });
}

/**
 * Makes the sample database up to today in a folder of its own, which takes its place only when it is whole:
 * stopped or failed, nothing of it stays. `replace` runs when the new one is ready, before it moves in.
 */
export async function buildSample(
  dataFolder: string,
  options: Omit<PlaceOptions, 'folder' | 'ids' | 'making' | 'onCommit'>,
  control: JobControl,
  replace: (move: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const folder = unfinishedFolder(dataFolder);
  await sweepUnfinishedSample(dataFolder);
  try {
    const today = options.clock.today();
    // Loaded when it is first needed: starting does not wait for a story of three years.
    const { makeSample } = await import('#shared/services/sample/index.ts');
    const clock = walkingClock(today);
    const place = await openPlace({ ...options, folder, clock, ids: createIds(clock.ms), making: true });
    try {
      let keys = 0;
      const call = connect(contract, place.dispatch, () => `sample-${String(++keys).padStart(6, '0')}`);
      const stage = async (name: string, bytes: Uint8Array, mime: string) => {
        const sink = await place.files.uploads.begin(place.files.uploadTicket(name, mime));
        await sink!.write(bytes);
        return (await sink!.finish()).staged;
      };
      // Requests of the page are answered, and a stop is heard, between two steps.
      const pause = () => nextTurn();
      await makeSample({ call, ports: place.ports, clock, today, stage, pause, control });
    } finally {
      await place.database.close();
    }
    control.signal.throwIfAborted();
    await writeFileWhole(join(folder, MARKER), JSON.stringify({ madeOn: today, version: options.workspace.version } satisfies SampleInfo));
    await replace(async () => {
      await removeSampleFolder(dataFolder);
      await replaceFile(folder, sampleFolder(dataFolder));
    });
  } catch (error) {
    await sweepUnfinishedSample(dataFolder);
    throw error;
  }
}
