import { Button, Checkbox, CloseButton, Popover, Select } from '@mantine/core';
import { useState } from 'react';
import { caseStates } from '#shared/domain/cases/state.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import type { DeskBucket } from '#shared/domain/cases/desk.ts';
import { bucketWords, caseStateWords } from '#shared/words/cases.ts';
import { casesWords, figureText } from '#shared/words/caseScreens.ts';
import { stageWords } from '#shared/words/orders.ts';
import { useCall } from '#ui/lib/query.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { linkedFilters, moreFilters, type CaseFilterTexts } from './caseAddress.ts';
import classes from './cases.module.css';

const words = casesWords.filters;

export type CaseFiltersProps = { readonly texts: CaseFilterTexts; readonly patch: (patch: Readonly<Record<string, string | null>>) => void };

/** The filters beside the search: the four usual ones, the rest in a popover. */
export function CaseFilters({ texts, patch }: CaseFiltersProps) {
  const units = useCall('units.list', {}, ['units']);
  const unitChoices = (units.data ?? [])
    .filter((unit) => unit.validTo === null && ['subdistrict', 'county', 'department'].includes(unit.kind))
    .map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <>
      <Select
        aria-label={words.unit}
        placeholder={words.unit}
        clearable
        searchable
        w="8.5rem"
        data={unitChoices}
        value={texts['unit'] ?? null}
        onChange={(value) => patch({ unit: value })}
      />
      <Select
        aria-label={words.state}
        placeholder={words.state}
        clearable
        w="7.25rem"
        data={[{ value: 'open', label: words.open }, ...caseStates.map((state) => ({ value: state, label: caseStateWords[state] }))]}
        value={texts['state'] ?? null}
        onChange={(value) => patch({ state: value })}
      />
      <Select
        aria-label={words.deadline}
        placeholder={words.deadline}
        clearable
        w="7.25rem"
        data={(['overdue', 'due_today', 'running'] as const).map((value) => ({ value, label: words.deadlines[value] }))}
        value={texts['deadline'] ?? null}
        onChange={(value) => patch({ deadline: value })}
      />
      <MoreFilters texts={texts} patch={patch} />
    </>
  );
}

function MoreFilters({ texts, patch }: CaseFiltersProps) {
  const [opened, setOpened] = useState(false);
  const pack = useCall('standards.pack', {}, ['settings', 'verdicts'], { enabled: opened });
  const active = moreFilters.filter((name) => (texts[name] ?? '') !== '').length;
  const day = (name: string) => texts[name] ?? null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width="26rem" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {active === 0 ? words.more : words.moreCount(active)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.more}>
          <Select
            label={words.stage}
            clearable
            comboboxProps={{ withinPortal: false }}
            data={orderStages.map((value) => ({ value, label: stageWords[value] }))}
            value={texts['stage'] ?? null}
            onChange={(value) => patch({ stage: value })}
          />
          <Select
            label={words.task}
            clearable
            comboboxProps={{ withinPortal: false }}
            data={(pack.data?.tasks ?? []).map((task) => ({ value: String(task.number), label: words.taskNamed(task.number, task.short) }))}
            value={texts['task'] ?? null}
            onChange={(value) => patch({ task: value })}
          />
          <DayInput label={words.openedFrom} value={day('from')} onChange={(value) => patch({ from: value })} />
          <DayInput label={words.openedTo} value={day('to')} onChange={(value) => patch({ to: value })} />
          <DayInput label={words.closedFrom} value={day('cfrom')} onChange={(value) => patch({ cfrom: value })} />
          <DayInput label={words.closedTo} value={day('cto')} onChange={(value) => patch({ cto: value })} />
          <Select
            label={words.onTime}
            clearable
            comboboxProps={{ withinPortal: false }}
            data={[
              { value: '1', label: casesWords.onTime },
              { value: '0', label: casesWords.late },
            ]}
            value={texts['ontime'] ?? null}
            onChange={(value) => patch({ ontime: value })}
          />
          <div className={classes.checks}>
            <Checkbox
              label={words.onlyRelapse}
              checked={texts['relapse'] === '1'}
              onChange={(event) => patch({ relapse: event.currentTarget.checked ? '1' : null })}
            />
            <Checkbox
              label={words.onlyBackfilled}
              checked={texts['backfilled'] === '1'}
              onChange={(event) => patch({ backfilled: event.currentTarget.checked ? '1' : null })}
            />
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Filters that came with a link, each with its way out. */
export function LinkedFilters({ texts, patch, community }: CaseFiltersProps & { readonly community: string | null }) {
  const active = linkedFilters.filter((name) => (texts[name] ?? '') !== '');
  if (active.length === 0) return null;
  const label: Readonly<Record<(typeof linkedFilters)[number], string>> = {
    bucket: words.bucket(bucketWords[texts['bucket'] as DeskBucket] ?? ''),
    figure: figureText(texts['figure'] ?? ''),
    community: words.community(community ?? words.unnamed),
    round: words.round,
    order: words.order,
    rule: words.rule(texts['rule'] ?? ''),
  };
  return (
    <div className={classes.chips}>
      {active.map((name) => (
        <span key={name} className={classes.chip}>
          {label[name]}
          <CloseButton size="xs" aria-label={words.remove(label[name])} onClick={() => patch({ [name]: null })} />
        </span>
      ))}
    </div>
  );
}
