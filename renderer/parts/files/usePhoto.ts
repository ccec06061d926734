import { useEffect, useState } from 'react';
import { useClient } from '#ui/lib/clientContext.ts';
import { fetchBlob } from '#ui/lib/files.ts';

export type Photo = { readonly url: string | null; readonly failed: boolean };

/** An attached picture as an address this page may show; let go when it leaves the page. */
export function usePhoto(attachmentId: string): Photo {
  const client = useClient();
  const [photo, setPhoto] = useState<Photo>({ url: null, failed: false });
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    async function read() {
      try {
        const { ticket } = await client.call('files.downloadTicket', { attachmentId });
        const blob = await fetchBlob(client, ticket);
        if (gone) return;
        url = URL.createObjectURL(blob);
        setPhoto({ url, failed: false });
      } catch {
        // A picture that cannot be read says so in its place; the page goes on.
        if (!gone) setPhoto({ url: null, failed: true });
      }
    }
    void read();
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [attachmentId, client]);
  return photo;
}
