import { expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { errorText, errorWords } from '#shared/words/errors.ts';
import { checkWorkbook } from '#host/adapters/workbookGuard.ts';
import { bombs, brokenFiles, escapes, otherKinds, type HostileFile } from '#tests/fixtures/hostile/workbooks.ts';

async function refusal(file: HostileFile): Promise<AppError> {
  const bytes = await file.bytes();
  try {
    checkWorkbook(bytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${file.name} was not refused`);
}

test.for([...otherKinds, ...brokenFiles, ...bombs, ...escapes].map((file) => [file.name, file] as const))('%s is refused', async ([, file]) => {
  const error = await refusal(file);
  expect({ code: error.code, data: error.data }).toEqual({ code: file.code, data: expect.objectContaining(file.data ?? {}) as unknown });
});

test('every refusal says what the file seems to be and what to do next', async () => {
  for (const file of [...otherKinds, ...brokenFiles]) {
    const error = await refusal(file);
    expect(errorWords[error.code], error.code).toBeDefined();
    expect(errorText(error.code, error.data)).toMatch(/请/);
    expect(errorText(error.code, error.data)).not.toMatch(/undefined|无法识别的文件.*无法识别|！/);
  }
  expect(errorText('workbook_not_workbook', { looksLike: 'html' })).toContain('另存为');
});
