import { choiceOf } from '#shared/domain/standards/pack.ts';
import type { Pack, SettingChoices } from '#shared/domain/standards/types.ts';
import { type ItemValues, metricsCovered, type SharedArea, valuesFromBoards, valuesFromMembers, valuesFromRooms } from '#shared/domain/standards/fromItems.ts';
import { type MetricValue, sameValue } from '#shared/domain/register/value.ts';
import { judgingOn } from './judging.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { choiceText } from '#shared/words/metrics.ts';
import { registerWords } from '#shared/words/register.ts';
import type { ItemKind, ItemRow, Tx } from './ports.ts';

/** Where the bureau decides how a shared room counts (facts §7). */
export const SHARING_KEY = 'rooms.shared_area';

/** How a room that serves several functions counts under these choices. */
export function sharingUnder(pack: Pack, choices: SettingChoices): SharedArea {
  return choiceOf(pack, SHARING_KEY, choices) === 'divided' ? 'divided' : 'whole';
}

/** The items of a kind as they stand: hold on to them before one changes. */
export async function itemsOf(tx: Tx, communityNo: number, kind: ItemKind): Promise<readonly ItemValues[]> {
  const items = (await tx.register.items(communityNo, '9999-12-31')).filter((item) => item.kind === kind);
  const values = await tx.register.currentValues(items.map((item) => item.no));
  return items.map((item) => values.get(item.no) ?? new Map());
}

const NONE: MetricValue = { number: 0, text: null, qualifier: 'none' };

/**
 * After an item changed: what follows from all items of its kind is written as values of the community, so that
 * rules and screens look in one place. Only differences are written. What some item of `before` stood for and none
 * does now (the one room of a function is gone, the last board taken down) is 「无」.
 */
export async function writeFromItems(
  tx: Tx,
  communityNo: number,
  kind: ItemKind,
  validFrom: string,
  seq: number,
  before: readonly ItemValues[] = [],
): Promise<void> {
  const items = await itemsOf(tx, communityNo, kind);
  const now = await derive(tx, kind, items);
  const current = (await tx.register.currentValues([communityNo])).get(communityNo);
  const written = [...now, ...gone(kind, before, items).map((metric) => [metric, NONE] as const)].filter(([metric, value]) => {
    const was = current?.get(metric);
    return was === undefined || !sameValue(was, value);
  });
  await tx.register.writeValues(written.map(([metric, value]) => ({ subjectNo: communityNo, metric, value, validFrom, seq, source: 'items' as const })));
}

function gone(kind: ItemKind, before: readonly ItemValues[], now: readonly ItemValues[]): readonly string[] {
  if (kind !== 'room' && kind !== 'board') return [];
  const covered = metricsCovered(kind, now);
  return [...metricsCovered(kind, before)].filter((metric) => !covered.has(metric));
}

async function derive(tx: Tx, kind: ItemKind, items: readonly ItemValues[]): Promise<ReadonlyMap<string, MetricValue>> {
  switch (kind) {
    case 'room': {
      const { adopted, choices } = await judgingOn(tx, tx.journal.today);
      return valuesFromRooms(items, sharingUnder(adopted.pack, choices));
    }
    case 'member':
      return valuesFromMembers(items);
    case 'board':
      return valuesFromBoards(items);
    case 'signboard':
      return new Map();
  }
}

/** How an item is called: by its name, its text or what it serves as. */
export function itemName(item: Pick<ItemRow, 'kind' | 'ord'>, values: ReadonlyMap<string, MetricValue>): string {
  const words: Readonly<Record<ItemKind, readonly string[]>> = {
    room: ['room.name', 'room.functions'],
    member: ['member.name', 'member.post'],
    board: ['board.kind'],
    signboard: ['signboard.text'],
  };
  for (const key of words[item.kind]) {
    const text = values.get(key)?.text;
    if (text != null && text !== '')
      return text
        .split('|')
        .map((code) => choiceText(metricByKey.get(key)!, code))
        .join('、');
  }
  return registerWords.itemNumber(registerWords.itemKinds[item.kind], item.ord);
}
