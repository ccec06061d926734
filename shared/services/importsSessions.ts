import { AppError } from '#shared/domain/errors.ts';
import { chooseTable, type RegisterTable, type TableChoice } from '#shared/domain/import/findTable.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import type { SheetGrid } from '#shared/domain/sheet/grid.ts';
import type { BuiltPreview } from './importsPreview.ts';
import type { Clock } from './ports.ts';

/** An opened workbook between choosing the file and confirming: only the sheets that hold a register are kept. */
export type OpenImport = {
  readonly id: string;
  readonly fileName: string;
  readonly format: 'xlsx' | 'xls' | 'pasted';
  /** Where the bytes are, for the marked copy; null for a pasted table. */
  readonly staged: string | null;
  readonly sha256: string;
  readonly sheets: readonly SheetGrid[];
  /** The sheet that fits best. */
  readonly best: string;
};

type Kept = { readonly open: OpenImport; readonly cells: number; usedAt: number; preview: BuiltPreview | null; previews: number };

export type ImportSessions = {
  add(open: OpenImport, best: TableChoice): void;
  /** Throws `import_session_gone`. */
  get(id: string): OpenImport;
  /** Keeps the preview as the session's only one; answers its number. */
  keepPreview(id: string, preview: BuiltPreview): number;
  /** Throws `import_session_gone`, and `import_outdated` when another preview took its place. */
  preview(id: string, no: number): BuiltPreview;
  /** The table of a sheet. Throws `import_sheet_missing`. */
  table(open: OpenImport, sheet: string): RegisterTable;
  choice(open: OpenImport, sheet: string): TableChoice;
  remove(id: string): void;
};

const MOST_SESSIONS = 4;
const LIFE_MS = 30 * 60_000;
/** Together they hold no more than the largest single workbook may. */
const MOST_CELLS = 1_500_000;

/** Opened imports in memory: at most four, gone after half an hour without use, with a restart, or once written. */
export function createImportSessions(clock: Clock): ImportSessions {
  const kept = new Map<string, Kept>();
  const choices = new WeakMap<OpenImport, Map<string, TableChoice>>();

  function sweep(): void {
    const now = Date.parse(clock.now());
    for (const [id, session] of kept) if (now - session.usedAt > LIFE_MS) kept.delete(id);
  }

  function makeRoom(cells: number): void {
    sweep();
    const oldest = [...kept].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    let total = cells + oldest.reduce((sum, [, session]) => sum + session.cells, 0);
    for (const [id, session] of oldest) {
      if (kept.size < MOST_SESSIONS && total <= MOST_CELLS) break;
      kept.delete(id);
      total -= session.cells;
    }
  }

  function use(id: string): Kept {
    sweep();
    const session = kept.get(id);
    if (session === undefined) throw new AppError('import_session_gone');
    session.usedAt = Date.parse(clock.now());
    return session;
  }

  function choice(open: OpenImport, sheet: string): TableChoice {
    const known = choices.get(open) ?? new Map<string, TableChoice>();
    choices.set(open, known);
    let found = known.get(sheet);
    if (found === undefined) {
      found = chooseTable({ format: 'xlsx', sheets: open.sheets }, metrics, sheet);
      known.set(sheet, found);
    }
    return found;
  }

  return {
    add(open, best) {
      choices.set(open, new Map([[open.best, best]]));
      const cells = open.sheets.reduce((sum, sheet) => sum + sheet.rows.reduce((count, row) => count + row.length, 0), 0);
      makeRoom(cells);
      kept.set(open.id, { open, cells, usedAt: Date.parse(clock.now()), preview: null, previews: 0 });
    },
    get: (id) => use(id).open,
    keepPreview(id, preview) {
      const session = use(id);
      session.preview = preview;
      session.previews += 1;
      return session.previews;
    },
    preview(id, no) {
      const session = use(id);
      if (session.preview === null || session.previews !== no) throw new AppError('import_outdated');
      return session.preview;
    },
    table: (open, sheet) => choice(open, sheet).table,
    choice,
    remove: (id) => void kept.delete(id),
  };
}
