import { NumberInput, Select } from '@mantine/core';
import type { Period } from '#shared/domain/deadline/period.ts';
import { orderPageWords as words } from '#shared/words/orderScreens.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import classes from './orders.module.css';

const units = ['workday', 'day', 'month', 'fixed'] as const;

/** A period: so many working days, days or months, or a fixed day. */
export function PeriodField({ value, onChange, min, error }: { readonly value: Period; readonly onChange: (period: Period) => void; readonly min?: string; readonly error?: string | null }) {
  function choose(unit: string | null) {
    if (unit === 'fixed') onChange({ unit: 'fixed', day: value.unit === 'fixed' ? value.day : min ?? '' });
    else if (unit === 'workday' || unit === 'day' || unit === 'month') onChange({ unit, count: value.unit === 'fixed' ? 10 : value.count });
  }
  return (
    <div className={classes.period}>
      {value.unit === 'fixed'
        ? <DayInput aria-label={words.fixedDay} value={value.day === '' ? null : value.day} onChange={(day) => onChange({ unit: 'fixed', day: day ?? '' })} {...(min === undefined ? {} : { min })} width="11rem" error={error} />
        : <NumberInput aria-label={words.count} w="4.5rem" min={1} max={3660} allowDecimal={false} allowNegative={false} clampBehavior="strict" value={value.count === 0 ? '' : value.count} error={error} onChange={(count) => onChange({ unit: value.unit, count: typeof count === 'number' ? count : 0 })} />}
      <Select aria-label={words.unit} w="7.75rem" allowDeselect={false} data={units.map((unit) => ({ value: unit, label: words.units[unit] }))} value={value.unit} onChange={choose} />
    </div>
  );
}
