import { metrics } from '#shared/domain/register/metrics.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { Pack } from '#shared/domain/standards/types.ts';
import { isTicked } from '#shared/domain/standards/tick.ts';
import { samplePlaceWords, sampleSetupNote, sampleTowns } from '#shared/words/samplePlaces.ts';
import { faults } from './faults.ts';
import { randomFrom, type Random } from './random.ts';
import { absent, count, estimated, flag, hundredths, word } from './values.ts';

/** One community of the sample as the clerks know it: what is filled in, what is not, what will be ticked. */
export type SampleCommunity = {
  readonly index: number;
  readonly town: number;
  readonly townName: string;
  readonly name: string;
  readonly code: string;
  readonly kind: 'old' | 'new' | null;
  readonly daycare: boolean;
  /** Values when all is well, also of what nobody has filled in yet. */
  readonly sound: ReadonlyMap<string, MetricValue>;
  /** Metrics nobody has filled in. */
  readonly blank: ReadonlySet<string>;
};

/** How well a subdistrict's communities are kept, 0 to 1: what is left blank and how late they report hangs on it. */
export const townCare: readonly number[] = [0.55, 0.3, 0.68, 0.95, 0.88, 0.9, 0.66];

/** Where blanks are usual: run by others, or asked for late. */
const oftenBlank: ReadonlyMap<string, number> = new Map([
  ['rooms.health.area', 0.55],
  ['rooms.health.equip', 0.6],
  ['register.setup_factors', 0.5],
  ['register.dept_plates', 0.4],
  ['training.covers_heads', 0.3],
  ['rooms.children.area', 0.12],
  ['disclosure.archive.av', 0.2],
  ['disclosure.archive.electronic', 0.2],
  ['service_station.equip.phone', 0.15],
]);
/** Never blank: without them a community is hardly registered. */
const alwaysFilled = new Set([
  'register.estate_kind',
  'register.full_name',
  'register.households',
  'register.population',
  'covenant.exists',
  'daycare.state',
  'committee.director_is_secretary',
  'staff.allowance.head',
]);

/** All communities of the sample, the same every time. */
export function sampleCommunities(seed: number): readonly SampleCommunity[] {
  const random = randomFrom(seed);
  const all = sampleTowns.flatMap((town, townIndex) => town.communities.map((name, at) => ({ town: townIndex, townName: town.name, name, at })));
  return all.map(({ town, townName, name, at }, index) => {
    const kind = random.chance(0.05) ? null : random.chance(0.68) ? ('old' as const) : ('new' as const);
    const daycare = random.chance(0.62);
    const place = { town: townName, community: name, random };
    const sound = new Map(ownFigures(random, name, kind, daycare));
    for (const fault of faults) {
      if (fault.only === undefined || fault.only === kind) sound.set(fault.metric, sound.get(fault.metric) ?? fault.good(place));
    }
    for (const metric of metrics) {
      if (metric.subject === 'community' && metric.type === 'flag' && !sound.has(metric.key)) sound.set(metric.key, flag(true));
    }
    sound.set('register.full_name', word(samplePlaceWords.fullName(townName, name)));
    return {
      index,
      town,
      townName,
      name,
      kind,
      daycare,
      sound,
      blank: blanks(random, sound, townCare[town]!),
      code: `9901010${String(town + 1).padStart(2, '0')}${String(at + 1).padStart(3, '0')}`,
    };
  });
}

function ownFigures(random: Random, name: string, kind: 'old' | 'new' | null, daycare: boolean): ReadonlyArray<readonly [string, MetricValue]> {
  const households = random.chance(0.1) ? random.between(980, 1_470) : random.chance(0.18) ? random.between(3_040, 4_860) : random.between(1_520, 2_980);
  const people = Math.round(households * (2.2 + random.next() * 0.7));
  const bothPosts = random.chance(0.7);
  return [
    ['register.estate_kind', kind === null ? { number: null, text: null, qualifier: 'unfilled' } : word(kind)],
    ['register.households', count(households)],
    ['register.population', random.chance(0.15) ? estimated(Math.round(people / 100) * 100) : count(people)],
    ['office.area_total', hundredths(kind === 'new' ? random.between(402, 680) : random.between(202, 360))],
    ['service_station.name', word(samplePlaceWords.serviceStation(name))],
    ['service_station.door_head', word(samplePlaceWords.serviceStation(name))],
    ['service_station.equip.phone', count(random.between(1, 3))],
    ['service_station.equip.computer', count(random.between(1, 5))],
    ['rooms.multi.equip.desks', count(random.between(12, 60))],
    ['rooms.multi.equip.tv', count(1)],
    ['rooms.culture.equip.tv', count(random.between(1, 2))],
    ['rooms.reading.equip.computer', random.chance(0.55) ? count(random.between(1, 4)) : count(0)],
    ['daycare.state', word(daycare ? 'built' : random.chance(0.35) ? 'building' : 'none')],
    ['committee.director_is_secretary', flag(bothPosts)],
    ['staff.allowance.head', hundredths(bothPosts ? 4_500 : 4_200)],
    ['staff.allowance.deputy', random.chance(0.1) ? absent : hundredths(3_500)],
    ['staff.allowance.member', hundredths(random.chance(0.08) ? 3_300 : 3_100)],
    ['committee.size', count(random.between(5, 9))],
    ['finance.office_budget_month', hundredths(random.chance(0.2) ? 3_000 : 2_500)],
    ['training.covers_heads', hundredths(100)],
    ...['election', 'decision', 'management', 'supervision', 'party_open', 'finance_open', 'affairs_open', 'matters_open', 'major', 'civilized'].map(
      (key): readonly [string, MetricValue] => [`archive.category.${key}`, count(random.between(2, 26))],
    ),
    ['register.setup_factors', word(sampleSetupNote)],
    ['rectify.method', word(random.pick(['rent', 'rebuild', 'expand', 'swap']))],
  ];
}

function blanks(random: Random, sound: ReadonlyMap<string, MetricValue>, care: number): ReadonlySet<string> {
  const blank = new Set<string>();
  for (const metric of sound.keys()) {
    const share = oftenBlank.get(metric) ?? 0.16 * (1.15 - care);
    if (random.chance(share) && !alwaysFilled.has(metric)) blank.add(metric);
  }
  return blank;
}

/** Rules a person ticks at a community, by their metric: what the inspectors look at on the spot. */
export function tickedRules(pack: Pack): ReadonlyArray<{ readonly ruleId: string; readonly metric: string }> {
  return pack.rules.filter((rule) => rule.levels.includes('community') && isTicked(rule)).map((rule) => ({ ruleId: rule.id, metric: rule.metric }));
}
