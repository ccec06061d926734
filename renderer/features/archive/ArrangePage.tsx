import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { archivePageWords, arrangePageWords as words } from '#shared/words/archivePages.ts';
import { fondsWords } from '#shared/words/archive.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayLong, whole } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { ArrangeDownloads } from './ArrangeDownloads.tsx';
import type { PageEntries } from './ArrangeItems.tsx';
import { ArrangePreview } from './ArrangePreview.tsx';
import { yearOf } from './archiveAddress.ts';
import { CommunitySelect } from './CommunitySelect.tsx';
import classes from './archive.module.css';

const crumbs = [{ title: words.crumbs, to: '/archive' }];

/** 年度整理: which codes a year's items would get, then giving them. */
export function ArrangePage() {
  const go = useGo();
  const [texts, patch] = useSearchTexts();
  const [confirming, setConfirming] = useState(false);
  const thisYear = Number(useToday().slice(0, 4));
  const [pages, setPages] = useState<PageEntries>({});
  const [given, setGiven] = useState<{ readonly year: number; readonly count: number } | null>(null);
  const fonds = texts['fonds'] === 'community' ? 'community' : 'bureau';
  const communityId = fonds === 'community' ? (texts['community'] ?? '') || null : null;
  const years = useCall('archive.years', { fonds, communityId }, ['archive']);
  const chosen =
    years.data?.find((one) => one.year === yearOf(texts)) ??
    years.data?.find((one) => one.prefiled > 0 && one.year < thisYear) ??
    years.data?.find((one) => one.prefiled > 0) ??
    years.data?.[0] ??
    null;
  const year = chosen?.year ?? 0;
  const which = { fonds, communityId, year } as const;
  const preview = useCall('archive.previewArrange', which, ['archive', 'settings', 'cases'], { enabled: chosen !== null });
  const arrange = useCommand('archive.arrange', {
    onDone: ({ count }) => {
      setConfirming(false);
      setGiven({ year, count });
    },
    onError: () => {
      setConfirming(false);
      void preview.refetch();
    },
  });
  function choose(next: Readonly<Record<string, string | null>>) {
    setGiven(null);
    setPages({});
    patch(next);
  }
  const count = preview.data?.count ?? 0;
  const unsaved = Object.keys(pages).length > 0;
  return (
    <Page
      title={words.title}
      crumbs={crumbs}
      state={words.state}
      actions={
        <Button
          disabled={count === 0 || preview.isFetching || unsaved}
          title={unsaved ? words.pagesFirst : undefined}
          loading={arrange.busy}
          onClick={() => setConfirming(true)}
        >
          {words.confirm(whole(count))}
        </Button>
      }
    >
      {years.error === null ? null : <ErrorNotice error={years.error} onRetry={() => void years.refetch()} />}
      {arrange.error === null ? null : <ErrorNotice error={arrange.error} />}
      {given === null ? null : (
        <Notice tone="jade">
          {words.done(given.year, whole(given.count))}。{words.doneHint}
        </Notice>
      )}
      <Panel>
        <div className={classes.choice}>
          <SegmentedControl
            aria-label={words.fonds}
            data={(['bureau', 'community'] as const).map((value) => ({ value, label: fondsWords[value] }))}
            value={fonds}
            onChange={(value) => choose({ fonds: value, year: null, community: null })}
          />
          {fonds === 'community' ? (
            <CommunitySelect value={communityId} placeholder={words.communities} width="11rem" onChange={(value) => choose({ community: value, year: null })} />
          ) : null}
          <Select
            aria-label={words.year}
            allowDeselect={false}
            w="15rem"
            placeholder={archivePageWords.filters.year}
            value={chosen === null ? null : String(chosen.year)}
            onChange={(value) => choose({ year: value })}
            data={(years.data ?? []).map((one) => ({ value: String(one.year), label: words.choose(one.year, one.prefiled) }))}
          />
          {chosen === null ? null : <span className="dim">{words.by(dayLong(chosen.arrangeBy))}</span>}
        </div>
      </Panel>
      {years.data !== undefined && chosen === null ? (
        <Panel>
          <EmptyState
            title={words.noYears}
            hint={words.noYearsHint}
            action={
              <Button variant="default" onClick={() => go('/archive')}>
                {words.toArchive}
              </Button>
            }
          />
        </Panel>
      ) : null}
      {chosen !== null && count > 0 && chosen.year >= thisYear ? <Notice tone="amber">{words.running(chosen.year)}</Notice> : null}
      {preview.error === null ? null : <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {chosen !== null && chosen.arranged > 0 ? <ArrangeDownloads which={which} count={chosen.arranged} /> : null}
      {chosen !== null && preview.data !== undefined ? <ArrangePreview preview={preview.data} pages={pages} onPages={setPages} /> : null}
      <ConfirmDialog
        opened={confirming}
        title={words.dialog(year)}
        confirm={words.dialogButton}
        busy={arrange.busy}
        onClose={() => setConfirming(false)}
        onConfirm={() => arrange.run({ ...which, digest: preview.data?.digest ?? '' })}
      >
        {words.dialogText(whole(count))}
      </ConfirmDialog>
    </Page>
  );
}
