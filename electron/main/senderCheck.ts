import { appOrigin, isAppAddress } from './origins.ts';

/** Who sent an IPC message, reduced to plain values; null when the frame is already gone. */
export type Sender = {
  readonly url: string;
  readonly origin: string;
  readonly isMainFrame: boolean;
  readonly windowId: number;
};

/**
 * True only for the main frame of one of our windows showing our own page
 * (Electron security checklist, item 17). Origin and address must both agree: the address alone
 * says nothing about a sandboxed frame, the origin alone nothing about a page being left.
 */
export function isTrustedSender(sender: Sender | null, windowIds: ReadonlySet<number>): boolean {
  return sender !== null && sender.isMainFrame && sender.origin === appOrigin && isAppAddress(sender.url) && windowIds.has(sender.windowId);
}
