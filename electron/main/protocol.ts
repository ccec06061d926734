import { protocol } from 'electron';
import { printHeaders, securityHeaders } from '#shared/contract/contentSecurity.ts';
import type { RendererFiles } from '#host/rendererFiles.ts';
import { filePath } from './filePath.ts';
import { appScheme, isAppAddress, isPrintAddress } from './origins.ts';

/** Documents waiting to be printed, by the path of their one-time address. */
export type PrintDocuments = Map<string, string>;

/** Makes `app://` behave like a web origin of its own; before `ready`. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the renderer's built files and the documents being printed; everything else is 404. */
export function serveScheme(files: RendererFiles, documents: PrintDocuments): void {
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    const path = filePath(request.url);
    if (path === null) return new Response(null, { status: 404 });
    const document = isPrintAddress(request.url) ? documents.get(path) : undefined;
    if (document !== undefined) return new Response(document, { headers: { ...printHeaders, 'content-type': 'text/html; charset=utf-8' } });
    const file = await files.take(path);
    if (file === null) return new Response(null, { status: 404 });
    const headers = isAppAddress(request.url) ? securityHeaders : printHeaders;
    return new Response(new Uint8Array(file.bytes), { headers: { ...headers, 'content-type': file.type } });
  });
}
