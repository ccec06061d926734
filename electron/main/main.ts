import { app, BrowserWindow, crashReporter, powerMonitor, session, webContents } from 'electron';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backendPortMessage, nativeChannels } from '#shared/contract/nativeChannels.ts';
import { defaultDataFolder } from '#host/config.ts';
import { openLog } from '#host/log.ts';
import { openRendererFiles, type RendererFiles } from '#host/rendererFiles.ts';
import { backendProcess } from './backendProcess.ts';
import { askAfterRefusal, askAfterStop, sayFilesMissing, saySandboxMissing } from './dialogs.ts';
import { serveIpc } from './ipc.ts';
import { showMenu } from './menu.ts';
import { nativeHandlers } from './native.ts';
import { declareScheme, serveScheme, type PrintDocuments } from './protocol.ts';
import { countRecent } from './restarts.ts';
import { hardenApp, hardenSession } from './security.ts';
import { openWindow } from './window.ts';

/** `out/electron/`, beside `out/renderer/`. */
const programFolder = import.meta.dirname;
const dataFolder = resolve(app.commandLine.getSwitchValue('data') || defaultDataFolder(process.env));
const logFolder = join(dataFolder, 'logs', 'desktop');
const log = openLog(logFolder, () => new Date().toISOString());

hardenApp(app);
declareScheme();
// The browser's own files beside the data, so that one folder holds all and one lock guards it.
const desktopFolder = join(dataFolder, 'desktop');
mkdirSync(desktopFolder, { recursive: true, mode: 0o700 });
app.setPath('userData', desktopFolder);
crashReporter.start({ uploadToServer: false });
// The name under which the installer's shortcut is known, so that the taskbar shows one entry.
if (process.platform === 'win32') app.setAppUserModelId('cn.example.shequ-dudaotai');

if (app.requestSingleInstanceLock()) {
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log.report(error, 'start');
      app.exit(1);
    });
} else {
  app.quit();
}

function start(): void {
  // An AppImage adds this switch where the system offers no user namespaces.
  if (app.isPackaged && app.commandLine.hasSwitch('no-sandbox')) {
    saySandboxMissing();
    app.exit(1);
    return;
  }
  log.note('start', { version: app.getVersion(), electron: process.versions['electron'] ?? '' });
  hardenSession(session.defaultSession, app.isPackaged);
  const files = readFiles();
  if (files === null) {
    sayFilesMissing();
    app.exit(1);
    return;
  }
  const documents: PrintDocuments = new Map();
  serveScheme(files, documents);

  const windowIds = new Set<number>();
  const connected = new Set<number>();
  const stops: number[] = [];
  let offered: ReadonlySet<string> = new Set();

  const backend = backendProcess({
    entry: join(programFolder, 'utility.mjs'),
    place: { dataFolder, version: app.getVersion() },
    note: (what, facts) => log.note(what, facts),
    onRefused: (error) => void askAfterRefusal(error, logFolder).then(restartOrQuit),
    onStopped: () => {
      stops.push(Date.now());
      void askAfterStop(countRecent(stops, Date.now()), logFolder).then(restartOrQuit);
    },
  });

  function restartOrQuit(again: boolean): void {
    if (!again) return app.quit();
    backend.start();
    for (const windowId of connected) connect(windowId);
  }

  /** Gives a page a fresh line to the backend. */
  function connect(windowId: number): void {
    connected.add(windowId);
    if (backend.isRunning()) webContents.fromId(windowId)?.postMessage(nativeChannels.port, backendPortMessage, [backend.connect()]);
  }

  function choose(command: string): void {
    (BrowserWindow.getFocusedWindow() ?? window).webContents.send(nativeChannels.command, command);
  }

  function offerCommands(ids: readonly string[]): void {
    offered = new Set(ids);
    showMenu(offered, !app.isPackaged, choose);
  }

  const handlers = nativeHandlers({ backend, documents, firstFolder: app.getPath('documents'), offerCommands });
  serveIpc({ handlers, windowIds, connectBackend: connect, report: (error, what) => log.report(error, what) });
  backend.start();

  const window = openWindow({
    preload: join(programFolder, 'preload.cjs'),
    icon: join(programFolder, 'icon.png'),
    stateFile: join(desktopFolder, 'window.json'),
    packaged: app.isPackaged,
    note: (what, facts) => log.note(what, facts),
  });
  const windowId = window.webContents.id;
  windowIds.add(windowId);
  window.on('closed', () => {
    windowIds.delete(windowId);
    connected.delete(windowId);
  });
  showMenu(offered, !app.isPackaged, choose);

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('child-process-gone', (_event, details) => log.note('child process gone', { type: details.type, reason: details.reason }));
  powerMonitor.on('shutdown', () => app.quit());
  app.on('window-all-closed', () => app.quit());

  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void backend.close().finally(() => {
      closed = true;
      log.note('end');
      app.quit();
    });
  });
}

function readFiles(): RendererFiles | null {
  try {
    return openRendererFiles(join(programFolder, '..', 'renderer'));
  } catch (error) {
    log.report(error, 'renderer files');
    return null;
  }
}
