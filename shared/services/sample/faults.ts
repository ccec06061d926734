import type { MetricValue } from '#shared/domain/register/value.ts';
import { samplePlaceWords } from '#shared/words/samplePlaces.ts';
import type { Random } from './random.ts';
import { absent, count, flag, hundredths, word } from './values.ts';

/** What a fault is about: chooses the words of its reports and the photos beside them. */
export type Theme = 'premises' | 'equipment' | 'naming' | 'papers' | 'board' | 'training' | 'archive' | 'daycare' | 'funds';

export type FaultPlace = { readonly town: string; readonly community: string; readonly random: Random };

/** One way not to meet a rule: the metric's value while it lasts and after it is put right. */
export type Fault = {
  readonly ruleId: string;
  readonly metric: string;
  readonly theme: Theme;
  readonly weight: number;
  /** How the value comes in: with the register, or ticked with evidence on the spot. */
  readonly by: 'register' | 'tick';
  readonly bad: (place: FaultPlace) => MetricValue;
  readonly good: (place: FaultPlace) => MetricValue;
  /** Only where the rule applies. */
  readonly only?: 'old' | 'new' | 'daycare';
};

type Range = readonly [from: number, to: number];
const areaIn =
  ([from, to]: Range) =>
  ({ random }: FaultPlace) =>
    hundredths(random.between(from, to));
const countIn =
  ([from, to]: Range) =>
  ({ random }: FaultPlace) =>
    count(random.between(from, to));

function area(ruleId: string, metric: string, weight: number, bad: Range, good: Range, only?: Fault['only']): Fault {
  const fault: Fault = { ruleId, metric, theme: 'premises', weight, by: 'register', bad: areaIn(bad), good: areaIn(good) };
  return only === undefined ? fault : { ...fault, only };
}
function yes(ruleId: string, metric: string, theme: Theme, weight: number): Fault {
  return { ruleId, metric, theme, weight, by: 'register', bad: () => flag(false), good: () => flag(true) };
}
function ticked(ruleId: string, metric: string, theme: Theme, weight: number, only?: Fault['only']): Fault {
  const fault: Fault = { ruleId, metric, theme, weight, by: 'tick', bad: () => flag(false), good: () => flag(true) };
  return only === undefined ? fault : { ...fault, only };
}
function pieces(ruleId: string, metric: string, theme: Theme, weight: number, bad: Range, good: Range): Fault {
  return { ruleId, metric, theme, weight, by: 'register', bad: countIn(bad), good: countIn(good) };
}
/** Money in steps of 50 元. */
function pay(ruleId: string, metric: string, weight: number, bad: Range, good: number): Fault {
  return {
    ruleId,
    metric,
    theme: 'funds',
    weight,
    by: 'register',
    good: () => hundredths(good),
    bad: ({ random }) => hundredths(random.between(bad[0] / 50, bad[1] / 50) * 50),
  };
}

/** What goes wrong in the sample and how often, with rules of 清镇's pack. */
export const faults: readonly Fault[] = [
  yes('QZ-009', 'covenant.topics.civilized_city', 'papers', 1),
  yes('QZ-010', 'covenant.topics.ecology', 'papers', 1),
  yes('QZ-011', 'covenant.topics.early_marriage', 'papers', 2),
  yes('QZ-012', 'covenant.topics.weddings_funerals', 'papers', 1),
  yes('QZ-013', 'covenant.topics.fire_safety', 'papers', 1),
  yes('QZ-014', 'covenant.topics.waste_sorting', 'papers', 3),
  ticked('QZ-015', 'covenant.posted', 'board', 2),
  {
    ruleId: 'QZ-020',
    metric: 'register.full_name',
    theme: 'naming',
    weight: 4,
    by: 'register',
    bad: ({ town, community }) => word(samplePlaceWords.shortName(town, community)),
    good: ({ town, community }) => word(samplePlaceWords.fullName(town, community)),
  },
  {
    ruleId: 'QZ-022',
    metric: 'service_station.name',
    theme: 'naming',
    weight: 2,
    by: 'register',
    bad: ({ community }) => word(samplePlaceWords.wrongServiceStation(community)),
    good: ({ community }) => word(samplePlaceWords.serviceStation(community)),
  },
  ticked('QZ-021', 'docs.name_usage', 'naming', 1),
  ticked('QZ-024', 'service_station.knot_logo', 'naming', 3),
  ticked('QZ-027', 'service_station.counter', 'equipment', 3),
  ticked('QZ-028', 'service_station.rules_on_wall', 'board', 2),
  ticked('QZ-029', 'service_station.guide_on_wall', 'board', 2),
  area('QZ-025', 'service_station.area', 3, [11, 18], [21, 45]),
  pieces('QZ-032', 'service_station.equip.cabinet', 'equipment', 1, [0, 0], [1, 4]),
  area('QZ-034', 'office.area_total', 8, [112, 192], [202, 360], 'old'),
  area('QZ-035', 'office.area_total', 8, [236, 388], [402, 690], 'new'),
  area('QZ-042', 'rooms.multi.area', 4, [22, 38], [41, 78]),
  area('QZ-047', 'rooms.reading.area', 4, [16, 28], [31, 52]),
  pieces('QZ-048', 'rooms.reading.books', 'equipment', 7, [420, 1_460], [1_520, 2_900]),
  area('QZ-052', 'rooms.culture.area', 5, [24, 48], [51, 96]),
  area('QZ-055', 'rooms.children.area', 5, [12, 28], [31, 56]),
  area('QZ-057', 'rooms.mediation.area', 4, [9, 18], [20, 34]),
  {
    ruleId: 'QZ-059',
    metric: 'rooms.firestation.area',
    theme: 'premises',
    weight: 7,
    by: 'register',
    bad: ({ random }) => (random.chance(0.6) ? absent : hundredths(random.between(6, 13))),
    good: areaIn([15, 26]),
  },
  area('QZ-061', 'rooms.health.area', 2, [86, 145], [152, 230]),
  area('QZ-063', 'rooms.archive.area', 5, [4, 9], [10, 18]),
  pieces('QZ-044', 'rooms.multi.equip.computer', 'equipment', 1, [0, 0], [1, 6]),
  pieces('QZ-046', 'rooms.multi.equip.projector', 'equipment', 3, [0, 0], [1, 2]),
  pieces('QZ-049', 'rooms.reading.equip.bookcase', 'equipment', 1, [0, 0], [2, 8]),
  pieces('QZ-050', 'rooms.reading.equip.desk', 'equipment', 1, [0, 0], [2, 8]),
  pieces('QZ-054', 'rooms.culture.equip.chess', 'equipment', 1, [0, 0], [2, 6]),
  ticked('QZ-056', 'rooms.children.equip', 'equipment', 2),
  ticked('QZ-060', 'rooms.firestation.equip', 'equipment', 3),
  ticked('QZ-064', 'rooms.archive.equip', 'archive', 3),
  area('QZ-066', 'bulletin.area', 6, [4, 9], [10, 22]),
  ticked('QZ-067', 'bulletin.fixed', 'board', 2),
  ticked('QZ-070', 'disclosure.time', 'board', 2),
  yes('QZ-073', 'disclosure.archive.charts', 'archive', 2),
  yes('QZ-074', 'disclosure.archive.av', 'archive', 3),
  yes('QZ-075', 'disclosure.archive.electronic', 'archive', 2),
  ticked('QZ-076', 'bulletin.ads.core_values', 'board', 2),
  ticked('QZ-077', 'bulletin.ads.civility', 'board', 2),
  ticked('QZ-078', 'bulletin.ads.health', 'board', 2),
  ticked('QZ-082', 'training.topics.mass', 'training', 1),
  ticked('QZ-083', 'training.topics.civilized', 'training', 2),
  yes('QZ-086', 'rules.joint', 'papers', 1),
  yes('QZ-087', 'rules.disclosure', 'papers', 2),
  yes('QZ-088', 'rules.supervision', 'papers', 2),
  yes('QZ-089', 'rules.appraisal', 'papers', 2),
  yes('QZ-090', 'rules.seal', 'papers', 1),
  ticked('QZ-092', 'archive.system_supervision', 'archive', 2),
  pieces('QZ-096', 'archive.category.supervision', 'archive', 2, [0, 0], [2, 12]),
  pieces('QZ-098', 'archive.category.finance_open', 'archive', 2, [0, 0], [4, 14]),
  pieces('QZ-101', 'archive.category.major', 'archive', 1, [0, 0], [1, 6]),
  pieces('QZ-102', 'archive.category.civilized', 'archive', 2, [0, 0], [3, 24]),
  ticked('QZ-103', 'archive.by_order11', 'archive', 5),
  ticked('QZ-106', 'archive.quality.complete', 'archive', 3),
  ticked('QZ-107', 'archive.quality.standard', 'archive', 3),
  ticked('QZ-109', 'daycare.licence', 'daycare', 1, 'daycare'),
  ticked('QZ-110', 'daycare.fire', 'daycare', 4, 'daycare'),
  ticked('QZ-113', 'daycare.waste', 'daycare', 2, 'daycare'),
  ticked('QZ-115', 'daycare.price', 'daycare', 3, 'daycare'),
  pay('QZ-132', 'staff.allowance.deputy', 2, [2_900, 3_400], 3_500),
  pay('QZ-133', 'staff.allowance.member', 3, [2_500, 3_000], 3_100),
  {
    ruleId: 'QZ-134',
    metric: 'staff.social_insurance',
    theme: 'funds',
    weight: 4,
    by: 'register',
    bad: ({ random }) => word(random.chance(0.6) ? 'partly' : 'unpaid'),
    good: () => word('paid'),
  },
  pay('QZ-135', 'finance.office_budget_month', 5, [1_200, 2_400], 2_500),
];
