import { randomFillSync } from 'node:crypto';
import type { Ids } from '#shared/services/ports.ts';

/**
 * UUIDv7 (RFC 9562, 5.7 with method 1 of 6.2): 48 bits of milliseconds, a 12-bit counter that
 * starts in its lower half each millisecond, 62 random bits. Ids only ever increase: a clock set
 * back is ignored, a full counter borrows the next millisecond.
 */
export function createIds(nowMs: () => number = Date.now): Ids {
  const random = new Uint8Array(10);
  let last = 0;
  let counter = 0;
  return {
    next() {
      randomFillSync(random);
      const now = nowMs();
      if (now > last) {
        last = now;
        counter = ((random[0]! << 8) | random[1]!) & 0x7ff;
      } else if (++counter > 0xfff) {
        last += 1;
        counter = ((random[0]! << 8) | random[1]!) & 0x7ff;
      }
      const time = last.toString(16).padStart(12, '0');
      const tail = Buffer.from(random.subarray(2));
      tail[0] = (tail[0]! & 0x3f) | 0x80;
      const hex = tail.toString('hex');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${hex.slice(0, 4)}-${hex.slice(4)}`;
    },
  };
}
