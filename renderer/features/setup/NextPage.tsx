import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { setupWords } from '#shared/words/setup.ts';
import { shellWords } from '#shared/words/shell.ts';
import { useGo } from '#ui/lib/address.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import classes from './setup.module.css';

const words = setupWords.next;

/** After the first run: the one thing to do next. */
export function NextPage() {
  const go = useGo();
  const { data } = useSetup();
  const first = useRef<HTMLButtonElement>(null);
  const title = words.title(data?.bureau ?? '');
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => first.current?.focus(), []);
  return (
    <main className={classes.next}>
      <header className={classes.head}>
        <div className={classes.brand}>{shellWords.product}</div>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{words.lead}</p>
      </header>
      <div className={classes.choices}>
        <section className={classes.choice}>
          <h2>{words.imports.title}</h2>
          <p>{words.imports.text}</p>
          <Button ref={first} onClick={() => go('/register/import')}>
            {words.imports.action}
          </Button>
        </section>
        <section className={classes.choice}>
          <h2>{words.standards.title}</h2>
          <p>{words.standards.text}</p>
          <Button variant="default" onClick={() => go('/compliance')}>
            {words.standards.action}
          </Button>
        </section>
      </div>
      <p className={classes.toDesk}>
        <PageLink to="/">{words.desk}</PageLink>
      </p>
    </main>
  );
}
