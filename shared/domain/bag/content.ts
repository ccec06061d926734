import type { BagAlgorithm } from './algorithms.ts';

/** One thing found in a bag's folder or zip, with the checksums the host computed (`algorithmsNeeded`). */
export type BagEntry = {
  /** Relative to the bag's base directory, `/` between parts, as the disk or zip names it. */
  readonly path: string;
  readonly size: number;
  /** `damaged`: a file that is there and cannot be read to its end, as a member of a zip with a wrong checksum. */
  readonly kind: 'file' | 'damaged' | 'link' | 'other';
  readonly hashes: Readonly<Partial<Record<BagAlgorithm, string>>>;
};

export type BagContent = {
  readonly entries: readonly BagEntry[];
  /** Bytes of the tag files named by `isReadTagFile`. */
  readonly tagFiles: ReadonlyMap<string, Uint8Array>;
};
