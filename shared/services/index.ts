import type { AppContract } from '#shared/contract/index.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { filesHandlers } from './files.ts';
import type { Ports } from './ports.ts';
import { registerHandlers } from './register.ts';
import { searchHandlers } from './search.ts';
import { setupHandlers } from './setup.ts';

/** All use cases over the ports: one handler for each operation of the contract. */
export function createServices(ports: Ports): Handlers<AppContract> {
  return {
    ...setupHandlers(ports),
    ...filesHandlers(ports),
    ...registerHandlers(ports),
    ...searchHandlers(ports),
  };
}
