import type { ArchiveReads, ArchiveRepository } from './ports/archive.ts';
import type { Backups } from './ports/backups.ts';
import type { BagsOf, SnapshotOf } from './ports/bags.ts';
import type { CaseRepository } from './ports/cases.ts';
import type { CaseReads } from './ports/caseReads.ts';
import type { Clock, CoreReads, CoreRepository, EventReads, Ids, Journal, Pinyin, RunInfo, Sha256 } from './ports/core.ts';
import type { FileReads, FileRepository, FileStore, Jobs } from './ports/files.ts';
import type { ImportReads, ImportRepository } from './ports/imports.ts';
import type { Documents } from './ports/documents.ts';
import type { ProgressLoads, ProgressReads } from './ports/progress.ts';
import type { RegisterReads, RegisterRepository } from './ports/register.ts';
import type { SearchReads } from './ports/search.ts';
import type { Spreadsheets } from './ports/spreadsheets.ts';
import type { StandardsLoads, StandardsRepository } from './ports/standards.ts';
import type { PackLibrary, Workspace } from './ports/workspace.ts';

export type * from './ports/archive.ts';
export type * from './ports/backups.ts';
export type * from './ports/bags.ts';
export type * from './ports/cases.ts';
export type * from './ports/caseReads.ts';
export type * from './ports/core.ts';
export type * from './ports/documents.ts';
export type * from './ports/files.ts';
export type * from './ports/imports.ts';
export type * from './ports/progress.ts';
export type * from './ports/register.ts';
export type * from './ports/search.ts';
export type * from './ports/spreadsheets.ts';
export type * from './ports/standards.ts';
export type * from './ports/workspace.ts';

/**
 * A transaction as a value: the journal and the repositories. Nothing outside `run` can write, and
 * inside `run` no network, file or clock is awaited.
 */
export type Tx = {
  readonly journal: Journal;
  readonly core: CoreRepository;
  readonly files: FileRepository;
  readonly register: RegisterRepository;
  readonly imports: ImportRepository;
  readonly standards: StandardsRepository;
  readonly cases: CaseRepository;
  readonly archive: ArchiveRepository;
  readonly progress: ProgressLoads;
};

/** Runs one command as one transaction; the same idempotency key answers the first result again. */
export type UnitOfWork = {
  run<T>(info: RunInfo, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rebuilds what can be computed again (verdict cache, search rows): nobody's act, so it may record no event. */
  maintain<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

/** Read models: one function per screen or list, named after it. */
export type Reads = {
  readonly core: CoreReads;
  readonly events: EventReads;
  readonly files: FileReads;
  readonly register: RegisterReads;
  readonly imports: ImportReads;
  readonly search: SearchReads;
  readonly standards: StandardsLoads;
  readonly cases: CaseReads;
  readonly archive: ArchiveReads;
  readonly progress: ProgressReads;
};

/** The register as it was in one moment, and what is made of it. */
export type RegisterSnapshot = SnapshotOf<Reads>;
export type Bags = BagsOf<Reads>;

/** Everything a use case may use. */
export type Ports = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly pinyin: Pinyin;
  readonly sha256: Sha256;
  readonly workspace: Workspace;
  readonly packs: PackLibrary;
  readonly spreadsheets: Spreadsheets;
  readonly documents: Documents;
  readonly backups: Backups;
  readonly bags: Bags;
};
