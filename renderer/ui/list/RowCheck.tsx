import classes from './DataList.module.css';

export type RowCheckProps = { readonly label: string; readonly checked: boolean; readonly onChange: (on: boolean) => void };

/** The box that chooses a row, looking like every other one; plain, because a list draws a hundred of them. */
export function RowCheck({ label, checked, onChange }: RowCheckProps) {
  return (
    <input
      type="checkbox"
      className={classes.check}
      tabIndex={-1}
      aria-label={label}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
