/**
 * Runs the built desktop program on the stand-in for Electron and uses it as a page would:
 * `node runDesktop.mjs <out/electron> <data folder> <folder for saved files>`. Prints what happened as JSON.
 */
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, ipcMain, session, stage } from './fakeElectron.mjs';

const [program, dataFolder, saved] = process.argv.slice(2);
mkdirSync(dataFolder, { recursive: true });
mkdirSync(saved, { recursive: true });
stage.dataFolder = dataFolder;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: new URL('./fakeElectron.mjs', import.meta.url).href, shortCircuit: true } : next(specifier, context),
});

await import(pathToFileURL(join(program, 'main.mjs')).href);
await new Promise(setImmediate);
const [window] = stage.windows;
const contents = window.webContents;
const seen = {};

/** A call of the page, as the preload script makes it; `frame` says who it pretends to be. */
const page = { url: 'app://main/#/', origin: 'app://main', parent: null, detached: false };
const native = (operation, input, frame = page) => stage.handlers.get(`native:${operation}`)({ senderFrame: frame, sender: contents }, input);

/** The next port that the window hands to its page, as a function that calls the backend. */
function nextPort() {
  const { port } = contents.ports.shift();
  let last = 0;
  return (op, input = {}, key = null, actor = null) =>
    new Promise((resolve) => {
      const id = ++last;
      port.on('message', (frame) => frame.id === id && resolve(frame.value));
      port.postMessage({ id, method: 'rpc', request: { op, input, key, actor } });
    });
}

// What the window is made of.
seen.window = { ...window.options, preload: existsSync(window.options.webPreferences.preload), icon: existsSync(window.options.icon) };
seen.page = { status: window.loaded.status, csp: window.loaded.headers['content-security-policy'], html: window.loaded.text.includes('<div id="root">') };
seen.shown = window.calls.some(([name]) => name === 'show');
const status = async (url, init) => (await stage.scheme(new Request(url, init))).status;
seen.files = {
  script: await status(`app://main/${/src="\.\/(assets\/[^"]+)"/.exec(window.loaded.text)[1]}`),
  missing: await status('app://main/package.json'),
  posted: await status('app://main/', { method: 'POST' }),
};
seen.privileges = stage.privileges;
seen.switches = { appended: stage.appendedSwitches, removed: stage.removedSwitches.length, sandboxed: app.sandboxed };

// What it refuses.
const denied = [];
stage.permissions.request(contents, 'media', (granted) => denied.push(granted));
denied.push(stage.permissions.check(contents, 'clipboard-read', 'app://main', {}), stage.permissions.device({}));
seen.denied = denied;
const filter = (url) => new Promise((resolve) => stage.requestFilter({ url }, ({ cancel }) => resolve(cancel)));
seen.cancelled = { own: await filter('app://main/a.js'), foreign: await filter('https://example.org/a.js'), local: await filter('file:///etc/passwd') };
const prevented = (event, url) => {
  let stopped = false;
  contents.emit(event, { url, preventDefault: () => (stopped = true) });
  return stopped;
};
seen.prevented = {
  navigate: prevented('will-navigate', 'https://example.org/'),
  frame: prevented('will-frame-navigate', 'file:///a'),
  reload: prevented('will-navigate', 'app://main/'),
  redirect: prevented('will-redirect', 'app://main/'),
  webview: prevented('will-attach-webview'),
  open: contents.openHandler({ url: 'app://main/' }).action,
};
let downloadStopped = false;
session.defaultSession.emit('will-download', { preventDefault: () => (downloadStopped = true) });
seen.downloadStopped = downloadStopped;
seen.stranger = await native('setFullScreen', { on: true }, { ...page, origin: 'https://example.org' });

// A page connects and uses the program.
ipcMain.emit('native:connect-backend', { senderFrame: { ...page, parent: {} }, sender: contents });
seen.frameConnected = contents.ports.length;
ipcMain.emit('native:connect-backend', { senderFrame: page, sender: contents });
seen.portMessage = [contents.ports[0].channel, contents.ports[0].message];
const call = nextPort();
seen.state = await call('setup.state');

// The register, empty as it is, leaves as a workbook through the save dialog.
const [pack] = (await call('setup.packs')).value;
const started = await call(
  'setup.start',
  {
    bureau: '示例市民政局',
    city: '示例市',
    persons: [
      { name: '示例甲', post: '经办' },
      { name: '示例乙', post: '审核' },
    ],
    packId: pack.id,
    backupFolder: null,
  },
  'start-key-1',
);
const exported = await call('register.export', { filter: {} }, 'export-key-1', started.value.persons[0].id);
stage.savePaths.push(join(saved, '名册.xlsx'));
seen.download = await native('saveDownload', { ticket: exported.value.ticket, name: exported.value.name });
seen.downloaded = {
  whole: readFileSync(join(saved, '名册.xlsx')).length === exported.value.size,
  kind: readFileSync(join(saved, '名册.xlsx')).subarray(0, 2).toString(),
};

stage.savePaths.push(join(saved, '目录'), '');
seen.pdf = await native('savePdf', { name: '归档文件目录', html: '<p>一</p>', landscape: true });
seen.pdfText = readFileSync(join(saved, '目录.pdf'), 'utf8');
seen.pdfCancelled = await native('savePdf', { name: '目录.pdf', html: '<p>二</p>' });
seen.opened = [await native('openSaved', { path: join(saved, '目录.pdf') }), stage.opened];
seen.notSaved = await native('openSaved', { path: '/etc/passwd' });
seen.revealed = [await native('revealSaved', { path: join(saved, '目录.pdf') }), stage.revealed];
stage.openPaths.push(saved);
seen.folder = await native('chooseFolder', { purpose: 'backup' });
seen.goneTicket = await (stage.savePaths.push(join(saved, 'a.xlsx')), native('saveDownload', { ticket: 'x'.repeat(32), name: 'a.xlsx' }));
await native('setFullScreen', { on: true });
seen.fullScreen = window.calls.filter(([name]) => name === 'setFullScreen');
await native('offerCommands', { ids: ['page.save'] });
const lines = (menu) => menu.flatMap((entry) => [entry, ...lines(entry.submenu ?? [])]);
const save = lines(stage.menu).find((entry) => entry.id === 'page.save');
save.click();
seen.menu = { enabled: save.enabled, sent: contents.sent };

// The backend dies; the person starts it again; the page gets a new line.
stage.boxes.length = 0;
stage.answers.push(0);
const again = once(contents, 'test-port');
stage.backends[0].kill();
await again;
seen.stopBox = stage.boxes[0];
seen.stateAgain = (await nextPort()('setup.state')).ok;
seen.backends = stage.backends.length;

// A second start, then the end.
app.emit('second-instance');
seen.second = window.calls.slice(-2).map(([name]) => name);
const ended = once(app, 'test-exit');
app.quit();
await ended;
seen.exitCode = app.exitCode;
seen.bounds = JSON.parse(readFileSync(join(dataFolder, 'desktop', 'window.json'), 'utf8'));
seen.log = readFileSync(join(dataFolder, 'logs', 'desktop', 'host.log'), 'utf8').includes('backend closed');
console.log(JSON.stringify(seen));
process.exit(0);
