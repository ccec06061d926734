import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { root } from './bootstrap.mjs';

/** Path of an installed browser, from the same list as the host's (electron/host/http/browser.ts); null without one. */
export function findBrowser(env = process.env, platform = process.platform) {
  const named = env['DESK_BROWSER'];
  if (named) return isProgram(named) ? named : null;
  const lists = JSON.parse(readFileSync(join(root, 'electron/host/http/browsers.json'), 'utf8'));
  const places =
    platform === 'win32'
      ? lists.win32.flatMap((/** @type {[string, string]} */ [base, path]) => (env[base] ? [join(env[base], path)] : []))
      : platform === 'darwin'
        ? lists.darwin
        : lists.linux.flatMap((/** @type {string} */ name) =>
            (env['PATH'] ?? '')
              .split(delimiter)
              .filter(isAbsolute)
              .map((folder) => join(folder, name)),
          );
  return /** @type {string[]} */ (places).find(isProgram) ?? null;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
