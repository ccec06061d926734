import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Does the work while no other start does the same: two of them must not install or build into one folder. Waits for
 * the other one; a lock whose process has died, or that is older than such work ever takes, is taken over.
 * @template T
 * @param {string} lock its file
 * @param {number} longestMs
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when another start is at it
 * @returns {Promise<T>}
 */
export async function alone(lock, longestMs, work, onWait = () => {}) {
  mkdirSync(dirname(lock), { recursive: true });
  for (let isFirst = true; !takeLock(lock, longestMs); isFirst = false) {
    if (isFirst) onWait();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock @param {number} longestMs */
function takeLock(lock, longestMs) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const facts = statSync(lock, { throwIfNoEntry: false });
  if (facts === undefined) return false;
  const holder = Number(readFileSync(lock, 'utf8'));
  const dead = holder > 0 && !isAlive(holder);
  if (dead || Date.now() - facts.mtimeMs > longestMs) rmSync(lock, { force: true });
  return false;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
