import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { root, runNode, say, Stop } from './bootstrap.mjs';
import { words } from './words.mjs';

const STAMP = 'out/build-stamp.json';
const LOCK = 'out/build.lock';
const LONGEST_BUILD_MS = 10 * 60_000;
const CONFIGS = ['build/vite.renderer.ts', 'build/vite.host.ts', 'build/vite.electron.ts'];
/** What must be there besides a fitting stamp. */
const OUTPUTS = ['out/renderer/files.json', 'out/host/loopback.mjs'];
const INPUT_FOLDERS = ['renderer', 'shared', 'db', 'electron', 'build'];
const INPUT_FILES = ['package.json', 'package-lock.json', 'tsconfig.base.json'];

/**
 * Builds pages and host into out/ when an input has changed since the last time.
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt({ force = false } = {}) {
  const fresh = () => !force && readStamp() === fingerprint(root) && OUTPUTS.every((path) => existsSync(join(root, path)));
  if (fresh()) return;
  await alone(join(root, LOCK), LONGEST_BUILD_MS, async () => {
    // Another start may have built while this one waited.
    if (fresh()) return;
    say(words.building);
    const started = Date.now();
    const made = fingerprint(root);
    rmSync(join(root, STAMP), { force: true });
    for (const config of CONFIGS.filter((path) => existsSync(join(root, path)))) {
      const code = await runNode('node_modules/vite/bin/vite.js', ['build', '--config', config], {
        NODE_ENV: 'production',
        ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      });
      if (code !== 0) throw new Stop(words.buildFailed(config));
    }
    writeFileSync(join(root, STAMP), made);
    say(words.built(Math.round((Date.now() - started) / 100) / 10));
  });
}

/**
 * Names, sizes and times of all inputs in one hash: reading some hundred names takes milliseconds,
 * reading their content would take longer than the host's start.
 * @param {string} folder
 */
export function fingerprint(folder) {
  const hash = createHash('sha256');
  for (const path of INPUT_FILES.concat(...INPUT_FOLDERS.map((name) => filesUnder(folder, name)))) {
    const facts = statSync(join(folder, path), { throwIfNoEntry: false });
    hash.update(`${path}\0${facts?.size ?? -1}\0${facts?.mtimeMs ?? 0}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder @param {string} name
 * @returns {string[]}
 */
function filesUnder(folder, name) {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(folder, `${name}/${entry.name}`) : [`${name}/${entry.name}`]));
}

function readStamp() {
  const path = join(root, STAMP);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
