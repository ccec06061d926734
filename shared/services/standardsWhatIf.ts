import type { MetricValue } from '#shared/domain/register/value.ts';
import { valuesFromRooms } from '#shared/domain/standards/fromItems.ts';
import { choiceOf } from '#shared/domain/standards/pack.ts';
import { weightOf } from '#shared/domain/standards/strength.ts';
import type { Rule, SettingChoices } from '#shared/domain/standards/types.ts';
import { type Counts, countLetter, noCounts } from '#shared/domain/standards/counts.ts';
import { letterOf } from '#shared/domain/standards/outcomes.ts';
import type { VerdictState } from '#shared/domain/standards/verdict.ts';
import { ruleTitle } from '#shared/words/standards.ts';
import { JUDGED_AT_ONCE, judgeFor, type Judging, judgingOn, outcomesOf, toExemption } from './judging.ts';
import type { CommunityLetters, Ports } from './ports.ts';
import { unitsUnder } from './standardsCity.ts';
import { SHARING_KEY, sharingUnder } from './registerItems.ts';

type Compared = { readonly ruleId: string; readonly title: string; before: Counts; after: Counts; changed: number };
/** A duty of a unit above the communities, as it is judged now and as it would be. */
type ComparedDuty = {
  unit: string;
  ruleId: string;
  title: string;
  before: { state: VerdictState; sentence: string };
  after: { state: VerdictState; sentence: string };
};
type Values = ReadonlyMap<string, MetricValue>;

/**
 * Judges what a setting touches under its present and under another choice: the rules of all communities, and the duties
 * of the units above them that are read anew or follow from such rules. Writes nothing.
 */
export async function whatIf(ports: Ports, key: string, choice: string): Promise<{ communities: number; rules: Compared[]; units: ComparedDuty[] }> {
  const { reads } = ports;
  const today = ports.clock.today();
  const judging = await judgingOn(reads, today);
  const { adopted, choices, judge } = judging;
  const others: SettingChoices = { ...choices, [key]: choice };
  choiceOf(adopted.pack, key, others);
  const other = judgeFor(adopted.pack, others, today);
  const touched = new Set(adopted.pack.settings.find((setting) => setting.key === key)?.rules ?? []);
  const indexes = judge.rules.flatMap((rule, index) => (touched.has(rule.id) ? [index] : []));
  const rules: Compared[] = indexes.map((index) => ({
    ruleId: judge.rules[index]!.id,
    title: ruleTitle(judge.rules[index]!),
    before: noCounts(),
    after: noCounts(),
    changed: 0,
  }));
  const open = (await reads.register.communities()).filter((community) => community.validTo === null);
  const duties = new Set(
    adopted.pack.rules.filter((rule) => isAbove(rule) && (touched.has(rule.id) || rulesBelow(rule).some((id) => touched.has(id)))).map((rule) => rule.id),
  );
  const letters: CommunityLetters[] = [];
  const buffer = new Uint8Array(other.rules.length);
  const current = await reads.standards.communityLetters(null);
  const known = new Map(current.map((row) => [row.communityNo, row]));
  for (let start = 0; rules.length > 0 && start < open.length; start += JUDGED_AT_ONCE) {
    const nos = open.slice(start, start + JUDGED_AT_ONCE).map((community) => community.no);
    const values = await reads.register.currentValues(nos);
    const exemptions = Map.groupBy(await reads.standards.exemptions(nos), (row) => row.subjectNo);
    const roomValues = key === SHARING_KEY ? await roomsUnder(ports, nos, sharingUnder(adopted.pack, others), today) : NO_ROOMS;
    for (const no of nos) {
      const own: Values = values.get(no) ?? NOTHING;
      const before = judge.slots(own);
      const changed: Values = new Map([...own, ...(roomValues.get(no) ?? NOTHING)]);
      const after = other.slots(changed);
      const papers = exemptions.get(no) ?? [];
      const row = known.get(no);
      if (row !== undefined && duties.size > 0) letters.push({ ...row, outcomes: outcomesOf(other, changed, papers, buffer) });
      const exempt = judge.exemptRules(papers.map(toExemption));
      for (const [at, index] of indexes.entries()) {
        const was = letterOf(judge.outcome(index, before, exempt), weightOf(judge.rules[index]!.strength));
        const is = letterOf(other.outcome(index, after, exempt), weightOf(other.rules[index]!.strength));
        countLetter(rules[at]!.before, was);
        countLetter(rules[at]!.after, is);
        if (was !== is) rules[at]!.changed += 1;
      }
    }
  }
  return {
    communities: open.length,
    rules,
    units:
      duties.size === 0
        ? []
        : await dutiesUnder(ports, duties, judging, { ...judging, choices: others, judge: other }, current, rules.length === 0 ? current : letters),
  };
}

const isAbove = (rule: Rule): boolean => rule.check !== 'param' && !rule.levels.includes('community');
const rulesBelow = (rule: Rule): readonly string[] => [rule, ...rule.variants.map((variant) => variant.set)].flatMap((read) => read.aggregation?.rules ?? []);

/** Those duties of the units above that read otherwise under the other choices. */
async function dutiesUnder(
  ports: Ports,
  duties: ReadonlySet<string>,
  now: Judging,
  then: Judging,
  lettersNow: readonly CommunityLetters[],
  lettersThen: readonly CommunityLetters[],
): Promise<ComparedDuty[]> {
  const before = await unitsUnder(ports, now, lettersNow);
  const after = await unitsUnder(ports, then, lettersThen);
  return before.flatMap((unit, at) =>
    unit.verdicts.flatMap((verdict, index): ComparedDuty[] => {
      const changed = after[at]?.verdicts[index];
      if (changed === undefined || !duties.has(verdict.ruleId) || changed.sentence === verdict.sentence) return [];
      return [
        {
          unit: unit.name,
          ruleId: verdict.ruleId,
          title: verdict.title,
          before: { state: verdict.state, sentence: verdict.sentence },
          after: { state: changed.state, sentence: changed.sentence },
        },
      ];
    }),
  );
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
    found.set(
      no,
      valuesFromRooms(
        rooms.map((room) => values.get(room.no) ?? NOTHING),
        sharing,
      ),
    );
  }
  return found;
}
