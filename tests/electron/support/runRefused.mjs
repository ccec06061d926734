/**
 * Starts the built desktop program on a data folder whose database is none:
 * `node runRefused.mjs <out/electron> <data folder>`. Prints what the person was told, and the exit code.
 */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, stage } from './fakeElectron.mjs';

const [program, dataFolder] = process.argv.slice(2);
mkdirSync(dataFolder, { recursive: true });
writeFileSync(join(dataFolder, 'register.db'), 'this is no database'.repeat(500));
stage.dataFolder = dataFolder;
// Quit.
stage.answers.push(1);
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: new URL('./fakeElectron.mjs', import.meta.url).href, shortCircuit: true } : next(specifier, context),
});

const ended = once(app, 'test-exit');
await import(pathToFileURL(join(program, 'main.mjs')).href);
await ended;
console.log(JSON.stringify({ boxes: stage.boxes, exitCode: app.exitCode, backends: stage.backends.length }));
process.exit(0);
