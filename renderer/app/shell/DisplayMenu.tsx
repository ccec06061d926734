import { Popover, SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import { shellWords } from '#shared/words/shell.ts';
import { TextSizeIcon } from '#ui/ui/icons.ts';
import { useAppearance } from '#ui/app/appearance.ts';
import classes from './Navigation.module.css';

const schemes = [
  { value: 'light', label: shellWords.themeLight },
  { value: 'dark', label: shellWords.themeDark },
  { value: 'auto', label: shellWords.themeAuto },
] as const;
const sizes = [
  { value: 'normal', label: shellWords.sizeNormal },
  { value: 'large', label: shellWords.sizeLarge },
  { value: 'largest', label: shellWords.sizeLargest },
] as const;
const rowHeights = [
  { value: 'comfortable', label: shellWords.rowsComfortable },
  { value: 'compact', label: shellWords.rowsCompact },
] as const;

/** Light or dark, text size, row height: what a person sets once for this PC. */
export function DisplayMenu() {
  const look = useAppearance();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.tool}
          title={shellWords.display}
          aria-label={shellWords.display}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <TextSizeIcon size="1.125rem" stroke={1.6} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.display}>
          <Choice title={shellWords.theme} options={schemes} value={look.scheme} onChange={look.setScheme} />
          <Choice title={shellWords.size} options={sizes} value={look.size} onChange={look.setSize} />
          <Choice title={shellWords.rows} options={rowHeights} value={look.rows} onChange={look.setRows} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

type ChoiceProps<V extends string> = {
  readonly title: string;
  readonly options: ReadonlyArray<{ readonly value: V; readonly label: string }>;
  readonly value: V;
  readonly onChange: (value: V) => void;
};

function Choice<V extends string>({ title, options, value, onChange }: ChoiceProps<V>) {
  const id = useId();
  return (
    <>
      <span id={id} className={classes.displayTitle}>
        {title}
      </span>
      <SegmentedControl
        aria-labelledby={id}
        data={options.map((option) => ({ ...option }))}
        value={value}
        onChange={(next) => {
          const option = options.find((one) => one.value === next);
          if (option !== undefined) onChange(option.value);
        }}
      />
    </>
  );
}
