/** Runs a built backend bundle in a worker thread as if it were Electron's utility process. */
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { electronPort } from './fakeElectron.mjs';

const line = new EventEmitter();
line.postMessage = (message) => parentPort.postMessage(message);
process.parentPort = line;
// The bundle listens once it is loaded; until then messages wait in the port.
await import(pathToFileURL(workerData.entry).href);
parentPort.on('message', ({ message, ports }) => line.emit('message', { data: message, ports: ports.map(electronPort) }));
