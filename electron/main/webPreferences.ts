import type { WebPreferences } from 'electron';

/** What every window of ours has in common: a page, and nothing of Node (Electron security checklist, items 2 to 6, 11). */
const common = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
} as const satisfies WebPreferences;

/** The program's window. */
export function pagePreferences(preload: string, packaged: boolean): WebPreferences {
  return { ...common, preload, devTools: !packaged };
}

/** The hidden window of a document being printed: no scripts, no preload. */
export const printPreferences: WebPreferences = { ...common, javascript: false, devTools: false };
