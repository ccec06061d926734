/**
 * Addresses of the desktop program. Everything it shows lives under `app://main/`; documents being
 * printed lie under `app://print/`. `URL.origin` is the word "null" for such a scheme in Node, so
 * scheme and host are compared one by one.
 */
export const appScheme = 'app';
const appHost = 'main';
export const printHost = 'print';
/** The page's origin as Chromium writes it. */
export const appOrigin = `${appScheme}://${appHost}`;
/** The page itself. */
export const appPage = `${appOrigin}/`;

/** True for an address of the program's own page or its files. */
export function isAppAddress(address: string): boolean {
  return hostOf(address) === appHost;
}

/** True for an address of a document being printed, or of a file that it shows. */
export function isPrintAddress(address: string): boolean {
  return hostOf(address) === printHost;
}

/**
 * True when a window may ask for this address at all. Pictures being uploaded are shown from
 * `blob:` addresses of our own origin; the developer tools only exist outside the package.
 */
export function mayLoad(address: string, packaged: boolean): boolean {
  if (isAppAddress(address) || isPrintAddress(address)) return true;
  if (address.startsWith('blob:')) return isAppAddress(address.slice('blob:'.length));
  return !packaged && address.startsWith('devtools://');
}

/** True when a window may go to this address: only its own page again (a reload). */
export function mayNavigate(address: string): boolean {
  return isAppAddress(address);
}

function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (protocol !== `${appScheme}:` || port !== '' || username !== '' || password !== '') return null;
  return hostname;
}
