import { AppError } from '#shared/domain/errors.ts';
import type { Person, setupContract } from '#shared/contract/setup.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { backupKeys, type LastBackup } from './backupRun.ts';
import { adoptPack } from './packs.ts';
import type { PersonRow, Ports, Tx, UnitKind } from './ports.ts';
import { runCommand } from './run.ts';
import { startJob } from './startJob.ts';

/** First run, the persons who work here, and the way into and out of the sample. */
export function setupHandlers(ports: Ports): Handlers<typeof setupContract> {
  const { reads } = ports;
  return {
    async 'setup.state'() {
      const [bureau, city, backupFolder, lastBackup, failed, persons, head] = await Promise.all([
        reads.core.meta('bureau'),
        reads.core.meta('city'),
        reads.core.meta('backup_folder'),
        reads.core.meta('last_backup'),
        reads.core.meta(backupKeys.problem),
        reads.core.persons(),
        reads.events.head(),
      ]);
      return {
        stage: bureau === null ? 'first_run' : 'ready',
        sample: ports.workspace.sample,
        bureau: bureau ?? '',
        city: city ?? '',
        today: ports.clock.today(),
        persons: persons.map((person) => ({ ...person })),
        backupFolder: backupFolder === '' ? null : backupFolder,
        lastBackup: lastBackup === null || lastBackup === '' ? null : lastOf(JSON.parse(lastBackup) as LastBackup),
        backupFailed: failed !== null && failed !== '',
        clockBehind: head !== null && ports.clock.now() < head.at,
        version: ports.workspace.version,
      };
    },
    async 'setup.packs'() {
      return ports.packs.list().map((pack) => ({ ...pack }));
    },
    async 'setup.checkFolder'({ folder }) {
      const problem = await ports.workspace.checkFolder(folder);
      return { problem, others: problem === null || problem === 'same_disk' ? [...(await ports.backups.othersIn(folder))] : [] };
    },
    async 'setup.start'(input, context) {
      if (new Set(input.persons.map((person) => person.name)).size < input.persons.length) throw new AppError('persons_same_name');
      // Without a folder of one's own backups lie beside the data; one that is named has to be there.
      const problem = input.backupFolder === null ? null : await ports.workspace.checkFolder(input.backupFolder);
      if (problem !== null && problem !== 'same_disk') throw new AppError('backup_folder_first', { problem, folder: input.backupFolder ?? '' });
      return runCommand(ports, 'setup.start', context, (tx) => start(tx, ports, input));
    },
    async 'setup.sample'() {
      const info = await ports.workspace.sampleInfo();
      return info === null ? null : { madeOn: info.madeOn };
    },
    async 'setup.openSample'({ renew }, context) {
      if (ports.workspace.sample) throw new AppError('already_in_sample');
      return startJob(ports, 'setup.openSample', context, 'sample', (control) => ports.workspace.openSample(control, renew));
    },
    async 'setup.leaveSample'({ remove }) {
      if (!ports.workspace.sample) throw new AppError('not_in_sample');
      await ports.workspace.leaveSample(remove);
      return {};
    },
    async 'setup.removeSample'() {
      await ports.workspace.removeSample();
      return {};
    },
    'setup.rename': (input, context) => runCommand(ports, 'setup.rename', context, (tx) => rename(tx, input)),
    async 'persons.save'(input, context) {
      return runCommand(ports, 'persons.save', context, (tx) => savePerson(tx, ports, input));
    },
    async 'units.list'() {
      return (await reads.core.units()).map((unit) => ({ ...unit }));
    },
  };
}

function lastOf({ at, verified, filesMissing = 0 }: LastBackup): { at: string; verified: boolean; filesMissing: number } {
  return { at, verified, filesMissing };
}

type StartInput = {
  readonly bureau: string;
  readonly city: string;
  readonly persons: ReadonlyArray<{ readonly name: string; readonly post: string }>;
  readonly packId: string;
  readonly backupFolder: string | null;
};

/** Writes the bureau, its persons, the units above the communities and the pack: one transaction, once. */
async function start(tx: Tx, ports: Ports, input: StartInput): Promise<{ persons: Person[] }> {
  if ((await tx.core.meta('bureau')) !== null) throw new AppError('already_set_up');
  await tx.core.setMeta('bureau', input.bureau);
  await tx.core.setMeta('city', input.city);
  await tx.core.setMeta('backup_folder', input.backupFolder ?? '');
  const persons: PersonRow[] = input.persons.map((person, index) => ({ id: ports.ids.next(), ...person, active: true, ord: index + 1, revision: 1 }));
  for (const person of persons) {
    await tx.core.savePerson(person);
    tx.journal.record({
      kind: 'person.added',
      subjectKind: 'person',
      subjectId: person.id,
      onDay: tx.journal.today,
      payload: { name: person.name, post: person.post },
    });
  }
  await addUpperUnits(tx, ports, input);
  await adoptPack(tx, ports, input.packId);
  tx.journal.record({
    kind: 'bureau.set_up',
    subjectKind: 'bureau',
    subjectId: 'bureau',
    onDay: tx.journal.today,
    payload: { bureau: input.bureau, city: input.city, pack: input.packId },
  });
  tx.journal.touch('setup', 'persons', 'units');
  return { persons: persons.map((person) => ({ ...person })) };
}

/** The city with its bureau, government office and leading group: they issue orders and carry city-level rules. */
async function addUpperUnits(tx: Tx, ports: Ports, input: StartInput): Promise<void> {
  const city = ports.ids.next();
  const unit = (kind: UnitKind, id: string, name: string, ord: number, parentId: string | null) =>
    tx.core.addUnit({ id, kind, name, fullName: name, parentId, code: null, ord, validFrom: tx.journal.today, validTo: null });
  await unit('city', city, input.city, 1, null);
  await unit('department', ports.ids.next(), input.bureau, 2, city);
}

/** The bureau and its city under other names: papers issued before keep theirs. */
async function rename(tx: Tx, input: { readonly bureau: string; readonly city: string }): Promise<Record<string, never>> {
  const before = { bureau: (await tx.core.meta('bureau')) ?? '', city: (await tx.core.meta('city')) ?? '' };
  if (before.bureau === input.bureau && before.city === input.city) return {};
  await tx.core.setMeta('bureau', input.bureau);
  await tx.core.setMeta('city', input.city);
  for (const unit of await tx.core.units()) {
    const name = unit.kind === 'city' ? input.city : unit.kind === 'department' && unit.name === before.bureau ? input.bureau : unit.name;
    if (name !== unit.name) await tx.core.updateUnit({ ...unit, name, fullName: name });
  }
  tx.journal.record({ kind: 'bureau.renamed', subjectKind: 'bureau', subjectId: 'bureau', onDay: tx.journal.today, payload: { before, after: { ...input } } });
  tx.journal.touch('setup', 'units', 'settings');
  return {};
}

async function savePerson(
  tx: Tx,
  ports: Ports,
  input: { readonly id: string | null; readonly name: string; readonly post: string; readonly active: boolean; readonly revision: number },
): Promise<Person> {
  const persons = await tx.core.persons();
  const before = persons.find((person) => person.id === input.id);
  if (input.id !== null && before === undefined) throw new AppError('actor_unknown');
  if (before !== undefined && before.revision !== input.revision) throw new AppError('stale', { what: before.name });
  if (persons.some((person) => person.name === input.name && person.id !== input.id)) throw new AppError('persons_same_name');
  const others = persons.filter((person) => person.active && person.id !== input.id).length;
  if (!input.active && others < 2) throw new AppError('persons_two_needed');
  const person: PersonRow = {
    id: before?.id ?? ports.ids.next(),
    name: input.name,
    post: input.post,
    active: input.active,
    ord: before?.ord ?? persons.length + 1,
    revision: (before?.revision ?? 0) + 1,
  };
  await tx.core.savePerson(person);
  tx.journal.record({
    kind: before === undefined ? 'person.added' : 'person.changed',
    subjectKind: 'person',
    subjectId: person.id,
    onDay: tx.journal.today,
    payload: { name: person.name, post: person.post, active: person.active },
  });
  tx.journal.touch('persons', 'setup');
  return { ...person };
}
