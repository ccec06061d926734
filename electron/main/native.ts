import { BrowserWindow, dialog, shell, webContents, type FileFilter } from 'electron';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { desktopWords } from '#shared/words/desktop.ts';
import { saveFile } from '#host/saveFile.ts';
import type { BackendProcess } from './backendProcess.ts';
import type { NativeHandlers } from './nativeCall.ts';
import { printPdf } from './printPdf.ts';
import type { PrintDocuments } from './protocol.ts';
import { nameOf, savedFiles, savedName, withEnding } from './savedFiles.ts';

export type NativeOptions = {
  readonly backend: BackendProcess;
  readonly documents: PrintDocuments;
  /** Where the first save dialog starts. */
  readonly firstFolder: string;
  readonly offerCommands: (ids: readonly string[]) => void;
};

const words = desktopWords.dialog;

/** What the page may ask of the desktop, after sender, size and schema were checked. */
export function nativeHandlers(options: NativeOptions): NativeHandlers {
  const saved = savedFiles();
  let folder = options.firstFolder;

  async function askWhere(windowId: number, title: string, name: string): Promise<string | null> {
    const ending = name.slice(name.lastIndexOf('.') + 1);
    const { canceled, filePath } = await dialog.showSaveDialog(windowOf(windowId), {
      title,
      defaultPath: join(folder, name),
      filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (canceled || filePath === '') return null;
    folder = dirname(filePath);
    return withEnding(filePath, name);
  }

  async function choose(windowId: number, title: string, kind: 'openDirectory' | 'openFile', filters: FileFilter[] = []): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(windowId), {
      title,
      buttonLabel: words.choose,
      filters,
      properties: [kind, 'createDirectory'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  }

  return {
    chooseFolder: ({ purpose }, windowId) => choose(windowId, words.folder[purpose], 'openDirectory'),
    chooseFile: ({ purpose }, windowId) =>
      choose(windowId, words.file[purpose], 'openFile', [
        { name: words.kinds[purpose], extensions: purpose === 'bag' ? ['zip'] : ['zip', 'db', 'sqlite'] },
        { name: words.kinds.any, extensions: ['*'] },
      ]),
    async saveDownload({ ticket, name }, windowId) {
      const path = await askWhere(windowId, words.save, savedName(name));
      if (path === null) return null;
      await options.backend.save(ticket, path);
      saved.remember(path);
      return path;
    },
    async savePdf({ name, html, landscape }, windowId) {
      const path = await askWhere(windowId, words.savePdf, /\.pdf$/i.test(name) ? name : `${name}.pdf`);
      if (path === null) return null;
      await saveFile(path, await printPdf(html, landscape, options.documents));
      saved.remember(path);
      return path;
    },
    async openSaved({ path }) {
      const verdict = saved.mayOpen(path);
      if (verdict !== 'allowed') throw new AppError(verdict, { name: nameOf(path) });
      if ((await shell.openPath(path)) !== '') throw new AppError('open_failed', { name: nameOf(path) });
      return null;
    },
    async revealSaved({ path }) {
      const verdict = saved.mayReveal(path);
      if (verdict !== 'allowed') throw new AppError(verdict, { name: nameOf(path) });
      shell.showItemInFolder(path);
      return null;
    },
    async setFullScreen({ on }, windowId) {
      windowOf(windowId).setFullScreen(on);
      return null;
    },
    async offerCommands({ ids }) {
      options.offerCommands(ids);
      return null;
    },
  };
}

function windowOf(windowId: number): BrowserWindow {
  const contents = webContents.fromId(windowId);
  const window = contents === undefined ? null : BrowserWindow.fromWebContents(contents);
  if (window === null) throw new AppError('native_refused');
  return window;
}
