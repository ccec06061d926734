/**
 * Text of tag files. A bag names its own encoding, and the domain has no platform decoder,
 * so the few encodings that real bags use are read here. Decoding is strict: bytes that do not
 * belong to the encoding answer null instead of replacement characters.
 */

/** The text of bytes in a named encoding; null when the encoding is unknown or the bytes do not fit it. */
export function decodeText(bytes: Uint8Array, encoding: string): string | null {
  switch (encoding.toUpperCase().replaceAll('_', '-')) {
    case 'UTF-8':
      return decodeUtf8(bytes);
    case 'US-ASCII':
    case 'ASCII':
      return bytes.every((byte) => byte < 0x80) ? decodeLatin1(bytes) : null;
    case 'ISO-8859-1':
    case 'LATIN1':
      return decodeLatin1(bytes);
    case 'UTF-16':
      return decodeUtf16(bytes, hasMark(bytes, 0xff, 0xfe) ? 'little' : 'big');
    case 'UTF-16BE':
      return decodeUtf16(bytes, 'big');
    case 'UTF-16LE':
      return decodeUtf16(bytes, 'little');
    default:
      return null;
  }
}

/** Whether an encoding's name is one `decodeText` reads. */
export function isKnownEncoding(encoding: string): boolean {
  return decodeText(new Uint8Array(0), encoding) !== null;
}

/** UTF-8 bytes start with the byte order mark EF BB BF. */
export function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The UTF-8 length of a text in bytes; a lone surrogate counts three, as encoders replace it. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function hasMark(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

const CHUNK = 4096;

function join(codes: readonly number[]): string {
  let text = '';
  for (let start = 0; start < codes.length; start += CHUNK) text += String.fromCodePoint(...codes.slice(start, start + CHUNK));
  return text;
}

function decodeLatin1(bytes: Uint8Array): string {
  return join([...bytes]);
}

function decodeUtf16(bytes: Uint8Array, order: 'big' | 'little'): string | null {
  if (bytes.length % 2 !== 0) return null;
  const codes: number[] = [];
  for (let at = 0; at < bytes.length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    codes.push(order === 'big' ? first * 256 + second : second * 256 + first);
  }
  let text = '';
  for (let start = 0; start < codes.length; start += CHUNK) text += String.fromCharCode(...codes.slice(start, start + CHUNK));
  if (!text.isWellFormed()) return null;
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. A byte order mark is kept. */
function decodeUtf8(bytes: Uint8Array): string | null {
  const codes: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > bytes.length) return null;
    let code = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let next = 1; next < length; next += 1) {
      const byte = bytes[at + next] ?? 0;
      if ((byte & 0xc0) !== 0x80) return null;
      code = code * 64 + (byte & 0x3f);
    }
    const overlong = (length === 3 && code < 0x800) || (length === 4 && code < 0x10000);
    if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    codes.push(code);
    at += length;
  }
  return join(codes);
}
