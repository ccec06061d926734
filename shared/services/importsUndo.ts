import { AppError } from '#shared/domain/errors.ts';
import type { IdentityChange } from '#shared/domain/import/matchCommunities.ts';
import { UNFILLED } from '#shared/domain/register/value.ts';
import { naming, renameCommunities } from './importsConfirm.ts';
import { rejudge } from './judging.ts';
import type { CommunityRow, ImportBatchRow, ImportedSubject, ImportedValue, NewValue, Ports, Tx, UnitRow } from './ports.ts';
import { communitySearch } from './registerCommands.ts';

/** Something changed since the import, which stays: a value (`metric`) or what names the community (`field`). */
export type LeftAsItIs = {
  readonly communityId: string;
  readonly name: string;
  readonly metric: string | null;
  readonly field: IdentityChange['field'] | null;
};

export type ImportUndone = {
  readonly restored: number;
  readonly removed: number;
  readonly kept: ReadonlyArray<{ readonly id: string; readonly name: string; readonly subdistrict: string }>;
  readonly left: readonly LeftAsItIs[];
  readonly leftCount: number;
};

const MOST_NAMED = 200;

/**
 * Takes an import back. Values get compensating ones, so that every past day reads as before; names, codes and
 * subdistricts go back; communities it had added go when nothing else hangs on them, else they stay and are named;
 * what somebody changed since stays and is named. Throws `import_unknown`, `import_already_undone`.
 */
export async function undoImport(tx: Tx, ports: Ports, id: string): Promise<ImportUndone> {
  const batch = await tx.imports.importBatch(id);
  if (batch === null) throw new AppError('import_unknown');
  if (batch.undoneSeq !== null) throw new AppError('import_already_undone', { file: batch.fileName });
  const undoing = await gather(tx, batch);
  const removable = await removableOf(tx, undoing, batch.id);
  const values = await tx.imports.valuesOfImport(batch.id);
  const seq = tx.journal.record({
    kind: 'register.import_undone',
    subjectKind: 'import',
    subjectId: batch.id,
    onDay: tx.journal.today,
    payload: { fileName: batch.fileName, sha256: batch.sha256, values: values.length, removed: removable.length },
  });
  await tx.imports.saveImportBatch({ ...batch, undoneSeq: seq });

  const gone = new Set(removable.map((community) => community.no));
  const left: LeftAsItIs[] = [];
  const byCommunity = Map.groupBy(
    values.filter((value) => !gone.has(value.subjectNo)),
    (value) => value.subjectNo,
  );
  const renames = identitiesOf(undoing, gone, left, ports);
  const restored = await restore(tx, batch, undoing, byCommunity, renames, left);
  await removeCommunities(tx, batch, removable);
  for (const unit of await tx.imports.removeUnusedUnits(undoing.units)) {
    tx.journal.record({
      kind: 'unit.changed',
      subjectKind: 'unit',
      subjectId: unit,
      onDay: tx.journal.today,
      payload: { import: batch.id, undone: true, name: undoing.towns.get(unit)?.name ?? '' },
    });
  }
  await rejudge(tx, [...new Set([...byCommunity.keys(), ...renames.map(({ before }) => before.no)])]);
  tx.journal.touch('register', 'imports', 'units');
  const kept = undoing.communities.filter(({ subject, community }) => subject.added !== null && !gone.has(community.no));
  return {
    restored,
    removed: removable.length,
    kept: kept.map(({ community }) => ({ id: community.id, name: community.name, subdistrict: undoing.towns.get(community.subdistrictId)?.name ?? '' })),
    left: left.slice(0, MOST_NAMED),
    leftCount: left.length,
  };
}

type CommunitySubject = Extract<ImportedSubject, { readonly kind: 'community' }>;
type Touched = { readonly subject: CommunitySubject; readonly community: CommunityRow };
type Undoing = {
  readonly units: readonly string[];
  readonly communities: readonly Touched[];
  readonly towns: ReadonlyMap<string, UnitRow>;
  readonly places: ReadonlySet<string>;
};

async function gather(tx: Tx, batch: ImportBatchRow): Promise<Undoing> {
  const [subjects, communities, units] = [await tx.imports.subjectsOf(batch), await tx.register.communities(), await tx.core.units()];
  const byId = new Map(communities.map((community) => [community.id, community]));
  return {
    units: subjects.filter((subject) => subject.kind === 'unit').map((subject) => subject.id),
    communities: subjects.flatMap((subject) => {
      const community = subject.kind === 'community' ? byId.get(subject.id) : undefined;
      return subject.kind === 'community' && community !== undefined ? [{ subject, community }] : [];
    }),
    towns: new Map(units.map((unit) => [unit.id, unit])),
    places: new Set(communities.flatMap((community) => [placeKey(community), ...(community.code === null ? [] : [community.code])])),
  };
}

/** Communities the import added, still as it named them, on which nothing else hangs. */
async function removableOf(tx: Tx, { communities, towns }: Undoing, importId: string): Promise<readonly CommunityRow[]> {
  const untouched = communities.filter(
    ({ subject: { added }, community }) =>
      added !== null &&
      community.validTo === null &&
      community.name === added.name &&
      community.code === added.code &&
      towns.get(community.subdistrictId)?.name === added.subdistrict,
  );
  const used = await tx.imports.communitiesInUse(
    untouched.map(({ community }) => community),
    importId,
  );
  return untouched.map(({ community }) => community).filter((community) => !used.has(community.no));
}

/** Names, codes and subdistricts to put back; what was changed again, or is another's by now, stays and is named. */
function identitiesOf(
  { communities, towns, places }: Undoing,
  gone: ReadonlySet<number>,
  left: LeftAsItIs[],
  ports: Ports,
): ReadonlyArray<{ readonly before: CommunityRow; readonly after: CommunityRow }> {
  const townByName = new Map([...towns.values()].filter((unit) => unit.kind === 'subdistrict').map((unit) => [unit.name, unit]));
  const wanted = communities
    .filter(({ community }) => !gone.has(community.no))
    .flatMap(({ subject, community }) => {
      const open = subject.identity.filter((change) => {
        const stands =
          community.validTo === null &&
          currentOf(community, towns, change.field) === change.after &&
          (change.field !== 'subdistrict' || townByName.has(change.before ?? ''));
        if (!stands) left.push({ communityId: community.id, name: community.name, metric: null, field: change.field });
        return stands;
      });
      if (open.length === 0) return [];
      const back = Object.fromEntries(open.map((change) => [change.field, change.before]));
      const town = townByName.get('subdistrict' in back ? (back['subdistrict'] ?? '') : (towns.get(community.subdistrictId)?.name ?? ''));
      const name = 'name' in back ? (back['name'] ?? community.name) : community.name;
      const code = 'code' in back ? (back['code'] ?? null) : community.code;
      return [
        {
          before: community,
          open,
          after: { ...community, subdistrictId: town?.id ?? community.subdistrictId, ...naming(ports.pinyin, name, town?.name ?? '', code) },
        },
      ];
    });
  const leaving = new Set(wanted.flatMap(({ before }) => [placeKey(before), ...(before.code === null ? [] : [before.code])]));
  const clashes = (key: string): boolean => places.has(key) && !leaving.has(key);
  return wanted.flatMap(({ before, after, open }) => {
    const clash =
      (placeKey(after) !== placeKey(before) && clashes(placeKey(after))) || (after.code !== null && after.code !== before.code && clashes(after.code));
    if (!clash) return [{ before, after }];
    for (const change of open) left.push({ communityId: before.id, name: before.name, metric: null, field: change.field });
    return [];
  });
}

function currentOf(community: CommunityRow, towns: Undoing['towns'], field: IdentityChange['field']): string | null {
  if (field === 'name') return community.name;
  return field === 'code' ? community.code : (towns.get(community.subdistrictId)?.name ?? null);
}

function placeKey(community: CommunityRow): string {
  return `${community.subdistrictId}\n${community.name}`;
}

/** Writes what stood before, one event a community; answers how many values were put back. */
async function restore(
  tx: Tx,
  batch: ImportBatchRow,
  undoing: Undoing,
  byCommunity: ReadonlyMap<number, readonly ImportedValue[]>,
  renames: ReadonlyArray<{ readonly before: CommunityRow; readonly after: CommunityRow }>,
  left: LeftAsItIs[],
): Promise<number> {
  const renamesByNo = new Map(renames.map(({ before, after }) => [before.no, changesOf(before, after, undoing.towns)]));
  const writing: NewValue[] = [];
  const raised: number[] = [];
  let restored = 0;
  for (const { community } of undoing.communities) {
    const all = byCommunity.get(community.no) ?? [];
    for (const value of all) if (value.later) left.push({ communityId: community.id, name: community.name, metric: value.metric, field: null });
    const open = all.filter((value) => !value.later);
    if (open.length === 0 && !renamesByNo.has(community.no)) continue;
    const seq = tx.journal.record({
      kind: 'community.changed',
      subjectKind: 'community',
      subjectId: community.id,
      onDay: tx.journal.today,
      payload: {
        import: batch.id,
        undone: true,
        identity: renamesByNo.get(community.no) ?? [],
        values: Object.fromEntries(
          open.map(({ metric, before }) => [metric, before === null ? [null, 'unfilled'] : [before.number ?? before.text, before.qualifier]]),
        ),
      },
    });
    if (!renamesByNo.has(community.no)) raised.push(community.no);
    restored += open.length;
    for (const { metric, before, days } of open) {
      for (const day of days)
        writing.push({ subjectNo: community.no, metric, value: before ?? UNFILLED, validFrom: day, seq, source: 'undo', importId: batch.id });
    }
  }
  await tx.register.writeValues(writing);
  await renameCommunities(tx, renames);
  await tx.core.saveSearch(renames.map(({ after }) => communitySearch(after, undoing.towns.get(after.subdistrictId)?.name ?? '')));
  await tx.imports.raiseRevisions(raised);
  return restored;
}

function changesOf(before: CommunityRow, after: CommunityRow, towns: Undoing['towns']): readonly IdentityChange[] {
  const fields = ['name', 'code', 'subdistrict'] as const;
  return fields.flatMap((field) => {
    const [from, to] = [currentOf(before, towns, field), currentOf(after, towns, field)];
    return from === to ? [] : [{ field, before: from, after: to ?? '' }];
  });
}

/** SQLite allows 32,766 parameters a statement. */
const MOST_AT_ONCE = 5_000;

async function removeCommunities(tx: Tx, batch: ImportBatchRow, communities: readonly CommunityRow[]): Promise<void> {
  for (const community of communities) {
    tx.journal.record({
      kind: 'community.ended',
      subjectKind: 'community',
      subjectId: community.id,
      onDay: tx.journal.today,
      payload: { import: batch.id, undone: true, name: community.name },
    });
  }
  for (let start = 0; start < communities.length; start += MOST_AT_ONCE) {
    await tx.register.removeCommunities(communities.slice(start, start + MOST_AT_ONCE).map((community) => community.no));
  }
}
