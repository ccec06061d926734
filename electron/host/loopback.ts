import { clockStartingOn, systemClock } from './clock.ts';
import { runLoopback } from './http/run.ts';
import { createIds } from './ids.ts';

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
