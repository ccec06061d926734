import { connect } from 'node:net';

/** An answer as it came over the wire. Header names in lower case; repeated ones joined with a line break. */
export type RawAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string; readonly text: string };

/** One request line, headers in order (repeats allowed), body; sent byte for byte, without a client's good manners. */
export type RawRequest = {
  readonly line: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | Buffer;
};

/** Writes a request on a new connection and reads until the host closes it. */
export function sendRaw(port: number, request: RawRequest): Promise<RawAnswer> {
  const head = [request.line, ...request.headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  return exchange(port, Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(request.body ?? '')]));
}

/** Sends these bytes and answers what came back when the connection ended; status 0 when nothing did. */
export function exchange(port: number, bytes: Buffer): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' }, () => void socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    // A connection cut while we still write is an answer too: what arrived before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(parse(Buffer.concat(chunks).toString('utf8'))));
  });
}

/** Sends these bytes and closes our side at once; resolves when the host has closed its own. */
export function leaveAfter(port: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => void socket.end(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
    socket.resume();
  });
}

function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers: Record<string, string> = {};
  for (const header of lines) {
    const colon = header.indexOf(':');
    const name = header.slice(0, colon).toLowerCase();
    const value = header.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}\n${value}`;
  }
  return { status: Number(line.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n'), text };
}
