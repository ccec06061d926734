import { isDay } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { Metric, MetricSubject } from '#shared/domain/register/metric.ts';
import { EARLIEST_DAY, WHOLE_SHARE } from '#shared/domain/register/plausible.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { searchKey } from '#shared/domain/text.ts';
import type { registerContract } from '#shared/contract/register.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { registerWords } from '#shared/words/register.ts';
import { rejudge } from './judging.ts';
import type { CommunityRow, Pinyin, Ports, SearchEntry, Tx, UnitRow } from './ports.ts';
import { itemName, itemsOf, writeFromItems } from './registerItems.ts';
import { runCommand } from './run.ts';

type Input = { readonly metric: string; readonly value: MetricValue };

/** What finds a community: its name and subdistrict, the pinyin initials of both, and the code. */
export function communityHaystack(pinyin: Pinyin, name: string, subdistrict: string, code: string | null): string {
  return `${searchKey(name)} ${searchKey(subdistrict)} ${pinyin.initials(name)} ${pinyin.initials(subdistrict)} ${code ?? ''}`.trim();
}

export function communitySearch(row: CommunityRow, subdistrict: string): SearchEntry {
  return { kind: 'community', id: row.id, title: row.name, subtitle: subdistrict, haystack: row.haystack, sortKey: row.sortKey };
}

type Commands = Pick<
  Handlers<typeof registerContract>,
  'register.add' | 'register.save' | 'register.rename' | 'register.close' | 'register.saveItem' | 'register.endItem'
>;

/** Changes of the register by hand: each is one event of its community, and its verdicts follow at once. */
export function registerCommands(ports: Ports): Commands {
  return {
    'register.add': (input, context) =>
      runCommand(ports, 'register.add', context, async (tx) => {
        checkMetrics(tx, input.values, 'community', input.validFrom);
        refuseFuture(tx, input.validFrom);
        const town = await subdistrictOf(tx, ports, input);
        const row = await addOne(tx, ports, town, input);
        const seq = tx.journal.record({
          kind: 'community.added',
          subjectKind: 'community',
          subjectId: row.id,
          onDay: input.validFrom,
          payload: { name: row.name, subdistrict: town.name, code: row.code, values: payloadOf(input.values) },
        });
        await writeOwn(tx, row.no, input.values, input.validFrom, seq);
        await settle(tx, row.no);
        return { id: row.id };
      }),
    'register.save': (input, context) =>
      runCommand(ports, 'register.save', context, async (tx) => {
        checkMetrics(tx, input.values, 'community', input.validFrom);
        refuseFuture(tx, input.validFrom);
        const row = await openCommunity(tx, input.id);
        if (row.revision !== input.revision) throw new AppError('stale', { what: row.name });
        const seq = tx.journal.record({
          kind: 'community.changed',
          subjectKind: 'community',
          subjectId: row.id,
          onDay: input.validFrom,
          payload: { values: payloadOf(input.values) },
        });
        await tx.register.updateCommunity(row);
        await writeOwn(tx, row.no, input.values, input.validFrom, seq);
        await settle(tx, row.no);
        return { revision: row.revision + 1 };
      }),
    'register.rename': (input, context) =>
      runCommand(ports, 'register.rename', context, async (tx) => {
        const row = await openCommunity(tx, input.id);
        refuseFuture(tx, input.on);
        await refuseSameName(tx, row, input);
        const town = await tx.core.unit(row.subdistrictId);
        const next: CommunityRow = {
          ...row,
          revision: input.revision,
          name: input.name,
          code: input.code,
          sortKey: ports.pinyin.initials(input.name),
          haystack: communityHaystack(ports.pinyin, input.name, town?.name ?? '', input.code),
        };
        tx.journal.record({
          kind: 'community.renamed',
          subjectKind: 'community',
          subjectId: row.id,
          onDay: input.on,
          payload: { before: row.name, after: input.name, code: input.code, paper: input.paper },
        });
        await tx.register.updateCommunity(next);
        await tx.core.saveSearch([communitySearch(next, town?.name ?? '')]);
        tx.journal.touch('register');
        return { revision: input.revision + 1 };
      }),
    'register.close': (input, context) =>
      runCommand(ports, 'register.close', context, async (tx) => {
        const row = await openCommunity(tx, input.id);
        refuseFuture(tx, input.on);
        if (input.on < row.validFrom) throw new AppError('community_closed_before_start', { name: row.name, from: row.validFrom });
        const open = (await tx.cases.casesOfCommunities([row.no])).filter((each) => each.state !== 'closed');
        if (open.length > 0) throw new AppError('community_has_open_cases', { name: row.name, count: open.length });
        tx.journal.record({ kind: 'community.ended', subjectKind: 'community', subjectId: row.id, onDay: input.on, payload: { reason: input.reason } });
        await tx.register.updateCommunity({ ...row, revision: input.revision, validTo: input.on });
        tx.journal.touch('register', 'verdicts');
        return { revision: input.revision + 1 };
      }),
    'register.saveItem': (input, context) =>
      runCommand(ports, 'register.saveItem', context, async (tx) => {
        checkMetrics(tx, input.values, input.kind, input.validFrom);
        refuseFuture(tx, input.validFrom);
        const row = await openCommunity(tx, input.communityId);
        const seq = tx.journal.record({
          kind: 'register.edited',
          subjectKind: 'community',
          subjectId: row.id,
          onDay: input.validFrom,
          payload: { item: input.kind, added: input.itemId === null, values: payloadOf(input.values) },
        });
        const before = await itemsOf(tx, row.no, input.kind);
        const item = await itemToWrite(tx, ports, row, input);
        await writeOwn(tx, item.no, input.values, input.validFrom, seq);
        await writeFromItems(tx, row.no, input.kind, input.validFrom, seq, before);
        await settle(tx, row.no);
        return { itemId: item.id };
      }),
    'register.endItem': (input, context) =>
      runCommand(ports, 'register.endItem', context, async (tx) => {
        const item = await tx.register.item(input.itemId);
        if (item === null || item.validTo !== null) throw new AppError('item_unknown');
        refuseFuture(tx, input.on);
        if (input.on < item.validFrom) throw new AppError('item_ended_before_start', { from: item.validFrom });
        const row = await tx.register.communityByNo(item.communityNo);
        if (row === null) throw new AppError('community_unknown');
        const seq = tx.journal.record({
          kind: 'register.edited',
          subjectKind: 'community',
          subjectId: row.id,
          onDay: input.on,
          payload: {
            item: item.kind,
            ended: true,
            name: itemName(item, (await tx.register.currentValues([item.no])).get(item.no) ?? new Map()),
            reason: input.reason,
          },
        });
        const before = await itemsOf(tx, row.no, item.kind);
        await tx.register.updateItem({ ...item, revision: input.revision, validTo: input.on });
        await writeFromItems(tx, row.no, item.kind, input.on, seq, before);
        await settle(tx, row.no);
        return {};
      }),
  };
}

/** Name within the subdistrict and code must stay the community's own. */
async function refuseSameName(tx: Tx, row: CommunityRow, wanted: { readonly name: string; readonly code: string | null }): Promise<void> {
  const others = (await tx.register.communities()).filter((other) => other.no !== row.no);
  if (others.some((other) => other.subdistrictId === row.subdistrictId && other.name === wanted.name)) {
    throw new AppError('community_same_name', { name: wanted.name, subdistrict: (await tx.core.unit(row.subdistrictId))?.name ?? '' });
  }
  if (wanted.code !== null && others.some((other) => other.code === wanted.code)) throw new AppError('community_same_code', { code: wanted.code });
}

async function settle(tx: Tx, communityNo: number): Promise<void> {
  await rejudge(tx, [communityNo]);
  tx.journal.touch('register');
}

async function openCommunity(tx: Tx, id: string): Promise<CommunityRow> {
  const row = await tx.register.community(id);
  if (row === null) throw new AppError('community_unknown');
  if (row.validTo !== null) throw new AppError('community_closed', { name: row.name, on: row.validTo });
  return row;
}

function refuseFuture(tx: Tx, day: string): void {
  if (day > tx.journal.today) throw new AppError('day_in_future', { day, today: tx.journal.today });
}

function checkMetrics(tx: Tx, values: readonly Input[], subject: MetricSubject, validFrom: string): void {
  for (const { metric, value } of values) {
    const known = metricByKey.get(metric);
    if (known === undefined || known.subject !== subject || known.group === 'derived') throw new AppError('metric_unknown', { metric });
    const filled = value.qualifier !== 'unfilled';
    // Only a figure counted by period speaks for another day than its own, and never for a later one.
    if (value.since !== undefined && (known.per === undefined || value.since > validFrom)) throw new AppError('value_unfit', { label: known.label });
    const numeric = known.type === 'integer' || known.type === 'scaled' || known.type === 'money' || known.type === 'flag';
    const fits = filled
      ? numeric
        ? value.number !== null && value.text === null && value.number >= 0
        : value.text !== null && value.number === null
      : value.number === null && value.text === null;
    if (!fits && !(value.qualifier === 'none' && value.number === 0 && value.text === null)) throw new AppError('value_unfit', { label: known.label });
    if (known.type === 'date' && value.text !== null) checkDay(tx, known, value.text);
    if (known.unit === '%' && (value.number ?? 0) > WHOLE_SHARE) throw new AppError('value_unfit', { label: known.label });
    if (filled && value.text !== null && !codesFit(known, value.text)) throw new AppError('value_unfit', { label: known.label });
  }
}

/** Surveys and elections have taken place, and not before there were residents' committees. */
function checkDay(tx: Tx, metric: Metric, day: string): void {
  if (isDay(day) && day > tx.journal.today) throw new AppError('day_in_future', { day, today: tx.journal.today });
  if (!isDay(day) || day < EARLIEST_DAY) throw new AppError('value_unfit', { label: metric.label });
}

/** Whether a choice, or each of a set, is one the catalogue knows. */
function codesFit(metric: Metric, text: string): boolean {
  if (metric.type !== 'choice' && metric.type !== 'set') return true;
  const codes = metric.type === 'choice' ? [text] : text.split('|');
  return codes.every((code) => metric.choices?.some((choice) => choice.code === code) === true);
}

/** What the event keeps of the values: enough to retell the change. */
function payloadOf(values: readonly Input[]): Record<string, unknown> {
  return Object.fromEntries(values.map(({ metric, value }) => [metric, [value.number ?? value.text, value.qualifier]]));
}

function writeOwn(tx: Tx, subjectNo: number, values: readonly Input[], validFrom: string, seq: number): Promise<void> {
  return tx.register.writeValues(values.map(({ metric, value }) => ({ subjectNo, metric, value, validFrom, seq, source: 'entry' as const })));
}

type AddInput = {
  readonly subdistrictId: string | null;
  readonly newSubdistrict: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly validFrom: string;
};

async function subdistrictOf(tx: Tx, ports: Ports, input: AddInput): Promise<UnitRow> {
  const units = await tx.core.units();
  const found = units.find((unit) => unit.kind === 'subdistrict' && (unit.id === input.subdistrictId || unit.name === input.newSubdistrict));
  if (found !== undefined) return found;
  if (input.newSubdistrict === null) throw new AppError('subdistrict_unknown');
  return addSubdistrict(tx, ports, units, input.newSubdistrict, input.validFrom);
}

/** A new 乡镇(街道): 清镇's responsible unit. 街道 has its 办事处 in the full name, 镇 and 乡 their 人民政府. */
export async function addSubdistrict(tx: Tx, ports: Ports, units: readonly UnitRow[], name: string, validFrom: string): Promise<UnitRow> {
  const parentId = units.find((unit) => unit.kind === 'city')?.id ?? null;
  const fullName = registerWords.subdistrictFullName(name);
  const ord = 100 + units.filter((unit) => unit.kind === 'subdistrict').length;
  const unit = await tx.core.addUnit({ id: ports.ids.next(), kind: 'subdistrict', name, fullName, parentId, code: null, ord, validFrom, validTo: null });
  tx.journal.record({ kind: 'unit.added', subjectKind: 'unit', subjectId: unit.id, onDay: validFrom, payload: { name, fullName, kind: unit.kind } });
  tx.journal.touch('units');
  return unit;
}

async function addOne(tx: Tx, ports: Ports, town: UnitRow, input: AddInput): Promise<CommunityRow> {
  const existing = await tx.register.communities();
  const own = existing.filter((community) => community.subdistrictId === town.id);
  if (own.some((community) => community.name === input.name)) throw new AppError('community_same_name', { name: input.name, subdistrict: town.name });
  if (input.code !== null && existing.some((community) => community.code === input.code)) throw new AppError('community_same_code', { code: input.code });
  const [row] = await tx.register.addCommunities([
    {
      id: ports.ids.next(),
      subdistrictId: town.id,
      name: input.name,
      code: input.code,
      ord: own.length + 1,
      validFrom: input.validFrom,
      validTo: null,
      haystack: communityHaystack(ports.pinyin, input.name, town.name, input.code),
      sortKey: ports.pinyin.initials(input.name),
    },
  ]);
  await tx.core.saveSearch([communitySearch(row!, town.name)]);
  return row!;
}

type ItemInput = {
  readonly itemId: string | null;
  readonly kind: 'room' | 'member' | 'board' | 'signboard';
  readonly revision: number;
  readonly validFrom: string;
};

async function itemToWrite(tx: Tx, ports: Ports, community: CommunityRow, input: ItemInput): Promise<{ readonly id: string; readonly no: number }> {
  if (input.itemId === null) {
    const siblings = (await tx.register.items(community.no, '9999-12-31')).filter((item) => item.kind === input.kind);
    return tx.register.addItem({
      id: ports.ids.next(),
      communityNo: community.no,
      kind: input.kind,
      ord: siblings.length + 1,
      validFrom: input.validFrom,
      validTo: null,
    });
  }
  const item = await tx.register.item(input.itemId);
  if (item === null || item.communityNo !== community.no || item.kind !== input.kind || item.validTo !== null) throw new AppError('item_unknown');
  await tx.register.updateItem({ ...item, revision: input.revision });
  return item;
}
