import { randomInt } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of one log file, and how many older ones are kept. */
const MAX_BYTES = 1024 * 1024;
const KEPT = 4;
/** No 0/O, 1/I/L: the reference is read out over the telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export type Log = {
  /** Notes that something happened: a fixed English phrase and plain facts. */
  note(what: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** Notes an unexpected error; answers the reference that the user is shown, like `K7M2-QX4F`. */
  report(error: unknown, op: string): string;
};

/**
 * A small text log in `folder`, for the person who is told an error reference. It carries no
 * personal data: Chinese text and long digit runs in messages are blotted out. A log that cannot be
 * written (full disk) never stops the work.
 */
export function openLog(folder: string, now: () => string): Log {
  const path = join(folder, 'host.log');

  function write(line: string): void {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) rotateIfFree(path);
      appendFileSync(path, `${now()} ${line}\n`, { mode: 0o600 });
    } catch {
      // Nothing better to do: the log is the last place to complain to.
    }
  }

  return {
    note(what, facts = {}) {
      write(['note', what, ...Object.entries(facts).map(([key, value]) => `${key}=${blot(String(value))}`)].join(' '));
    },
    report(error, op) {
      const reference = newReference();
      write(`error ${reference} op=${blot(op)} ${blot(describe(error))}`);
      return reference;
    },
  };
}

/** Hides what may be personal: Chinese text, and digit runs as long as a telephone or ID number. */
export function blot(text: string): string {
  return text.replace(/[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu, '▇').replace(/\d{6,}[\dXx]*/g, '#');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 2_000);
  const code = (error as NodeJS.ErrnoException).code;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const cause = error.cause === undefined ? [] : [`  caused by ${describe(error.cause)}`];
  return [`${error.name}${code === undefined ? '' : ` [${code}]`}: ${error.message.slice(0, 2_000)}`, ...frames, ...cause].join('\n');
}

function newReference(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A file somebody reads at the moment grows on; the next line tries again. */
function rotateIfFree(path: string): void {
  try {
    rotate(path);
  } catch {
    // Held open by another program (Windows).
  }
}

function rotate(path: string): void {
  rmSync(`${path}.${KEPT}`, { force: true });
  for (let age = KEPT - 1; age >= 1; age--) {
    if (statSync(`${path}.${age}`, { throwIfNoEntry: false }) !== undefined) renameSync(`${path}.${age}`, `${path}.${age + 1}`);
  }
  renameSync(path, `${path}.1`);
}
