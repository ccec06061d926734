import { AppError } from '#shared/domain/errors.ts';
import { chooseTable } from '#shared/domain/import/findTable.ts';
import { marksOf } from '#shared/domain/import/marks.ts';
import { parsePasted } from '#shared/domain/import/parsePasted.ts';
import { proposeColumns } from '#shared/domain/import/proposeColumns.ts';
import { templateSheet } from '#shared/domain/import/templateSheet.ts';
import type { PreviewRow } from '#shared/domain/import/previewImport.ts';
import { metrics, registerColumns } from '#shared/domain/register/metrics.ts';
import type { WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import type { ImportRow, importsContract, ImportSession } from '#shared/contract/imports.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { backupBefore } from './backupRun.ts';
import { errorRowsWords, importTemplateWords, importWords, issueReason } from '#shared/words/import.ts';
import { importsFileWords } from '#shared/words/imports.ts';
import { rememberedFor, writeImport } from './importsConfirm.ts';
import { importListSheet } from './importsSheet.ts';
import { buildPreview, errorRows, isWarned, type BuiltPreview } from './importsPreview.ts';
import { createImportSessions, type OpenImport } from './importsSessions.ts';
import { undoImport } from './importsUndo.ts';
import { XLSX } from './mime.ts';
import type { ImportListRow, JobControl, Ports } from './ports.ts';
import { runCommand } from './run.ts';
import { startJob } from './startJob.ts';

/** A smaller workbook is read while the caller waits: well under a second. */
const WAIT_BELOW_BYTES = 512 * 1024;
const MOST_SKIPPED = 200;

/** The register from workbooks and pasted tables: open, check the columns, look, confirm, take back. */
export function importsHandlers(ports: Ports): Handlers<typeof importsContract> {
  const sessions = createImportSessions(ports.clock);
  const { reads } = ports;

  function keep(workbook: WorkbookGrid, source: Pick<OpenImport, 'fileName' | 'format' | 'staged' | 'sha256'>): OpenImport {
    const best = chooseTable(workbook, metrics);
    const { table, others } = best;
    const wanted = new Set([table.sheet.name, ...others.map((other) => other.sheet)]);
    const open: OpenImport = {
      ...source,
      id: ports.ids.next(),
      best: table.sheet.name,
      sheets: workbook.sheets.filter((sheet) => wanted.has(sheet.name)),
    };
    sessions.add(open, best);
    return open;
  }

  async function readStaged(staged: string, control?: JobControl): Promise<OpenImport> {
    const file = await ports.files.staged(staged);
    if (file === null) throw new AppError('upload_gone');
    const workbook = await ports.spreadsheets.read(await ports.files.readStaged(staged), control);
    return keep(workbook, { fileName: file.name, format: workbook.format, staged, sha256: file.hash });
  }

  async function sessionView(open: OpenImport, sheet: string): Promise<ImportSession> {
    const { table, others } = sessions.choice(open, sheet);
    const [remembered, earlier] = [await rememberedFor(reads.imports, table, ports.sha256), await reads.imports.ofFile(open.sha256)];
    const today = ports.clock.today();
    return {
      id: open.id,
      fileName: open.fileName,
      format: open.format,
      sheet: table.sheet.name,
      others: others.map((other) => ({ sheet: other.sheet, rows: other.rows })),
      titles: table.titles,
      rows: table.rows.length,
      reportedOn: table.reportedOn,
      onDay: table.reportedOn !== null && table.reportedOn < today ? table.reportedOn : today,
      columns: proposeColumns(table, metrics, remembered).map(({ signature, ...column }) => column),
      skipped: table.skipped.slice(0, MOST_SKIPPED),
      earlier: earlier === null ? null : { at: earlier.at, personName: earlier.personName },
    };
  }

  async function ticketOf(name: string, bytes: Uint8Array): Promise<{ ticket: string; name: string; size: number }> {
    return { ticket: ports.files.downloadTicket({ name, mime: XLSX, source: { bytes } }), name, size: bytes.byteLength };
  }

  return {
    async 'imports.open'({ staged, text }, context) {
      if (staged === null) {
        if (text === null) throw new AppError('import_source_missing');
        const sheet = parsePasted(text, importWords.pastedSheet);
        const open = keep(
          { format: 'xlsx', sheets: [sheet] },
          { fileName: importWords.pastedSheet, format: 'pasted', staged: null, sha256: ports.sha256(text) },
        );
        return { jobId: null, session: await sessionView(open, open.best) };
      }
      const file = await ports.files.staged(staged);
      if (file === null) throw new AppError('upload_gone');
      if (file.size < WAIT_BELOW_BYTES) {
        const open = await readStaged(staged);
        return { jobId: null, session: await sessionView(open, open.best) };
      }
      return { ...startJob(ports, 'imports.open', context, 'import', async (control) => ({ session: (await readStaged(staged, control)).id })), session: null };
    },
    async 'imports.session'({ session, sheet }) {
      const open = sessions.get(session);
      return sessionView(open, sheet ?? open.best);
    },
    async 'imports.preview'({ session, ...choice }) {
      const open = sessions.get(session);
      if (choice.onDay > ports.clock.today()) throw new AppError('day_in_future', { day: choice.onDay, today: ports.clock.today() });
      const built = await buildPreview(reads, sessions.table(open, choice.sheet), choice);
      const { counts, columnIssues, newSubdistricts, absent } = built;
      return { preview: sessions.keepPreview(session, built), counts, columnIssues, newSubdistricts, absent };
    },
    async 'imports.rows'({ session, preview, status, cursor, limit }) {
      const built = sessions.preview(session, preview);
      const from = Math.max(0, Number(cursor ?? 0) || 0);
      const wanted = built.rows.filter((row) => status === 'all' || (status === 'warning' ? isWarned(row, built.issuesByRow) : row.status === status));
      const rows = wanted.slice(from, from + limit).map((row) => rowView(row, built));
      return { rows, next: from + limit < wanted.length ? String(from + limit) : null, total: wanted.length };
    },
    async 'imports.confirm'({ session, preview }, context) {
      const backup = await backupBefore(ports, 'import');
      const written = await runCommand(ports, 'imports.confirm', context, async (tx) => {
        const open = sessions.get(session);
        const built = sessions.preview(session, preview);
        return writeImport(tx, ports, open, sessions.table(open, built.choice.sheet), built);
      });
      sessions.remove(session);
      return { ...written, backup };
    },
    async 'imports.marked'({ session, preview, form }) {
      const open = sessions.get(session);
      const built = sessions.preview(session, preview);
      if (built.issues.length === 0) throw new AppError('import_no_errors');
      if (form === 'copy' && open.staged !== null) {
        const marks = marksOf(built.issues, issueReason);
        return ticketOf(importsFileWords.marked(open.fileName), await ports.spreadsheets.mark(await ports.files.readStaged(open.staged), marks));
      }
      if (built.counts.error === 0) throw new AppError('import_no_errors');
      const sheet = errorRows(sessions.table(open, built.choice.sheet), built);
      return ticketOf(importsFileWords.errorRows(open.fileName, errorRowsWords.sheetName), await ports.spreadsheets.write([sheet]));
    },
    async 'imports.template'({ columns }) {
      const units = await reads.core.units();
      const asked = metrics.filter((metric) => metric.subject === 'community' && (columns === 'all' || registerColumns.includes(metric.key)));
      const subdistricts = units.filter((unit) => unit.kind === 'subdistrict' && unit.validTo === null).map((unit) => unit.name);
      const bytes = await ports.spreadsheets.write([templateSheet(asked, subdistricts, importTemplateWords)]);
      return ticketOf(importsFileWords.template[columns], bytes);
    },
    async 'imports.list'({ cursor, limit }) {
      const page = await reads.imports.list(cursor, limit);
      return { ...page, rows: page.rows.map(({ sha256, signature, seq, undoneSeq, ...row }) => row) };
    },
    async 'imports.export'({ columns }) {
      const rows: ImportListRow[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await reads.imports.list(cursor, 200);
        rows.push(...page.rows);
        cursor = page.next;
        if (cursor === null) break;
      }
      return ticketOf(importsFileWords.list(ports.clock.today()), await ports.spreadsheets.write([importListSheet(rows, columns)]));
    },
    async 'imports.undo'({ id }, context) {
      return runCommand(ports, 'imports.undo', context, (tx) => undoImport(tx, ports, id));
    },
  };
}

function rowView(row: PreviewRow, preview: BuiltPreview): ImportRow {
  return {
    row: row.row,
    status: row.status,
    communityId: row.communityId,
    subdistrict: row.subdistrict,
    name: row.name,
    code: row.code,
    identity: row.identity,
    changes: row.changes.map(({ metricKey, before, after }) => ({ metric: metricKey, before, after })),
    kept: row.kept,
    issues: preview.issuesByRow.get(row.row) ?? [],
  };
}
