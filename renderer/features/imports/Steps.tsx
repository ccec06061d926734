import { importsWords } from '#shared/words/imports.ts';
import classes from './imports.module.css';

export type StepName = 'file' | 'columns' | 'preview' | 'done';
const ORDER: readonly StepName[] = ['file', 'columns', 'preview', 'done'];

/** Where one stands on the way from the file to the register. */
export function Steps({ at }: { readonly at: StepName }) {
  const current = ORDER.indexOf(at);
  return (
    <ol className={classes.steps} aria-label={importsWords.stepsLabel}>
      {importsWords.steps.map((title, index) => (
        <li key={title} data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'} aria-current={index === current ? 'step' : undefined}>
          <span className={classes.stepNumber} aria-hidden>
            {index + 1}
          </span>
          {title}
        </li>
      ))}
    </ol>
  );
}
