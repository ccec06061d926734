import { Button, Loader, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { ImportPreviewAnswer, ImportSession } from '#shared/contract/imports.ts';
import { skipReasonWords } from '#shared/words/import.ts';
import { importsWords } from '#shared/words/imports.ts';
import { whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { PreviewTable, type RowStatus } from './PreviewTable.tsx';
import classes from './imports.module.css';

const words = importsWords.preview;
const FIGURES = [
  ['new', 'jade'],
  ['changed', 'ink'],
  ['unchanged', 'slate'],
  ['error', 'seal'],
] as const;
const TABS: readonly RowStatus[] = ['all', 'new', 'changed', 'unchanged', 'error', 'warning'];
const MOST_TOWNS = 6;

/** Step 3: what would happen, row by row; nothing is written before the confirmation. */
export function PreviewStep({
  session,
  preview,
  writing,
}: {
  readonly session: ImportSession;
  readonly preview: ImportPreviewAnswer;
  readonly writing: boolean;
}) {
  const { counts } = preview;
  const [status, setStatus] = useState<RowStatus>(counts.error > 0 ? 'error' : counts.changed > 0 ? 'changed' : 'all');
  const totals: Readonly<Record<RowStatus, number>> = { ...counts, all: counts.new + counts.changed + counts.unchanged + counts.error };
  const tabs = TABS.filter((tab) => tab === 'all' || totals[tab] > 0);
  const active = tabs.includes(status) ? status : 'all';
  return (
    <>
      <KeyFigures label={words.figures}>
        {FIGURES.map(([key, tone]) => (
          <KeyFigure
            key={key}
            label={words.figure[key]}
            value={whole(counts[key])}
            note={key === 'error' && counts.error > 0 ? words.errorNote : words.figureNote[key]}
            tone={counts[key] === 0 ? 'slate' : tone}
          />
        ))}
      </KeyFigures>
      {writing ? (
        <Notice tone="ink">
          <span role="status" className={classes.writing}>
            <Loader size="xs" />
            {words.confirming}
          </span>
        </Notice>
      ) : (
        <Outcome session={session} preview={preview} />
      )}
      <Panel flush grow title={words.title} note={noteOf(preview)}>
        <Tabs value={active} onChange={(value) => setStatus((value ?? 'all') as RowStatus)} className={classes.tabs}>
          <Tabs.List>
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {words.tabs[tab]} {whole(totals[tab])}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <PreviewTable session={session.id} preview={preview.preview} status={active} />
        <Rest session={session} preview={preview} />
      </Panel>
    </>
  );
}

function noteOf({ counts, newSubdistricts }: ImportPreviewAnswer): string {
  const parts = [words.values(whole(counts.values))];
  if (counts.listed > 0) parts.push(words.listed(whole(counts.listed)));
  if (counts.kept > 0) parts.push(words.kept(whole(counts.kept)));
  if (newSubdistricts.length > 0)
    parts.push(words.newSubdistricts(newSubdistricts.length, newSubdistricts.slice(0, MOST_TOWNS).join('、'), newSubdistricts.length > MOST_TOWNS));
  return parts.join('；');
}

/** One sentence about what stands in the way, or that there is nothing to do, with the next step. */
function Outcome({ session, preview: { preview, counts } }: { readonly session: ImportSession; readonly preview: ImportPreviewAnswer }) {
  const download = useDownload();
  async function save(form: 'copy' | 'rows') {
    const saved = await download.save('imports.marked', { session: session.id, preview, form }, form);
    if (saved !== null) notifyDone(words.saved(saved.name));
  }
  const nothing = counts.new + counts.changed === 0;
  if (counts.error === 0 && nothing && counts.listed > 0) return <Notice tone="amber">{words.onlyListed(whole(counts.listed))}</Notice>;
  if (counts.error === 0) return nothing ? <Notice tone="jade">{words.nothing}</Notice> : null;
  return (
    <Notice
      tone="seal"
      actions={
        <>
          {session.format === 'pasted' ? null : (
            <Button size="xs" variant="default" loading={download.busy === 'copy'} onClick={() => void save('copy')}>
              {words.copy}
            </Button>
          )}
          <Button size="xs" variant="default" loading={download.busy === 'rows'} onClick={() => void save('rows')}>
            {words.rows}
          </Button>
        </>
      }
    >
      {nothing ? words.onlyErrors(whole(counts.error)) : words.errors(whole(counts.error))}
    </Notice>
  );
}

/** Rows that were left out and communities the table does not name: told, but out of the way. */
function Rest({ session, preview }: { readonly session: ImportSession; readonly preview: ImportPreviewAnswer }) {
  const { skipped } = session;
  const { absent } = preview;
  const told = skipped.filter((row) => row.reason !== 'blank');
  if (told.length === 0 && absent.count === 0) return null;
  return (
    <div className={classes.rest}>
      {told.length === 0 ? null : (
        <details>
          <summary>{words.skipped(whole(told.length))}</summary>
          <ul>
            {told.map((row) => (
              <li key={row.row}>
                <span>{words.skippedRow(whole(row.row), skipReasonWords[row.reason])}</span> {row.text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {absent.count === 0 ? null : (
        <details>
          <summary>{words.absent(whole(absent.count))}</summary>
          <p>{absent.names.join('、')}</p>
        </details>
      )}
    </div>
  );
}
