import { Select } from '@mantine/core';
import { useId } from 'react';
import { isPeriod, LONGEST_PERIOD, type Period } from '#shared/domain/deadline/period.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import { CountInput } from '#ui/ui/CountInput.tsx';
import { DayInput } from '#ui/ui/DayInput.tsx';
import classes from './orders.module.css';

const units = ['workday', 'day', 'month', 'fixed'] as const;

export type PeriodFieldProps = {
  readonly value: Period;
  readonly onChange: (period: Period) => void;
  readonly min?: string;
  /** The day put in when 确定日期 is chosen: today and the usual period. */
  readonly usualDay: string;
};

/** A period: so many working days, days or months, or a fixed day. What cannot be counted stays as typed, and says what may stand there. */
export function PeriodField({ value, onChange, min, usualDay }: PeriodFieldProps) {
  const problemId = useId();
  const problem = value.unit === 'fixed' || isPeriod(value) ? null : words.countRange(LONGEST_PERIOD[value.unit]);
  function choose(unit: string | null) {
    if (unit === 'fixed') onChange({ unit: 'fixed', day: value.unit === 'fixed' ? value.day : usualDay });
    else if (unit === 'workday' || unit === 'day' || unit === 'month') onChange({ unit, count: value.unit === 'fixed' ? 10 : value.count });
  }
  return (
    <div>
      <div className={classes.period}>
        {value.unit === 'fixed' ? (
          <DayInput
            aria-label={words.fixedDay}
            value={value.day === '' ? null : value.day}
            onChange={(day) => onChange({ unit: 'fixed', day: day ?? '' })}
            {...(min === undefined ? {} : { min })}
            width="11rem"
          />
        ) : (
          <CountInput
            aria-label={words.count}
            aria-describedby={problem === null ? undefined : problemId}
            width="4.5rem"
            empty={0}
            value={value.count}
            error={problem !== null}
            onChange={(count) => onChange({ unit: value.unit, count })}
          />
        )}
        <Select
          aria-label={words.unit}
          w="7.75rem"
          allowDeselect={false}
          data={units.map((unit) => ({ value: unit, label: words.units[unit] }))}
          value={value.unit}
          onChange={choose}
        />
      </div>
      {problem === null ? null : (
        <p id={problemId} className={classes.periodProblem} role="status">
          {problem}
        </p>
      )}
    </div>
  );
}
