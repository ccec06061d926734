import type { Documents } from '#shared/services/ports.ts';

/** Official papers through the adapter, which is loaded when first needed: start-up does not wait for it. */
export const documents: Documents = {
  async write(kind, content) {
    const { writeDocument } = await import('./adapters/documentWriter.ts');
    return writeDocument(kind, content);
  },
};
