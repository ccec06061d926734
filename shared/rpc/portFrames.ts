import { z } from 'zod';
import type { HostEvent } from '#shared/contract/events.ts';
import type { ReplyError } from './rpc.ts';

/**
 * What passes over a message port. Every client frame is answered by exactly one host frame of the
 * same id; streams are cut into such calls, which gives back pressure for nothing.
 */
const streamNumber = z.number().int().positive();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const clientFrameSchema = z.discriminatedUnion('method', [
  z.strictObject({ id: z.number().int(), method: z.literal('rpc'), request: z.unknown() }),
  z.strictObject({ id: z.number().int(), method: z.literal('upload'), ticket: z.string().max(200) }),
  z.strictObject({ id: z.number().int(), method: z.literal('write'), stream: streamNumber, bytes }),
  z.strictObject({ id: z.number().int(), method: z.literal('finish'), stream: streamNumber }),
  z.strictObject({ id: z.number().int(), method: z.literal('download'), ticket: z.string().max(200) }),
  z.strictObject({ id: z.number().int(), method: z.literal('read'), stream: streamNumber }),
  z.strictObject({ id: z.number().int(), method: z.literal('stop'), stream: streamNumber }),
]);
export type ClientFrame = z.infer<typeof clientFrameSchema>;

export type HostFrame =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ReplyError }
  | { readonly event: HostEvent };

/** What `upload` answers, and what `download` answers first. */
export const openedUploadSchema = z.object({ stream: streamNumber });
export const openedDownloadSchema = z.object({
  stream: streamNumber,
  name: z.string(),
  mime: z.string(),
  size: z.number().int().min(0),
});
/** What `read` answers; null after the last byte. */
export const readSchema = z.object({ bytes: bytes.nullable() });

/** A message port of any platform, reduced to what both ends use. */
export type Port = {
  /** Throws when the value cannot be cloned. */
  post(message: unknown): void;
  /** Starts the port. `onClose` comes once, when the other end is gone. */
  listen(onMessage: (data: unknown) => void, onClose: () => void): void;
  close(): void;
};

type EventPort = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'close', listener: (event: { readonly type: string; readonly data?: unknown }) => void): void;
  start(): void;
  close(): void;
};

/** A port of the web (`MessagePort`; also Node's), whose messages arrive as events with `data`. */
export function eventPort(port: EventPort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen(onMessage, onClose) {
      port.addEventListener('message', (event) => onMessage(event.data));
      port.addEventListener('close', () => onClose());
      port.start();
    },
    close: () => port.close(),
  };
}

type EmitterPort = {
  postMessage(message: unknown): void;
  on(type: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(type: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
};

/** A port of Electron's main or utility process (`MessagePortMain`). */
export function emitterPort(port: EmitterPort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen(onMessage, onClose) {
      port.on('message', (event) => onMessage(event.data));
      port.on('close', onClose);
      port.start();
    },
    close: () => port.close(),
  };
}
