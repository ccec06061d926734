import type { NativeOperation } from './native.ts';

/**
 * Names both sides of the native contract agree on. Apart from `native.ts`, because the preload
 * script is bundled with this file and has no use for the schemas.
 */

/** Data of the window message that carries the backend port. */
export const backendPortMessage = 'backend-port';

/** IPC channel names; each operation has its own under `call`. */
export const nativeChannels = {
  call: (operation: NativeOperation) => `native:${operation}`,
  connect: 'native:connect-backend',
  port: 'native:backend-port',
  command: 'native:command',
} as const;
