import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { errorText } from '#shared/words/errors.ts';
import { saveFile } from '#host/saveFile.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fails = (code: string) => Object.assign(new Error(code), { code });

/** What the person is told, after an old file of the same name was there. */
async function told(content: AsyncIterable<Uint8Array> | Uint8Array, rename?: (from: string, to: string) => Promise<void>): Promise<string> {
  writeFileSync(join(folder, '名册.xlsx'), 'old');
  const error = await saveFile(join(folder, '名册.xlsx'), content, rename === undefined ? {} : { rename, patience: 0 }).then(
    () => null,
    (problem: unknown) => problem,
  );
  expect(error).toBeInstanceOf(AppError);
  const { code, data } = error as AppError;
  return errorText(code, data);
}

async function* breaking(error: Error): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(10);
  throw error;
}

it('a saved file is whole and readable like any file of the person', async () => {
  await saveFile(join(folder, '名册.xlsx'), new Uint8Array([1, 2, 3]));
  expect([...readFileSync(join(folder, '名册.xlsx'))]).toEqual([1, 2, 3]);
  expect(statSync(join(folder, '名册.xlsx')).mode & 0o700).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['名册.xlsx']);
});

it.each([
  ['the target is open in WPS', 'EBUSY', /“名册\.xlsx”正被其他程序占用/],
  ['a virus scanner holds the target', 'EPERM', /“名册\.xlsx”正被其他程序占用/],
  ['the disk has an error', 'EIO', /“名册\.xlsx”没有保存成功（EIO）/],
])('%s: says so, keeps the old file, leaves nothing behind', async (_what, code, words) => {
  expect(await told(new Uint8Array(1), () => Promise.reject(fails(code)))).toMatch(words);
  expect([readFileSync(join(folder, '名册.xlsx'), 'utf8'), readdirSync(folder)]).toEqual(['old', ['名册.xlsx']]);
});

it.each([
  ['the disk is full', fails('ENOSPC'), /磁盘空间不足，“名册\.xlsx”没有保存/],
  ['the quota is used up', fails('EDQUOT'), /磁盘空间不足，“名册\.xlsx”没有保存/],
  ['the stored file is gone', new AppError('not_found'), /没有找到/],
])('%s while writing: says so, keeps the old file, leaves nothing behind', async (_what, error, words) => {
  expect(await told(breaking(error))).toMatch(words);
  expect([readFileSync(join(folder, '名册.xlsx'), 'utf8'), readdirSync(folder)]).toEqual(['old', ['名册.xlsx']]);
});
