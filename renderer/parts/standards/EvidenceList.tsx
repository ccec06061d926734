import { Button } from '@mantine/core';
import { useState } from 'react';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { EvidenceView } from '#shared/contract/standards.ts';
import { valueWithUnit } from '#shared/words/metrics.ts';
import { ruleWords } from '#shared/words/standardsPages.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { ReasonDialog } from '#ui/ui/dialogs.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { FileIcon, PhotoIcon } from '#ui/ui/icons.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import type { TickSubject } from './TickDialog.tsx';
import classes from './standards.module.css';

/** 佐证: every tick of a rule for one subject, newest first, withdrawn ones struck through. */
export function EvidenceList({ subject, ruleId, readOnly }: { readonly subject: TickSubject; readonly ruleId: string; readonly readOnly: boolean }) {
  const whom = 'unit' in subject ? { unitId: subject.unit.id } : { communityId: subject.communities[0]?.id ?? '' };
  const { data } = useCall('standards.evidence', { ...whom, ruleId }, ['evidence']);
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  const command = useCommand('standards.withdrawTick', {
    onDone: () => {
      setWithdrawing(null);
      notifyDone(ruleWords.withdrawn);
    },
  });
  if (data === undefined) return null;
  if (data.length === 0) return <p className={classes.remark}>{ruleWords.evidenceEmpty}</p>;
  return (
    <>
      <ul className={classes.evidence}>
        {data.map((row) => (
          <Row key={row.id} row={row} onWithdraw={readOnly || row.withdrawn ? undefined : () => setWithdrawing(row.id)} />
        ))}
      </ul>
      <ReasonDialog
        opened={withdrawing !== null}
        title={ruleWords.withdrawTitle}
        confirm={ruleWords.withdraw}
        busy={command.busy}
        onClose={() => setWithdrawing(null)}
        onConfirm={(reason) => {
          if (withdrawing !== null) command.run({ ids: [withdrawing], reason });
        }}
      >
        {ruleWords.withdrawText}
      </ReasonDialog>
    </>
  );
}

function Row({ row, onWithdraw }: { readonly row: EvidenceView; readonly onWithdraw: (() => void) | undefined }) {
  const download = useDownload();
  const open = (attachmentId: string) => void download.save('files.downloadTicket', { attachmentId });
  return (
    <li data-withdrawn={row.withdrawn || undefined}>
      <div className={classes.evidenceHead}>
        {row.withdrawn ? (
          <StateTag tone="slate" plain shape="dash">
            {ruleWords.evidenceWithdrawn}
          </StateTag>
        ) : (
          <StateTag tone={row.met ? 'jade' : 'seal'} plain>
            {answerOf(row)}
          </StateTag>
        )}
        <span className="dim">{ruleWords.evidenceBy(dayLong(row.onDay), row.person)}</span>
        {onWithdraw === undefined ? (
          <span />
        ) : (
          <Button size="xs" variant="subtle" onClick={onWithdraw}>
            {ruleWords.withdraw}
          </Button>
        )}
      </div>
      {row.note === '' ? null : <div className={classes.evidenceNote}>{row.note}</div>}
      {row.files.length === 0 ? null : (
        <div className={classes.files}>
          {row.files.map((file) => (
            <button key={file.id} type="button" className={classes.fileButton} onClick={() => open(file.id)}>
              {file.mime.startsWith('image/') ? <PhotoIcon size="1rem" stroke={1.6} aria-hidden /> : <FileIcon size="1rem" stroke={1.6} aria-hidden />}
              {file.name}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

/** What was ticked: yes or no for a flag, the figure or words for the rest. */
function answerOf(row: EvidenceView): string {
  const metric = metricByKey.get(row.metric);
  if (row.value.qualifier === 'none') return ruleWords.evidenceNone;
  if (metric === undefined || metric.type === 'flag') return row.met ? ruleWords.evidenceMet : ruleWords.evidenceNotMet;
  return valueWithUnit(metric, row.value);
}
