import { createHash } from 'node:crypto';
import { z } from 'zod';
import { command, query } from '#shared/contract/operation.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { serve } from '#shared/rpc/rpc.ts';
import type { Backend, Download } from '#host/backendTypes.ts';

/** A contract of a few operations, enough to try every path through a host. */
export const smallContract = {
  'notes.list': query(z.strictObject({}), z.array(z.string())),
  'notes.add': command(z.strictObject({ text: z.string().min(1).max(3_000_000) }), z.object({ count: z.number() })),
  'notes.refuse': query(z.strictObject({ reason: z.string() }), z.null()),
  'notes.break': query(z.strictObject({}), z.null()),
  'notes.wait': query(z.strictObject({}), z.null()),
  'notes.function': query(z.strictObject({}), z.any()),
};

export type SmallBackend = Backend & {
  readonly notes: readonly string[];
  /** Uploads that arrived whole, by staged id. */
  readonly staged: ReadonlyMap<string, Buffer>;
  /** Uploads begun and then given up. */
  readonly aborted: () => number;
  readonly reported: readonly unknown[];
  readonly listeners: () => number;
  issueUpload(): string;
  issueDownload(file: Download): string;
  emit(event: HostEvent): void;
  readonly closed: () => boolean;
};

/** A complete backend in memory: notes for data, one-time tickets for bytes. */
export function openSmallBackend(): SmallBackend {
  const notes: string[] = [];
  const staged = new Map<string, Buffer>();
  const reported: unknown[] = [];
  const listeners = new Set<(event: HostEvent) => void>();
  const uploadTickets = new Set<string>();
  const downloadTickets = new Map<string, Download>();
  let tickets = 0;
  let aborted = 0;
  let closed = false;

  function emit(event: HostEvent): void {
    for (const listener of listeners) listener(event);
  }

  const dispatch = serve(
    smallContract,
    {
      'notes.list': async () => [...notes],
      'notes.add': async ({ text }) => {
        notes.push(text);
        emit({ type: 'changed', seq: notes.length, topics: ['register'] });
        return { count: notes.length };
      },
      'notes.refuse': async ({ reason }) => {
        throw new AppError('not_found', { reason });
      },
      'notes.break': async () => {
        throw new Error('connection string with 张三 in it');
      },
      'notes.wait': () => new Promise(() => undefined),
      'notes.function': async () => ({ cannot: () => 'be cloned' }),
    },
    { report: (error) => `R-${reported.push(error)}` },
  );

  return {
    notes,
    staged,
    reported,
    emit,
    dispatch,
    aborted: () => aborted,
    listeners: () => listeners.size,
    closed: () => closed,
    issueUpload() {
      const ticket = `upload-ticket-${++tickets}`;
      uploadTickets.add(ticket);
      return ticket;
    },
    issueDownload(file) {
      const ticket = `download-ticket-${++tickets}`;
      downloadTickets.set(ticket, file);
      return ticket;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    uploads: {
      async begin(ticket) {
        if (!uploadTickets.delete(ticket)) return null;
        const chunks: Uint8Array[] = [];
        return {
          async write(chunk) {
            chunks.push(Uint8Array.from(chunk));
          },
          async finish() {
            const bytes = Buffer.concat(chunks);
            staged.set(ticket, bytes);
            return { staged: ticket, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
          },
          async abort() {
            aborted += 1;
          },
        };
      },
    },
    downloads: {
      async take(ticket) {
        const file = downloadTickets.get(ticket) ?? null;
        downloadTickets.delete(ticket);
        return file;
      },
    },
    async close() {
      closed = true;
    },
  };
}

/** A download of these bytes, in pieces of at most `piece` bytes. */
export function fileOf(name: string, bytes: Uint8Array, piece = 70_000, mime = 'text/plain'): Download {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.byteLength; start += piece) yield bytes.subarray(start, start + piece);
  }
  return { name, mime, size: bytes.byteLength, stream: pieces() };
}
