import { mergedFindings } from '#shared/domain/bag/report.ts';
import { AppError } from '#shared/domain/errors.ts';
import { shortHead } from '#shared/domain/events/head.ts';
import { bagInfoWords } from '#shared/words/auditExport.ts';
import { chainBreakText } from '#shared/words/auditExportScreens.ts';
import { bagFindingWords } from '#shared/words/export.ts';
import type { BagCheckView, exportContract } from '#shared/contract/export.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { inSpan, isClosedOn } from './auditExportScope.ts';
import { runExport } from './auditExportRun.ts';
import { ZIP } from './mime.ts';
import type { BagCheck, Ports } from './ports.ts';
import { actingPerson, startJob } from './startJob.ts';

/** Findings that travel to the page; the total counts all. */
const SHOWN = 500;

/** The audit export: what it would hold, making it, fetching it, checking one. */
export function exportHandlers(ports: Ports): Handlers<typeof exportContract> {
  const { reads } = ports;
  return {
    async 'export.plan'(span) {
      refuseSpan(span, ports.clock.today());
      const [communities, { cases, orders }, files, head] = await Promise.all([
        reads.register.communities(),
        reads.cases.spanCounts(span),
        reads.files.totals(),
        reads.events.head(),
      ]);
      const years = await Promise.all((['bureau', 'community'] as const).map((fonds) => reads.archive.years(fonds, null)));
      const archiveItems = years
        .flat()
        .filter(({ year }) => inSpan({ from: span.from === null ? null : `${span.from.slice(0, 4)}-01-01`, to: span.to }, `${year}-01-01`))
        .reduce((sum, year) => sum + year.prefiled + year.arranged, 0);
      const closedCommunities = communities.filter((row) => isClosedOn(row, span.to ?? ports.clock.today())).length;
      return {
        communities: communities.length - closedCommunities,
        closedCommunities,
        cases,
        orders,
        archiveItems,
        events: head?.seq ?? 0,
        attachments: files.count,
        attachmentBytes: files.bytes,
        sample: ports.workspace.sample,
      };
    },
    async 'export.start'(input, context) {
      refuseSpan(input, ports.clock.today());
      if (input.names === 'full' && input.reason === '') throw new AppError('export_reason_missing');
      if (input.form === 'folder' && input.folder === null) throw new AppError('export_folder', { problem: 'missing', folder: '' });
      // Who asks is checked before the long work, not after it.
      if ((await actingPerson(ports, context)) === null) throw new AppError('actor_missing');
      return startJob(ports, 'export.start', context, 'export', (control) => runExport(ports, control, context, input));
    },
    async 'export.fetch'({ name }) {
      const found = await ports.bags.fetchable(name);
      if (found === null) throw new AppError('export_gone');
      return { ticket: ports.files.downloadTicket({ name: `${name}.zip`, mime: ZIP, source: { path: found.path } }), name: `${name}.zip`, size: found.size };
    },
    async 'export.list'() {
      const [events, persons] = await Promise.all([reads.events.ofKind('export.made', 50), reads.core.persons()]);
      return Promise.all(
        events.map(async ({ at, personId, payload }) => {
          const text = (key: string) => String(payload[key] ?? '');
          const day = (key: string) => (typeof payload[key] === 'string' ? (payload[key] as string) : null);
          return {
            at,
            person: persons.find((person) => person.id === personId)?.name ?? null,
            name: text('name'),
            scope:
              day('from') === null && day('to') === null
                ? bagInfoWords.scopeAll
                : bagInfoWords.scopeSpan(day('from') ?? day('to')!, day('to') ?? ports.clock.today()),
            names: payload['names'] === 'full' ? ('full' as const) : ('masked' as const),
            reason: text('reason'),
            files: Number(payload['files'] ?? 0),
            size: Number(payload['size'] ?? 0),
            shortHead: text('head') === '' ? '' : shortHead(text('head')),
            manifestSha256: text('manifestSha256'),
            fetchable: (await ports.bags.fetchable(text('name'))) !== null,
          };
        }),
      );
    },
    async 'export.verifyBag'(source, context) {
      return startJob(ports, 'export.verifyBag', context, 'export.verify', async (control) => checkView(ports, await ports.bags.verify(source, control)));
    },
  };
}

function refuseSpan({ from, to }: { readonly from: string | null; readonly to: string | null }, today: string): void {
  if ((from !== null && to !== null && from > to) || (to !== null && to > today)) throw new AppError('export_span', { today });
}

async function checkView(ports: Ports, { report, info, chain }: BagCheck): Promise<BagCheckView> {
  const found = mergedFindings(report.findings);
  const errors = found.filter((finding) => finding.severity === 'error');
  const warnings = found.filter((finding) => finding.severity === 'warning');
  const chainHolds = chain === null || (chain.ok && chain.headMatches !== false);
  return {
    valid: report.valid && chainHolds,
    filesValid: report.valid,
    version: report.version,
    files: report.payloadFiles,
    bytes: report.payloadBytes,
    total: found.length,
    findings: [...errors, ...warnings]
      .slice(0, SHOWN)
      .map((finding) => ({ severity: finding.severity, code: finding.code, text: bagFindingWords(finding), path: finding.path ?? null })),
    info: info.map((field) => ({ ...field })),
    chain:
      chain === null
        ? null
        : {
            ok: chainHolds,
            count: chain.count,
            short: chain.head.hash === '' ? '' : shortHead(chain.head.hash),
            headMatches: chain.headMatches,
            payloads: chain.payloads,
            broken: chain.broken === null ? null : { seq: chain.broken.seq, text: chainBreakText(chain.broken) },
            known: await isKnown(ports, chain.head),
          },
  };
}

/** Whether the log that is open here has this record: then the bag is an earlier state of it. Null when it is another register's. */
async function isKnown(ports: Ports, head: { readonly seq: number; readonly hash: string }): Promise<boolean | null> {
  const [first] = await ports.reads.events.sealed(head.seq - 1, 1);
  if (head.seq === 0 || first === undefined) return null;
  return first.hash === head.hash;
}
