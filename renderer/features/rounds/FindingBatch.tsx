import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { findingsWords as words } from '#shared/words/roundScreens.ts';
import type { Out } from '#ui/lib/query.ts';
import { Mark } from '#ui/parts/work/Mark.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { keyOf } from './findingKey.ts';
import classes from './findings.module.css';

type Batch = Out<'findings.propose'>['batches'][number];
type Findings = Batch['findings'];

/** Rows shown of one unit; the rest is chosen with it. */
const SHOWN = 200;

/** Which findings are chosen, and how to choose others. */
export type Choice = { readonly has: (finding: Findings[number]) => boolean; readonly put: (findings: Findings, on: boolean) => void };

export type FindingBatchProps = { readonly batch: Batch; readonly choice: Choice; readonly opened: boolean };

/** The proposed findings of one responsible unit; 一般、原则上 stand apart, because a paper can except them. */
export function FindingBatch({ batch, choice, opened }: FindingBatchProps) {
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const shown = unfolded ?? opened;
  const firm = batch.findings.filter((finding) => !finding.usual);
  const usual = batch.findings.filter((finding) => finding.usual);
  return (
    <Panel>
      <div className={classes.batchHead}>
        {firm.length === 0 ? (
          <span className={classes.batchUnit}>{batch.unit}</span>
        ) : (
          <GroupBox name={words.chooseUnit(batch.unit)} label={batch.unit} findings={firm} choice={choice} />
        )}
        <span className="dim">{words.unitCount(batch.findings.filter(choice.has).length, batch.findings.length)}</span>
        <Button size="xs" variant="subtle" aria-expanded={shown} onClick={() => setUnfolded(!shown)}>
          {shown ? words.hide : words.show}
        </Button>
      </div>
      {shown ? <Rows findings={firm} choice={choice} /> : null}
      {usual.length === 0 ? null : (
        <div className={classes.usual}>
          <GroupBox name={words.chooseUsual(batch.unit)} label={words.usual(usual.length)} findings={usual} choice={choice} />
          <span className="dim">{words.usualHint}</span>
        </div>
      )}
      {shown ? <Rows findings={usual} choice={choice} /> : null}
    </Panel>
  );
}

function GroupBox({ name, label, findings, choice }: { readonly name: string; readonly label: string; readonly findings: Findings; readonly choice: Choice }) {
  const chosen = findings.filter(choice.has).length;
  return (
    <Checkbox
      aria-label={name}
      label={label}
      classNames={{ label: classes.batchUnit ?? '' }}
      checked={chosen === findings.length}
      indeterminate={chosen > 0 && chosen < findings.length}
      onChange={(event) => choice.put(findings, event.currentTarget.checked)}
    />
  );
}

function Rows({ findings, choice }: { readonly findings: Findings; readonly choice: Choice }) {
  if (findings.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {findings.slice(0, SHOWN).map((finding) => (
        <li key={keyOf(finding)}>
          <Checkbox
            checked={choice.has(finding)}
            onChange={(event) => choice.put([finding], event.currentTarget.checked)}
            label={
              <span className={classes.finding}>
                <span>
                  {finding.community} · {finding.title}
                  {finding.usual ? <Mark tone="slate">{words.usualTag}</Mark> : null}
                  {finding.relapseOf === null ? null : <Mark tone="seal">{words.relapse}</Mark>}
                </span>
                <span className={classes.detail}>{finding.detail}</span>
              </span>
            }
          />
        </li>
      ))}
      {findings.length > SHOWN ? <li className="dim">{words.more(findings.length - SHOWN)}</li> : null}
    </ul>
  );
}
