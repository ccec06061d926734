import { describe, expect, it } from 'vitest';
import { MAX_PRINT_HTML, nativeOperations, type NativeOperation } from '#shared/contract/native.ts';
import { nativeChannels } from '#shared/contract/nativeChannels.ts';
import { AppError } from '#shared/domain/errors.ts';
import { answerNative, fitsIn, type NativeHandlers } from '#main/nativeCall.ts';
import type { Sender } from '#main/senderCheck.ts';

const page: Sender = { url: 'app://main/', origin: 'app://main', isMainFrame: true, windowId: 1 };
const ticket = 'abcdefghijklmnop';

/** Handlers that write down what reached them. */
function recorded(fail?: Error): { handlers: NativeHandlers; reached: unknown[]; reported: unknown[] } {
  const reached: unknown[] = [];
  const reported: unknown[] = [];
  const reach = (operation: NativeOperation) => async (input: unknown, windowId: number) => {
    if (fail !== undefined) throw fail;
    reached.push([operation, input, windowId]);
    return null;
  };
  const handlers = Object.fromEntries(nativeOperations.map((operation) => [operation, reach(operation)])) as unknown as NativeHandlers;
  return { handlers, reached, reported };
}

async function ask(operation: NativeOperation, input: unknown, sender: Sender | null = page, fail?: Error) {
  const { handlers, reached, reported } = recorded(fail);
  const reply = await answerNative({ operation, sender, input }, new Set([1]), handlers, (error) => {
    reported.push(error);
    return 'REF1';
  });
  return { reply, reached, reported };
}

describe('a call of our own page', () => {
  it.each<[NativeOperation, unknown]>([
    ['chooseFolder', { purpose: 'backup' }],
    ['chooseFile', { purpose: 'bag' }],
    ['saveDownload', { ticket, name: '名册.xlsx' }],
    ['savePdf', { name: '目录', html: '<p>归档文件目录</p>', landscape: true }],
    ['openSaved', { path: 'D:\\公文\\整改令.docx' }],
    ['revealSaved', { path: '/home/user/审计包.zip' }],
    ['setFullScreen', { on: true }],
    ['offerCommands', { ids: ['page.save'] }],
  ])('%s reaches its handler with the window that asks', async (operation, input) => {
    const { reply, reached } = await ask(operation, input);
    expect({ reply, reached }).toEqual({ reply: { ok: true, value: null }, reached: [[operation, input, 1]] });
  });

  it('every operation of the contract is in the table above and has a channel of its own', () => {
    expect(nativeOperations).toEqual(['chooseFolder', 'chooseFile', 'saveDownload', 'savePdf', 'openSaved', 'revealSaved', 'setFullScreen', 'offerCommands']);
    expect(new Set(nativeOperations.map(nativeChannels.call)).size).toBe(nativeOperations.length);
  });
});

describe('what is refused before any handler', () => {
  it.each<[string, NativeOperation, unknown, string]>([
    ['an unknown purpose', 'chooseFolder', { purpose: 'root' }, 'invalid_input'],
    ['a title of the page’s own', 'chooseFolder', { purpose: 'backup', title: '请输入密码' }, 'invalid_input'],
    ['no input', 'chooseFile', undefined, 'invalid_input'],
    ['a path as a name', 'saveDownload', { ticket, name: '../名册.xlsx' }, 'invalid_input'],
    ['a made-up ticket', 'saveDownload', { ticket: '../../etc/passwd', name: 'a.xlsx' }, 'invalid_input'],
    ['a short ticket', 'saveDownload', { ticket: 'a', name: 'a.xlsx' }, 'invalid_input'],
    ['a path with NUL', 'openSaved', { path: '/home/a.docx\0.exe' }, 'invalid_input'],
    ['a number as a path', 'revealSaved', { path: 7 }, 'invalid_input'],
    ['an overlong path', 'openSaved', { path: 'x'.repeat(5000) }, 'invalid_input'],
    ['a word for full screen', 'setFullScreen', { on: 'yes' }, 'invalid_input'],
    ['too many commands', 'offerCommands', { ids: Array.from({ length: 201 }, () => 'a') }, 'invalid_input'],
    ['an empty document', 'savePdf', { name: 'a.pdf', html: '' }, 'invalid_input'],
    ['an overlong document', 'savePdf', { name: 'a.pdf', html: 'x'.repeat(MAX_PRINT_HTML + 40_000) }, 'native_too_large'],
    ['a flood in a small call', 'offerCommands', { ids: ['x'.repeat(40_000)] }, 'native_too_large'],
    ['a flood in an unknown field', 'setFullScreen', { on: true, extra: 'x'.repeat(40_000) }, 'native_too_large'],
    ['bytes', 'openSaved', { path: new Uint8Array(10) }, 'native_too_large'],
    ['an array', 'setFullScreen', [true], 'invalid_input'],
    ['null', 'setFullScreen', null, 'invalid_input'],
  ])('%s', async (_what, operation, input, code) => {
    const { reply, reached } = await ask(operation, input);
    expect({ code: reply.ok ? null : reply.error.code, reached }).toEqual({ code, reached: [] });
  });

  it.each<[string, Sender | null]>([
    ['a frame in the page', { ...page, isMainFrame: false }],
    ['a foreign page', { ...page, url: 'https://example.org/', origin: 'https://example.org' }],
    ['an unknown window', { ...page, windowId: 9 }],
    ['a frame that is gone', null],
  ])('every operation, when asked by %s', async (_who, sender) => {
    for (const operation of nativeOperations) {
      const { reply, reached } = await ask(operation, {}, sender);
      expect({ reply, reached }).toEqual({ reply: { ok: false, error: { code: 'native_refused', data: {} } }, reached: [] });
    }
  });
});

describe('a handler that fails', () => {
  it('answers its code and data', async () => {
    const { reply, reported } = await ask('setFullScreen', { on: true }, page, new AppError('file_busy', { name: '名册.xlsx' }));
    expect({ reply, reported }).toEqual({ reply: { ok: false, error: { code: 'file_busy', data: { name: '名册.xlsx' } } }, reported: [] });
  });

  it('answers a reference instead of an unexpected message', async () => {
    const { reply, reported } = await ask('setFullScreen', { on: true }, page, new Error('C:\\Users\\secret'));
    expect(reply).toEqual({ ok: false, error: { code: 'internal', data: { reference: 'REF1' } } });
    expect(reported).toHaveLength(1);
  });
});

describe('counting an input', () => {
  it.each<[unknown, number, boolean]>([
    ['abc', 3, true],
    ['abcd', 3, false],
    [{ a: 'bc' }, 4, true],
    [{ a: 'bcd' }, 4, false],
    [{ [`k${'x'.repeat(50)}`]: 1 }, 20, false],
    [[[[['a']]]], 9, true],
    [[[[['a']]]], 8, false],
    [[0, 0, 0], 7, true],
    [[0, 0, 0], 6, false],
    [new ArrayBuffer(1), 100, false],
    [null, 1, true],
    [undefined, 1, true],
  ])('%j within %i: %s', (value, limit, fits) => expect(fitsIn(value, limit)).toBe(fits));

  it('comes to an end on a ring', () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    expect(fitsIn(ring, 10_000)).toBe(false);
  });
});
