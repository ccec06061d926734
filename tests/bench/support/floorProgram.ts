import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { fileList } from '#build/fileList.ts';
import renderer from '#build/vite.renderer.ts';

const program = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = 'out/bench/floor';
/** The built host of this program and of the floor, below the program's folder. */
export const entries = { ours: 'out/host/loopback.mjs', floor: `${FOLDER}/out/host/loopback.mjs` } as const;

/** A program like ours with an empty Mantine page instead of our pages: the same build, the same host. */
export async function buildFloorProgram(): Promise<void> {
  const folder = join(program, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const outDir = join(folder, 'out/renderer');
  await build({
    ...renderer,
    configFile: false,
    root: fileURLToPath(new URL('floor', import.meta.url)),
    plugins: [react(), fileList(outDir)],
    build: { ...renderer.build, outDir },
  });
  cpSync(join(program, 'out/host'), join(folder, 'out/host'), { recursive: true });
  cpSync(join(program, 'package.json'), join(folder, 'package.json'));
}
