import { Button, Select, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { SkipReason } from '#shared/domain/cases/findings.ts';
import { findingSources, type FindingSource } from '#shared/domain/orders/source.ts';
import { commonWords, dialogWords } from '#shared/words/common.ts';
import { findingSourceWords, skipWords } from '#shared/words/cases.ts';
import { findingsWords as words } from '#shared/words/roundScreens.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useCall } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { goToRefusedDay } from '#ui/ui/dayProblems.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { whole } from '#ui/ui/format.ts';
import { Page } from '#ui/ui/Page.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { type Choice, FindingBatch } from './FindingBatch.tsx';
import { keyOf } from './findingKey.ts';
import { FindingsRecorded } from './FindingsRecorded.tsx';
import { FindingsScope, useFindingsScope } from './FindingsScope.tsx';
import { FreeFindingDialog } from './FreeFindingDialog.tsx';
import { useRecordFindings } from './useRecordFindings.ts';
import classes from './findings.module.css';

const crumbs = [{ title: words.crumbs, to: '/rounds' }];
const NONE: ReadonlySet<string> = new Set();
/** So many proposals are shown unfolded. */
const SHORT = 60;
/** More cases than this are not opened by one press. */
const MANY = 20;

/** 列问题: failing verdicts of a scope, per responsible unit, chosen and recorded; each opens a case. */
export function FindingsPage() {
  const go = useGo();
  const today = useToday();
  const [texts, patch] = useSearchTexts();
  const scope = useFindingsScope(texts);
  // What is chosen otherwise than at first: at first everything but 一般、原则上, and these too when their clause was asked for.
  const [turned, setTurned] = useState<ReadonlySet<string>>(NONE);
  const [chosenDay, setChosenDay] = useState<string | null>();
  const [source, setSource] = useState<FindingSource | null>(null);
  const [free, setFree] = useState(false);
  const recording = useRecordFindings();
  const proposal = useCall('findings.propose', { communityIds: scope.communityIds, ruleIds: scope.ruleIds }, ['verdicts', 'findings', 'cases', 'register'], {
    enabled: scope.ready && recording.recorded === null,
    keep: true,
  });
  const batches = proposal.data?.batches ?? [];
  const all = batches.flatMap((batch) => batch.findings);
  const atFirst = (finding: (typeof all)[number]) => !finding.usual || scope.ruleIds !== null;
  const choice: Choice = {
    has: (finding) => turned.has(keyOf(finding)) !== atFirst(finding),
    put: (findings, on) => {
      const next = new Set(turned);
      for (const finding of findings) {
        if (atFirst(finding) === on) next.delete(keyOf(finding));
        else next.add(keyOf(finding));
      }
      setTurned(next);
    },
  };
  const chosen = all.filter(choice.has);
  const units = new Set(batches.filter((batch) => batch.findings.some(choice.has)).map((batch) => batch.unitId)).size;
  const takenSource = source ?? (scope.roundId === null ? 'register' : 'inspection');
  // Today until another day is chosen; a day that is refused or emptied is none.
  const foundOn = chosenDay === undefined ? today : chosenDay;
  const [asked, setAsked] = useState(false);
  const [confirming, setConfirming] = useState(false);
  function record(confirmed: boolean) {
    setAsked(true);
    if (goToRefusedDay() || foundOn === null) return;
    setConfirming(!confirmed && chosen.length > MANY);
    if (!confirmed && chosen.length > MANY) return;
    recording.run(
      chosen.map(({ communityId, ruleId }) => ({ communityId, ruleId })),
      { roundId: scope.roundId, foundOn, source: takenSource },
    );
  }
  if (recording.recorded !== null)
    return (
      <FindingsRecorded
        recorded={recording.recorded}
        onAgain={() => {
          recording.reset();
          setTurned(NONE);
        }}
      />
    );
  const skipped = Object.entries(proposal.data?.skipped ?? {}).filter(([reason, count]) => count > 0 && reason !== 'not_failed');
  return (
    <Page
      title={words.title}
      crumbs={crumbs}
      state={
        !scope.ready
          ? words.stateScope
          : proposal.data === undefined
            ? undefined
            : words.state(whole(proposal.data.total), whole(all.filter((finding) => finding.usual).length), batches.length)
      }
      actions={
        <Button variant="default" onClick={() => setFree(true)}>
          {words.free}
        </Button>
      }
    >
      <Panel>
        <div className={classes.options}>
          <FindingsScope
            scope={scope}
            patch={(next) => {
              setTurned(NONE);
              patch(next);
            }}
          />
          <DayInput
            label={words.foundOn}
            value={foundOn === '' ? null : foundOn}
            onChange={setChosenDay}
            {...(scope.roundFrom === null ? {} : { min: scope.roundFrom })}
            max={today}
            width="11.5rem"
            error={asked && foundOn === null ? dialogWords.dayMissing : null}
          />
          <Select
            label={words.source}
            w="8.5rem"
            allowDeselect={false}
            data={findingSources.map((value) => ({ value, label: findingSourceWords[value] }))}
            value={takenSource}
            onChange={(value) => setSource((value ?? 'register') as FindingSource)}
          />
        </div>
      </Panel>
      {proposal.error === null ? null : <ErrorNotice error={proposal.error} onRetry={() => void proposal.refetch()} />}
      {recording.error === null ? null : <ErrorNotice error={recording.error} />}
      {recording.busy && recording.all > 1 ? (
        <p className="dim" role="status">
          {words.working(whole(recording.done), whole(recording.all))}
        </p>
      ) : null}
      {scope.ready && proposal.data === undefined && proposal.error === null ? (
        <div role="status" aria-label={commonWords.loading}>
          <Skeleton height="18rem" />
        </div>
      ) : null}
      {proposal.data !== undefined && all.length === 0 ? (
        <Panel grow>
          <EmptyState
            title={words.empty}
            hint={words.emptyHint}
            action={
              <>
                <Button variant="default" onClick={() => go('/communities')}>
                  {words.toRegister}
                </Button>
                <Button variant="default" onClick={() => go('/compliance')}>
                  {words.toCompliance}
                </Button>
              </>
            }
          />
        </Panel>
      ) : null}
      {batches.map((batch, index) => (
        <FindingBatch key={batch.unitId} batch={batch} choice={choice} opened={index === 0 || all.length <= SHORT} />
      ))}
      {skipped.length === 0 ? null : (
        <p className={classes.skipped}>
          <strong>{words.skipped}</strong>
          {skipped.map(([reason, count]) => (
            <span key={reason}>{words.skippedPart(skipWords[reason as SkipReason] ?? reason, count)}</span>
          ))}
        </p>
      )}
      {all.length === 0 ? null : (
        <div className={classes.chosen}>
          <span role="status">{words.chosen(whole(chosen.length), units)}</span>
          <Button disabled={chosen.length === 0} loading={recording.busy} onClick={() => record(false)}>
            {words.record(whole(chosen.length))}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={confirming}
        title={words.confirm.title(whole(chosen.length))}
        confirm={words.record(whole(chosen.length))}
        onConfirm={() => record(true)}
        onClose={() => setConfirming(false)}
      >
        {words.confirm.text(units)}
      </ConfirmDialog>
      {free ? (
        <FreeFindingDialog
          roundId={scope.roundId}
          communityId={scope.communityIds?.length === 1 ? (scope.communityIds[0] ?? null) : null}
          onClose={() => setFree(false)}
        />
      ) : null}
    </Page>
  );
}
