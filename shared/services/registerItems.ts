import { choiceOf } from '#shared/domain/standards/pack.ts';
import { type ItemValues, valuesFromBoards, valuesFromMembers, valuesFromRooms } from '#shared/domain/standards/fromItems.ts';
import { type MetricValue, sameValue } from '#shared/domain/register/value.ts';
import { judgingOn } from './judging.ts';
import type { ItemKind, Tx } from './ports.ts';

/** Where the bureau decides how a shared room counts (facts §7). */
const SHARING_KEY = 'rooms.shared_area';

/**
 * After an item changed: what follows from all items of its kind is written as values of the community,
 * so that rules and screens look in one place. Only differences are written.
 */
export async function writeFromItems(tx: Tx, communityNo: number, kind: ItemKind, validFrom: string, seq: number): Promise<void> {
  const items = (await tx.register.items(communityNo, '9999-12-31')).filter((item) => item.kind === kind);
  const values = await tx.register.currentValues(items.map((item) => item.no));
  const lists: ItemValues[] = items.map((item) => values.get(item.no) ?? new Map());
  const current = (await tx.register.currentValues([communityNo])).get(communityNo);
  const derived = [...(await derive(tx, kind, lists))].filter(([metric, value]) => {
    const before = current?.get(metric);
    return before === undefined || !sameValue(before, value);
  });
  await tx.register.writeValues(derived.map(([metric, value]) => ({ subjectNo: communityNo, metric, value, validFrom, seq, source: 'items' as const })));
}

async function derive(tx: Tx, kind: ItemKind, items: readonly ItemValues[]): Promise<ReadonlyMap<string, MetricValue>> {
  switch (kind) {
    case 'room': {
      const { adopted, choices } = await judgingOn(tx, tx.journal.today);
      const sharing = choiceOf(adopted.pack, SHARING_KEY, choices) === 'divided' ? 'divided' : 'whole';
      return valuesFromRooms(items, sharing);
    }
    case 'member':
      return valuesFromMembers(items);
    case 'board':
      return valuesFromBoards(items);
    case 'signboard':
      return new Map();
  }
}
