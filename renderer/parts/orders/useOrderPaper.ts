import { paperActionWords } from '#shared/words/caseScreens.ts';
import { openSaved } from '#ui/lib/files.ts';
import { nativeApi } from '#ui/lib/native.ts';
import { notifyDone, notifyFailed } from '#ui/ui/notify.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';

export type OrderPaperFile = {
  /** The desktop window can open the file with the PC's own program. */
  readonly canOpen: boolean;
  readonly busy: boolean;
  readonly save: (kind: 'order' | 'receipt', open?: boolean) => void;
};

/** The .docx of an order or of its receipt, to the PC: saved, or saved and opened. */
export function useOrderPaper(orderId: string): OrderPaperFile {
  const download = useDownload();
  async function save(kind: 'order' | 'receipt', open: boolean) {
    const saved = await download.save('orders.document', { id: orderId, kind });
    if (saved === null) return;
    if (open && saved.path !== null) await openSaved(saved.path).catch(notifyFailed);
    else notifyDone(paperActionWords.saved(saved.name));
  }
  return { canOpen: nativeApi() !== null, busy: download.busy !== null, save: (kind, open = false) => void save(kind, open) };
}
