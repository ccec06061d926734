import { Button } from '@mantine/core';
import { deskWords } from '#shared/words/desk.ts';
import { useGo } from '#ui/lib/address.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './desk.module.css';

const words = deskWords.first;

/** A new bureau's desk: the four steps to the first order, with what is done already. */
export function FirstSteps({ communities, found }: { readonly communities: number; readonly found: number }) {
  const go = useGo();
  const done = communities === 0 ? 0 : found === 0 ? 1 : 3;
  return (
    <Panel title={words.title} note={words.hint} grow>
      <ol className={classes.steps}>
        {words.steps.map((step, index) => {
          // Looking at the verdicts leaves no trace; it counts as done once a problem has been listed.
          const isDone = index < done;
          const isNext = !isDone && (index === done || (done === 1 && index === 2));
          return (
            <li key={step.title} data-done={isDone || undefined}>
              <span className={classes.stepNumber} aria-hidden>
                {index + 1}
              </span>
              <div className={classes.stepWords}>
                <strong>{step.title}</strong>
                <p>{index === 0 && isDone ? words.communities(communities) : step.text}</p>
              </div>
              {isDone ? (
                <StateTag tone="jade">{words.done}</StateTag>
              ) : (
                <Button variant={index === done ? 'filled' : 'default'} disabled={!isNext} onClick={() => go(step.to)}>
                  {step.action}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
