import { filesContract } from './files.ts';
import { registerContract } from './register.ts';
import { searchContract } from './search.ts';
import { setupContract } from './setup.ts';

/** The whole contract: what the program can do, area by area. */
export const contract = {
  ...setupContract,
  ...filesContract,
  ...registerContract,
  ...searchContract,
};
export type AppContract = typeof contract;
