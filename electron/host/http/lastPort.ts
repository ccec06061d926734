import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { writeFileWhole } from '#host/files.ts';
import type { HttpHost } from './server.ts';

const FILE = 'port';

/**
 * Starts on the port of the last time when none is asked for: a page left open finds the program again, and the browser
 * has its copy of the choices made on this PC (choices.ts) before the first answer. Taken meanwhile, the system chooses another.
 */
export async function startOnLastPort(dataFolder: string, port: number, start: (port: number) => Promise<HttpHost>): Promise<HttpHost> {
  const host = await startOn(port === 0 ? lastPort(dataFolder) : port, port === 0, start);
  if (port === 0) await writeFileWhole(join(dataFolder, FILE), `${host.port}\n`);
  return host;
}

async function startOn(port: number, orAnother: boolean, start: (port: number) => Promise<HttpHost>): Promise<HttpHost> {
  try {
    return await start(port);
  } catch (error) {
    if (orAnother && port !== 0 && error instanceof AppError && error.code === 'port_in_use') return start(0);
    throw error;
  }
}

/** 0 when there is none: the system chooses. */
function lastPort(dataFolder: string): number {
  try {
    const port = Number(readFileSync(join(dataFolder, FILE), 'utf8'));
    return Number.isInteger(port) && port >= 1_024 && port <= 65_535 ? port : 0;
  } catch {
    return 0;
  }
}
