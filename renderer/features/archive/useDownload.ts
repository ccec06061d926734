import { useState } from 'react';
import { useClient } from '#ui/lib/clientContext.ts';
import { saveTicket } from '#ui/lib/files.ts';
import type { In } from '#ui/lib/query.ts';
import { notifyFailed } from '#ui/ui/notify.tsx';

type FileOp = 'archive.export' | 'archive.paper' | 'archive.catalogue' | 'archive.cover';

/** Asks for a file and saves it; `busy` names the one under way. */
export function useDownload() {
  const client = useClient();
  const [busy, setBusy] = useState<string | null>(null);
  return {
    busy,
    async save<K extends FileOp>(op: K, input: In<K>, key: string = op): Promise<void> {
      setBusy(key);
      try {
        const { ticket, name } = await client.call(op, input) as { readonly ticket: string; readonly name: string };
        await saveTicket(client, ticket, name);
      } catch (error) {
        notifyFailed(error);
      } finally {
        setBusy(null);
      }
    },
  };
}
