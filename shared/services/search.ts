import { searchKeys } from '#shared/domain/text.ts';
import type { searchContract, SearchHit } from '#shared/contract/search.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import type { Ports } from './ports.ts';

/** Search everywhere (Ctrl+K). */
export function searchHandlers(ports: Ports): Handlers<typeof searchContract> {
  return {
    async 'search.everywhere'({ text, limit }) {
      const keys = searchKeys(text);
      if (keys.length === 0) return [];
      return (await ports.reads.search.everywhere(keys, limit)) as readonly SearchHit[] as SearchHit[];
    },
  };
}
