import type { ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/domain/errors.ts';
import { errorText } from '#shared/words/errors.ts';
import { hostWords } from '#shared/words/host.ts';
import type { Backend } from '#host/backendTypes.ts';
import { readConfig, type ConfigProblem, type HostConfig } from '#host/config.ts';
import { openLog, type Log } from '#host/log.ts';
import { openRendererFiles } from '#host/rendererFiles.ts';
import { newSecret } from './admin.ts';
import { findBrowser, hasDisplay, openWindow } from './browser.ts';
import { startOnLastPort } from './lastPort.ts';
import { startHttpHost, type HttpHost } from './server.ts';
import { askRunningHost, removeSidecar, writeSidecar } from './sidecar.ts';
import { failsSoon, followWindow } from './window.ts';

export type OpenBackend = (config: HostConfig, log: Log) => Promise<Backend>;

/** Milliseconds after the orderly end in which the process should have ended by itself. */
const EXIT_MS = 1_000;
/** Who holds the database and does not answer within this is no host of ours, or does not get on. */
const PATIENCE_MS = 6_000;
const ASK_AGAIN_MS = 200;

/**
 * The whole life of a loopback host as a process: reads its arguments, hands over to a host already
 * running on the same data folder, or serves until it is told to stop (Ctrl+C, SIGTERM, its parent's
 * message or end, the owner's request, the last window closed). Sets the exit code.
 */
export async function runLoopback(openBackend: OpenBackend): Promise<void> {
  process.exitCode = await live(openBackend);
  // All is closed and saved. What may still keep the process alive: the channel to its parent, or a library's handle.
  if (process.connected) process.disconnect();
  setTimeout(() => process.exit(), EXIT_MS).unref();
}

async function live(openBackend: OpenBackend): Promise<number> {
  const config = readConfig(process.argv.slice(2), process.env);
  if ('problem' in config) return fail(problemText(config));
  try {
    makeDataFolder(config.dataFolder);
    if (await handOver(config)) return 0;
  } catch (error) {
    return fail(wordsOf(error, null));
  }
  const log = openLog(join(config.dataFolder, 'logs'), () => new Date().toISOString());
  try {
    return await serveUntilStopped(config, log, openBackend);
  } catch (error) {
    // Two starts at once: the other one was quicker, and can be asked as soon as it serves.
    if (error instanceof AppError && error.code === 'database_in_use' && (await handOverSoon(config))) return 0;
    return fail(wordsOf(error, log));
  }
}

async function handOverSoon(config: HostConfig): Promise<boolean> {
  for (const giveUp = performance.now() + PATIENCE_MS; performance.now() < giveUp; await wait(ASK_AGAIN_MS)) {
    if (await handOver(config)) return true;
  }
  return false;
}

async function serveUntilStopped(config: HostConfig, log: Log, openBackend: OpenBackend): Promise<number> {
  const stopping = stopSignal(log);
  const secret = newSecret();
  const files = openRendererFiles(config.rendererFolder);
  const backend = await openBackend(config, log);
  try {
    const host = await startOnLastPort(config.dataFolder, config.port, (port) =>
      startHttpHost({
        backend,
        files,
        secret,
        port,
        nowMs: Date.now,
        launcherFolder: join(config.dataFolder, 'run'),
        report: log.report,
        onStop: stopping.stop,
      }),
    );
    await writeSidecar(config.dataFolder, { pid: process.pid, port: host.port, secret });
    log.note('host started', { port: host.port, pid: process.pid });
    process.send?.({ ready: true, port: host.port });
    const browser = await present(config, host, stopping.stop);
    const exitCode = await stopping.stopped;
    removeSidecar(config.dataFolder, secret);
    await host.close();
    browser?.kill();
    log.note('host stopped', { exitCode });
    return exitCode;
  } finally {
    await backend.close();
  }
}

/** Shows the way in: a window where there can be one, the one-time address otherwise. */
async function present(config: HostConfig, host: HttpHost, stop: () => void): Promise<ChildProcess | null> {
  const browser = findBrowser(process.env);
  const reason = !config.open ? null : browser === null ? hostWords.noBrowser : hasDisplay(process.env) ? null : hostWords.noDisplay;
  if (config.open && browser !== null && reason === null) {
    const child = await openWindow(browser, host.launcher(), join(config.dataFolder, 'browser'), false);
    if (child !== null) {
      console.log(hostWords.windowOpening);
      followWindow(child, host, {
        opened: () => console.log(hostWords.windowOpened),
        failed: () => {
          console.log(hostWords.windowFailed);
          showAddress(host);
        },
        deserted: stop,
      });
      return child;
    }
    console.log(hostWords.browserFailed);
  } else if (reason !== null) {
    console.log(reason);
  }
  showAddress(host);
  return null;
}

function showAddress(host: HttpHost): void {
  console.log(hostWords.ready(host.address()));
  console.log(hostWords.readyHint);
}

/** True when a host already runs on this data folder and has been asked for another way in. */
async function handOver(config: HostConfig): Promise<boolean> {
  const browser = config.open && hasDisplay(process.env) ? findBrowser(process.env) : null;
  const answer = await askRunningHost(config.dataFolder, browser === null ? 'address' : 'launcher');
  if (answer?.address === undefined) return false;
  if (browser !== null) {
    const child = await openWindow(browser, answer.address, join(config.dataFolder, 'browser'), true);
    if (child !== null && !(await failsSoon(child))) {
      console.log(hostWords.windowOpenedAgain);
      return true;
    }
    console.log(hostWords.browserFailed);
  }
  const printed = browser === null ? answer : await askRunningHost(config.dataFolder, 'address');
  if (printed?.address === undefined) return false;
  console.log(hostWords.runningAlready);
  console.log(hostWords.ready(printed.address));
  return true;
}

function stopSignal(log: Log): { readonly stop: () => void; readonly stopped: Promise<number> } {
  const { promise, resolve } = Promise.withResolvers<number>();
  const stop = (): void => resolve(0);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('message', (message) => {
    if ((message as { stop?: unknown } | null)?.stop === true) stop();
  });
  process.on('disconnect', stop);
  const broken = (error: unknown): void => {
    console.error(errorText('internal', { reference: log.report(error, 'process') }));
    resolve(1);
  };
  process.on('uncaughtException', broken);
  process.on('unhandledRejection', broken);
  return { stop, stopped: promise };
}

function makeDataFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new AppError('data_folder_unusable', { folder });
  }
}

/** Step by step: below /proc, Node's own recursive way asks for the same folder for ever. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolders(above);
  mkdirSync(folder, { mode: 0o700 });
}

function problemText({ problem, text }: ConfigProblem): string {
  if (problem === 'port') return hostWords.badPort(text);
  return problem === 'folder' ? hostWords.badFolder : hostWords.badOption(text);
}

function wordsOf(error: unknown, log: Log | null): string {
  if (error instanceof AppError) return errorText(error.code, error.data);
  const reference = log?.report(error, 'start');
  if (reference === undefined) throw error;
  return errorText('internal', { reference });
}

function fail(words: string): number {
  console.error(words);
  return 1;
}
