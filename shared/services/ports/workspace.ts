import type { JobControl, JobKey } from './files.ts';

/** Who asked, also for a register that does not know them. */
export type Acting = { readonly id: string; readonly name: string };

/** What is known of the sample database without opening it. */
export type SampleInfo = { readonly madeOn: string; readonly version: string };

/**
 * Why a folder cannot keep backups: it is not there · is no folder · cannot be written · lies in the data folder (or
 * holds it) · is not an absolute path. `same_disk` is only a remark: the backup would be lost with the disk.
 */
export type FolderProblem = 'missing' | 'not_folder' | 'not_writable' | 'inside_data' | 'not_absolute' | 'same_disk';

/** Which database is open, and the ways from one to the other. */
export type Workspace = {
  readonly sample: boolean;
  readonly version: string;
  /** The folder of everything the program keeps, and what the open database takes of it in bytes. */
  place(): { readonly dataFolder: string; readonly databaseBytes: number; readonly runtime: string };
  /** What the pages keep of a person's choices on this PC, the same for the register and the sample. */
  choices(): Promise<Readonly<Record<string, string>>>;
  keepChoices(changes: Readonly<Record<string, string | null>>): Promise<void>;
  /** Looks whether backups could be kept there; null when so. */
  checkFolder(path: string): Promise<FolderProblem | null>;
  /** Null when there is no sample. */
  sampleInfo(): Promise<SampleInfo | null>;
  /** Opens the marked sample database, making it when there is none or when a new one is asked for. Throws `already_in_sample`. */
  openSample(control: JobControl, renew: boolean): Promise<void>;
  leaveSample(remove: boolean): Promise<void>;
  /** Throws `already_in_sample`. */
  removeSample(): Promise<void>;
  /**
   * Starts the job that checks a backup, moves the present data aside and opens the restored ones in their place; its job
   * belongs to no database, since the open one is exchanged. `acting`: who asked, when the register knows anybody yet.
   */
  restore(path: string, options: { readonly withoutFiles: boolean; readonly acting: Acting | null }, once: JobKey | null): string;
};

export type PackSummary = { readonly id: string; readonly title: string; readonly docNo: string; readonly issuer: string; readonly rules: number };

/** Standards packs that come with the program. */
export type PackLibrary = {
  list(): readonly PackSummary[];
  /** Throws `pack_unknown`. */
  content(id: string): unknown;
};
