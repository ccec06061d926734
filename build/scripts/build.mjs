import { runScript } from './bootstrap.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './output.mjs';

/** `npm run build`: installs what is missing and builds anew. */
await runScript(async () => {
  await ensureInstalled();
  await ensureBuilt({ force: true });
  return 0;
});
