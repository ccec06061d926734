import type { Reply } from '#shared/rpc/rpc.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import type { StagedUpload } from '#shared/rpc/transports.ts';
import type { Clock, Ids, Pinyin } from '#shared/services/ports.ts';

/** What a host gives its backend. */
export type BackendConfig = {
  readonly dataFolder: string;
  readonly version: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly pinyin: Pinyin;
  /** Logs an unexpected error; answers the reference shown to the user. */
  readonly report: (error: unknown, what: string) => string;
  /** Parse answers too: tests and development. */
  readonly checkOutput?: boolean;
};

/**
 * One streaming upload. `write` resolves when the backend can take more (back pressure).
 * Exactly one of `finish` and `abort` ends it, and either leaves nothing half-written even when it throws.
 */
export type UploadSink = {
  write(chunk: Uint8Array): Promise<void>;
  finish(): Promise<StagedUpload>;
  abort(): Promise<void>;
};

/** One streaming download: file name for the user, MIME type, size in bytes, and the bytes. */
export type Download = {
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly stream: AsyncIterable<Uint8Array>;
};

/** What both hosts (HTTP and utility process) serve: the services behind one door. */
export type Backend = {
  /** Answers one request of the contract; never rejects. */
  dispatch(request: unknown): Promise<Reply>;
  /** Tells every committed change and job step; answers the function that ends it. */
  subscribe(listener: (event: HostEvent) => void): () => void;
  readonly uploads: {
    /** Takes a one-time ticket; null when unknown, used or expired. May throw AppError. */
    begin(ticket: string): Promise<UploadSink | null>;
  };
  readonly downloads: {
    /** Takes a one-time ticket; null when unknown, used or expired. May throw AppError. */
    take(ticket: string): Promise<Download | null>;
  };
  close(): Promise<void>;
};
