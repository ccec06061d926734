import { useState } from 'react';
import { useClient } from '#ui/lib/clientContext.ts';
import { saveTicket } from '#ui/lib/files.ts';
import { nativeApi } from '#ui/lib/native.ts';
import type { In, Op, Out } from '#ui/lib/query.ts';
import { notifyFailed } from './notify.tsx';

type FileAnswer = { readonly ticket: string; readonly name: string };
/** Operations that answer a file to be fetched. */
type FileOp = { [K in Op]: Out<K> extends FileAnswer ? K : never }[Op];
/** A file as it was saved; the path is known in the desktop window only. */
export type SavedFile = { readonly name: string; readonly path: string | null };

/**
 * Asks the host for a file and saves it; what cannot be done is told in words. `busy` names the one under way, and
 * `save` answers null when nothing was saved.
 */
export function useDownload() {
  const client = useClient();
  const [busy, setBusy] = useState<string | null>(null);
  return {
    busy,
    async save<K extends FileOp>(op: K, input: In<K>, key: string = op): Promise<SavedFile | null> {
      setBusy(key);
      try {
        const { ticket, name }: FileAnswer = await client.call(op, input);
        const path = await saveTicket(client, ticket, name);
        // In the desktop window no path means that saving was given up.
        return path === null && nativeApi() !== null ? null : { name, path };
      } catch (error) {
        notifyFailed(error);
        return null;
      } finally {
        setBusy(null);
      }
    },
  };
}
