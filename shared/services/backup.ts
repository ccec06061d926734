import { type BackupReport, onlyFilesAtFault } from '#shared/domain/backup/report.ts';
import { AppError } from '#shared/domain/errors.ts';
import { shortHead } from '#shared/domain/events/head.ts';
import type { BackupEntryView, BackupReportView, backupContract } from '#shared/contract/backup.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { type BackupFailure, backupKeys, isDirty, type LastBackup, remembered, runBackup } from './backupRun.ts';
import type { BackupEntry, Ports } from './ports.ts';
import { runCommand } from './run.ts';
import { actingPerson, jobKey, startJob } from './startJob.ts';

/** Backups: how they stand, one now, checking, restoring. */
export function backupHandlers(ports: Ports): Handlers<typeof backupContract> {
  const { reads, workspace } = ports;
  const refuseSample = () => {
    if (!ports.backups.available) throw new AppError('backup_not_of_sample');
  };
  return {
    async 'backup.state'() {
      const { core } = reads;
      const [place, last, paused, restored, failed, head, dirty] = await Promise.all([
        ports.backups.place(),
        remembered<LastBackup>(core, backupKeys.last),
        core.meta(backupKeys.paused),
        remembered<{ at: string; id: string; madeAt?: string | null; aside: string | null }>(core, backupKeys.restored),
        remembered<BackupFailure>(core, backupKeys.problem),
        reads.events.head(),
        isDirty(ports),
      ]);
      const { dataFolder, databaseBytes } = workspace.place();
      return {
        sample: workspace.sample,
        ...place,
        dataFolder,
        databaseBytes,
        dirty,
        restored: restored === null ? null : { ...restored, madeAt: restored.madeAt ?? null },
        paused: paused !== null && paused !== '',
        last:
          last === null
            ? null
            : {
                id: last.id ?? '',
                at: last.at,
                verified: last.verified,
                filesMissing: last.filesMissing ?? 0,
                lost: (last.lost ?? []).map((file) => ({ ...file })),
              },
        others: place.problem === null || place.problem === 'same_disk' ? [...(await ports.backups.othersIn(place.folder))] : [],
        failed: failed === null ? null : { ...failed, data: { ...failed.data } },
        head: head === null ? null : { seq: head.seq, short: shortHead(head.hash) },
      };
    },
    async 'backup.list'() {
      return (await ports.backups.list()).slice(0, 200).map((row) => ({ ...entryView(row), keep: row.keep }));
    },
    async 'backup.now'({ confirmed }, context) {
      refuseSample();
      await actingPerson(ports, context);
      return startJob(ports, 'backup.now', context, 'backup', (control) => runBackup(ports, 'manual', control, context, confirmed));
    },
    async 'backup.verify'({ path }, context) {
      return startJob(ports, 'backup.verify', context, 'backup.verify', async (control) =>
        reportView(await ports.backups.verify(path, control), await ports.backups.inspect(path)),
      );
    },
    async 'backup.setFolder'({ folder }, context) {
      refuseSample();
      const problem = folder === null ? null : await workspace.checkFolder(folder);
      if (problem !== null && problem !== 'same_disk') throw new AppError('backup_folder', { problem, folder: folder ?? '' });
      return runCommand(ports, 'backup.setFolder', context, async (tx) => {
        await tx.core.setMeta(backupKeys.folder, folder ?? '');
        tx.journal.record({ kind: 'setting.changed', subjectKind: 'setting', subjectId: backupKeys.folder, onDay: tx.journal.today, payload: { folder } });
        tx.journal.touch('backups', 'setup', 'settings');
        return {};
      });
    },
    async 'backup.inspect'({ path }) {
      return (await ports.backups.inspect(path)).slice(0, 200).map(entryView);
    },
    async 'backup.restore'({ path, withoutFiles }, context) {
      refuseSample();
      const acting = await actingPerson(ports, context);
      return {
        jobId: workspace.restore(
          path,
          { withoutFiles, acting: acting === null ? null : { id: acting.id, name: acting.name } },
          jobKey('backup.restore', context),
        ),
      };
    },
    'backup.resume': (_input, context) =>
      runCommand(ports, 'backup.resume', context, async (tx) => {
        await tx.core.setMeta(backupKeys.paused, '');
        tx.journal.record({
          kind: 'setting.changed',
          subjectKind: 'setting',
          subjectId: backupKeys.paused,
          onDay: tx.journal.today,
          payload: { paused: false },
        });
        tx.journal.touch('backups', 'setup');
        return {};
      }),
  };
}

function entryView({ id, path, manifest, problem }: BackupEntry): BackupEntryView {
  const facts = manifest?.facts ?? null;
  return {
    id,
    path,
    problem,
    bureau: facts?.bureau ?? null,
    madeAt: manifest?.madeAt ?? null,
    reason: manifest?.reason ?? null,
    size: manifest?.database.size ?? null,
    lastSeq: facts?.lastSeq ?? null,
    shortHead: facts === null || facts.head === '' ? null : shortHead(facts.head),
    communities: facts?.tables['community'] ?? null,
    cases: facts?.tables['case_file'] ?? null,
    files: facts?.files.count ?? null,
    fileBytes: facts?.files.bytes ?? null,
    filesHashed: manifest?.filesHashed ?? null,
    filesMissing: manifest?.filesMissing.length ?? 0,
    programVersion: manifest?.programVersion ?? null,
  };
}

function reportView(report: BackupReport, [entry]: readonly BackupEntry[]): BackupReportView {
  return {
    ok: report.ok,
    findings: report.findings.map((finding) => ({ ...finding })),
    total: report.total,
    filesOnly: onlyFilesAtFault(report),
    filesChecked: report.filesChecked,
    bytesChecked: report.bytesChecked,
    entry: entryView(entry!),
  };
}
