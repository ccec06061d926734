import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileWhole } from '#host/files.ts';
import { askHost, type AdminAnswer, type AdminAsk } from './admin.ts';

const FILE = 'host.json';
const sidecarSchema = z.object({ pid: z.number().int().positive(), port: z.number().int().min(1).max(65_535), secret: z.string().min(40) });
/** How the next `npm start` finds the running host: in the data folder, 0600. */
export type Sidecar = z.infer<typeof sidecarSchema>;

/** Leaves the way to this host in the data folder. */
export async function writeSidecar(dataFolder: string, sidecar: Sidecar): Promise<void> {
  await writeFileWhole(join(dataFolder, FILE), JSON.stringify(sidecar));
}

/** Takes it away again, unless another host has put its own there meanwhile. */
export function removeSidecar(dataFolder: string, secret: string): void {
  if (readSidecar(dataFolder)?.secret === secret) rmSync(join(dataFolder, FILE), { force: true });
}

/**
 * Asks the host that runs on this data folder; null when none does. A sidecar of a host that was
 * killed is recognised: its process is gone, or the port does not prove that it knows the secret.
 */
export async function askRunningHost(dataFolder: string, ask: AdminAsk): Promise<AdminAnswer | null> {
  const sidecar = readSidecar(dataFolder);
  if (sidecar === null || !isAlive(sidecar.pid)) return null;
  return askHost(sidecar.port, sidecar.secret, ask);
}

function readSidecar(dataFolder: string): Sidecar | null {
  try {
    return sidecarSchema.parse(JSON.parse(readFileSync(join(dataFolder, FILE), 'utf8')));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
