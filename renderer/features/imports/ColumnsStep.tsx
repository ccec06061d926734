import { Button, SegmentedControl, Select } from '@mantine/core';
import { memo, useState } from 'react';
import type { ImportColumn, ImportPreviewAnswer, ImportSession } from '#shared/contract/imports.ts';
import type { Day } from '#shared/domain/date.ts';
import type { ImportIssue } from '#shared/domain/import/issue.ts';
import { importIssueWords, proposalBasisWords } from '#shared/words/import.ts';
import { importsWords } from '#shared/words/imports.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayLong, instantLong, whole } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import type { Tone } from '#ui/ui/theme.ts';
import { corrected, targetOf, type Corrections } from './corrections.ts';
import { targetGroups } from './targets.ts';
import classes from './imports.module.css';

const words = importsWords.columns;

type Filter = keyof typeof words.filters;

export type ColumnsStepProps = {
  readonly session: ImportSession;
  readonly corrections: Corrections;
  readonly onDay: Day;
  readonly preview: ImportPreviewAnswer | undefined;
  readonly onCorrect: (change: (before: Corrections) => Corrections) => void;
  readonly onDayChange: (day: Day) => void;
  readonly onSheet: (sheet: string) => void;
};

/** Step 2: what each column is taken for, with samples; corrected here, remembered once confirmed. */
export function ColumnsStep({ session, corrections, onDay, preview, onCorrect, onDayChange, onSheet }: ColumnsStepProps) {
  const today = useToday();
  const [filter, setFilter] = useState<Filter>('all');
  const issues = new Map((preview?.columnIssues ?? []).filter((issue) => issue.column !== '').map((issue) => [issue.column, issue]));
  const general = (preview?.columnIssues ?? []).filter((issue) => issue.column === '');
  const kinds: Readonly<Record<Filter, readonly ImportColumn[]>> = {
    all: session.columns,
    check: session.columns.filter((column) => needsLook(column, corrections, issues)),
    used: session.columns.filter((column) => targetOf(column, corrections) !== 'ignore'),
    ignored: session.columns.filter((column) => targetOf(column, corrections) === 'ignore'),
  };
  const shown = kinds[filter];
  return (
    <>
      <Notices session={session} general={general} />
      <Panel
        flush
        grow
        title={words.title}
        note={words.note}
        actions={
          Object.keys(corrections).length === 0 ? undefined : (
            <Button size="xs" variant="default" onClick={() => onCorrect(() => ({}))}>
              {words.reset}
            </Button>
          )
        }
      >
        <div className={classes.columnTools}>
          {session.others.length === 0 ? null : (
            <Select
              label={words.sheet}
              w="14rem"
              allowDeselect={false}
              value={session.sheet}
              data={[
                { value: session.sheet, label: words.sheetRows(session.sheet, whole(session.rows)) },
                ...session.others.map((other) => ({ value: other.sheet, label: words.sheetRows(other.sheet, whole(other.rows)) })),
              ]}
              onChange={(sheet) => {
                if (sheet !== null) onSheet(sheet);
              }}
            />
          )}
          <DayInput
            label={words.day}
            width="13rem"
            value={onDay}
            max={today}
            onChange={(day) => {
              if (day !== null) onDayChange(day);
            }}
          />
          <span className={classes.dayHint}>{session.reportedOn === null ? words.dayToday : words.dayHint(dayLong(session.reportedOn))}</span>
          <SegmentedControl
            aria-label={words.filter}
            value={filter}
            onChange={(value) => setFilter(value as Filter)}
            data={(Object.keys(words.filters) as Filter[]).map((key) => ({ value: key, label: words.count(words.filters[key], kinds[key].length) }))}
          />
        </div>
        <div className={classes.scroll}>
          <table className={classes.table} aria-label={words.title}>
            <thead>
              <tr>
                {(['letters', 'header', 'samples', 'target', 'basis'] as const).map((key) => (
                  <th key={key} scope="col" data-column={key}>
                    {words.head[key]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((column) => (
                <ColumnRow
                  key={column.columnIndex}
                  column={column}
                  target={targetOf(column, corrections)}
                  corrected={corrections[column.columnIndex] !== undefined}
                  issue={issues.get(column.letters) ?? null}
                  onChange={(target) => onCorrect((before) => corrected(before, column, target))}
                />
              ))}
            </tbody>
          </table>
          {shown.length === 0 ? <EmptyState small title={words.emptyFilter} hint="" /> : null}
        </div>
      </Panel>
    </>
  );
}

function needsLook(column: ImportColumn, corrections: Corrections, issues: ReadonlyMap<string, unknown>): boolean {
  if (issues.has(column.letters)) return true;
  if (corrections[column.columnIndex] !== undefined) return false;
  return column.basis === 'similar' || (column.basis === 'none' && column.samples.length > 0);
}

function Notices({ session, general }: { readonly session: ImportSession; readonly general: readonly ImportIssue[] }) {
  return (
    <>
      {general.map((issue) => (
        <Notice key={issue.code} tone="seal" alert>
          {issue.code === 'import_identity_missing' ? words.needsIdentity : importIssueWords[issue.code](issue)}
        </Notice>
      ))}
      {session.earlier === null ? null : (
        <Notice tone="ink">{words.earlier(instantLong(session.earlier.at), session.earlier.personName ?? words.someone)}</Notice>
      )}
    </>
  );
}

type ColumnRowProps = {
  readonly column: ImportColumn;
  readonly target: string;
  readonly corrected: boolean;
  readonly issue: ImportIssue | null;
  readonly onChange: (target: string) => void;
};

// Forty drop-downs: a row is drawn again only when its own choice or its finding changes.
const ColumnRow = memo(
  function ColumnRow({ column, target, corrected, issue, onChange }: ColumnRowProps) {
    const { tone, text } = basisOf(column, corrected, issue);
    const parts = column.path.slice(0, -1);
    return (
      <tr data-ignored={target === 'ignore' || undefined}>
        <th scope="row" data-column="letters">
          {column.letters}
        </th>
        <td data-column="header">
          {parts.length === 0 ? null : <span className={classes.group}>{parts.join(' › ')} ›</span>}
          <span>{column.path.length === 0 ? <span className="dim">{words.noHeader}</span> : column.path[column.path.length - 1]}</span>
        </td>
        <td data-column="samples" title={column.samples.join('、')}>
          {column.samples.length === 0 ? words.noSamples : column.samples.join('、')}
        </td>
        <td data-column="target">
          <Select
            aria-label={words.targetOf(column.letters)}
            size="xs"
            searchable
            allowDeselect={false}
            limit={500}
            maxDropdownHeight={320}
            data={targetGroups}
            value={target}
            nothingFoundMessage={words.noneMatching}
            error={issue === null ? undefined : importIssueWords[issue.code](issue)}
            comboboxProps={{ width: '19rem', position: 'bottom-start' }}
            selectFirstOptionOnChange
            // What is typed replaces the field's name instead of being added to it.
            onFocus={(event) => event.currentTarget.select()}
            onClick={(event) => event.currentTarget.select()}
            onChange={(value) => {
              if (value !== null) onChange(value);
            }}
          />
        </td>
        <td data-column="basis">
          <StateTag tone={tone} plain>
            {text}
          </StateTag>
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.column === after.column && before.target === after.target && before.issue?.code === after.issue?.code && before.corrected === after.corrected,
);

function basisOf(column: ImportColumn, isCorrected: boolean, issue: ImportIssue | null): { readonly tone: Tone; readonly text: string } {
  if (issue !== null) return { tone: 'seal', text: words.problem };
  if (isCorrected) return { tone: 'ink', text: words.chosen };
  const tones = { remembered: 'ink', exact: 'jade', similar: 'amber', none: 'slate' } as const;
  return { tone: tones[column.basis], text: proposalBasisWords[column.basis] };
}
