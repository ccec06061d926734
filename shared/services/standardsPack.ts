import { AppError } from '#shared/domain/errors.ts';
import { choiceOf, phaseOn, phasesUnder, ruleUnder } from '#shared/domain/standards/pack.ts';
import { weightOf } from '#shared/domain/standards/strength.ts';
import type { Pack, Rule, Setting, SettingChoices } from '#shared/domain/standards/types.ts';
import type { PackSetting, RuleView, standardsContract } from '#shared/contract/standards.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { ruleTitle, thresholdText } from '#shared/words/standards.ts';
import { CHOICES_KEY, CHOICES_SEQ_KEY, judgingOn, rejudge } from './judging.ts';
import type { Ports, Tx } from './ports.ts';
import { SHARING_KEY, writeFromItems } from './registerItems.ts';
import { runCommand } from './run.ts';
import { startRejudging } from './standardsRefresh.ts';
import { whatIf } from './standardsWhatIf.ts';

type PackHandlers = Pick<Handlers<typeof standardsContract>, 'standards.pack' | 'standards.whatIf' | 'standards.setChoice'>;

/** Above this many communities a new choice is judged in the background. */
const MOST_AT_ONCE = 5_000;

/** The pack in force as pages show it, and the bureau's choices where its text can be read in two ways. */
export function packHandlers(ports: Ports): PackHandlers {
  const { reads } = ports;
  return {
    async 'standards.pack'() {
      const today = ports.clock.today();
      const { adopted, choices } = await judgingOn(reads, today);
      const { pack, hash } = adopted;
      const phases = phasesUnder(pack, choices);
      const { running, expired } = phaseOn(phases, today);
      const persons = new Map((await reads.core.persons()).map((person) => [person.id, person.name]));
      return {
        id: pack.id,
        version: pack.version,
        hash,
        title: pack.title,
        docNo: pack.docNo,
        issuer: pack.issuer,
        issuedOn: pack.issuedOn,
        validFrom: pack.validFrom,
        validTo: pack.validTo,
        asOf: today,
        expired,
        phases: phases.map((phase) => ({
          key: phase.key,
          title: phase.title,
          from: phase.from,
          to: phase.to,
          quote: phase.quote,
          running: running.includes(phase),
        })),
        tasks: pack.tasks.map((task) => ({ ...task })),
        settings: await Promise.all(pack.settings.map((setting) => settingView(ports, pack, setting, choices, persons))),
        rules: pack.rules.map((rule) => ruleView(pack, ruleUnder(pack, rule, choices))),
      };
    },
    'standards.whatIf': (input) => whatIf(ports, input.key, input.choice),
    async 'standards.setChoice'(input, context) {
      const nos = (await reads.register.communities()).map((community) => community.no);
      const inBackground = nos.length > MOST_AT_ONCE;
      const changed = await runCommand(ports, 'standards.setChoice', context, async (tx) => {
        const { adopted, choices } = await judgingOn(tx, tx.journal.today);
        const before = choiceOf(adopted.pack, input.key, choices);
        const after = { ...choices, [input.key]: input.choice };
        choiceOf(adopted.pack, input.key, after);
        if (before === input.choice) return false;
        const seq = tx.journal.record({
          kind: 'setting.changed',
          subjectKind: 'setting',
          subjectId: subjectOf(input.key),
          onDay: tx.journal.today,
          payload: { before, after: input.choice, reason: input.reason, pack: adopted.pack.id },
        });
        await tx.core.setSetting(CHOICES_KEY, after);
        await tx.core.setSetting(CHOICES_SEQ_KEY, seq);
        if (input.key === SHARING_KEY) await shareRoomsAnew(tx, seq);
        if (!inBackground) await rejudge(tx, nos);
        tx.journal.touch('settings', 'verdicts', 'register');
        return true;
      });
      return { jobId: changed && inBackground ? startRejudging(ports, nos) : null };
    },
  };
}

/** What follows from rooms serving several functions is written again for every community that has rooms. */
async function shareRoomsAnew(tx: Tx, seq: number): Promise<void> {
  for (const no of await tx.register.communityNosWithItems('room')) await writeFromItems(tx, no, 'room', tx.journal.today, seq);
}

function subjectOf(key: string): string {
  return `standards.${key}`;
}

async function settingView(ports: Ports, pack: Pack, setting: Setting, choices: SettingChoices, persons: ReadonlyMap<string, string>): Promise<PackSetting> {
  const last = (await ports.reads.events.ofSubject('setting', subjectOf(setting.key))).at(-1);
  return {
    ...setting,
    choices: setting.choices.map((choice) => ({ ...choice })),
    rules: [...setting.rules],
    chosen: choiceOf(pack, setting.key, choices),
    changed: last === undefined ? null : { on: last.onDay, person: persons.get(last.personId ?? '') ?? '', reason: String(last.payload['reason'] ?? '') },
  };
}

/** A rule, read under the bureau's choices, in the shape pages take. */
function ruleView(pack: Pack, rule: Rule): RuleView {
  return {
    id: rule.id,
    task: rule.task,
    levels: [...rule.levels],
    check: rule.check,
    strength: rule.strength,
    weight: weightOf(rule.strength),
    title: ruleTitle(rule),
    clause: rule.clause,
    quote: rule.quote,
    area: rule.area,
    metric: rule.metric,
    requirement: thresholdText(rule),
    appliesText: rule.appliesText,
    allowanceNote: rule.allowanceNote,
    leadUnits: [...rule.leadUnits],
    leadInferred: rule.leadInferred,
    cooperatingUnits: [...rule.cooperatingUnits],
    responsibleUnits: [...rule.responsibleUnits],
    remedy: rule.remedy,
    phase: rule.phase,
    aggregation: rule.aggregation?.kind ?? null,
    noneAllowed: rule.noneMeans === 'not_applicable',
    settings: pack.settings.filter((setting) => setting.rules.includes(rule.id)).map((setting) => setting.key),
    erratum: rule.erratum === null ? null : { ...rule.erratum },
    note: rule.note,
  };
}

/** A rule of the pack by id. Throws `rule_unknown`. */
export function ruleOf(pack: Pack, id: string): Rule {
  const rule = pack.rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new AppError('rule_unknown', { rule: id });
  return rule;
}
