import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { nativeOperations } from '#shared/contract/native.ts';
import { nativeChannels } from '#shared/contract/nativeChannels.ts';
import { answerNative, type NativeHandlers } from './nativeCall.ts';
import { isTrustedSender, type Sender } from './senderCheck.ts';

export type IpcOptions = {
  readonly handlers: NativeHandlers;
  /** Windows that may ask, by the id of their web contents. */
  readonly windowIds: ReadonlySet<number>;
  readonly connectBackend: (windowId: number) => void;
  readonly report: (error: unknown, what: string) => string;
};

/** Registers every channel the page may use. The only file that touches `ipcMain`. */
export function serveIpc(options: IpcOptions): void {
  const { handlers, windowIds, report } = options;
  for (const operation of nativeOperations) {
    ipcMain.handle(nativeChannels.call(operation), (event, input: unknown) =>
      answerNative({ operation, sender: senderOf(event), input }, windowIds, handlers, report),
    );
  }
  ipcMain.on(nativeChannels.connect, (event) => {
    const sender = senderOf(event);
    if (sender !== null && isTrustedSender(sender, windowIds)) options.connectBackend(sender.windowId);
  });
}

function senderOf(event: IpcMainInvokeEvent | IpcMainEvent): Sender | null {
  const frame = event.senderFrame;
  if (frame === null || frame.detached) return null;
  return { url: frame.url, origin: frame.origin, isMainFrame: frame.parent === null, windowId: event.sender.id };
}
