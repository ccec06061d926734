import { Button, Skeleton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ArchiveItemView } from '#shared/contract/archive.ts';
import { categoryWords, creatorWords, retentionWords } from '#shared/words/archive.ts';
import { archiveFormWords, archiveItemWords as words, archivePageWords } from '#shared/words/archivePages.ts';
import { commonWords } from '#shared/words/common.ts';
import { useGo, useParam } from '#ui/lib/address.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { ReasonDialog } from '#ui/ui/dialogs.tsx';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { Facts } from '#ui/ui/Facts.tsx';
import { dayDense, dayLong, fileSize, NONE, whole } from '#ui/ui/format.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Column, Columns, Panel } from '#ui/ui/Panel.tsx';
import { Timeline } from '#ui/ui/Timeline.tsx';
import { ArchiveTag } from './archiveColumns.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import classes from './archive.module.css';

/** One 件: how it is described, its papers, and what happened to it. */
export function ArchiveItemPage() {
  const id = useParam('id');
  const { data, error, refetch } = useCall('archive.get', { id }, ['archive', 'settings']);
  if (data === undefined) {
    return (
      <Page title={words.window} crumbs={[{ title: archivePageWords.title, to: '/archive' }]}>
        {error === null ? (
          <div role="status" aria-label={commonWords.loading}>
            <Skeleton height="24rem" />
          </div>
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    );
  }
  return <ItemView key={id} item={data} />;
}

function ItemView({ item }: { readonly item: ArchiveItemView }) {
  const go = useGo();
  const [dialog, setDialog] = useState<'change' | 'withdraw' | null>(null);
  const list = item.fonds === 'bureau' ? '/archive' : '/archive?tab=community';
  const withdraw = useCommand('archive.withdraw', {
    onDone: () => {
      notifyDone(archiveFormWords.withdrawn);
      go(list, { replace: true });
    },
  });
  return (
    <Page
      title={item.title}
      crumbs={[
        { title: archivePageWords.title, to: '/archive' },
        { title: words.crumbs[item.fonds], to: list },
      ]}
      state={
        <>
          <ArchiveTag state={item.state} />
          <span>{item.code ?? words.arrangeBy(dayLong(item.arrangeBy))}</span>
        </>
      }
      actions={
        item.state === 'withdrawn' ? undefined : (
          <>
            {item.state === 'prefiled' ? (
              <Button variant="default" onClick={() => setDialog('withdraw')}>
                {words.withdraw}
              </Button>
            ) : null}
            <Button onClick={() => setDialog('change')}>{words.change}</Button>
          </>
        )
      }
    >
      <Columns columns="minmax(0, 1.2fr) minmax(0, 1fr)" fold="soon">
        <Column>
          <ItemFacts item={item} />
          <Papers item={item} />
        </Column>
        <Panel title={words.history}>
          <Timeline
            label={words.history}
            items={item.history.map((event) => ({
              id: String(event.seq),
              when: dayDense(event.onDay),
              title: inOneLine(event.text, item.code),
              ...(event.person === null ? {} : { by: event.person }),
              tone: 'ink' as const,
            }))}
          />
        </Panel>
      </Columns>
      {dialog === 'change' ? <ItemDialog fonds={item.fonds} communityId={item.communityId} item={item} onClose={() => setDialog(null)} /> : null}
      <ReasonDialog
        opened={dialog === 'withdraw'}
        title={words.withdrawTitle}
        confirm={words.withdraw}
        danger
        busy={withdraw.busy}
        onClose={() => setDialog(null)}
        onConfirm={(reason) => withdraw.run({ id: item.id, revision: item.revision, reason })}
      >
        {words.withdrawText}
      </ReasonDialog>
    </Page>
  );
}

/** A 档号 is not broken over two lines. */
function inOneLine(text: string, code: string | null): ReactNode {
  if (code === null || !text.includes(code)) return text;
  const [before, after] = [text.slice(0, text.indexOf(code)), text.slice(text.indexOf(code) + code.length)];
  return (
    <>
      {before}
      <span className={classes.code}>{code}</span>
      {after}
    </>
  );
}

function ItemFacts({ item }: { readonly item: ArchiveItemView }) {
  const { data: setup } = useSetup();
  const owner = item.fonds === 'bureau' ? (setup?.bureau ?? NONE) : <PageLink to={`/communities/${item.communityId ?? ''}`}>{item.community}</PageLink>;
  return (
    <Panel title={words.fields} note={words.retentionNote}>
      <Facts
        columns={2}
        items={[
          { label: words.code, value: item.code === null ? archivePageWords.noCode : <span className={classes.code}>{item.code}</span>, wide: true },
          { label: words.fixedOn, value: item.fixedOn === null ? NONE : dayLong(item.fixedOn) },
          { label: words.owner, value: owner },
          { label: words.creator, value: creatorWords[item.creator] },
          { label: words.responsible, value: item.responsible },
          { label: words.documentNumber, value: item.documentNumber || NONE },
          { label: words.date, value: dayLong(item.documentOn) },
          { label: words.year, value: item.year },
          { label: words.category, value: categoryWords[item.category] },
          { label: words.subject, value: item.subjectName || NONE },
          { label: words.retention, value: retentionWords[item.retention] },
          { label: words.pages, value: item.pages === 0 ? archivePageWords.uncounted : whole(item.pages) },
          { label: words.secrecy, value: item.secrecy || NONE },
          { label: words.note, value: item.note || NONE },
          ...(item.cases.length === 0
            ? []
            : [
                {
                  label: words.case,
                  value: (
                    <span className={classes.cases}>
                      {item.cases.map((row) => (
                        <PageLink key={row.id} to={`/cases/${row.id}`}>
                          {row.number}
                        </PageLink>
                      ))}
                    </span>
                  ),
                },
              ]),
          ...(item.orderId === null
            ? []
            : [{ label: words.order, value: <PageLink to={`/orders/${item.orderId}`}>{item.documentNumber || words.openOrder}</PageLink> }]),
        ]}
      />
    </Panel>
  );
}

function Papers({ item }: { readonly item: ArchiveItemView }) {
  const download = useDownload();
  return (
    <Panel title={words.papers} note={words.papersNote(item.papers.length)}>
      {item.papers.length === 0 ? (
        <EmptyState small title={words.noPapers} hint={words.noPapersHint} />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.paper.name}</th>
              <th>{words.paper.kind}</th>
              <th className="num">{words.paper.pages}</th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {item.papers.map((paper) => (
              <tr key={paper.ord}>
                <td className={classes.wrap}>{paper.name}</td>
                <td className="dim">{paper.kept ? words.kept(paper.size === null ? '' : fileSize(paper.size)) : words.made}</td>
                <td className="num">{paper.pages === 0 ? <span className="dim">{archivePageWords.uncounted}</span> : whole(paper.pages)}</td>
                <td className={classes.end}>
                  <Button
                    size="xs"
                    variant="default"
                    loading={download.busy === String(paper.ord)}
                    aria-label={words.downloadName(paper.name)}
                    onClick={() => void download.save('archive.paper', { itemId: item.id, ord: paper.ord }, String(paper.ord))}
                  >
                    {words.download}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
