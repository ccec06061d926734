import type { BackupManifest, BackupReason } from '#shared/domain/backup/manifest.ts';
import type { BackupReport, LostFile } from '#shared/domain/backup/report.ts';
import type { KeepReason } from '#shared/domain/backup/retention.ts';
import type { JobControl } from './files.ts';

/** A backup in its folder; `problem` when its manifest cannot be read. */
export type BackupEntry = {
  /** The folder's name. */
  readonly id: string;
  readonly path: string;
  readonly manifest: BackupManifest | null;
  readonly problem: 'manifest_missing' | 'manifest_damaged' | 'manifest_other' | 'manifest_newer' | null;
};
export type BackupListRow = BackupEntry & { readonly keep: KeepReason | null };

export type BackupPlace = {
  readonly folder: string;
  /** Inside the data folder, because none was chosen. */
  readonly isDefault: boolean;
  /** Null when backups can be kept there. */
  readonly problem: 'missing' | 'not_folder' | 'not_writable' | 'inside_data' | 'not_absolute' | 'same_disk' | null;
  /** Bytes free there; null when unknown. */
  readonly free: number | null;
};

/** Backups of the open register; the disk is the host's business. The sample has none: `backup_not_of_sample`. */
export type Backups = {
  /** False for the sample and where there is no file to copy. */
  readonly available: boolean;
  place(): Promise<BackupPlace>;
  /** Newest first; also those whose manifest cannot be read. */
  list(): Promise<readonly BackupListRow[]>;
  /**
   * Copies, checks by content, then gives the backup its name; removes what the rules of keeping let go. Before a
   * migration or an import the folder beside the data stands in for one that is gone. Throws `backup_folder` {problem, folder}, `backup_doubtful` {kind, tables} unless confirmed, `backup_not_verified` {code, file},
   * `backup_disk_full`, `backup_nothing`, `cancelled`; an earlier backup is never touched by one that fails. `lost`: some of
   * the attachments of which no whole copy is left. Backups of another register in the same folder are neither compared nor removed.
   */
  make(
    reason: BackupReason,
    control: JobControl,
    options: { readonly confirmed: boolean; readonly hashAll: boolean },
  ): Promise<BackupEntry & { readonly manifest: BackupManifest; readonly lost: readonly LostFile[] }>;
  /** Checks one backup by everything it says: every bad file is named. `path` is its folder, or a file in it. */
  verify(path: string, control: JobControl): Promise<BackupReport>;
  /** The bureaus of other registers whose backups lie in a folder. */
  othersIn(folder: string): Promise<readonly string[]>;
  /** What lies at a path: a backup, or a folder of backups. */
  inspect(path: string): Promise<readonly BackupEntry[]>;
};
