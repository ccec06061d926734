import type { ListedValues } from '#shared/domain/import/listedFigures.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { type SharedArea, valuesFromBoards, valuesFromMembers, valuesFromRooms } from '#shared/domain/standards/fromItems.ts';
import { judgingOn } from './judging.ts';
import type { CommunityRow, CoreReads, RegisterLoads, StandardsLoads } from './ports.ts';
import { sharingUnder } from './registerItems.ts';

type Loads = { readonly core: CoreReads; readonly register: RegisterLoads; readonly standards: StandardsLoads };
const LISTS = ['room', 'member', 'board'] as const;
const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

/** What follows on a day from the rooms, members and boards of these communities, by community id; those without any are left out. */
export async function listedValues(loads: Loads, communities: readonly CommunityRow[], day: string): Promise<ReadonlyMap<string, ListedValues>> {
  const found = new Map<string, ListedValues>();
  const listing = new Set((await Promise.all(LISTS.map((kind) => loads.register.communityNosWithItems(kind)))).flat());
  const asked = communities.filter((community) => listing.has(community.no));
  if (asked.length === 0) return found;
  const { adopted, choices } = await judgingOn(loads, day);
  const sharing = sharingUnder(adopted.pack, choices);
  for (const { id, no } of asked) {
    const items = await loads.register.items(no, day);
    const values = await loads.register.valuesAsOf(
      items.map((item) => item.no),
      day,
      null,
    );
    const own = new Map(
      LISTS.flatMap((list) => {
        const rows = items.filter((item) => item.kind === list).map((item) => values.get(item.no) ?? NOTHING);
        return [...follow(list, rows, sharing)].map(([metric, value]) => [metric, { list, value }] as const);
      }),
    );
    if (own.size > 0) found.set(id, own);
  }
  return found;
}

function follow(list: (typeof LISTS)[number], rows: ReadonlyArray<ReadonlyMap<string, MetricValue>>, sharing: SharedArea): ReadonlyMap<string, MetricValue> {
  if (rows.length === 0) return NOTHING;
  switch (list) {
    case 'room':
      return valuesFromRooms(rows, sharing);
    case 'member':
      return valuesFromMembers(rows);
    case 'board':
      return valuesFromBoards(rows);
  }
}
