import type { MetricValue } from '#shared/domain/register/value.ts';

/** One room, member or board: its item metrics by key. */
export type ItemValues = ReadonlyMap<string, MetricValue>;

/** Setting `rooms.shared_area`: a room counts whole for each of its functions, or its area is divided among them. */
export type SharedArea = 'whole' | 'divided';

const areaOfFunction: Readonly<Record<string, string>> = {
  multi: 'rooms.multi.area',
  reading: 'rooms.reading.area',
  culture: 'rooms.culture.area',
  children: 'rooms.children.area',
  mediation: 'rooms.mediation.area',
  firestation: 'rooms.firestation.area',
  health: 'rooms.health.area',
  archive: 'rooms.archive.area',
  service_station: 'service_station.area',
};
const headPosts = ['secretary_director', 'secretary', 'director'];
const deputyPosts = ['deputy_secretary', 'deputy_director'];

/**
 * The area metrics that follow from a list of rooms, for the functions some room serves (0.01 ㎡). They go over
 * what was typed as one figure; functions without a room keep the typed figure. 办公用房面积 is never summed from
 * rooms: one room serving twice (一室多用, 清府办函〔2021〕86号 五(二)) is there once.
 */
export function valuesFromRooms(rooms: readonly ItemValues[], sharing: SharedArea): ReadonlyMap<string, MetricValue> {
  const parts = new Map<string, (MetricValue | undefined)[]>();
  for (const room of rooms) {
    const functions = setCodes(room.get('room.functions'));
    for (const code of functions) {
      const metric = areaOfFunction[code];
      if (metric === undefined) continue;
      const area = room.get('room.area');
      parts.set(metric, [...(parts.get(metric) ?? []), sharing === 'divided' ? divided(area, functions.length) : area]);
    }
  }
  return collect([...parts].map(([metric, areas]) => [metric, total(areas)]));
}

/**
 * Pay, size and insurance that follow from a list of members: the lowest pay of each kind of post (money in 分),
 * 「无」 where nobody holds such a post. Nothing follows from an empty list.
 */
export function valuesFromMembers(members: readonly ItemValues[]): ReadonlyMap<string, MetricValue> {
  if (members.length === 0) return new Map();
  const posts = members.map((member) => member.get('member.post')?.text ?? null);
  const inPosts = (wanted: readonly string[]) => members.filter((_, at) => posts[at] !== null && wanted.includes(posts[at]!));
  const bothPosts = posts.includes('secretary_director') ? 1 : posts.some((post) => post === 'secretary' || post === 'director') ? 0 : null;
  const heads = inPosts(headPosts);
  const open = posts.includes(null);
  const lowestOrNone = (wanted: readonly string[]) =>
    inPosts(wanted).length > 0 || open ? lowest(inPosts(wanted).map((member) => member.get('member.pay'))) : NONE;
  return collect([
    ['committee.size', exact(members.length)],
    ['committee.director_is_secretary', bothPosts === null ? null : exact(bothPosts)],
    ['staff.allowance.head', lowest(heads.map((member) => member.get('member.pay')))],
    ['staff.allowance.deputy', lowestOrNone(deputyPosts)],
    ['staff.allowance.member', lowestOrNone(['member'])],
    ['staff.social_insurance', insurance(members.map((member) => member.get('member.insured')))],
  ]);
}

/** Areas and 长期固定 that follow from a list of notice boards (0.01 ㎡). */
export function valuesFromBoards(boards: readonly ItemValues[]): ReadonlyMap<string, MetricValue> {
  const areas = (kind: string) => boards.filter((board) => board.get('board.kind')?.text === kind).map((board) => board.get('board.area'));
  const fixed = boards.map((board) => board.get('board.fixed')?.number ?? null);
  const allFixed = fixed.includes(0) ? 0 : fixed.includes(null) ? null : 1;
  return collect([
    ['bulletin.area', total(boards.map((board) => board.get('board.area')))],
    ['bulletin.area.disclosure', total(areas('disclosure'))],
    ['bulletin.area.publicity', total(areas('publicity'))],
    ['bulletin.fixed', boards.length === 0 || allFixed === null ? null : exact(allFixed)],
  ]);
}

/** Metrics for which some room or board of the list stands, whether its area is filled in or not. */
export function metricsCovered(kind: 'room' | 'board', items: readonly ItemValues[]): ReadonlySet<string> {
  if (kind === 'room') {
    const functions = items.flatMap((room) => setCodes(room.get('room.functions')));
    return new Set(functions.map((code) => areaOfFunction[code]).filter((metric) => metric !== undefined));
  }
  const kinds = items.map((board) => board.get('board.kind')?.text).filter((code) => code != null);
  return new Set([...(items.length > 0 ? ['bulletin.area', 'bulletin.fixed'] : []), ...kinds.map((code) => `bulletin.area.${code}`)]);
}

const NONE: MetricValue = { number: 0, text: null, qualifier: 'none' };

function exact(number: number): MetricValue {
  return { number, text: null, qualifier: 'exact' };
}

function setCodes(value: MetricValue | undefined): readonly string[] {
  return value?.text ? value.text.split('|') : [];
}

function divided(area: MetricValue | undefined, by: number): MetricValue | undefined {
  return area?.number == null ? area : { ...area, number: Math.floor(area.number / by) };
}

/** Null when there is nothing or something is not filled in: a part is not the whole. */
function total(values: ReadonlyArray<MetricValue | undefined>): MetricValue | null {
  return combine(values, (numbers) => numbers.reduce((sum, number) => sum + number, 0));
}

function lowest(values: ReadonlyArray<MetricValue | undefined>): MetricValue | null {
  return combine(values, (numbers) => Math.min(...numbers));
}

function combine(values: ReadonlyArray<MetricValue | undefined>, how: (numbers: readonly number[]) => number): MetricValue | null {
  const numbers = values.map((value) => value?.number ?? null).filter((number) => number !== null);
  if (numbers.length === 0 || numbers.length < values.length) return null;
  return { number: how(numbers), text: null, qualifier: values.some((value) => value?.qualifier === 'estimate') ? 'estimate' : 'exact' };
}

function insurance(flags: ReadonlyArray<MetricValue | undefined>): MetricValue | null {
  const known = flags.map((flag) => flag?.number ?? null);
  if (known.includes(null)) return null;
  const state = known.every((flag) => flag === 1) ? 'paid' : known.every((flag) => flag === 0) ? 'unpaid' : 'partly';
  return { number: null, text: state, qualifier: 'exact' };
}

function collect(entries: ReadonlyArray<readonly [string, MetricValue | null]>): ReadonlyMap<string, MetricValue> {
  return new Map(entries.filter((entry): entry is readonly [string, MetricValue] => entry[1] !== null));
}
