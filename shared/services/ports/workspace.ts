import type { JobControl } from './files.ts';

/** Which database is open, and the ways from one to the other. */
export type Workspace = {
  readonly sample: boolean;
  readonly version: string;
  /** Opens the marked sample database, making it first when there is none. */
  openSample(control: JobControl): Promise<void>;
  leaveSample(remove: boolean): Promise<void>;
};

export type PackSummary = { readonly id: string; readonly title: string; readonly docNo: string; readonly issuer: string; readonly rules: number };

/** Standards packs that come with the program. */
export type PackLibrary = {
  list(): readonly PackSummary[];
  /** Throws `pack_unknown`. */
  content(id: string): unknown;
};
