import type { AppContract } from '#shared/contract/index.ts';
import { type Caller, connectPage } from '#shared/rpc/rpc.ts';
import { openSession, overHttp, tokenOf, type Timer, type Transport } from '#shared/rpc/transports.ts';
import { readActor } from './actor.ts';
import { nativeApi } from './native.ts';
import { overNative } from './nativeTransport.ts';

export type Client = {
  /** Calls an operation of the contract; commands get a fresh idempotency key unless one is given. */
  readonly call: Caller<AppContract>;
  readonly transport: Transport<Blob>;
};

const timer: Timer = (ms, action) => {
  const id = setTimeout(action, ms);
  return () => clearTimeout(id);
};

/** Joins the contract to a way of reaching the host; the acting person goes into every envelope. */
function createClient(transport: Transport<Blob>): Client {
  const call = connectPage<AppContract>(
    (request) => transport.send({ ...request, actor: request.actor ?? readActor() }),
    () => crypto.randomUUID(),
  );
  return { transport, call };
}

/**
 * Picks the way to the host: the desktop window's port, else HTTP to the page's own origin. In a browser
 * the one-time token of the address is exchanged for a session first and taken out of the address.
 * Rejects with `session_expired` or `host_gone`.
 */
export async function openClient(): Promise<Client> {
  const native = nativeApi();
  if (native !== null) return createClient(overNative(native, timer));
  const send = (url: string, init: RequestInit) => fetch(url, init);
  const token = tokenOf(location.hash);
  if (token !== null) {
    // First out of the address bar and the history, then used: it is good for one exchange only.
    history.replaceState(null, '', `${location.pathname}#/`);
    await openSession(send, '', token);
  }
  addEventListener('hashchange', ({ newURL }) => void takeNewAddress(newURL, send));
  return createClient(overHttp<Blob>(send, '', timer));
}

/** A new one-time address put into the tab that shows the program loads no document: its token is exchanged here, and the page begins anew. */
async function takeNewAddress(address: string, send: (url: string, init: RequestInit) => Promise<Response>): Promise<void> {
  const token = tokenOf(new URL(address).hash);
  if (token === null) return;
  history.replaceState(null, '', `${location.pathname}#/`);
  // One that was used before changes nothing: the page then says how it stands.
  await openSession(send, '', token).catch(() => undefined);
  location.reload();
}
