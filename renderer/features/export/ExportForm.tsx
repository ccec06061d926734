import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { exportPageWords as words } from '#shared/words/auditExportPages.ts';
import { nativeApi, nativeValue } from '#ui/lib/native.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { notifyFailed } from '#ui/ui/notify.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import type { DraftProblem, ExportDraft } from './exportDraft.ts';
import classes from './export.module.css';

export type ExportFormProps = {
  readonly draft: ExportDraft;
  /** Empty until somebody has asked to start. */
  readonly problems: Partial<Record<DraftProblem, string>>;
  readonly today: string;
  readonly onChange: (patch: Partial<ExportDraft>) => void;
};

/** Of when, with or without names, and where to. */
export function ExportForm({ draft, problems, today, onChange }: ExportFormProps) {
  const native = nativeApi();
  async function pick() {
    if (native === null) return;
    try {
      const chosen = await nativeValue(native.chooseFolder({ purpose: 'data' }));
      if (chosen !== null) onChange({ folder: chosen });
    } catch (error) {
      notifyFailed(error);
    }
  }
  return (
    <Panel title={words.options} note={words.optionsNote}>
      <div className={classes.form}>
        <Choice label={words.scope} value={draft.scope} choices={words.scopes} onChoose={(scope) => onChange({ scope })}>
          {draft.scope === 'span' ? (
            <>
              <div className={classes.days}>
                <DayInput label={words.from} value={draft.from} max={today} error={problems.from ?? problems.span} onChange={(from) => onChange({ from })} />
                <DayInput label={words.to} value={draft.to} max={today} onChange={(to) => onChange({ to })} />
              </div>
              <p className={classes.hint}>{words.spanNote}</p>
            </>
          ) : null}
        </Choice>
        <Choice label={words.names} value={draft.names} choices={words.nameChoices} onChoose={(names) => onChange({ names })}>
          {draft.names === 'full' ? (
            <TextInput
              label={words.reason}
              placeholder={words.reasonHint}
              withAsterisk
              maxLength={200}
              value={draft.reason}
              error={problems.reason}
              onChange={(event) => onChange({ reason: event.currentTarget.value })}
            />
          ) : null}
          <p className={classes.hint}>{words.namesNote}</p>
        </Choice>
        <Choice label={words.where} value={draft.where} choices={words.places} onChoose={(where) => onChange({ where })}>
          {draft.where === 'folder' ? (
            <>
              <div className={classes.path}>
                <TextInput
                  label={words.folder}
                  placeholder={words.folderHint}
                  withAsterisk
                  spellCheck={false}
                  maxLength={400}
                  value={draft.folder}
                  error={problems.folder}
                  onChange={(event) => onChange({ folder: event.currentTarget.value })}
                />
                {native === null ? null : (
                  <Button variant="default" onClick={() => void pick()}>
                    {words.choose}
                  </Button>
                )}
              </div>
              <Checkbox label={words.zip} checked={draft.zip} onChange={(event) => onChange({ zip: event.currentTarget.checked })} />
            </>
          ) : null}
        </Choice>
      </div>
    </Panel>
  );
}

type ChoiceProps<K extends string> = {
  readonly label: string;
  readonly value: K;
  readonly choices: Readonly<Record<K, string>>;
  readonly onChoose: (value: K) => void;
  readonly children?: ReactNode;
};

/** One question with its answers, and what belongs to the chosen one below. */
function Choice<K extends string>({ label, value, choices, onChoose, children }: ChoiceProps<K>) {
  const keys = Object.keys(choices) as K[];
  return (
    <div className={classes.choice}>
      <Radio.Group
        label={label}
        value={value}
        onChange={(next) => {
          const key = keys.find((one) => one === next);
          if (key !== undefined) onChoose(key);
        }}
      >
        <div className={classes.answers}>
          {keys.map((key) => (
            <Radio key={key} value={key} label={choices[key]} />
          ))}
        </div>
      </Radio.Group>
      {children === null || children === undefined ? null : <div className={classes.below}>{children}</div>}
    </div>
  );
}
