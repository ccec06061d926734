/**
 * Why a path in a manifest must not be followed. All rules hold on every system, because a bag made on
 * one is opened on another.
 */
export type PathProblem = 'empty' | 'control' | 'absolute' | 'unc' | 'drive' | 'scheme' | 'home' | 'variable' | 'parent';

/** The first reason to refuse a path, or null. The path is as written after decoding `%0A %0D %25`. */
export function pathProblem(path: string): PathProblem | null {
  if (path === '') return 'empty';
  // CR and LF may stand in a name: RFC 8493 has an escape for them. Nothing else below U+0020 may.
  if (/[^\P{Cc}\t\r\n]/u.test(path)) return 'control';
  if (/^(\\\\|\/\/)/.test(path)) return 'unc';
  if (/^[/\\]/.test(path)) return 'absolute';
  if (/^[A-Za-z]:/.test(path)) return 'drive';
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)) return 'scheme';
  if (/^(\.\/)*~/.test(path)) return 'home';
  if (/(^|[/\\])(%[A-Za-z_][A-Za-z0-9_()]*%|\$\{?[A-Z_]+\}?[/\\])/.test(path)) return 'variable';
  if (hasParent(path) || hasParent(unescaped(path))) return 'parent';
  return null;
}

/** A path without leading `./`, inner `.` and doubled `/`; `tidy` is false when anything had to be removed. */
export function tidyPath(path: string): { readonly path: string; readonly tidy: boolean } {
  const parts = path.split('/');
  const kept = parts.filter((part) => part !== '' && part !== '.');
  return { path: kept.join('/'), tidy: kept.length === parts.length };
}

/** Encodes a path for a manifest. RFC 8493 §2.1.3: only LF, CR and `%`. Our own names never need it. */
export function encodeManifestPath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Decodes what `encodeManifestPath` encodes and nothing else. */
export function decodeManifestPath(path: string): string {
  return path.replace(/%(0A|0D|25)/gi, (_, code: string) => (code === '25' ? '%' : code.toUpperCase() === '0D' ? '\r' : '\n'));
}

/** A segment of dots and blanks with two dots or more climbs, at the latest when Windows trims it. */
function hasParent(path: string): boolean {
  return path.split(/[/\\]/).some((part) => /^ *\.\.[. ]*$/.test(part));
}

/** Also what a careless reader would see after URL decoding: %2e, %2f, %5c. */
function unescaped(path: string): string {
  return path.replace(/%2e/gi, '.').replace(/%2f/gi, '/').replace(/%5c/gi, '\\');
}
