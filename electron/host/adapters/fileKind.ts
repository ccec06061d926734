/** What a file is by its first bytes, whatever its name says. `zip` and `ole` are containers: look inside. */
export type FileKind = 'empty' | 'zip' | 'ole' | 'pdf' | 'image' | 'archive' | 'rtf' | 'html' | 'xml' | 'program' | 'old-workbook' | 'text' | 'unknown';

const signatures: ReadonlyArray<readonly [FileKind, string]> = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['pdf', '255044462d'],
  ['image', '89504e470d0a1a0a'],
  ['image', 'ffd8ff'],
  ['image', '47494638'],
  ['image', '424d'],
  ['image', '49492a00'],
  ['image', '4d4d002a'],
  ['image', '52494646'],
  ['archive', '526172211a07'],
  ['archive', '377abcaf271c'],
  ['archive', '1f8b'],
  ['program', '4d5a'],
  ['program', '7f454c46'],
  ['rtf', '7b5c727466'],
  ['old-workbook', '0900040'],
  ['old-workbook', '0902060'],
  ['old-workbook', '0904060'],
];

/** Sniffs the kind of a file from its first 4 KB. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const hex = head.subarray(0, 8).toString('hex');
  for (const [kind, signature] of signatures) if (hex.startsWith(signature)) return kind;
  return markupKind(head);
}

function markupKind(head: Buffer): FileKind {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = wide ? head.toString('utf16le') : head.toString('latin1');
  const start = text.replace(/^(\u00ef\u00bb\u00bf|\ufeff)?\s*/, '').toLowerCase();
  if (start.startsWith('%pdf-')) return 'pdf';
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<style|<script|mime-version:)/.test(start)) return 'html';
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml';
  return wide || !head.includes(0) ? 'text' : 'unknown';
}
