/** A file kept by content: `hash` is SHA-256 hex. */
export type BlobRow = { readonly hash: string; readonly size: number; readonly mime: string };

export type AttachmentRow = {
  readonly id: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What it is: photo_before, photo_after, receipt, report, document, authority, scan, other. */
  readonly kind: string;
  readonly hash: string;
  readonly name: string;
  readonly onDay: string;
};

export type FileReads = {
  /** Every attachment by id, after this one, at most `limit`; for exports. */
  page(afterId: string | null, limit: number): Promise<readonly (AttachmentRow & BlobRow)[]>;
  totals(): Promise<{ readonly count: number; readonly bytes: number }>;
  attachmentsOf(subjectKind: string, subjectId: string): Promise<readonly (AttachmentRow & BlobRow)[]>;
  attachment(id: string): Promise<(AttachmentRow & BlobRow) | null>;
};

export type FileRepository = FileReads & {
  addBlob(blob: BlobRow): Promise<void>;
  addAttachment(attachment: AttachmentRow, seq: number): Promise<void>;
};

/** What an upload left behind, still outside the register until a command claims it. */
export type StagedFile = { readonly staged: string; readonly name: string; readonly mime: string; readonly size: number; readonly hash: string };

/**
 * Files on disk, by content. A claimed or stored file is durable (file fsynced, renamed, folder
 * fsynced) before the row that names it is committed.
 */
export type FileStore = {
  /** One-time ticket to upload one file of this name; the bytes travel beside the RPC. */
  uploadTicket(name: string, mime: string): string;
  /** One-time ticket to download content made or kept by the program. */
  downloadTicket(file: {
    readonly name: string;
    readonly mime: string;
    readonly source: { readonly hash: string } | { readonly path: string } | { readonly bytes: Uint8Array };
  }): string;
  /** Looks at a staged upload; null when unknown or swept. */
  staged(id: string): Promise<StagedFile | null>;
  readStaged(id: string): Promise<Uint8Array>;
  /** Makes a staged upload part of the store; answers its blob. Throws `upload_gone`. */
  claim(id: string): Promise<BlobRow & { readonly name: string }>;
  /** Stores bytes the program made (documents). */
  store(bytes: Uint8Array, mime: string): Promise<BlobRow>;
  read(hash: string): Promise<Uint8Array>;
  has(hash: string): Promise<boolean>;
};

export type JobView = {
  readonly id: string;
  readonly kind: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number | null;
  readonly result: unknown;
  readonly error: { readonly code: string; readonly data: Readonly<Record<string, unknown>> } | null;
};

export type JobControl = {
  /** Structurally an AbortSignal: adapters may pass it on as one. */
  readonly signal: { readonly aborted: boolean; throwIfAborted(): void };
  progress(done: number, total: number | null): void;
};

/** The idempotency key of the command that starts a job, and what it asked. */
export type JobKey = { readonly key: string; readonly request: string };

/** Long work: answers at once with an id; progress and end come as host events. */
export type Jobs = {
  /** `once`: the same key with the same request answers the job it started before. Throws `key_reused`. */
  start(kind: string, work: (control: JobControl) => Promise<unknown>, once?: JobKey | null): string;
  get(id: string): JobView | null;
  cancel(id: string): boolean;
};
