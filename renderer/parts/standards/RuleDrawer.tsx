import { Button, Drawer } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Tally } from '#shared/contract/register.ts';
import type { PackSetting, RuleView, UnitVerdict, VerdictView } from '#shared/contract/standards.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { isTicked } from '#shared/domain/standards/tick.ts';
import { failing } from '#shared/domain/standards/counts.ts';
import { commonWords } from '#shared/words/common.ts';
import { checkWords, clauseNumber, stateWords, strengthWords } from '#shared/words/standards.ts';
import { ruleWords } from '#shared/words/standardsPages.ts';
import { Facts } from '#ui/ui/Facts.tsx';
import { dayLong, whole } from '#ui/ui/format.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { VerdictTag } from '#ui/ui/VerdictTag.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { EndExemptionDialog, ExemptDialog } from './ExemptDialog.tsx';
import { SettingDialog } from './SettingDialog.tsx';
import { TickDialog, type TickSubject } from './TickDialog.tsx';
import type { PackIndex } from './usePack.ts';
import classes from './standards.module.css';

export type RuleDrawerProps = {
  readonly index: PackIndex;
  readonly rule: RuleView;
  /** The verdict on one community or unit, with whom it is about and by which day. */
  readonly verdict?: {
    readonly of: TickSubject;
    readonly name: string;
    readonly view: VerdictView | UnitVerdict;
    readonly asOf: string;
    readonly readOnly: boolean;
  };
  /** Counts over all communities, each with its list. */
  readonly counts?: { readonly tally: Tally; readonly to: (state: 'pass' | 'fail' | 'unknown' | 'not_applicable') => string };
  /** Where the figures behind the verdict are changed. */
  readonly onEdit?: (() => void) | undefined;
  readonly onClose: () => void;
};

type Dialog =
  | { readonly kind: 'tick' }
  | { readonly kind: 'exempt' }
  | { readonly kind: 'end'; readonly id: string; readonly to: string }
  | { readonly kind: 'setting'; readonly setting: PackSetting; readonly choice: string };

/** 条款: what the text says, whom it binds, how it is read here, and, if asked about one subject, what was found there. */
export function RuleDrawer({ index, rule, verdict, counts, onEdit, onClose }: RuleDrawerProps) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const settings = index.pack.settings.filter((setting) => rule.settings.includes(setting.key));
  const communities = verdict === undefined || 'unit' in verdict.of ? [] : verdict.of.communities;
  return (
    <Drawer opened onClose={onClose} size="34rem" title={ruleWords.drawerTitle} closeButtonProps={{ 'aria-label': commonWords.close }}>
      <div className={classes.drawerBody}>
        <div className={classes.ruleHead}>
          <h3>{rule.title}</h3>
          <StrengthTag rule={rule} />
        </div>
        {verdict === undefined ? null : <VerdictSection {...verdict} rule={rule} onEdit={onEdit} onDialog={setDialog} />}
        {counts === undefined ? null : <CountsSection {...counts} rule={rule} />}
        <Section title={ruleWords.quote}>
          <blockquote className={classes.quote}>{rule.quote}</blockquote>
          <p className={classes.source}>
            {ruleWords.sourceOfTitle(index.pack.title)} {ruleWords.source(index.pack.docNo, clauseNumber(rule.clause))}
          </p>
        </Section>
        <Facts items={factsOf(rule)} />
        {settings.map((setting) => (
          <SettingSection key={setting.key} setting={setting} onChange={(choice) => setDialog({ kind: 'setting', setting, choice })} />
        ))}
        {verdict === undefined ? null : (
          <Section title={ruleWords.evidenceTitle}>
            <EvidenceList subject={verdict.of} ruleId={rule.id} readOnly={verdict.readOnly} />
          </Section>
        )}
      </div>
      {dialog?.kind === 'tick' && verdict !== undefined ? <TickDialog rules={[rule]} subject={verdict.of} onClose={close} /> : null}
      {dialog?.kind === 'exempt' ? <ExemptDialog rules={[rule]} communities={communities} onClose={close} /> : null}
      {dialog?.kind === 'end' ? <EndExemptionDialog exemption={dialog} onClose={close} /> : null}
      {dialog?.kind === 'setting' ? <SettingDialog setting={dialog.setting} choice={dialog.choice} onClose={close} /> : null}
    </Drawer>
  );
}

/** How strongly the text asks, in its own word. */
export function StrengthTag({ rule }: { readonly rule: Pick<RuleView, 'strength' | 'weight'> }) {
  const tone = rule.weight === 'mandatory' ? 'ink' : 'slate';
  return (
    <StateTag
      tone={tone}
      plain
      shape={rule.weight === 'mandatory' ? 'diamond' : rule.weight === 'usual' ? 'dashed' : 'dash'}
      title={ruleWords.strengthNote[rule.weight]}
    >
      {strengthWords[rule.strength]}
    </StateTag>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

type VerdictSectionProps = NonNullable<RuleDrawerProps['verdict']> & {
  readonly rule: RuleView;
  readonly onEdit: (() => void) | undefined;
  readonly onDialog: (dialog: Dialog) => void;
};

function VerdictSection({ of, name, view, asOf, readOnly, rule, onEdit, onDialog }: VerdictSectionProps) {
  const openCase = 'openCase' in view ? view.openCase : null;
  const orderable = 'orderable' in view && view.orderable;
  const community = 'unit' in of ? null : (of.communities[0] ?? null);
  const ticked = isTicked(rule);
  const exempted = view.exemption;
  return (
    <Section title={ruleWords.verdictOn(name, dayLong(asOf))}>
      <p>
        <VerdictTag verdict={view.state} words={view.short} />
      </p>
      <p className={classes.sentence}>{view.sentence}</p>
      {view.remarks.map((remark) => (
        <p key={remark} className={classes.remark}>
          {remark}
        </p>
      ))}
      {exempted === null ? null : <p className={classes.remark}>{ruleWords.exemptLine(exempted.paper, dayLong(exempted.from), dayLong(exempted.to))}</p>}
      {openCase === null ? null : (
        <p className={classes.remark}>
          <PageLink to={`/cases/${openCase.id}`}>{ruleWords.followCase(openCase.number)}</PageLink>
        </p>
      )}
      {readOnly ? null : (
        <div className={classes.buttons}>
          {ticked ? (
            <Button size="xs" variant="default" onClick={() => onDialog({ kind: 'tick' })}>
              {ruleWords.tick}
            </Button>
          ) : null}
          {!ticked && onEdit !== undefined ? (
            <Button size="xs" variant="default" onClick={onEdit}>
              {ruleWords.edit}
            </Button>
          ) : null}
          {orderable && community !== null ? (
            <Button size="xs" variant="default" component="a" href={`#/findings/new?community=${community.id}&rule=${rule.id}`}>
              {ruleWords.makeFinding}
            </Button>
          ) : null}
          {community === null ? null : exempted !== null ? (
            <Button size="xs" variant="default" onClick={() => onDialog({ kind: 'end', id: exempted.id, to: exempted.to })}>
              {ruleWords.exemptEnd}
            </Button>
          ) : view.state === 'fail' || view.state === 'unknown' ? (
            <Button size="xs" variant="default" onClick={() => onDialog({ kind: 'exempt' })}>
              {ruleWords.exemptGrant}
            </Button>
          ) : null}
        </div>
      )}
    </Section>
  );
}

function CountsSection({ tally, to, rule }: NonNullable<RuleDrawerProps['counts']> & { readonly rule: RuleView }) {
  const shown = [
    ['pass', tally.pass],
    ['fail', failing(tally)],
    ['unknown', tally.unknown],
    ['not_applicable', tally.notApplicable],
  ] as const;
  return (
    <Section title={ruleWords.counts}>
      <div className={classes.counts}>
        {shown.map(([state, count]) => (
          <span key={state}>
            <VerdictTag verdict={state} plain />{' '}
            {count === 0 ? (
              whole(0)
            ) : (
              <PageLink to={to(state)} aria-label={`${stateWords[state]} ${count}`}>
                {whole(count)}
              </PageLink>
            )}
          </span>
        ))}
      </div>
      {failing(tally) === 0 || rule.remedy !== 'order' ? null : (
        <div className={classes.buttons}>
          <Button size="xs" variant="default" component="a" href={`#/findings/new?rule=${rule.id}`}>
            {ruleWords.makeFinding}
          </Button>
        </div>
      )}
    </Section>
  );
}

function SettingSection({ setting, onChange }: { readonly setting: PackSetting; readonly onChange: (choice: string) => void }) {
  const chosen = setting.choices.find((choice) => choice.code === setting.chosen);
  return (
    <Section title={ruleWords.settingTitle}>
      <p className={classes.sentence}>{setting.question}</p>
      <p className={classes.remark}>
        {ruleWords.settingChosen(chosen?.label ?? '')}
        {setting.chosen === setting.default ? `（${ruleWords.settingDefault}）` : ''}
      </p>
      <p className={classes.remark}>{setting.reason}</p>
      <div className={classes.buttons}>
        {setting.choices
          .filter((choice) => choice.code !== setting.chosen)
          .map((choice) => (
            <Button key={choice.code} size="xs" variant="default" title={ruleWords.settingChange} onClick={() => onChange(choice.code)}>
              {ruleWords.settingTo(choice.label)}
            </Button>
          ))}
      </div>
    </Section>
  );
}

function factsOf(rule: RuleView) {
  const joined = (units: readonly string[]) => units.join('、');
  return [
    ...(rule.requirement === '' || metricByKey.get(rule.metric)?.type === 'flag' ? [] : [{ label: ruleWords.requirement, value: rule.requirement }]),
    { label: ruleWords.strength, value: ruleWords.strengthLine(strengthWords[rule.strength], ruleWords.strengthNote[rule.weight]) },
    { label: ruleWords.check, value: checkWords[rule.check] },
    { label: ruleWords.applies, value: rule.appliesText === '' ? ruleWords.appliesAll : ruleWords.appliesText(rule.appliesText) },
    { label: ruleWords.lead, value: rule.leadInferred ? `${joined(rule.leadUnits)}（${ruleWords.leadInferred}）` : joined(rule.leadUnits) },
    ...(rule.cooperatingUnits.length === 0 ? [] : [{ label: ruleWords.coop, value: joined(rule.cooperatingUnits) }]),
    ...(rule.responsibleUnits.length === 0 ? [] : [{ label: ruleWords.resp, value: joined(rule.responsibleUnits) }]),
    ...(rule.remedy === 'proposal' ? [{ label: ruleWords.note, value: ruleWords.proposal }] : []),
    ...(rule.allowanceNote === '' ? [] : [{ label: ruleWords.allowance, value: rule.allowanceNote }]),
    ...(rule.erratum === null
      ? []
      : [{ label: ruleWords.erratum, value: ruleWords.erratumText(rule.erratum.tableSays, rule.erratum.readAs, rule.erratum.reason) }]),
  ];
}
