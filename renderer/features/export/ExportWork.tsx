import { Button } from '@mantine/core';
import type { ExportMade } from '#shared/contract/export.ts';
import { exportPageWords as words } from '#shared/words/auditExportPages.ts';
import type { Job } from '#ui/lib/job.ts';
import { Facts } from '#ui/ui/Facts.tsx';
import { fileSize, whole } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './export.module.css';

/** The export under way, and what came of it: where it lies and the figures by which it can be known again. */
export function ExportWork({ job, fetching, onFetch }: { readonly job: Job; readonly fetching: boolean; readonly onFetch: (name: string) => void }) {
  if (job.state !== 'done') return <JobProgress job={job} title={words.running} unit={words.unit} />;
  const made = job.result as ExportMade;
  return (
    <Panel
      title={words.done}
      note={
        <StateTag tone="jade" plain>
          {words.doneNote(whole(made.files), fileSize(made.size))}
        </StateTag>
      }
      actions={
        made.path === null ? (
          <Button variant="default" loading={fetching} onClick={() => onFetch(made.name)}>
            {words.fetch}
          </Button>
        ) : undefined
      }
    >
      {made.missing === 0 ? null : <Notice tone="amber">{words.missing(whole(made.missing))}</Notice>}
      {made.formsWritten === 0 ? null : <Notice tone="ink">{words.formsWritten(whole(made.formsWritten))}</Notice>}
      <Facts
        columns={2}
        items={[
          {
            label: made.path === null ? words.facts.name : words.facts.path,
            value: <span className={classes.code}>{made.path ?? `${made.name}.zip`}</span>,
            wide: true,
          },
          { label: words.facts.identifier, value: made.identifier },
          { label: words.facts.events, value: `${whole(made.events)} ${words.units.events}` },
          {
            label: words.facts.head,
            value: (
              <>
                <span className={classes.code}>{made.shortHead}</span>
                <span className="dim">　{words.headNote}</span>
              </>
            ),
            wide: true,
          },
          {
            label: words.facts.manifest,
            value: (
              <>
                <span className={classes.code}>{made.manifestSha256}</span>
                <span className="dim">　{words.manifestNote}</span>
              </>
            ),
            wide: true,
          },
        ]}
      />
    </Panel>
  );
}
