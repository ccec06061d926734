import { createContext, use } from 'react';
import type { Client } from './client.ts';

/** The client of this window; provided once by `app/App.tsx`. */
export const ClientContext = createContext<Client | null>(null);

/** The client of this window. */
export function useClient(): Client {
  const client = use(ClientContext);
  if (client === null) throw new Error('ClientContext is missing above this component');
  return client;
}
