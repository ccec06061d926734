/** Bytes of one JSON request at most; longer data travels as an upload. */
export const RPC_BYTES = 2 * 1024 * 1024;
/** Bytes of one upload at most. Workbooks have a smaller cap of their own in the import. */
export const UPLOAD_BYTES = 64 * 1024 * 1024;
/** Bytes of one chunk over a message port: large enough to be fast, small enough to keep the page answering. */
export const CHUNK_BYTES = 512 * 1024;
/** Milliseconds a call may stay unanswered; long work answers at once with a job id. */
export const CALL_TIMEOUT_MS = 60_000;
/** Milliseconds a one-time address stays valid. */
export const TOKEN_LIFE_MS = 60_000;
