import { verifyChain } from '#shared/domain/events/chain.ts';
import { shortHead } from '#shared/domain/events/head.ts';
import type { ChainResult, systemContract } from '#shared/contract/system.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import type { JobControl, Ports } from './ports.ts';
import { startJob } from './startJob.ts';

/** Events read at a time: some megabytes. */
const AT_ONCE = 2_000;

/** What runs here, and whether its log is unbroken. */
export function systemHandlers(ports: Ports): Handlers<typeof systemContract> {
  const { reads, workspace } = ports;
  return {
    async 'system.info'() {
      const head = await reads.events.head();
      const { dataFolder, databaseBytes, runtime } = workspace.place();
      return {
        version: workspace.version,
        runtime,
        dataFolder,
        databaseBytes,
        sample: workspace.sample,
        chain: head === null ? null : { seq: head.seq, at: head.at, short: shortHead(head.hash) },
      };
    },
    'system.choices': () => workspace.choices(),
    async 'system.keepChoices'({ choices }) {
      await workspace.keepChoices(choices);
      return {};
    },
    async 'system.verifyChain'(_input, context) {
      return startJob(ports, 'system.verifyChain', context, 'chain', (control) => verifyAll(ports, control));
    },
  };
}

/** Reads every event of the chain in parts; answers the first break, or that there is none. */
async function verifyAll(ports: Ports, control: JobControl): Promise<ChainResult> {
  const end = (await ports.reads.events.head())?.seq ?? 0;
  let head = { seq: 0, hash: '' };
  while (head.seq < end) {
    control.signal.throwIfAborted();
    const records = await ports.reads.events.sealed(head.seq, AT_ONCE);
    if (records.length === 0) break;
    const report = verifyChain(records, ports.sha256, [], head);
    if (report.broken !== null) return { ok: false, count: report.head.seq, short: shortOf(report.head.hash), broken: { ...report.broken } };
    head = { ...report.head };
    control.progress(head.seq, end);
  }
  return { ok: true, count: head.seq, short: shortOf(head.hash), broken: null };
}

function shortOf(hash: string): string {
  return hash === '' ? '' : shortHead(hash);
}
