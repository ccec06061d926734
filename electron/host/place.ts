import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contract } from '#shared/contract/index.ts';
import type { Reply } from '#shared/rpc/rpc.ts';
import { serve } from '#shared/rpc/rpc.ts';
import { createServices } from '#shared/services/index.ts';
import { backupKeys } from '#shared/services/backupRun.ts';
import type { Clock, Ids, Jobs, PackLibrary, Pinyin, Ports, Sha256, Workspace } from '#shared/services/ports.ts';
import { type Commit, type OpenDatabase, openSqlite, translateError } from '#db/open.ts';
import { createBackups, noBackups } from './backups.ts';
import { createBags } from './bags.ts';
import { documents } from './documents.ts';
import { type HostFileStore, openFileStore } from './fileStore.ts';
import { spreadsheets } from './spreadsheets.ts';

const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** The database of a place, in its folder. */
export const DATABASE_FILE = 'register.db';
/** Where backups go while the bureau has chosen no folder. */
const BACKUPS_FOLDER = 'backups';
/** Audit bags on their way to a browser. */
const EXPORTS_FOLDER = 'exports';

export type PlaceOptions = {
  readonly folder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly pinyin: Pinyin;
  readonly jobs: Jobs;
  readonly packs: PackLibrary;
  readonly workspace: Workspace;
  readonly report: (error: unknown, what: string) => string;
  readonly checkOutput?: boolean;
  readonly onCommit?: (commit: Commit) => void;
  /** Being made and thrown away if not finished: the disk is waited for once, at the end. */
  readonly making?: boolean;
};

/** One database with its files and the services over them: the bureau's own, or the sample. */
export type Place = {
  readonly folder: string;
  readonly database: OpenDatabase;
  readonly files: HostFileStore;
  readonly ports: Ports;
  dispatch(request: unknown): Promise<Reply>;
};

/** Opens the database and files in a folder, making them when there are none. Errors as in `openSqlite`. */
export async function openPlace(options: PlaceOptions): Promise<Place> {
  const { folder, clock, making = false } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = openFileStore(join(folder, 'files'), { durable: !making });
  // A zip nobody fetched, and whatever a crash left behind.
  await rm(join(folder, EXPORTS_FOLDER), { recursive: true, force: true });
  let register: () => Promise<string> = async () => '';
  let chosen: () => Promise<string | null> = async () => null;
  const backups =
    options.workspace.sample || making
      ? noBackups
      : createBackups({
          database: join(folder, DATABASE_FILE),
          filesFolder: files.folder,
          defaultFolder: join(folder, BACKUPS_FOLDER),
          clock,
          version: options.workspace.version,
          chosen: () => chosen(),
          register: () => register(),
          checkFolder: (path) => options.workspace.checkFolder(path),
        });
  const database = await openSqlite(join(folder, DATABASE_FILE), {
    clock,
    sha256,
    making,
    ...(options.onCommit === undefined ? {} : { onCommit: options.onCommit }),
    beforeMigration: async (meta) => {
      chosen = async () => (await meta(backupKeys.folder)) || null;
      if (backups.available) await backups.make('migration', { signal: new AbortController().signal, progress: () => {} }, { confirmed: true, hashAll: false });
    },
  });
  chosen = async () => (await database.reads.core.meta(backupKeys.folder)) || null;
  register = async () => (await database.reads.events.sealed(0, 1))[0]?.hash ?? '';
  const bags = createBags({
    database,
    filesFolder: files.folder,
    exportsFolder: join(folder, EXPORTS_FOLDER),
    checkFolder: (path) => options.workspace.checkFolder(path),
    stagedPath: async (id) => ((await files.staged(id)) === null ? null : join(files.folder, 'staged', id)),
  });
  const ports: Ports = {
    clock,
    ids: options.ids,
    unitOfWork: database.unitOfWork,
    reads: database.reads,
    files,
    jobs: options.jobs,
    pinyin: options.pinyin,
    sha256,
    workspace: options.workspace,
    packs: options.packs,
    documents,
    spreadsheets: spreadsheets(options.workspace.sample),
    backups,
    bags,
  };
  return { folder, database, files, ports, dispatch: serve(contract, createServices(ports), { ...options, translate: translateError }) };
}
