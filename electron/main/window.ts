import { BrowserWindow, dialog, screen } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';
import { desktopWords } from '#shared/words/desktop.ts';
import { appPage } from './origins.ts';
import { pagePreferences } from './webPreferences.ts';
import { placeWindow, type WindowState } from './windowBounds.ts';

export type WindowOptions = {
  readonly preload: string;
  readonly icon: string;
  /** Where size and place are remembered. */
  readonly stateFile: string;
  readonly packaged: boolean;
  readonly note: (what: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void;
};

/** Opens the one window. Paper ground from the first frame, shown when there is something to see. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { maximized, ...place } = placeWindow(readState(options.stateFile), workAreas());
  const window = new BrowserWindow({
    ...place,
    title: desktopWords.title,
    icon: options.icon,
    backgroundColor: '#F6F4EF',
    show: false,
    webPreferences: pagePreferences(options.preload, options.packaged),
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => saveState(options, window));
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayLeave(window)) event.preventDefault();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    options.note('page process gone', { reason: details.reason, code: details.exitCode });
    if (details.reason !== 'clean-exit') offerReload(window);
  });
  void window.loadURL(appPage).catch((error: unknown) => options.note('page did not load', { error: String(error) }));
  return window;
}

/** Screens without their taskbars, the main screen first. */
function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
}

/** Electron closes silently over an unsaved page; a browser would have asked. */
function mayLeave(window: BrowserWindow): boolean {
  const { title, message, stay, leave } = desktopWords.leaving;
  return dialog.showMessageBoxSync(window, { type: 'warning', title, message, buttons: [stay, leave], defaultId: 0, cancelId: 0, noLink: true }) === 1;
}

function offerReload(window: BrowserWindow): void {
  const { title, message, detail, reload, quit } = desktopWords.pageStopped;
  const answer = dialog.showMessageBoxSync(window, { type: 'error', title, message, detail, buttons: [reload, quit], defaultId: 0, cancelId: 0, noLink: true });
  if (answer === 0) window.webContents.reload();
  else window.destroy();
}

function readState(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function saveState({ stateFile, note }: WindowOptions, window: BrowserWindow): void {
  const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileSync(stateFile, JSON.stringify(state));
  } catch (error) {
    note('window place not remembered', { error: String(error) });
  }
}
