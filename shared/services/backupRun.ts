import type { BackupReason } from '#shared/domain/backup/manifest.ts';
import type { LostFile } from '#shared/domain/backup/report.ts';
import { AppError } from '#shared/domain/errors.ts';
import { shortHead } from '#shared/domain/events/head.ts';
import type { BackupMade } from '#shared/contract/backup.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';
import type { Acting, CoreReads, JobControl, Ports, Tx } from './ports.ts';

/** Keys beside the register in which backups are remembered; none of them is an event, so that a backup changes nothing. */
export const backupKeys = {
  folder: 'backup_folder',
  last: 'last_backup',
  problem: 'backup_problem',
  paused: 'backup_paused',
  restored: 'backup_restored',
} as const;

export type LastBackup = {
  readonly id: string;
  readonly at: string;
  readonly verified: boolean;
  readonly seq: number;
  readonly filesMissing: number;
  readonly lost?: readonly LostFile[];
};
export type BackupFailure = { readonly at: string; readonly code: string; readonly data: Readonly<Record<string, unknown>> };

/** A remembered JSON value; null when there is none. */
export async function remembered<T>(core: CoreReads, key: string): Promise<T | null> {
  const text = await core.meta(key);
  return text === null || text === '' ? null : (JSON.parse(text) as T);
}

/** Something was recorded since the last backup, or there is none. */
export async function isDirty(ports: Ports): Promise<boolean> {
  const [head, last] = await Promise.all([ports.reads.events.head(), remembered<LastBackup>(ports.reads.core, backupKeys.last)]);
  return head !== null && (last === null || head.seq > last.seq);
}

/**
 * Makes a backup and remembers it. With a caller it is one of the caller's acts and recorded; by itself it leaves no
 * event: a backup that changed the register would ask for the next one.
 */
export async function runBackup(ports: Ports, reason: BackupReason, control: JobControl, caller: CallContext | null, confirmed = false): Promise<BackupMade> {
  const { id, path, manifest, lost } = await ports.backups.make(reason, control, { confirmed, hashAll: reason === 'manual' || reason === 'opening' });
  const remember = async (tx: Tx, seq: number) => {
    const last: LastBackup = { id, at: manifest.madeAt, verified: true, seq, filesMissing: manifest.filesMissing.length, lost };
    await tx.core.setMeta(backupKeys.last, JSON.stringify(last));
    await tx.core.setMeta(backupKeys.problem, '');
    tx.journal.touch('backups', 'setup');
  };
  if (caller === null) await ports.unitOfWork.maintain((tx) => remember(tx, manifest.facts.lastSeq));
  else {
    await ports.unitOfWork.run({ actorId: caller.actorId, idempotencyKey: null, operation: 'backup.now' }, async (tx) => {
      const seq = tx.journal.record({
        kind: 'backup.made',
        subjectKind: 'backup',
        subjectId: id,
        onDay: tx.journal.today,
        payload: { lastSeq: manifest.facts.lastSeq, head: manifest.facts.head, sha256: manifest.database.sha256, files: manifest.facts.files.count },
      });
      await remember(tx, seq);
    });
  }
  return {
    id,
    path,
    size: manifest.database.size,
    files: manifest.facts.files.count,
    filesMissing: manifest.filesMissing.length,
    lost: lost.map((file) => ({ ...file })),
    shortHead: shortHead(manifest.facts.head),
  };
}

/**
 * A backup nobody asked for: only of a set-up register that has changed, not while paused after a restore. Answers its
 * job, null when there was nothing to do. Why it failed is remembered and shown, and whoever wanted it is told.
 */
export async function startBackup(ports: Ports, reason: BackupReason, failed: () => void): Promise<string | null> {
  if (!(await isWanted(ports))) return null;
  return ports.jobs.start('backup', async (control) => {
    try {
      return await rememberFailure(ports, () => runBackup(ports, reason, control, null));
    } catch (error) {
      if (!control.signal.aborted) failed();
      throw error;
    }
  });
}

/** How the backup before something large went: made where it should, beside the data instead, not at all, or not needed. */
export type BackupBefore = { readonly state: 'made' | 'beside_data' | 'failed' | 'not_needed'; readonly path: string };

/**
 * Before something large: waits for the backup, but a failed one does not stop the work; what came of it is answered,
 * so that nobody is told of a backup that is not there. When the chosen folder is gone, the copy lies beside the data.
 */
export async function backupBefore(ports: Ports, reason: 'import'): Promise<BackupBefore> {
  if (!(await isWanted(ports))) return { state: 'not_needed', path: '' };
  try {
    const { path } = await rememberFailure(ports, () => runBackup(ports, reason, QUIET, null));
    const { problem, folder } = await ports.backups.place();
    if (problem === null || problem === 'same_disk') return { state: 'made', path };
    await keepFailure(ports, new AppError('backup_folder', { problem, folder }));
    return { state: 'beside_data', path };
  } catch {
    return { state: 'failed', path: '' };
  }
}

const QUIET: JobControl = { signal: { aborted: false, throwIfAborted: () => {} }, progress: () => {} };

async function isWanted(ports: Ports): Promise<boolean> {
  const { core } = ports.reads;
  if (!ports.backups.available || (await core.meta('bureau')) === null) return false;
  return (await remembered(core, backupKeys.paused)) === null && isDirty(ports);
}

async function rememberFailure<T>(ports: Ports, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') await keepFailure(ports, error);
    throw error;
  }
}

async function keepFailure(ports: Ports, error: AppError): Promise<void> {
  const failure: BackupFailure = { at: ports.clock.now(), code: error.code, data: { ...error.data } };
  await ports.unitOfWork.maintain(async (tx) => {
    await tx.core.setMeta(backupKeys.problem, JSON.stringify(failure));
    tx.journal.touch('backups', 'setup');
  });
}

export type RestoredFrom = {
  readonly id: string;
  readonly madeAt: string | null;
  readonly lastSeq: number;
  readonly head: string;
  readonly aside: string | null;
  readonly before: { readonly seq: number; readonly hash: string } | null;
};

/**
 * The first thing a restored register learns: that it was restored, from what, and what stood here before; backups by
 * themselves wait until somebody has looked. Over a register at work it is recorded with who asked for it, by name as
 * well: the restored register may be older than that person. On a first run there is nobody to name, and nothing recorded.
 */
export async function noteRestored(ports: Ports, from: RestoredFrom, acting: Acting | null): Promise<void> {
  const note = async (tx: Tx) => {
    await tx.core.setMeta(backupKeys.paused, JSON.stringify('restore'));
    await tx.core.setMeta(backupKeys.restored, JSON.stringify({ at: tx.journal.now, id: from.id, madeAt: from.madeAt, aside: from.aside }));
    // What it remembers is the backup before the one it came from, perhaps of another PC: here it has none yet.
    await tx.core.setMeta(backupKeys.last, '');
    await tx.core.setMeta(backupKeys.problem, '');
    tx.journal.touch('backups', 'setup');
  };
  if (acting === null) return ports.unitOfWork.maintain(note);
  const known = (await ports.reads.core.persons()).some((person) => person.id === acting.id);
  return ports.unitOfWork.run({ actorId: known ? acting.id : null, idempotencyKey: null, operation: 'backup.restore', outside: true }, async (tx) => {
    tx.journal.record({
      kind: 'backup.restored',
      subjectKind: 'backup',
      subjectId: from.id,
      onDay: tx.journal.today,
      payload: { lastSeq: from.lastSeq, head: from.head, before: from.before, person: acting.name },
    });
    await note(tx);
  });
}
