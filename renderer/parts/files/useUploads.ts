import { useState } from 'react';
import { useClient } from '#ui/lib/clientContext.ts';
import { uploadFile } from '#ui/lib/files.ts';

/** A file a command claims. */
export type Claimed = { readonly staged: string; readonly kind: string };

const PHOTO = /\.(jpe?g|png|webp)$/i;

/** Whether a file is shown as a photo. */
function isPhoto(name: string): boolean {
  return PHOTO.test(name);
}

/** Sends picked files to the host one after the other; each attempt sends them again, because a claim uses them up. */
export function useUploads() {
  const client = useClient();
  const [sent, setSent] = useState<{ readonly done: number; readonly all: number } | null>(null);
  return {
    /** How far it has come; null while nothing is sent. */
    sent,
    /** `photo` and `other` are the kinds given to pictures and to everything else. */
    async claim(files: readonly File[], kinds: { readonly photo: string; readonly other: string }): Promise<Claimed[]> {
      const claimed: Claimed[] = [];
      try {
        for (const [index, file] of files.entries()) {
          setSent({ done: index, all: files.length });
          const { staged } = await uploadFile(client, file);
          claimed.push({ staged, kind: isPhoto(file.name) ? kinds.photo : kinds.other });
        }
      } finally {
        setSent(null);
      }
      return claimed;
    },
  };
}
