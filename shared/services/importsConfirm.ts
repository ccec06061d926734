import { AppError } from '#shared/domain/errors.ts';
import type { RegisterTable } from '#shared/domain/import/findTable.ts';
import { rememberMapping, signature, type RememberedTargets } from '#shared/domain/import/mapping.ts';
import { subdistrictKey } from '#shared/domain/import/matchCommunities.ts';
import type { PreviewRow } from '#shared/domain/import/previewImport.ts';
import type { BuiltPreview } from './importsPreview.ts';
import type { OpenImport } from './importsSessions.ts';
import { rejudge } from './judging.ts';
import type { CommunityRow, ImportLoads, NewValue, Pinyin, Ports, Sha256, Tx, UnitRow } from './ports.ts';
import { addSubdistrict, communityHaystack, communitySearch } from './registerCommands.ts';

/** Under this key stands what every confirmed form taught about single headers, for forms never seen as a whole. */
const ANY_FORM = '*';

export type ImportWritten = {
  readonly importId: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly errors: number;
  readonly values: number;
  readonly subdistricts: number;
  readonly listed: number;
};

/**
 * Writes the sound rows of a preview: new subdistricts and communities, names and codes, and only the values that
 * differ. One event for the import and one for each unit and community, in this order, so that undoing finds them.
 * Throws `import_outdated` when the register changed since the preview, `import_nothing` when nothing differs.
 */
export async function writeImport(tx: Tx, ports: Ports, open: OpenImport, table: RegisterTable, preview: BuiltPreview): Promise<ImportWritten> {
  if ((await tx.imports.registerHead()) !== preview.registerSeq) throw new AppError('import_outdated');
  const { counts, choice } = preview;
  if (choice.onDay > tx.journal.today) throw new AppError('day_in_future', { day: choice.onDay, today: tx.journal.today });
  const added = preview.rows.filter((row) => row.status === 'new');
  const changed = preview.rows.filter((row) => row.status === 'changed');
  if (added.length + changed.length === 0) throw new AppError('import_nothing', { errors: counts.error });
  const importId = ports.ids.next();
  const seq = tx.journal.record({
    kind: 'register.imported',
    subjectKind: 'import',
    subjectId: importId,
    onDay: choice.onDay,
    payload: {
      fileName: open.fileName,
      sha256: open.sha256,
      sheet: choice.sheet,
      added: added.length,
      changed: changed.length,
      unchanged: counts.unchanged,
      errors: counts.error,
      values: counts.values,
      subjects: preview.newSubdistricts.length + added.length + changed.length,
    },
  });
  const writing: Writing = {
    tx,
    ports: { ...ports, pinyin: remembering(ports.pinyin) },
    importId,
    onDay: choice.onDay,
    towns: await townsOf(tx, ports, preview),
  };
  const form = formSignature(table, ports.sha256);
  await tx.imports.saveImportBatch({
    id: importId,
    fileName: open.fileName,
    sha256: open.sha256,
    sheet: choice.sheet,
    signature: form,
    onDay: choice.onDay,
    added: added.length,
    changed: changed.length,
    unchanged: counts.unchanged,
    seq,
    undoneSeq: null,
  });
  await addCommunities(writing, added);
  await changeCommunities(writing, changed);
  await remember(tx, table, preview, form, seq);
  tx.journal.touch('register', 'imports');
  return {
    importId,
    added: added.length,
    changed: changed.length,
    unchanged: counts.unchanged,
    errors: counts.error,
    values: counts.values,
    subdistricts: preview.newSubdistricts.length,
    listed: counts.listed,
  };
}

/** What is remembered for a form: its own corrections first, then what other forms taught about the same headers. */
export async function rememberedFor(loads: Pick<ImportLoads, 'importMapping'>, table: RegisterTable, sha256: Sha256): Promise<RememberedTargets> {
  const [any, own] = [await loads.importMapping(ANY_FORM), await loads.importMapping(formSignature(table, sha256))];
  return { ...(any as RememberedTargets | null), ...(own as RememberedTargets | null) };
}

/** Tells forms apart: a short digest of all their headers in order. */
function formSignature(table: RegisterTable, sha256: Sha256): string {
  return sha256(table.columns.map((column) => signature(column.path)).join('\n')).slice(0, 32);
}

async function remember(tx: Tx, table: RegisterTable, preview: BuiltPreview, form: string, seq: number): Promise<void> {
  const targets = rememberMapping(table, preview.choice.mapping);
  const known = ((await tx.imports.importMapping(ANY_FORM)) ?? {}) as RememberedTargets;
  await tx.imports.saveImportMapping(form, targets, seq);
  await tx.imports.saveImportMapping(ANY_FORM, { ...known, ...targets }, seq);
}

type Writing = {
  readonly tx: Tx;
  readonly ports: Ports;
  readonly importId: string;
  readonly onDay: string;
  /** Units by `subdistrictKey`. */
  readonly towns: ReadonlyMap<string, UnitRow>;
};

/** Communities written at a time, so that a large table is never held a second time in memory. */
const AT_ONCE = 200;

/** The subdistricts of the register and, newly made, those the table adds. */
async function townsOf(tx: Tx, ports: Ports, preview: BuiltPreview): Promise<ReadonlyMap<string, UnitRow>> {
  const units = [...(await tx.core.units())];
  for (const name of preview.newSubdistricts) units.push(await addSubdistrict(tx, ports, units, name, preview.choice.onDay));
  return new Map(units.filter((unit) => unit.kind === 'subdistrict').map((unit) => [subdistrictKey(unit.name), unit]));
}

function townOf({ towns }: Writing, name: string | null): UnitRow {
  const town = towns.get(subdistrictKey(name ?? ''));
  if (town === undefined) throw new AppError('subdistrict_unknown');
  return town;
}

async function addCommunities(writing: Writing, rows: readonly PreviewRow[]): Promise<void> {
  const places = await lastPlaces(writing.tx);
  for (let start = 0; start < rows.length; start += AT_ONCE) await addSome(writing, rows.slice(start, start + AT_ONCE), places);
}

async function addSome(writing: Writing, rows: readonly PreviewRow[], places: Map<string, number>): Promise<void> {
  const { tx, ports, onDay, importId } = writing;
  const towns = rows.map((row) => townOf(writing, row.subdistrict));
  const added = await tx.register.addCommunities(
    rows.map((row, index) => {
      const town = towns[index]!;
      const ord = (places.get(town.id) ?? 0) + 1;
      places.set(town.id, ord);
      return {
        id: ports.ids.next(),
        subdistrictId: town.id,
        ...naming(ports.pinyin, row.name ?? '', town.name, row.code),
        ord,
        validFrom: onDay,
        validTo: null,
      };
    }),
  );
  await tx.register.writeValues(
    added.flatMap((community, index) => {
      const row = rows[index]!;
      const seq = tx.journal.record({
        kind: 'community.added',
        subjectKind: 'community',
        subjectId: community.id,
        onDay,
        payload: { import: importId, row: row.row, name: community.name, subdistrict: towns[index]!.name, code: community.code, values: payloadOf(row) },
      });
      return valuesOf(writing, community.no, row, seq);
    }),
  );
  await tx.core.saveSearch(added.map((community, index) => communitySearch(community, towns[index]!.name)));
  await settle(
    tx,
    added.map((community) => community.no),
  );
}

async function changeCommunities(writing: Writing, rows: readonly PreviewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const byId = new Map((await writing.tx.register.communities()).map((community) => [community.id, community]));
  const found = rows.map((row) => {
    const community = byId.get(row.communityId ?? '');
    if (community === undefined) throw new AppError('import_outdated');
    return { row, community };
  });
  for (let start = 0; start < found.length; start += AT_ONCE) await changeSome(writing, found.slice(start, start + AT_ONCE));
  const renames = found.filter(({ row }) => row.identity.length > 0).map(({ row, community }) => renamed(writing, row, community));
  await renameCommunities(
    writing.tx,
    renames.map(({ before, after }) => ({ before, after })),
  );
  await writing.tx.core.saveSearch(renames.map(({ after, town }) => communitySearch(after, town.name)));
  await writing.tx.imports.raiseRevisions(found.filter(({ row }) => row.identity.length === 0).map(({ community }) => community.no));
}

async function changeSome(writing: Writing, found: ReadonlyArray<{ readonly row: PreviewRow; readonly community: CommunityRow }>): Promise<void> {
  const { tx, onDay, importId } = writing;
  await tx.register.writeValues(
    found.flatMap(({ row, community }) => {
      const seq = tx.journal.record({
        kind: 'community.changed',
        subjectKind: 'community',
        subjectId: community.id,
        onDay,
        payload: { import: importId, row: row.row, identity: row.identity.map((change) => ({ ...change })), values: payloadOf(row) },
      });
      return valuesOf(writing, community.no, row, seq);
    }),
  );
  await settle(
    tx,
    found.map(({ community }) => community.no),
  );
}

/** Events and verdicts of a part follow at once, so that neither is held for the whole table. */
async function settle(tx: Tx, communityNos: readonly number[]): Promise<void> {
  await tx.journal.flush();
  await rejudge(tx, communityNos);
}

function renamed(
  writing: Writing,
  row: PreviewRow,
  community: CommunityRow,
): { readonly before: CommunityRow; readonly after: CommunityRow; readonly town: UnitRow } {
  const town = townOf(writing, row.subdistrict);
  return {
    before: community,
    after: { ...community, subdistrictId: town.id, ...naming(writing.ports.pinyin, row.name ?? community.name, town.name, row.code) },
    town,
  };
}

/**
 * Gives communities other names, codes or subdistricts. Two may exchange theirs, so those whose new name or code
 * another of them still bears step aside first.
 */
export async function renameCommunities(tx: Tx, renames: ReadonlyArray<{ readonly before: CommunityRow; readonly after: CommunityRow }>): Promise<void> {
  const taken = new Set(renames.flatMap(({ before }) => [placeOf(before), ...(before.code === null ? [] : [before.code])]));
  const stepAside = renames.some(
    ({ before, after }) =>
      (placeOf(after) !== placeOf(before) && taken.has(placeOf(after))) || (after.code !== null && after.code !== before.code && taken.has(after.code)),
  );
  if (stepAside) for (const { before } of renames) await tx.register.updateCommunity({ ...before, name: before.id, code: null });
  for (const { before, after } of renames) await tx.register.updateCommunity({ ...after, revision: stepAside ? before.revision + 1 : before.revision });
}

function placeOf(community: CommunityRow): string {
  return `${community.subdistrictId}\n${community.name}`;
}

/** Everything that follows from what a community is called. */
export function naming(pinyin: Pinyin, name: string, subdistrict: string, code: string | null): Pick<CommunityRow, 'name' | 'code' | 'haystack' | 'sortKey'> {
  return { name, code, haystack: communityHaystack(pinyin, name, subdistrict, code), sortKey: pinyin.initials(name) };
}

function valuesOf({ importId, onDay }: Writing, subjectNo: number, row: PreviewRow, seq: number): NewValue[] {
  return row.changes.map(({ metricKey, after }) => ({
    subjectNo,
    metric: metricKey,
    value: after,
    validFrom: onDay,
    seq,
    source: 'import',
    importId,
    sourceRow: row.row,
  }));
}

/** What the event keeps of the values: enough to retell the change. */
function payloadOf(row: PreviewRow): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { metricKey, after } of row.changes) values[metricKey] = [after.number ?? after.text, after.qualifier];
  return values;
}

async function lastPlaces(tx: Tx): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  for (const community of await tx.register.communities())
    places.set(community.subdistrictId, Math.max(places.get(community.subdistrictId) ?? 0, community.ord));
  return places;
}

/** Search text and sort key ask for the same initials. */
function remembering(pinyin: Pinyin): Pinyin {
  const known = new Map<string, string>();
  return {
    initials(text) {
      let found = known.get(text);
      if (found === undefined) known.set(text, (found = pinyin.initials(text)));
      return found;
    },
  };
}
