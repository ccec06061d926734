import type { BagReport } from '#shared/domain/bag/report.ts';
import type { InfoField } from '#shared/domain/bag/tags.ts';
import type { ChainReport } from '#shared/domain/events/chain.ts';
import type { JobControl } from './files.ts';

/** The register as it was in one moment, apart from what goes on; `R` are its read models. */
export type SnapshotOf<R> = { readonly reads: R; close(): Promise<void> };

/** Where a bag goes: a folder of the disk, or a file kept here until it is fetched. */
export type BagTarget = {
  readonly form: 'folder' | 'zip';
  readonly folder: string | null;
  /** Bytes of the attachments that go in: says how much is needed when the disk is full. */
  readonly bytes: number;
};

export type FinishedBag = {
  /** Where it lies, when a folder was chosen. */
  readonly path: string | null;
  /** Bytes of the zip, or of all files of the folder. */
  readonly size: number;
  readonly files: number;
  readonly payloadBytes: number;
  /** SHA-256 of `manifest-sha256.txt`: vouches for every payload file. */
  readonly manifestSha256: string;
};

export type BagTotals = { readonly bytes: number; readonly files: number };

/**
 * A bag being written beside its place; nothing is there under its name before `finish`, and after `abort` or a crash
 * nothing stays. Paths are the bag's own and already safe; `data/` is payload, everything else a tag file.
 */
export type BagWriter = {
  add(path: string, content: string | Uint8Array | AsyncIterable<string>): Promise<number>;
  /** A kept file by its checksum, compared on the way. False when the program no longer has it, or has it changed. */
  addKept(path: string, hash: string): Promise<boolean>;
  /** Writes declaration, `bag-info.txt` and the manifests, forces all to the disk, gives the bag its name. */
  finish(info: (totals: BagTotals) => string, control: JobControl): Promise<FinishedBag>;
  abort(): Promise<void>;
};

/** What checking a bag found; `chain` is null when there is no log inside. */
export type BagCheck = {
  readonly report: BagReport;
  readonly info: readonly InfoField[];
  readonly chain:
    | (ChainReport & {
        /** Whether the short head written in `bag-info.txt` is that of the log; null when none is written. */
        readonly headMatches: boolean | null;
        /** Events whose payload the bag holds, and so could be compared. */
        readonly payloads: number;
      })
    | null;
};

export type BagsOf<R> = {
  /** Lets what waits be answered: a long reading or computation calls it between two parts. */
  breathe(): Promise<void>;
  snapshot(control: JobControl): Promise<SnapshotOf<R>>;
  /** Throws `export_folder` {problem, folder}, `export_exists`; the writer, and `snapshot`, `export_disk_full` {folder, megabytes}. */
  begin(name: string, target: BagTarget): Promise<BagWriter>;
  /** A zip made for fetching, by the bag's name; null when it has been swept. */
  fetchable(name: string): Promise<{ readonly path: string; readonly size: number } | null>;
  /** Checks a folder, a zip file of the disk, or a staged upload. Throws `bag_not_found`, `archive_unreadable`, `archive_unsafe`. */
  verify(source: { readonly path: string } | { readonly staged: string }, control: JobControl): Promise<BagCheck>;
  /** The program that checks a bag without this one. */
  verifier(): Promise<string>;
};
