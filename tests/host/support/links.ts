import { servePort } from '#host/servePort.ts';
import { eventPort, overHttp, overPort, type FetchLike, type Timer, type Transport } from '#shared/rpc/transports.ts';
import { openSmallBackend, type SmallBackend } from './smallBackend.ts';
import { startSmallHost } from './smallHost.ts';

export type Link = {
  readonly transport: Transport<Blob>;
  readonly backend: SmallBackend;
  /** Takes the host away without a farewell to the page. */
  breakOff(): Promise<void>;
  close(): Promise<void>;
};

/** The timer of this platform. */
export const systemTimer: Timer = (ms, action) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};

/** Page and host in this process over a real message channel, as in Electron. */
export async function linkOverPort(timer: Timer = systemTimer): Promise<Link> {
  const backend = openSmallBackend();
  const { port1, port2 } = new MessageChannel();
  const stop = servePort(eventPort(port2), backend, (error) => `P-${String(error).length}`);
  const transport = overPort(eventPort(port1), timer);
  return {
    transport,
    backend,
    breakOff: async () => stop(),
    close: async () => {
      transport.close();
      stop();
    },
  };
}

/** Page and host over real HTTP on 127.0.0.1. */
export async function linkOverHttp(timer: Timer = systemTimer): Promise<Link> {
  const small = await startSmallHost({ farewell: 50 });
  const cookie = await small.signIn();
  const asPage: FetchLike<Blob> = (url, init) => fetch(url, { ...init, headers: { ...init.headers, cookie } });
  return {
    transport: overHttp(asPage, `http://127.0.0.1:${small.host.port}`, timer),
    backend: small.backend,
    breakOff: () => small.host.close(),
    close: () => small.close(),
  };
}
