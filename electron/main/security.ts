import type { App, Session, WebContents } from 'electron';
import { mayLoad, mayNavigate } from './origins.ts';

/**
 * Command line words that would open the program to a debugger or weaken it; a packaged program
 * ignores them. The matching Node switches are off by fuse.
 */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'disable-web-security',
  'allow-running-insecure-content',
  'load-extension',
  'proxy-server',
  'host-rules',
];

/** What holds for the whole process; before `ready`. Electron security checklist, items 4, 12 to 14. */
export function hardenApp(app: App): void {
  app.enableSandbox();
  // The program has no business on any network: no name ever resolves.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  if (app.isPackaged) for (const name of refusedSwitches) app.commandLine.removeSwitch(name);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

/** Denies every permission and every request but our own files; items 1, 5 and 8. */
export function hardenSession(session: Session, packaged: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, packaged) }));
  // Files reach the disk through the save dialog only.
  session.on('will-download', (event) => event.preventDefault());
}

/** A window stays on its page: no other address, no other window, no embedded view. */
function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
