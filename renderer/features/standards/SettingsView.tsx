import { Radio, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { PackSetting } from '#shared/contract/standards.ts';
import { compliancePageWords as words } from '#shared/words/standardsPages.ts';
import { Facts } from '#ui/ui/Facts.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { Columns, Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { SettingDialog } from '#ui/parts/standards/SettingDialog.tsx';
import type { PackIndex } from '#ui/parts/standards/usePack.ts';
import classes from './standards.module.css';

/** 口径与标准包: where the text can be read in two ways, with default and reason; and what the pack is. */
export function SettingsView({ index, onRule }: { readonly index: PackIndex; readonly onRule: (ruleId: string) => void }) {
  const [choosing, setChoosing] = useState<{ readonly setting: PackSetting; readonly choice: string } | null>(null);
  return (
    <Columns columns="minmax(0, 1fr) 24rem" fold="soon">
      <Panel title={words.settingsTitle} note={words.settingsNote(index.pack.settings.length)}>
        {index.pack.settings.map((setting) => (
          <SettingCard key={setting.key} index={index} setting={setting} onChoose={(choice) => setChoosing({ setting, choice })} onRule={onRule} />
        ))}
      </Panel>
      <PackPanel index={index} />
      {choosing === null ? null : <SettingDialog {...choosing} onClose={() => setChoosing(null)} />}
    </Columns>
  );
}

type SettingCardProps = {
  readonly index: PackIndex;
  readonly setting: PackSetting;
  readonly onChoose: (choice: string) => void;
  readonly onRule: (ruleId: string) => void;
};

function SettingCard({ index, setting, onChoose, onRule }: SettingCardProps) {
  return (
    <section className={classes.setting} aria-label={setting.question}>
      <Radio.Group
        value={setting.chosen}
        onChange={onChoose}
        label={
          <span className={classes.question}>
            {setting.question}
            <span className="dim">{setting.clause}</span>
          </span>
        }
      >
        <div className={classes.choices}>
          {setting.choices.map((choice) => (
            <Radio
              key={choice.code}
              value={choice.code}
              label={choice.code === setting.default ? `${choice.label}（${words.settingDefault}）` : choice.label}
            />
          ))}
        </div>
      </Radio.Group>
      <p className={classes.reason}>{words.settingReason(setting.reason)}</p>
      {setting.changed === null || setting.chosen === setting.default ? null : (
        <p className={classes.reason}>{words.settingChanged(dayLong(setting.changed.on), setting.changed.person, setting.changed.reason)}</p>
      )}
      <p className={classes.touched}>
        <span className="dim">{words.settingRules}</span>
        {setting.rules.map((id) => (
          <UnstyledButton key={id} className={classes.ruleButton} onClick={() => onRule(id)}>
            {index.rule(id)?.title ?? id}
          </UnstyledButton>
        ))}
      </p>
    </section>
  );
}

/** So much of the hash is enough to compare by eye. */
const HASH_SHOWN = 16;

function PackPanel({ index: { pack } }: { readonly index: PackIndex }) {
  const facts = words.packFacts;
  const community = pack.rules.filter((rule) => rule.check !== 'param' && rule.levels.includes('community')).length;
  const param = pack.rules.filter((rule) => rule.check === 'param').length;
  return (
    <Panel title={words.packTitle}>
      <Facts
        items={[
          { label: facts.title, value: pack.title },
          { label: facts.docNo, value: pack.docNo },
          { label: facts.issuer, value: pack.issuer },
          { label: facts.issuedOn, value: dayLong(pack.issuedOn) },
          { label: facts.rules, value: words.packRules(pack.rules.length, community, pack.rules.length - community - param, param) },
          {
            label: facts.phases,
            value: (
              <ul className={classes.phases}>
                {pack.phases.map((phase) => (
                  <li key={phase.key}>
                    {words.packPhase(phase.title, dayLong(phase.from), dayLong(phase.to))}
                    {phase.running ? (
                      <StateTag tone="ink" plain>
                        {words.packPhaseRunning}
                      </StateTag>
                    ) : null}
                  </li>
                ))}
              </ul>
            ),
          },
          { label: facts.version, value: pack.version },
          {
            label: facts.hash,
            value: (
              <code className={classes.hash} title={pack.hash}>
                {pack.hash.slice(0, HASH_SHOWN)}
              </code>
            ),
          },
        ]}
      />
    </Panel>
  );
}
