import type { HostEvent } from '#shared/contract/events.ts';
import { backendPortMessage } from '#shared/contract/nativeChannels.ts';
import type { NativeApi } from '#shared/contract/native.ts';
import { eventPort, overPort, type Timer, type Transport, type WatchState } from '#shared/rpc/transports.ts';

type Watcher = {
  readonly onEvent: (event: HostEvent) => void;
  readonly onState: (state: WatchState) => void;
  stop: () => void;
};
type Connected = ReturnType<typeof overPort>;

/**
 * Reaches the backend through the desktop window. The port arrives as a window message; after the
 * backend was restarted a fresh one arrives unasked and everything goes on over it.
 */
export function overNative(native: NativeApi, timer: Timer): Transport<Blob> {
  const watchers = new Set<Watcher>();
  const first = Promise.withResolvers<Connected>();
  let last: Connected | null = null;

  function follow(transport: Connected, watcher: Watcher) {
    // A port that ended is only a pause: the window brings the next one.
    watcher.stop = transport.watch(watcher.onEvent, (state) => watcher.onState(state === 'ended' ? 'lost' : state));
  }
  function connected(): Promise<Connected> {
    return last === null ? first.promise : Promise.resolve(last);
  }
  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== backendPortMessage || port === undefined) return;
    const transport = overPort(eventPort(port), timer);
    last = transport;
    first.resolve(transport);
    for (const watcher of watchers) follow(transport, watcher);
  });
  native.connectBackend();

  return {
    send: async (request) => (await connected()).send(request),
    watch(onEvent, onState) {
      const watcher: Watcher = { onEvent, onState, stop: () => undefined };
      watchers.add(watcher);
      if (last !== null) follow(last, watcher);
      return () => {
        watchers.delete(watcher);
        watcher.stop();
      };
    },
    upload: async (ticket, source) => (await connected()).upload(ticket, source),
    download: async (ticket) => (await connected()).download(ticket),
  };
}
