import { runLoopback } from '#host/http/run.ts';
import { openSmallBackend } from './smallBackend.ts';

/** The loopback host as a process, over the small backend; says when the backend was closed in order. */
await runLoopback(async () => {
  const backend = openSmallBackend();
  return {
    ...backend,
    async close() {
      await backend.close();
      console.log('backend closed');
    },
  };
});
