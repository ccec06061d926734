import { describe, expect, it } from 'vitest';
import { pagePreferences, printPreferences } from '#main/webPreferences.ts';
import { eachNode, finding, readSource, sources, type Node, type Source } from '#tests/architecture/support/sources.ts';

const desktop = sources().filter(({ path }) => path.startsWith('electron/main/') || path.startsWith('electron/preload/'));

/** Files of the desktop program that name one of Electron's parts. */
function usersOf(name: string): string[] {
  return desktop.filter((source) => names(source).has(name)).map(({ path }) => path);
}

function names(source: Source): ReadonlySet<string> {
  const found = new Set<string>();
  eachNode(source, (node) => {
    if (node.type === 'Identifier') found.add(String(node['name']));
  });
  return found;
}

/** Settings and calls that open the program; each is on Electron's security checklist. */
function openings(source: Source): string[] {
  const settings: Readonly<Record<string, boolean>> = {
    nodeIntegration: true,
    nodeIntegrationInWorker: true,
    nodeIntegrationInSubFrames: true,
    webviewTag: true,
    allowRunningInsecureContent: true,
    experimentalFeatures: true,
    navigateOnDragDrop: true,
    enableRemoteModule: true,
    bypassCSP: true,
    allowServiceWorkers: true,
    uploadToServer: true,
    contextIsolation: false,
    sandbox: false,
    webSecurity: false,
  };
  const calls = [
    'openExternal',
    'executeJavaScript',
    'loadFile',
    'insertCSS',
    'setCertificateVerifyProc',
    'allowNTLMCredentialsForDomains',
    'enableBlinkFeatures',
    'eval',
  ];
  const found: string[] = [];
  eachNode(source, (node, line) => {
    const key = node.type === 'Property' ? String((node['key'] as Node)['name']) : '';
    if (key in settings && (node['value'] as Node)['value'] === settings[key]) found.push(finding(source, line, key));
    if (node.type === 'Identifier' && calls.includes(String(node['name']))) found.push(finding(source, line, String(node['name'])));
  });
  for (const { text, line } of source.texts) if (/^file:|^--|--no-sandbox/.test(text)) found.push(finding(source, line, text));
  return found;
}

describe('the desktop program', () => {
  it('opens nothing that Electron’s checklist wants shut', () => {
    expect(desktop.flatMap(openings)).toEqual([]);
  });

  it('registers IPC handlers in one file, behind one wrapper', () => {
    expect(usersOf('ipcMain')).toEqual(['electron/main/ipc.ts']);
    const source = desktop.find(({ path }) => path === 'electron/main/ipc.ts')!;
    expect([source.text.match(/ipcMain\.\w+\(/g)?.length, source.text.match(/answerNative\(|isTrustedSender\(/g)?.length]).toEqual([2, 2]);
  });

  it('exposes one object to the page, and speaks to main in one file', () => {
    expect([usersOf('contextBridge'), usersOf('ipcRenderer')]).toEqual([['electron/preload/preload.ts'], ['electron/preload/preload.ts']]);
    const preload = desktop.find(({ path }) => path === 'electron/preload/preload.ts')!;
    expect(preload.text.match(/exposeInMainWorld\(/g)).toHaveLength(1);
  });

  it('makes windows in two places, both with the shared preferences', () => {
    const makers = desktop.filter((source) => {
      let makes = false;
      eachNode(source, (node) => {
        if (node.type === 'NewExpression' && (node['callee'] as Node)['name'] === 'BrowserWindow') makes = true;
      });
      return makes;
    });
    expect(makers.map(({ path }) => path)).toEqual(['electron/main/printPdf.ts', 'electron/main/window.ts']);
    expect(makers.every((source) => source.imports.some(({ from }) => from === './webPreferences.ts'))).toBe(true);
  });

  it('opens files through one checked place', () => {
    expect(usersOf('shell')).toEqual(['electron/main/native.ts']);
  });
});

describe('preferences of windows', () => {
  const shut = {
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
  };
  it('the page gets the preload script and nothing of Node; developer tools only outside the package', () => {
    expect(pagePreferences('/x/preload.cjs', true)).toEqual({ ...shut, preload: '/x/preload.cjs', devTools: false });
    expect(pagePreferences('/x/preload.cjs', false).devTools).toBe(true);
  });
  it('a document being printed runs no script and has no preload', () => {
    expect(printPreferences).toEqual({ ...shut, javascript: false, devTools: false });
  });
});

it.each([
  'const a = { nodeIntegration: true };',
  'const b = { sandbox: false };',
  'const c = { webPreferences: { contextIsolation: false } };',
  "shell.openExternal('x');",
  "contents.executeJavaScript('1');",
  "window.loadFile('a.html');",
  "window.loadURL('file:///a');",
  "const d = ['--no-sandbox'];",
  'const { openExternal } = shell;',
])('%s is found', (text) => {
  expect(openings(readSource('electron/main/a.ts', text))).not.toEqual([]);
});
