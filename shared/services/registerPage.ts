import { AppError } from '#shared/domain/errors.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { ChangeRow, registerContract } from '#shared/contract/register.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { registerWords } from '#shared/words/register.ts';
import { XLSX } from './mime.ts';
import type { ItemKind, Ports, RegisterChangeRow } from './ports.ts';
import { itemName } from './registerItems.ts';
import { communitySheets } from './registerSheets.ts';
import { ofCommunityHandlers } from './standardsOfCommunity.ts';

type Pages = Pick<Handlers<typeof registerContract>, 'register.get' | 'register.history' | 'register.changes' | 'register.exportCommunity'>;
const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

/** The page of one community: as of any day, the history of each value, all its changes, and its sheet. */
export function registerPageHandlers(ports: Ports): Pages {
  const { reads } = ports;
  const { 'standards.ofCommunity': ofCommunity } = ofCommunityHandlers(ports);
  const get: Pages['register.get'] = async ({ id, asOf }) => {
    const row = await existing(ports, id);
    const day = asOf ?? ports.clock.today();
    const [town, items, counts] = await Promise.all([reads.core.unit(row.subdistrictId), reads.register.items(row.no, day), reads.register.counts(row.no)]);
    const values = await reads.register.valuesAsOf([row.no, ...items.map((item) => item.no)], day, null);
    return {
      id: row.id,
      no: row.no,
      name: row.name,
      code: row.code,
      subdistrictId: row.subdistrictId,
      subdistrict: town?.name ?? '',
      validFrom: row.validFrom,
      validTo: row.validTo,
      revision: row.revision,
      asOf: day,
      values: Object.fromEntries(values.get(row.no) ?? []),
      items: items.map((item) => ({
        id: item.id,
        kind: item.kind,
        ord: item.ord,
        validFrom: item.validFrom,
        revision: item.revision,
        values: Object.fromEntries(values.get(item.no) ?? []),
      })),
      ...counts,
    };
  };
  return {
    'register.get': get,
    async 'register.history'({ id, metric }) {
      const row = await existing(ports, id);
      return (await reads.register.history(row.no, metric)).map((entry) => ({ ...entry, value: { ...entry.value } }));
    },
    async 'register.changes'({ id, cursor, limit }) {
      const community = await existing(ports, id);
      const before = cursor === null ? null : Number(cursor);
      if (before !== null && !Number.isSafeInteger(before)) throw new AppError('invalid_cursor');
      const [page, items] = await Promise.all([reads.register.changes(community, before, limit), reads.register.allItems(community.no)]);
      const current = await reads.register.currentValues(items.map((item) => item.no));
      const names = new Map(items.map((item) => [item.no, { kind: item.kind, name: itemName(item, current.get(item.no) ?? NOTHING) }]));
      return { rows: page.rows.map((row) => changeRow(row, names)), next: page.next === null ? null : String(page.next), total: page.total };
    },
    async 'register.exportCommunity'({ id, asOf }, context) {
      const community = await get({ id, asOf }, context);
      const standing = await ofCommunity({ communityId: id, asOf }, context);
      const bureau = (await reads.core.meta('bureau')) ?? '';
      const bytes = await ports.spreadsheets.write(communitySheets(bureau, community, standing));
      const name = registerWords.communityFile(community.name, community.asOf);
      return { ticket: ports.files.downloadTicket({ name, mime: XLSX, source: { bytes } }), name, size: bytes.byteLength };
    },
  };
}

async function existing(ports: Ports, id: string) {
  const row = await ports.reads.register.community(id);
  if (row === null) throw new AppError('community_unknown');
  return row;
}

function changeRow(row: RegisterChangeRow, names: ReadonlyMap<number, { readonly kind: ItemKind; readonly name: string }>): ChangeRow {
  return {
    seq: row.seq,
    at: row.at,
    onDay: row.onDay,
    kind: row.kind,
    personName: row.personName,
    backfilled: row.backfilled,
    note: noteOf(row.payload),
    item: itemActOf(row.payload),
    fileName: row.fileName,
    values: row.values.map(({ subjectNo, value, before, ...rest }) => {
      const item = names.get(subjectNo);
      return { ...rest, value: { ...value }, before: before === null ? null : { ...before }, item: item === undefined ? null : { ...item } };
    }),
  };
}

/** What an item event says it did, and to which item. */
function itemActOf(payload: Readonly<Record<string, unknown>>): ChangeRow['item'] {
  const kind = itemKinds.find((each) => each === payload['item']);
  if (kind === undefined) return null;
  return {
    kind,
    act: payload['ended'] === true ? 'ended' : payload['added'] === true ? 'added' : 'changed',
    name: typeof payload['name'] === 'string' ? payload['name'] : '',
  };
}

const itemKinds: readonly ItemKind[] = ['room', 'member', 'board', 'signboard'];

/** The words of a change that are no value: a reason, a paper, a former and a new name, an evidence note. */
function noteOf(payload: Readonly<Record<string, unknown>>): string {
  const said = (key: string) => (typeof payload[key] === 'string' ? payload[key] : '');
  if (said('before') !== '' && said('after') !== '') return registerWords.renamed(said('before'), said('after'), said('paper'));
  return said('reason') || said('note') || said('paper');
}
