import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/domain/errors.ts';
import type { Bags, FolderProblem } from '#shared/services/ports.ts';
import { type OpenDatabase, copyOpen, openSnapshot } from '#db/open.ts';
import { folderSources, writeZipFile } from './adapters/archiveZip.ts';
import { makingFolder, openBagWriter, placeFolder, sweepUnfinished } from './bagsWriter.ts';
import { withinSpace, writerWithinSpace } from './bagsSpace.ts';
import { verifyBagAt } from './bagsVerify.ts';
import { copyInThread } from './backupsThread.ts';
import { replaceFile } from './files.ts';

export type BagsOptions = {
  readonly database: OpenDatabase;
  readonly filesFolder: string;
  /** For what is made here to be fetched; whoever opens the place empties it. */
  readonly exportsFolder: string;
  readonly checkFolder: (path: string) => Promise<FolderProblem | null>;
  /** The file of a staged upload; null when it has been swept. */
  readonly stagedPath: (id: string) => Promise<string | null>;
};

/** The verifier lies beside the templates; the bundles of both hosts lie as deep as `electron/host`. */
const verifierFile = new URL(
  import.meta.url.endsWith('.ts') ? './adapters/templates/verify.mjs' : '../../electron/host/adapters/templates/verify.mjs',
  import.meta.url,
);

/** Audit bags: written beside their place and named last; checked where they lie. */
export function createBags(options: BagsOptions): Bags {
  const { exportsFolder } = options;

  async function chosenFolder(folder: string): Promise<string> {
    if (!isAbsolute(folder)) throw new AppError('export_folder', { problem: 'not_absolute', folder });
    const problem = await options.checkFolder(folder);
    if (problem !== null && problem !== 'same_disk') throw new AppError('export_folder', { problem, folder });
    return folder;
  }

  /** The texts of a bag take about as much as the database they are written from. */
  const databaseBytes = async (): Promise<number> => (options.database.path === null ? 0 : (await stat(options.database.path)).size);

  return {
    breathe: () => nextTurn(),
    async snapshot(control) {
      await mkdir(exportsFolder, { recursive: true, mode: 0o700 });
      const path = join(exportsFolder, `snapshot-${randomBytes(6).toString('hex')}.db`);
      const drop = () => rm(path, { force: true });
      try {
        const { database } = options;
        await withinSpace(
          { folder: exportsFolder, form: 'folder', bytes: await databaseBytes() },
          () => 0,
          async () => {
            if (database.path !== null) await copyInThread(database.path, path, control);
            else if (database.file !== null) await copyOpen(database.file, path);
            else throw new AppError('export_no_file');
          },
        );
        const { reads, close } = openSnapshot(path);
        return {
          reads,
          async close() {
            await close();
            await drop();
          },
        };
      } catch (error) {
        await drop();
        throw error;
      }
    },
    async begin(name, { form, folder, bytes }) {
      await mkdir(exportsFolder, { recursive: true, mode: 0o700 });
      const place = folder === null ? exportsFolder : await chosenFolder(folder);
      await sweepUnfinished(place, Date.now());
      const making = makingFolder(place);
      const space = { folder: place, form, bytes: bytes + (await databaseBytes()) };
      return writerWithinSpace(
        await withinSpace(
          space,
          () => 0,
          () =>
            openBagWriter({
              name,
              making,
              filesFolder: options.filesFolder,
              async place(made, control) {
                if (form === 'folder') {
                  const path = await placeFolder(made, place, name);
                  return { path: folder === null ? null : path, size: await bytesBelow(path) };
                }
                const zip = `${made}.zip`;
                const target = join(place, `${name}.zip`);
                try {
                  const size = await writeZipFile(await folderSources(made, `${name}/`), zip, { signal: control.signal as AbortSignal });
                  if ((await stat(target).catch(() => null)) !== null) throw new AppError('export_exists', { name: `${name}.zip` });
                  await replaceFile(zip, target);
                  await rm(made, { recursive: true, force: true });
                  return { path: folder === null ? null : target, size };
                } catch (error) {
                  await rm(zip, { force: true });
                  throw error;
                }
              },
            }),
        ),
        space,
      );
    },
    async fetchable(name) {
      const path = join(exportsFolder, `${name}.zip`);
      // Only names that lie here: the name comes from a page.
      const names = await readdir(exportsFolder).catch((): string[] => []);
      return names.includes(`${name}.zip`) ? { path, size: (await stat(path)).size } : null;
    },
    async verify(source, control) {
      if ('path' in source) {
        if (!isAbsolute(source.path)) throw new AppError('bag_not_found', { path: source.path });
        return verifyBagAt(source.path, control);
      }
      const path = await options.stagedPath(source.staged);
      if (path === null) throw new AppError('upload_gone');
      return verifyBagAt(path, control);
    },
    verifier: () => readFile(verifierFile, 'utf8'),
  };
}

async function bytesBelow(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return sum;
}
