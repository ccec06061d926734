import type { NativeApi, NativeReply } from '#shared/contract/native.ts';
import { AppError } from '#shared/domain/errors.ts';

declare global {
  interface Window {
    /** Present in the desktop window only; put there by the preload script. */
    readonly native?: NativeApi;
  }
}

/** The desktop window's own abilities, or null in a browser. */
export function nativeApi(): NativeApi | null {
  return window.native ?? null;
}

/** The value of a native call; rejects with AppError. */
export async function nativeValue<T>(reply: Promise<NativeReply<T>>): Promise<T> {
  const answer = await reply;
  if (answer.ok) return answer.value;
  throw new AppError(answer.error.code, answer.error.data);
}
