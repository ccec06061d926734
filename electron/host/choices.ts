import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Workspace } from '#shared/services/ports.ts';
import { writeFileWhole } from './files.ts';

const FILE = 'choices.json';
const choicesSchema = z.record(z.string(), z.string());

type Choices = Pick<Workspace, 'choices' | 'keepChoices'>;

/**
 * What people chose on this PC, in one small file of the data folder: the browser forgets it with the address, which
 * another port changes. A file that cannot be read counts as none: choices are made again, nothing of the bureau is lost.
 */
export function openChoices(dataFolder: string): Choices {
  const path = join(dataFolder, FILE);
  let turn: Promise<Record<string, string>> = read(path);
  let writing: Promise<void> = Promise.resolve();
  return {
    choices: () => turn,
    async keepChoices(changes) {
      // One after the other; a write that fails leaves the choices in memory for as long as the program runs.
      turn = turn.then((kept) => changed(kept, changes));
      const next = await turn;
      writing = writing.catch(() => undefined).then(() => writeFileWhole(path, `${JSON.stringify(next, null, 1)}\n`));
      await writing;
    },
  };
}

function changed(kept: Readonly<Record<string, string>>, changes: Readonly<Record<string, string | null>>): Record<string, string> {
  const next = Object.entries({ ...kept, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(next);
}

async function read(path: string): Promise<Record<string, string>> {
  try {
    return choicesSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return {};
  }
}
