import { z } from 'zod';

/**
 * What main and the backend process tell each other. Business data never comes this way: the page
 * has a port of its own, which main only hands over.
 */

/** What main knows and the backend needs. Folder as an absolute path. */
const backendPlaceSchema = z.strictObject({ dataFolder: z.string().min(1), version: z.string() });
export type BackendPlace = z.infer<typeof backendPlaceSchema>;

const errorSchema = z.strictObject({
  code: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});

export const toBackendSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open'), place: backendPlaceSchema }),
  /** Comes with one message port, on which the backend serves a page. */
  z.strictObject({ type: z.literal('port') }),
  /** Streams the download of a ticket into a file. */
  z.strictObject({ type: z.literal('save'), id: z.int(), ticket: z.string(), path: z.string() }),
  z.strictObject({ type: z.literal('close') }),
]);
export type ToBackend = z.infer<typeof toBackendSchema>;

export const fromBackendSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('opened') }),
  z.strictObject({ type: z.literal('refused'), error: errorSchema }),
  z.strictObject({ type: z.literal('saved'), id: z.int(), error: errorSchema.nullable() }),
  z.strictObject({ type: z.literal('closed') }),
]);
export type FromBackend = z.infer<typeof fromBackendSchema>;
