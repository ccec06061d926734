import { BAG_AGENT } from '#shared/domain/bag/own.ts';
import { buildBagInfo } from '#shared/domain/bag/tags.ts';
import { dayOfInstant } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import { shortHead } from '#shared/domain/events/head.ts';
import { auditFiles, auditReadme, bagInfoWords, bagName } from '#shared/words/auditExport.ts';
import type { ExportMade } from '#shared/contract/export.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';
import { writeMissingForms } from './archiveForms.ts';
import { AT_ONCE, writeArchive, writeCases, writeOrders, writePersons } from './auditExportCases.ts';
import { filedFiles, papersOfItems, writeAttachments, writeChain, writeOrderPapers } from './auditExportFiles.ts';
import { writeIndex } from './auditExportIndex.ts';
import { writeRegister, writeVerdicts } from './auditExportRegister.ts';
import { casesOf, type Export, type ExportScope, ordersOf } from './auditExportScope.ts';
import type { BagWriter, CaseListRow, JobControl, OrderListRow, Ports, RegisterSnapshot } from './ports.ts';
import { instantInChina } from '#shared/words/instants.ts';

export type ExportChoice = {
  readonly from: string | null;
  readonly to: string | null;
  readonly form: 'folder' | 'zip';
  readonly folder: string | null;
  readonly names: 'masked' | 'full';
  readonly reason: string;
};

/** Communities judged between two steps, and events written between two: what a step of the progress stands for. */
const COMMUNITIES_A_STEP = 50;
const EVENTS_A_STEP = 1_000;

/**
 * Makes an audit bag of one moment of the register: what is entered meanwhile is not in it. Nothing is left behind when it
 * is stopped or fails. Recorded as an event when it is done.
 */
export async function runExport(ports: Ports, control: JobControl, context: CallContext, choice: ExportChoice): Promise<ExportMade> {
  const madeAt = ports.clock.now();
  // Before the moment is fixed: whoever opens the bag finds every paper of its archive items.
  const formsWritten = await writeMissingForms(ports, context, choice, control);
  const snapshot = await ports.bags.snapshot(control);
  let writer: BagWriter | null = null;
  try {
    const bureau = await snapshot.reads.core.meta('bureau');
    const head = await snapshot.reads.events.head();
    if (bureau === null || head === null) throw new AppError('export_nothing');
    const name = bagName(bureau, madeAt, ports.workspace.sample);
    writer = await ports.bags.begin(name, { ...choice, bytes: (await snapshot.reads.files.totals()).bytes });
    const made = await fill({ ports, control, snapshot, writer, choice, bureau, madeAt, name, head, context, formsWritten });
    await ports.unitOfWork.run({ actorId: context.actorId, idempotencyKey: null, operation: 'export.start' }, async (tx) => {
      tx.journal.record({
        kind: 'export.made',
        subjectKind: 'export',
        subjectId: made.identifier,
        onDay: tx.journal.today,
        payload: {
          name,
          form: choice.form,
          from: choice.from,
          to: choice.to,
          names: choice.names,
          reason: choice.reason,
          files: made.files,
          size: made.size,
          manifestSha256: made.manifestSha256,
          lastSeq: head.seq,
          head: head.hash,
        },
      });
      tx.journal.touch('archive');
    });
    return made;
  } catch (error) {
    await writer?.abort();
    throw error;
  } finally {
    await snapshot.close();
  }
}

type Filling = {
  readonly ports: Ports;
  readonly control: JobControl;
  readonly snapshot: RegisterSnapshot;
  readonly writer: BagWriter;
  readonly choice: ExportChoice;
  readonly bureau: string;
  readonly madeAt: string;
  readonly name: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly context: CallContext;
  /** Forms of the archive written for this bag. */
  readonly formsWritten: number;
};

async function fill({ ports, control, snapshot, writer, choice, bureau, madeAt, name, head, context, formsWritten }: Filling): Promise<ExportMade> {
  const { reads } = snapshot;
  const scope: ExportScope = { from: choice.from, to: choice.to, day: choice.to ?? ports.clock.today(), names: choice.names };
  const source = { reads, bags: ports.bags };
  const [cases, orders, communities, units, totals, persons] = [
    await casesOf(source, scope),
    await ordersOf(source, scope),
    await reads.register.communities(),
    await reads.core.units(),
    await reads.files.totals(),
    await reads.core.persons(),
  ];
  const parts = Math.ceil(communities.length / COMMUNITIES_A_STEP);
  const rows = [cases, orders].reduce((sum, list) => sum + Math.ceil(list.length / AT_ONCE), 0);
  const total = parts * 2 + rows + orders.length + totals.count + Math.ceil(head.seq / EVENTS_A_STEP);
  let done = 0;
  const to: Export = {
    ports: { ...ports, reads },
    reads,
    writer,
    control,
    scope,
    bureau,
    communities: communities.filter((row) => row.validFrom <= scope.day),
    units: new Map(units.map((unit) => [unit.id, unit])),
    async step() {
      control.signal.throwIfAborted();
      done += 1;
      control.progress(Math.min(done, total), total);
      await ports.bags.breathe();
    },
  };
  const register = await writeRegister(to);
  const verdicts = await writeVerdicts(to);
  const caseFile = await writeCases(to, cases);
  const orderFile = await writeOrders(to, orders);
  const papers = await writeOrderPapers(to, orders);
  const archive = await writeArchive(to);
  const archivePapers = await papersOfItems(to, archive.items);
  const attachments = await writeAttachments(
    to,
    { cases: byId(cases), orders: byId(orders), archive: byId(archive.items) },
    filedFiles(archive.items, archivePapers, papers),
  );
  const files = [...register, ...verdicts.files, caseFile, orderFile, archive.file, await writeChain(to), await writePersons(to)];

  const identifier = `SJ-${instantInChina(madeAt).replaceAll(/[-:]/g, '').replace(' ', '-')}`;
  const scopeLine =
    choice.from === null && choice.to === null ? bagInfoWords.scopeAll : bagInfoWords.scopeSpan(choice.from ?? firstDay(cases, orders, scope), scope.day);
  const namesLine = choice.names === 'masked' ? bagInfoWords.masked : bagInfoWords.full(choice.reason);
  const short = shortHead(head.hash);
  await writeIndex(to, {
    identifier,
    madeAt,
    files,
    tallies: verdicts.tallies,
    cases,
    orders,
    papers,
    attachments,
    archive: archive.items,
    archivePapers,
    events: head.seq,
    scopeLine,
  });
  await writer.add(
    auditFiles.readme,
    `\uFEFF${auditReadme({ bureau, identifier, scope: scopeLine, names: namesLine, head: short, events: head.seq, sample: ports.workspace.sample })}`,
  );
  await writer.add(auditFiles.verifier, await ports.bags.verifier());
  const finished = await writer.finish(
    ({ bytes, files: count }) =>
      buildBagInfo({
        sourceOrganization: bureau,
        contactName: persons.find((person) => person.id === context.actorId)?.name ?? '',
        externalDescription: bagInfoWords.description(bureau, scopeLine, ports.workspace.sample),
        externalIdentifier: identifier,
        baggingDate: dayOfInstant(madeAt),
        payloadBytes: bytes,
        payloadFiles: count,
        internalSenderIdentifier: name,
        more: [
          { label: auditFiles.headLabel, value: short },
          { label: auditFiles.countLabel, value: String(head.seq) },
          { label: auditFiles.hashLabel, value: head.hash },
          { label: 'Personal-Names', value: choice.names },
          { label: 'Bag-Software-Agent', value: `${BAG_AGENT} ${ports.workspace.version}` },
          ...(ports.workspace.sample ? [{ label: 'Sample-Data', value: 'yes' }] : []),
        ],
      }),
    control,
  );
  return {
    ...finished,
    name,
    identifier,
    form: choice.form,
    events: head.seq,
    shortHead: short,
    missing: attachments.filter((file) => file.path === null).length,
    formsWritten,
  };
}

function byId<R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.id, row]));
}

function firstDay(cases: readonly CaseListRow[], orders: readonly OrderListRow[], scope: ExportScope): string {
  return [...cases.map((row) => row.openedOn), ...orders.map((row) => row.draftedOn)].toSorted()[0] ?? scope.day;
}
