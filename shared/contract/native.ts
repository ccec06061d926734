import { z } from 'zod';
import type { ErrorData } from '#shared/domain/errors.ts';
import { command, type InputOf, type OutputOf } from './operation.ts';

/**
 * The second, tiny contract: what only a desktop window can do. The renderer reaches it as
 * `window.native`; in a browser there is no such object and the page falls back (file input,
 * download, `window.print`, `requestFullscreen`). Business data never passes here, only by the
 * backend port.
 */

/** Longest document handed over for printing, in UTF-16 units. */
export const MAX_PRINT_HTML = 20_000_000;

/** A file name proposed by the page: one plain name, no path, nothing Windows would interpret. */
export const saveNameSchema = z
  .string()
  .min(1)
  .max(160)
  .regex(/^[^\\/:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/);
/** A one-time ticket of the backend. */
const ticketSchema = z.string().regex(/^[\w-]{16,200}$/);
const pathSchema = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => !path.includes('\0'));

const folderPurposes = ['backup', 'data'] as const;
const filePurposes = ['backup', 'bag'] as const;

export const nativeContract = {
  /** Asks for a folder; null when the person cancelled. */
  chooseFolder: command(z.strictObject({ purpose: z.enum(folderPurposes) }), z.string().nullable()),
  /** Asks for one file of a kind; null when the person cancelled. */
  chooseFile: command(z.strictObject({ purpose: z.enum(filePurposes) }), z.string().nullable()),
  /** Asks where to, then streams a backend download there; answers the full path, null when cancelled. */
  saveDownload: command(z.strictObject({ ticket: ticketSchema, name: saveNameSchema }), z.string().nullable()),
  /**
   * Prints a complete HTML document to an A4 PDF and saves it where the person says. Its links are
   * resolved against the renderer's own files; scripts do not run. Answers the full path, null when cancelled.
   */
  savePdf: command(
    z.strictObject({ name: saveNameSchema, html: z.string().min(1).max(MAX_PRINT_HTML), landscape: z.boolean().default(false) }),
    z.string().nullable(),
  ),
  /** Opens a file saved here in this session with the system's program for it (documents only). */
  openSaved: command(z.strictObject({ path: pathSchema }), z.null()),
  /** Shows a file saved here in this session in the system's file manager. */
  revealSaved: command(z.strictObject({ path: pathSchema }), z.null()),
  /** Full screen on or off, for projection. */
  setFullScreen: command(z.strictObject({ on: z.boolean() }), z.null()),
  /** Which commands of the table have a handler now; the others are grey in the menu. */
  offerCommands: command(z.strictObject({ ids: z.array(z.string().max(60)).max(200) }), z.null()),
} as const;

export type NativeContract = typeof nativeContract;
export type NativeOperation = keyof NativeContract;

/** Errors cross as data: Electron would flatten a thrown error to one English sentence. */
export type NativeReply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: string; readonly data: ErrorData } };

type NativeCalls = {
  readonly [K in NativeOperation]: (input: InputOf<NativeContract, K>) => Promise<NativeReply<OutputOf<NativeContract, K>>>;
};

/** What the preload script puts at `window.native`: named functions, plain data, nothing of Electron. */
export type NativeApi = NativeCalls & {
  /**
   * Asks for a port to the backend. It arrives as a window message whose data is `backendPortMessage`
   * and whose first port is ours; a fresh one arrives unasked after the backend was restarted.
   */
  readonly connectBackend: () => void;
  /** A command chosen in the native menu; answers the function that ends listening. */
  readonly onCommand: (listener: (id: string) => void) => () => void;
};

export const nativeOperations = Object.keys(nativeContract) as NativeOperation[];
