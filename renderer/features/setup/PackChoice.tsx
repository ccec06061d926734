import { Radio, Skeleton } from '@mantine/core';
import { setupWords } from '#shared/words/setup.ts';
import type { Out } from '#ui/lib/query.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import classes from './setup.module.css';

const words = setupWords.pack;

export type PackChoiceProps = {
  readonly packs: Out<'setup.packs'> | undefined;
  readonly error: unknown;
  readonly chosen: string | null;
  readonly problem: string | undefined;
  readonly onChoose: (id: string) => void;
};

/** The documents this program brings along: title, number, issuer, how many rules. */
export function PackChoice({ packs, error, chosen, problem, onChoose }: PackChoiceProps) {
  if (packs === undefined) return error === null ? <Skeleton height="4.5rem" /> : <ErrorNotice error={error} />;
  return (
    <Radio.Group value={chosen ?? ''} onChange={onChoose} error={problem} aria-label={words.note}>
      <div className={classes.packs}>
        {packs.map((pack) => (
          <Radio.Card key={pack.id} value={pack.id} className={classes.pack} aria-label={pack.title}>
            <Radio.Indicator size="sm" />
            <span className={classes.packWords}>
              <span className={classes.packTitle}>{pack.title}</span>
              <span className="dim">{words.source(pack.issuer, pack.docNo, pack.rules)}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
