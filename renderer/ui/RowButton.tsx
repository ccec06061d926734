import classes from './RowButton.module.css';

export type RowButtonProps = { readonly label: string; readonly onClick: () => void };

/** The small button in a row of a list. Plain, because a list draws it a hundred times before its first picture. */
export function RowButton({ label, onClick }: RowButtonProps) {
  return (
    <button type="button" className={classes.button} onClick={onClick}>
      {label}
    </button>
  );
}
