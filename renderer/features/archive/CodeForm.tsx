import { NumberInput, Select, TextInput } from '@mantine/core';
import { codeTemplates, formatCode, templateProblems } from '#shared/domain/archive/code.ts';
import { classParts, standardClassPart } from '#shared/domain/archive/settings.ts';
import { formatShown, formatTyped, subjectWords } from '#shared/words/archive.ts';
import { archiveSettingsWords as words } from '#shared/words/archivePages.ts';
import type { Out } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import classes from './archive.module.css';

type Choice = Out<'archive.settings'>['bureau'];
const standards = Object.keys(codeTemplates) as ReadonlyArray<keyof typeof codeTemplates>;

export type CodeFormProps = {
  readonly name: string;
  readonly hint: string;
  readonly value: string;
  readonly length: number;
  readonly onValue: (value: string) => void;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  /** What an example is made of. */
  readonly sample: { readonly fonds: string; readonly subject: string; readonly communityNames?: boolean };
};

/** How codes of one fonds are made: a standard's form or one's own, with an example beneath. */
export function CodeForm({ name, hint, value, length, onValue, choice, onChoice, sample }: CodeFormProps) {
  const year = Number(useToday().slice(0, 4));
  const standard = standards.find((one) => codeTemplates[one] === choice.template) ?? 'own';
  const bad = templateProblems(choice.template).length > 0;
  const subject = choice.classPart === 'none' ? '' : sample.communityNames === true && choice.classPart === 'name' ? subjectWords.election : sample.subject;
  return (
    <div className={classes.form}>
      <TextInput
        className={classes.half ?? ''}
        label={name}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={length}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value.toUpperCase())}
      />
      <Select
        className={classes.half ?? ''}
        label={words.standard}
        allowDeselect={false}
        value={standard}
        data={[...standards.map((one) => ({ value: one as string, label: one })), { value: 'own', label: words.own }]}
        onChange={(next) => {
          const known = standards.find((one) => one === next);
          if (known !== undefined) onChoice({ ...choice, template: codeTemplates[known], classPart: standardClassPart[known] });
        }}
      />
      <TextInput
        className={classes.whole ?? ''}
        label={words.template}
        maxLength={120}
        spellCheck={false}
        value={formatShown(choice.template)}
        error={bad ? words.bad : null}
        onChange={(event) => onChoice({ ...choice, template: formatTyped(event.currentTarget.value) })}
      />
      <Select
        className={classes.half ?? ''}
        label={words.classPart}
        allowDeselect={false}
        data={classParts.map((part) => ({ value: part, label: words.classParts[part] }))}
        value={choice.classPart}
        onChange={(next) => onChoice({ ...choice, classPart: classParts.find((part) => part === next) ?? 'letters' })}
      />
      <NumberInput
        className={classes.half ?? ''}
        label={words.digits}
        min={3}
        max={5}
        clampBehavior="strict"
        allowDecimal={false}
        value={choice.digits}
        onChange={(next) => onChoice({ ...choice, digits: typeof next === 'number' ? next : 4 })}
      />
      <p className={`${classes.whole} ${classes.example}`}>
        <span className="dim">{words.example}　</span>
        {bad ? (
          words.bad
        ) : (
          <code>
            {formatCode(
              { template: choice.template, digits: choice.digits, fonds: sample.fonds, classes: subject === '' ? {} : { subject } },
              { category: 'WS', year, retention: 'D30', subject: 'subject' },
              1,
            )}
          </code>
        )}
      </p>
    </div>
  );
}
