import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/**
 * A note beside the register that it was closed in order, and what its file was like then: size, time, place on the disk.
 * While the note fits, nothing has touched the file since, and opening it need not read it from end to end.
 */
const noteOf = (path: string): string => `${path}.closed`;

/** Writes the note; after the last connection is closed. Without it the next opening takes longer, nothing else. */
export function noteClosed(path: string): void {
  const facts = factsOf(path);
  if (facts === null) return;
  try {
    writeFileSync(noteOf(path), facts, { mode: 0o600 });
  } catch {
    // A full disk, perhaps: then the file is read whole next time.
  }
}

/** Whether the register is as it was when it was last closed in order. The note is good for one opening. */
export function takeClosedNote(path: string): boolean {
  const noted = readNote(path);
  rmSync(noteOf(path), { force: true });
  // A log beside it means that somebody wrote and did not come to close.
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return noted !== null && log === 0 && noted === factsOf(path);
}

function readNote(path: string): string | null {
  try {
    return readFileSync(noteOf(path), 'utf8');
  } catch {
    return null;
  }
}

function factsOf(path: string): string | null {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
  return facts === undefined ? null : `${facts.size} ${facts.mtimeNs} ${facts.ino}\n`;
}
