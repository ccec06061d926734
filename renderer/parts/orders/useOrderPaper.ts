import { useState } from 'react';
import { paperActionWords } from '#shared/words/caseScreens.ts';
import { useClient } from '#ui/lib/clientContext.ts';
import { openSaved, saveTicket } from '#ui/lib/files.ts';
import { nativeApi } from '#ui/lib/native.ts';
import { notifyDone, notifyFailed } from '#ui/ui/notify.tsx';

export type OrderPaperFile = {
  /** The desktop window can open the file with the PC's own program. */
  readonly canOpen: boolean;
  readonly busy: boolean;
  readonly save: (kind: 'order' | 'receipt', open?: boolean) => void;
};

/** The .docx of an order or of its receipt, to the PC: saved, or saved and opened. */
export function useOrderPaper(orderId: string): OrderPaperFile {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  async function save(kind: 'order' | 'receipt', open: boolean) {
    setBusy(true);
    try {
      const { ticket, name } = await client.call('orders.document', { id: orderId, kind });
      const path = await saveTicket(client, ticket, name);
      if (open && path !== null) await openSaved(path);
      else if (path !== null || nativeApi() === null) notifyDone(paperActionWords.saved(name));
    } catch (error) {
      notifyFailed(error);
    } finally {
      setBusy(false);
    }
  }
  return { canOpen: nativeApi() !== null, busy, save: (kind, open = false) => void save(kind, open) };
}
