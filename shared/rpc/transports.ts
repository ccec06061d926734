/** The ways to reach a host, and what both ends of them share. */
export { openSession, overHttp, tokenOf } from './overHttp.ts';
export { overPort } from './overPort.ts';
export { emitterPort, eventPort, type Port } from './portFrames.ts';
export type { DownloadedFile, FetchLike, StagedUpload, Timer, Transport, WatchState } from './transport.ts';
