import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contract } from '#shared/contract/index.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import { serve } from '#shared/rpc/rpc.ts';
import { createServices } from '#shared/services/index.ts';
import type { Clock, Ids, Pinyin, Ports, Sha256, Workspace } from '#shared/services/ports.ts';
import { openSqlite } from '#db/open.ts';
import type { Backend } from './backendTypes.ts';
import { openFileStore } from './fileStore.ts';
import { documents } from './documents.ts';
import { createJobBoard } from './jobs.ts';
import { packLibrary } from './packs.ts';
import { spreadsheets } from './spreadsheets.ts';

export type BackendConfig = {
  readonly dataFolder: string;
  readonly version: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly pinyin: Pinyin;
  /** Logs an unexpected error; answers the reference shown to the user. */
  readonly report: (error: unknown, what: string) => string;
  /** Parse answers too: tests and development. */
  readonly checkOutput?: boolean;
};

const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** Composition root: folders, database, files, jobs, services behind one door, for both hosts. */
export async function openBackend(config: BackendConfig): Promise<Backend> {
  const listeners = new Set<(event: HostEvent) => void>();
  const emit = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };
  const jobs = createJobBoard({ newId: () => config.ids.next(), emit, report: config.report });
  let place = await openPlace('own');

  /** One database with its files: the bureau's own or the sample, never both in one folder. */
  async function openPlace(kind: 'own' | 'sample') {
    const folder = kind === 'own' ? config.dataFolder : join(config.dataFolder, 'sample');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const files = openFileStore(join(folder, 'files'));
    const database = await openSqlite(join(folder, 'register.db'), {
      clock: config.clock, sha256, onCommit: ({ seq, topics }) => emit({ type: 'changed', seq, topics: [...topics] }),
    });
    const ports: Ports = {
      clock: config.clock, ids: config.ids, unitOfWork: database.unitOfWork, reads: database.reads, files, jobs, pinyin: config.pinyin,
      sha256, workspace: workspace(kind === 'sample'), packs: packLibrary, documents, spreadsheets: spreadsheets(kind === 'sample'),
    };
    return { kind, folder, files, database, dispatch: serve(contract, createServices(ports), config) };
  }

  async function switchTo(kind: 'own' | 'sample'): Promise<void> {
    if (place.kind === kind) return;
    await place.database.close();
    place = await openPlace(kind);
    emit({ type: 'changed', seq: 0, topics: ['setup'] });
  }

  function workspace(sample: boolean): Workspace {
    return {
      sample,
      version: config.version,
      async openSample() {
        await switchTo('sample');
      },
      async leaveSample(remove) {
        await switchTo('own');
        if (remove) await rm(join(config.dataFolder, 'sample'), { recursive: true, force: true });
      },
    };
  }

  return {
    dispatch: (request) => place.dispatch(request),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    uploads: { begin: (ticket) => place.files.uploads.begin(ticket) },
    downloads: { take: (ticket) => place.files.downloads.take(ticket) },
    async close() {
      await jobs.close();
      await place.database.close();
    },
  };
}
