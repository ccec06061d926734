/** Why a backup was made. */
export const backupReasons = ['manual', 'opening', 'changes', 'migration', 'import', 'restore'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** What a database file says of itself: by this a copy is compared with its source, and later with its manifest. */
export type DatabaseFacts = {
  readonly schemaVersion: number;
  readonly bureau: string;
  /** Number of the last event, 0 before the first. */
  readonly lastSeq: number;
  /** Hash of the last event, empty before the first. */
  readonly head: string;
  /** Hash of the first event: by it a register is told from every other. Not in manifests of earlier programs. */
  readonly register?: string;
  /** Rows by table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly files: { readonly count: number; readonly bytes: number };
};

/** Lies beside the copied database in every backup; written last. */
export type BackupManifest = {
  readonly format: 1;
  readonly program: typeof BACKUP_PROGRAM;
  readonly programVersion: string;
  readonly reason: BackupReason;
  /** UTC instant. */
  readonly madeAt: string;
  readonly database: { readonly name: string; readonly size: number; readonly sha256: string };
  readonly facts: DatabaseFacts;
  /** Whether every file's checksum was computed anew for this backup, or only those that had not been backed up before. */
  readonly filesHashed: 'all' | 'new';
  /** Files the register names but the program no longer had: their checksums. */
  readonly filesMissing: readonly string[];
};

/** Tells our manifests from other JSON files. */
export const BACKUP_PROGRAM = 'community-oversight-desk';
/** Newest form of the manifest this program reads. */
export const MANIFEST_FORMAT = 1;

export type ReadManifest =
  | { readonly ok: true; readonly manifest: BackupManifest }
  | { readonly ok: false; readonly problem: 'manifest_damaged' | 'manifest_other' | 'manifest_newer' };

/** Reads a manifest's text; never throws. */
export function readManifest(text: string): ReadManifest {
  // An editor on Windows may have put a mark before the first letter.
  const value = parsed(text.replace(/^\uFEFF/, ''));
  if (!isRecord(value)) return { ok: false, problem: 'manifest_damaged' };
  if (value['program'] !== BACKUP_PROGRAM) return { ok: false, problem: 'manifest_other' };
  if (typeof value['format'] === 'number' && value['format'] > MANIFEST_FORMAT) return { ok: false, problem: 'manifest_newer' };
  return hasShape(value) ? { ok: true, manifest: value } : { ok: false, problem: 'manifest_damaged' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function hasShape(value: Readonly<Record<string, unknown>>): value is BackupManifest {
  const { database, facts } = value;
  if (!isRecord(database) || !isRecord(facts)) return false;
  const files = facts['files'];
  return (
    value['format'] === MANIFEST_FORMAT &&
    backupReasons.some((reason) => reason === value['reason']) &&
    typeof value['madeAt'] === 'string' &&
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value['madeAt']) &&
    typeof value['programVersion'] === 'string' &&
    typeof database['name'] === 'string' &&
    /^[\w.-]+$/.test(database['name']) &&
    isCount(database['size']) &&
    isHash(database['sha256']) &&
    isCount(facts['schemaVersion']) &&
    isCount(facts['lastSeq']) &&
    typeof facts['head'] === 'string' &&
    typeof facts['bureau'] === 'string' &&
    (facts['register'] === undefined || typeof facts['register'] === 'string') &&
    isRecord(facts['tables']) &&
    Object.values(facts['tables']).every(isCount) &&
    isRecord(files) &&
    isCount(files['count']) &&
    isCount(files['bytes']) &&
    (value['filesHashed'] === 'all' || value['filesHashed'] === 'new') &&
    Array.isArray(value['filesMissing']) &&
    value['filesMissing'].every(isHash)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
