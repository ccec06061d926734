import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { findingsWords as words } from '#shared/words/roundScreens.ts';
import type { Out } from '#ui/lib/query.ts';
import { Mark } from '#ui/parts/work/Mark.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { keyOf } from './findingKey.ts';
import classes from './findings.module.css';

type Batch = Out<'findings.propose'>['batches'][number];

/** Rows shown of one unit; the rest is chosen with it. */
const SHOWN = 200;

export type FindingBatchProps = { readonly batch: Batch; readonly excluded: ReadonlySet<string>; readonly opened: boolean; readonly onExclude: (excluded: ReadonlySet<string>) => void };

/** The proposed findings of one responsible unit. */
export function FindingBatch({ batch, excluded, opened, onExclude }: FindingBatchProps) {
  const [choice, setChoice] = useState<boolean | null>(null);
  const shown = choice ?? opened;
  const chosen = batch.findings.filter((finding) => !excluded.has(keyOf(finding))).length;
  function put(findings: Batch['findings'], on: boolean) {
    const keys = findings.map(keyOf);
    onExclude(on ? new Set([...excluded].filter((key) => !keys.includes(key))) : new Set([...excluded, ...keys]));
  }
  return (
    <Panel>
      <div className={classes.batchHead}>
        <Checkbox
          aria-label={words.chooseUnit(batch.unit)} label={batch.unit} classNames={{ label: classes.batchUnit ?? '' }} checked={chosen === batch.findings.length} indeterminate={chosen > 0 && chosen < batch.findings.length}
          onChange={(event) => put(batch.findings, event.currentTarget.checked)}
        />
        <span className="dim">{words.unitCount(chosen, batch.findings.length)}</span>
        <Button size="xs" variant="subtle" aria-expanded={shown} onClick={() => setChoice(!shown)}>{shown ? words.hide : words.show}</Button>
      </div>
      {shown ? (
        <ul className={classes.findings}>
          {batch.findings.slice(0, SHOWN).map((finding) => {
            const key = keyOf(finding);
            return (
              <li key={key}>
                <Checkbox
                  checked={!excluded.has(key)} onChange={(event) => put([finding], event.currentTarget.checked)}
                  label={
                    <span className={classes.finding}>
                      <span>{finding.community} · {finding.title}{finding.usual ? <Mark tone="slate">{words.usualTag}</Mark> : null}{finding.relapseOf === null ? null : <Mark tone="seal">{words.relapse}</Mark>}</span>
                      <span className={classes.detail}>{finding.detail}</span>
                    </span>
                  }
                />
              </li>
            );
          })}
          {batch.findings.length > SHOWN ? <li className="dim">{words.more(batch.findings.length - SHOWN)}</li> : null}
        </ul>
      ) : null}
    </Panel>
  );
}
