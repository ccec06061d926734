import { clockStartingOn, systemClock } from './clock.ts';
import { runLoopback } from './http/run.ts';
import { createIds } from './ids.ts';

// What the program writes is the user's own: no other account of the PC may read it.
process.umask(0o077);

/** Entry of the loopback host. The backend is loaded only when no host is running yet. */
await runLoopback(async (config, log) => {
  const [{ openBackend }, { pinyin }] = await Promise.all([import('./backend.ts'), import('./adapters/pinyin.ts')]);
  return openBackend({
    dataFolder: config.dataFolder,
    version: config.version,
    clock: config.startDay === null ? systemClock() : clockStartingOn(config.startDay),
    ids: createIds(),
    pinyin,
    report: log.report,
    checkOutput: config.development,
  });
});
