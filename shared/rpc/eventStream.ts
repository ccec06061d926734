import { hostEventSchema, type HostEvent } from '#shared/contract/events.ts';
import type { ByteReader } from './transport.ts';

/**
 * One event as a frame of `text/event-stream`. Everything beyond ASCII is escaped, so that a chunk
 * may be cut anywhere and the reader needs no text decoder.
 */
export function eventFrame(event: HostEvent): string {
  const json = JSON.stringify(event).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `data: ${json}\n\n`;
}

/** A comment frame: keeps the connection awake and shows a dead page to the host. */
export const HEARTBEAT = ':\n\n';

/** Reads frames until the stream ends. Frames of a newer host that are not understood are passed over. */
export async function readEvents(reader: ByteReader, onEvent: (event: HostEvent) => void): Promise<void> {
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return;
    for (const byte of value) rest += String.fromCharCode(byte);
    const frames = rest.split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const event = eventOf(frame);
      if (event !== null) onEvent(event);
    }
  }
}

function eventOf(frame: string): HostEvent | null {
  if (!frame.startsWith('data: ')) return null;
  try {
    return hostEventSchema.parse(JSON.parse(frame.slice('data: '.length)));
  } catch {
    return null;
  }
}
