import { Button, Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Community } from '#shared/contract/register.ts';
import { communityWords } from '#shared/words/registerPages.ts';
import { useCall } from '#ui/lib/query.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { DownIcon } from '#ui/ui/icons.ts';
import classes from './register.module.css';

export type AsOfMenuProps = {
  readonly community: Community;
  readonly asOf: string | null;
  readonly today: string;
  readonly onChoose: (day: string | null) => void;
};

/** 查看日期: any past day, or one of those on which something changed. */
export function AsOfMenu({ community, asOf, today, onChoose }: AsOfMenuProps) {
  const [opened, setOpened] = useState(false);
  function choose(day: string | null) {
    setOpened(false);
    onChoose(day === today ? null : day);
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width="20rem" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)} rightSection={<DownIcon size="1rem" stroke={1.8} aria-hidden />}>
          {communityWords.asOfButton(asOf === null ? communityWords.asOfToday : dayLong(asOf))}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.dialogText}>{communityWords.asOfTitle}</p>
        <DayInput
          label={communityWords.asOfPick}
          value={asOf}
          max={today}
          min={community.validFrom}
          onChange={(day) => {
            if (day !== null) choose(day);
          }}
        />
        <ChangeDays id={community.id} asOf={asOf} today={today} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** So many days are offered. */
const MOST_DAYS = 8;

function ChangeDays({
  id,
  asOf,
  today,
  onChoose,
}: {
  readonly id: string;
  readonly asOf: string | null;
  readonly today: string;
  readonly onChoose: (day: string | null) => void;
}) {
  const { data } = useCall('register.changes', { id, limit: 60 }, ['register', 'evidence', 'imports']);
  const days = [...new Set((data?.rows ?? []).flatMap((row) => row.values.map((value) => value.validFrom)))]
    .sort()
    .reverse()
    .filter((day) => day <= today)
    .slice(0, MOST_DAYS);
  return (
    <div className={classes.asOfDays} role="group" aria-label={communityWords.asOfDays}>
      <div className="dim">{communityWords.asOfDays}</div>
      {[null, ...days.filter((day) => day !== today)].map((day) => (
        <UnstyledButton key={day ?? 'today'} className={classes.asOfDay} aria-pressed={day === asOf} onClick={() => onChoose(day)}>
          {day === null ? communityWords.asOfToday : dayLong(day)}
        </UnstyledButton>
      ))}
    </div>
  );
}
