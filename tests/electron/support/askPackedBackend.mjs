/**
 * Starts a built backend process as Electron would: `node askPackedBackend.mjs <utility.mjs> <data folder>`.
 * Plays main and one page, and prints what was answered as JSON.
 */
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';

const [utility, dataFolder] = process.argv.slice(2);
mkdirSync(dataFolder, { recursive: true });

/** A port whose messages come as `{ data }`, as those of Electron's processes do. */
function electronPort(port) {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (type, listener) => (type === 'message' ? port.on('message', (data) => listener({ data })) : port.on(type, listener)),
    start: () => port.start(),
    close: () => port.close(),
  };
}

const parent = new EventEmitter();
const heard = { opened: Promise.withResolvers(), refused: Promise.withResolvers(), closed: Promise.withResolvers() };
parent.postMessage = (message) => heard[message.type]?.resolve(message);
process.parentPort = parent;
const exited = new Promise((resolve) => (process.exit = resolve));

await import(pathToFileURL(utility).href);
const tell = (data, ports = []) => parent.emit('message', { data, ports });
tell({ type: 'open', place: { dataFolder, version: '9.9.9' } });
const opened = await Promise.race([heard.opened.promise, heard.refused.promise]);

const { port1, port2 } = new MessageChannel();
tell({ type: 'port' }, [electronPort(port2)]);
const reply = await new Promise((resolve) => {
  port1.on('message', (frame) => 'id' in frame && resolve(frame.value));
  port1.postMessage({ id: 1, method: 'rpc', request: { op: 'setup.state', input: {} } });
});

tell({ type: 'close' });
const closed = await heard.closed.promise;
await exited;
port1.close();
console.log(JSON.stringify({ opened, reply, closed }));
