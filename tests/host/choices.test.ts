import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openChoices } from '#host/choices.ts';

describe('choices made on this PC', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-choices-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are there after the next start; a forgotten one is not', async () => {
    const choices = openChoices(folder);
    await Promise.all([choices.keepChoices({ scheme: '"dark"', size: '"large"' }), choices.keepChoices({ size: null, 'columns.register': '["name"]' })]);
    const kept = { scheme: '"dark"', 'columns.register': '["name"]' };
    expect(await choices.choices()).toEqual(kept);
    expect(await openChoices(folder).choices()).toEqual(kept);
    expect(readdirSync(folder)).toEqual(['choices.json']);
  });

  it('begin anew when their file cannot be read', async () => {
    writeFileSync(join(folder, 'choices.json'), '{"scheme": "da');
    const choices = openChoices(folder);
    expect(await choices.choices()).toEqual({});
    await choices.keepChoices({ scheme: '"dark"' });
    expect(await openChoices(folder).choices()).toEqual({ scheme: '"dark"' });
  });

  it('still hold while the program runs when they cannot be written', async () => {
    const choices = openChoices(join(folder, 'gone'));
    await expect(choices.keepChoices({ scheme: '"dark"' })).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await choices.choices()).toEqual({ scheme: '"dark"' });
  });
});
