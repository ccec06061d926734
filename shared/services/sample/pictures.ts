import drawn from './pictures.json' with { type: 'json' };
import type { Theme } from './faults.ts';

export type PictureName = keyof typeof drawn;

/** PNG bytes of a drawing marked 样例 (made by `build/scripts/draw-sample-pictures.ts`). */
export function pictureBytes(name: PictureName): Uint8Array {
  return fromBase64(drawn[name]);
}

/** The drawing that suits a finding, before or after it was put right. */
export function pictureOf(theme: Theme, metric: string, when: 'before' | 'after'): PictureName {
  if (metric.startsWith('rooms.firestation') || theme === 'daycare') return `station-${when}`;
  return theme === 'premises' || theme === 'equipment' || theme === 'archive' ? `room-${when}` : `board-${when}`;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648 §4) without Node or DOM. */
function fromBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 6) / 8));
  let [bits, held, at] = [0, 0, 0];
  for (const digit of digits) {
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xff_ffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return bytes;
}
