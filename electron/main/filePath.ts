import { isAppAddress, isPrintAddress } from './origins.ts';

/** Names a build makes: plain ASCII words, so that nothing in a path needs decoding. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/;

/**
 * The path an address asks for, to be looked up in the built list of renderer files; null when the
 * address is not ours or is anything but plain. The written address counts: `new URL` would quietly
 * fold `..` away. Parameters and fragment are the page's own business.
 */
export function filePath(address: string): string | null {
  if (!isAppAddress(address) && !isPrintAddress(address)) return null;
  const written = /^app:\/\/[a-z]+(?<path>\/[^?#]*)/.exec(address)?.groups?.['path'];
  if (written === undefined || written === '/') return written ?? null;
  return plainName.test(written.slice(1)) && !written.includes('..') ? written : null;
}
