/** Checksum algorithms a bag may use. New bags are written with sha256 and sha512 only. */
export type BagAlgorithm = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** Hexadecimal digits of each algorithm's checksum. */
export const hexLengths: Readonly<Record<BagAlgorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/** Algorithms of every bag this program writes. RFC 8493 §2.4: tools must support both. */
export const WRITTEN_ALGORITHMS = ['sha256', 'sha512'] as const satisfies readonly BagAlgorithm[];

/** Still checked, but collisions can be made on purpose: such a bag proves less. */
export const weakAlgorithms: ReadonlySet<BagAlgorithm> = new Set(['md5', 'sha1']);

/** Whether a manifest's algorithm name is one we can check. */
export function isBagAlgorithm(name: string): name is BagAlgorithm {
  return Object.hasOwn(hexLengths, name);
}

export type ManifestName = { readonly kind: 'payload' | 'tag'; readonly algorithm: string };

/** What a file in the bag's base directory is a manifest of; null when it is no manifest. */
export function manifestName(path: string): ManifestName | null {
  const match = /^(tag)?manifest-([A-Za-z0-9-]+)\.txt$/.exec(path);
  if (match === null) return null;
  return { kind: match[1] === undefined ? 'payload' : 'tag', algorithm: (match[2] ?? '').toLowerCase().replaceAll('-', '') };
}

/** Algorithms a host must compute for every file of a bag, judged by the names in its base directory. */
export function algorithmsNeeded(paths: Iterable<string>): BagAlgorithm[] {
  const found = new Set<BagAlgorithm>();
  for (const path of paths) {
    const name = manifestName(path);
    if (name !== null && isBagAlgorithm(name.algorithm)) found.add(name.algorithm);
  }
  return [...found].sort();
}

/** Tag files whose bytes `verifyBag` reads; every other file is compared by size and checksum only. */
export function isReadTagFile(path: string): boolean {
  return path === 'bagit.txt' || path === 'fetch.txt' || path === 'bag-info.txt' || path === 'package-info.txt' || manifestName(path) !== null;
}
