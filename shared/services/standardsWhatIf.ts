import type { MetricValue } from '#shared/domain/register/value.ts';
import { valuesFromRooms } from '#shared/domain/standards/fromItems.ts';
import { choiceOf } from '#shared/domain/standards/pack.ts';
import { weightOf } from '#shared/domain/standards/strength.ts';
import type { SettingChoices } from '#shared/domain/standards/types.ts';
import { type Counts, countLetter, noCounts } from '#shared/domain/standards/counts.ts';
import { letterOf } from '#shared/domain/standards/outcomes.ts';
import { ruleTitle } from '#shared/words/standards.ts';
import { JUDGED_AT_ONCE, judgeFor, judgingOn, toExemption } from './judging.ts';
import type { Ports } from './ports.ts';
import { SHARING_KEY, sharingUnder } from './registerItems.ts';

type Compared = { readonly ruleId: string; readonly title: string; before: Counts; after: Counts; changed: number };
type Values = ReadonlyMap<string, MetricValue>;

/** Judges the community rules a setting touches under its present and under another choice, all communities. Writes nothing. */
export async function whatIf(ports: Ports, key: string, choice: string): Promise<{ communities: number; rules: Compared[] }> {
  const { reads } = ports;
  const today = ports.clock.today();
  const { adopted, choices, judge } = await judgingOn(reads, today);
  const others: SettingChoices = { ...choices, [key]: choice };
  choiceOf(adopted.pack, key, others);
  const other = judgeFor(adopted.pack, others, today);
  const touched = new Set(adopted.pack.settings.find((setting) => setting.key === key)?.rules ?? []);
  const indexes = judge.rules.flatMap((rule, index) => (touched.has(rule.id) ? [index] : []));
  const rules: Compared[] = indexes.map((index) => ({ ruleId: judge.rules[index]!.id, title: ruleTitle(judge.rules[index]!), before: noCounts(), after: noCounts(), changed: 0 }));
  const open = (await reads.register.communities()).filter((community) => community.validTo === null);
  if (rules.length === 0) return { communities: open.length, rules };
  for (let start = 0; start < open.length; start += JUDGED_AT_ONCE) {
    const nos = open.slice(start, start + JUDGED_AT_ONCE).map((community) => community.no);
    const values = await reads.register.currentValues(nos);
    const exemptions = Map.groupBy(await reads.standards.exemptions(nos), (row) => row.subjectNo);
    const roomValues = key === SHARING_KEY ? await roomsUnder(ports, nos, sharingUnder(adopted.pack, others), today) : NO_ROOMS;
    for (const no of nos) {
      const own: Values = values.get(no) ?? NOTHING;
      const before = judge.slots(own);
      const after = other.slots(new Map([...own, ...(roomValues.get(no) ?? NOTHING)]));
      const exempt = judge.exemptRules((exemptions.get(no) ?? []).map(toExemption));
      for (const [at, index] of indexes.entries()) {
        const was = letterOf(judge.outcome(index, before, exempt), weightOf(judge.rules[index]!.strength));
        const is = letterOf(other.outcome(index, after, exempt), weightOf(other.rules[index]!.strength));
        countLetter(rules[at]!.before, was);
        countLetter(rules[at]!.after, is);
        if (was !== is) rules[at]!.changed += 1;
      }
    }
  }
  return { communities: open.length, rules };
}

const NOTHING: Values = new Map();
const NO_ROOMS: ReadonlyMap<number, Values> = new Map();

/** The room areas that would follow from the rooms of these communities under another sharing. */
async function roomsUnder(ports: Ports, nos: readonly number[], sharing: 'whole' | 'divided', day: string): Promise<ReadonlyMap<number, Values>> {
  const withRooms = new Set(await ports.reads.register.communityNosWithItems('room'));
  const found = new Map<number, Values>();
  for (const no of nos.filter((one) => withRooms.has(one))) {
    const rooms = (await ports.reads.register.items(no, day)).filter((item) => item.kind === 'room');
    const values = await ports.reads.register.currentValues(rooms.map((room) => room.no));
    found.set(no, valuesFromRooms(rooms.map((room) => values.get(room.no) ?? NOTHING), sharing));
  }
  return found;
}
