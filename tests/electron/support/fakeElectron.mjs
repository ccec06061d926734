/**
 * A stand-in for the module `electron`, enough to run the built main process under plain Node: windows
 * without pixels, real message ports, and the backend process as a worker thread. What it cannot show
 * is whether Electron itself behaves like this.
 */
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';

/** What the script that drives the program sets and looks at. */
export const stage = {
  dataFolder: '',
  packaged: true,
  /** Command line switches besides `data`. */
  switches: new Set(),
  removedSwitches: [],
  appendedSwitches: [],
  /** Answers of message boxes, one after the other; what was shown. */
  answers: [],
  boxes: [],
  savePaths: [],
  openPaths: [],
  opened: [],
  revealed: [],
  windows: [],
  menu: null,
  backends: [],
  handlers: new Map(),
  scheme: null,
  privileges: null,
  permissions: {},
  requestFilter: null,
  paths: new Map(),
};

/** A port as Electron's processes see it: messages come as `{ data }`. */
export function electronPort(port) {
  return {
    inner: port,
    postMessage: (message) => port.postMessage(message),
    on: (type, listener) => (type === 'message' ? port.on('message', (data) => listener({ data })) : port.on(type, listener)),
    start: () => port.start(),
    close: () => port.close(),
  };
}

export class MessageChannelMain {
  #channel = new MessageChannel();
  port1 = electronPort(this.#channel.port1);
  port2 = electronPort(this.#channel.port2);
}

class App extends EventEmitter {
  isPackaged = stage.packaged;
  name = 'desk';
  sandboxed = false;
  commandLine = {
    getSwitchValue: (name) => (name === 'data' ? stage.dataFolder : ''),
    hasSwitch: (name) => stage.switches.has(name),
    removeSwitch: (name) => stage.removedSwitches.push(name),
    appendSwitch: (name, value) => stage.appendedSwitches.push(value === undefined ? name : `${name}=${value}`),
  };
  enableSandbox() {
    this.sandboxed = true;
  }
  setPath(name, path) {
    stage.paths.set(name, path);
  }
  getPath(name) {
    return stage.paths.get(name) ?? tmpdir();
  }
  getVersion() {
    return '9.9.9';
  }
  requestSingleInstanceLock() {
    return true;
  }
  whenReady() {
    return Promise.resolve();
  }
  /** Closes the windows; then `will-quit`, which may be prevented; then the end. */
  quit() {
    for (const window of stage.windows) window.close();
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.exit(0);
  }
  exit(code) {
    this.exitCode ??= code;
    this.emit('test-exit', code);
  }
}
export const app = new App();

class WebContents extends EventEmitter {
  static next = 1;
  id = WebContents.next++;
  sent = [];
  ports = [];
  url = '';
  send(channel, ...args) {
    this.sent.push([channel, ...args]);
  }
  postMessage(channel, message, ports) {
    this.ports.push({ channel, message, port: ports[0].inner });
    this.emit('test-port');
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  async printToPDF(options) {
    this.printed = options;
    const response = await stage.scheme(new Request(this.url));
    return Buffer.from(`%PDF ${response.headers.get('content-security-policy')} ${await response.text()}`);
  }
  reload() {}
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();
  calls = [];
  closed = false;
  constructor(options) {
    super();
    this.options = options;
    stage.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  static fromWebContents(contents) {
    return stage.windows.find((window) => window.webContents === contents) ?? null;
  }
  static getFocusedWindow() {
    return null;
  }
  async loadURL(url) {
    this.webContents.url = url;
    const response = await stage.scheme(new Request(url));
    this.loaded = { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
    this.emit('ready-to-show');
  }
  close() {
    if (this.closed) return;
    this.emit('close');
    this.destroy();
  }
  destroy() {
    if (this.closed) return;
    this.closed = true;
    stage.windows.splice(stage.windows.indexOf(this), 1);
    this.emit('closed');
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1200, height: 800 };
  }
  isMaximized() {
    return false;
  }
  isMinimized() {
    return true;
  }
}
for (const name of ['show', 'maximize', 'restore', 'focus', 'setFullScreen']) {
  BrowserWindow.prototype[name] = function call(...args) {
    this.calls.push([name, ...args]);
  };
}

export const webContents = { fromId: (id) => stage.windows.find((window) => window.webContents.id === id)?.webContents };

/** A worker thread in the place of a utility process. */
class Backend extends EventEmitter {
  constructor(entry) {
    super();
    this.worker = new Worker(new URL('./backendThread.mjs', import.meta.url), { workerData: { entry } });
    this.worker.on('message', (message) => this.emit('message', message));
    this.worker.on('error', (error) => stage.boxes.push({ error: String(error) }));
    this.worker.on('exit', (code) => this.emit('exit', code));
    stage.backends.push(this);
  }
  postMessage(message, ports = []) {
    const inner = ports.map((port) => port.inner);
    this.worker.postMessage({ message, ports: inner }, inner);
  }
  kill() {
    void this.worker.terminate();
    return true;
  }
}
export const utilityProcess = { fork: (entry) => new Backend(entry) };

export const ipcMain = Object.assign(new EventEmitter(), { handle: (channel, handler) => stage.handlers.set(channel, handler) });

async function answerBox(box) {
  stage.boxes.push(box);
  // Without an answer left, the box stays open.
  return stage.answers.length === 0 ? new Promise(() => undefined) : { response: stage.answers.shift() };
}
export const dialog = {
  showMessageBox: answerBox,
  showMessageBoxSync: () => 0,
  showErrorBox: (title, message) => stage.boxes.push({ title, message }),
  showSaveDialog: async (_window, options) => {
    const filePath = stage.savePaths.shift() ?? '';
    stage.boxes.push({ save: options.defaultPath, title: options.title });
    return { canceled: filePath === '', filePath };
  },
  showOpenDialog: async (_window, options) => {
    const path = stage.openPaths.shift();
    stage.boxes.push({ open: options.properties, title: options.title });
    return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
  },
};
export const shell = {
  openPath: async (path) => {
    stage.opened.push(path);
    return '';
  },
  showItemInFolder: (path) => stage.revealed.push(path),
};
export const Menu = { buildFromTemplate: (template) => template, setApplicationMenu: (menu) => (stage.menu = menu) };
export const protocol = {
  registerSchemesAsPrivileged: (schemes) => (stage.privileges = schemes),
  handle: (_scheme, handler) => (stage.scheme = handler),
};
export const screen = {
  getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1366, height: 728 } }),
  getAllDisplays: () => [{ id: 1, workArea: { x: 0, y: 0, width: 1366, height: 728 } }],
};
const defaultSession = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: (handler) => (stage.permissions.request = handler),
  setPermissionCheckHandler: (handler) => (stage.permissions.check = handler),
  setDevicePermissionHandler: (handler) => (stage.permissions.device = handler),
  setSpellCheckerEnabled: (on) => (stage.permissions.spell = on),
  webRequest: { onBeforeRequest: (filter) => (stage.requestFilter = filter) },
});
export const session = { defaultSession };
export const powerMonitor = new EventEmitter();
export const crashReporter = { start: (options) => (stage.crash = options) };
