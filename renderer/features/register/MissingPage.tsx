import { Button } from '@mantine/core';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { commonWords } from '#shared/words/common.ts';
import { missingWords as words } from '#shared/words/missing.ts';
import { communityWords, registerListWords } from '#shared/words/registerPages.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useCall, type Out } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { whole } from '#ui/ui/format.ts';
import { Page } from '#ui/ui/Page.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Columns, Panel } from '#ui/ui/Panel.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import classes from './register.module.css';

type Missing = Out<'register.missing'>;

/** 补齐数据: what verdicts wait for, by column and by community, or of one community; and the sheet to fill it in. */
export function MissingPage() {
  const go = useGo();
  const [texts] = useSearchTexts();
  const download = useDownload();
  const communityId = texts['community'] ?? null;
  const metric = metricByKey.has(texts['metric'] ?? '') ? texts['metric']! : null;
  const missing = useCall('register.missing', { communityId, metric }, ['register', 'imports', 'verdicts', 'evidence', 'settings'], { keep: true });
  const { data } = missing;
  const community = communityId === null ? null : (data?.rows[0] ?? null);
  const exportSheet = () => void download.save('register.exportMissing', { communityId });
  const can = data !== undefined && data.columns.some((column) => !column.ticked);
  useAction('page.export', exportSheet, can);
  return (
    <Page
      title={words.title}
      crumbs={[
        { title: communityWords.crumb, to: '/communities' },
        ...(community === null ? [] : [{ title: community.name, to: `/communities/${community.id}` }]),
      ]}
      state={
        data === undefined || data.columns.length === 0
          ? undefined
          : community === null
            ? words.state(whole(data.columns.length), whole(data.communities))
            : words.stateOf(community.name, whole(community.missing))
      }
      actions={
        can ? (
          <>
            <Button variant="default" loading={download.busy !== null} title={words.exportHint} onClick={exportSheet}>
              {words.export}
            </Button>
            <Button onClick={() => go('/register/import')}>{registerListWords.import}</Button>
          </>
        ) : undefined
      }
    >
      {missing.error === null ? null : <ErrorNotice error={missing.error} onRetry={() => void missing.refetch()} />}
      {data === undefined ? (
        missing.error === null ? (
          <p className="dim" role="status">
            {commonWords.loading}
          </p>
        ) : null
      ) : data.columns.length === 0 ? (
        <EmptyState title={words.none} hint={words.noneHint} />
      ) : communityId !== null ? (
        <Panel title={words.byColumn}>
          <ByColumn data={data} communityId={communityId} />
        </Panel>
      ) : (
        <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
          <Panel title={words.byColumn} note={words.byColumnNote}>
            <ByColumn data={data} communityId={null} />
          </Panel>
          <Panel
            title={metric === null ? words.byCommunity : words.byCommunityOf(metricByKey.get(metric)?.label ?? metric, whole(data.total))}
            actions={
              metric === null ? undefined : (
                <Button size="xs" variant="subtle" onClick={() => go('/register/missing')}>
                  {words.allColumns}
                </Button>
              )
            }
          >
            <ByCommunity data={data} />
          </Panel>
        </Columns>
      )}
    </Page>
  );
}

function ByColumn({ data, communityId }: { readonly data: Missing; readonly communityId: string | null }) {
  return (
    <table className={classes.missing} aria-label={words.byColumn}>
      <thead>
        <tr>
          <th scope="col">{words.columns.column}</th>
          <th scope="col">{words.columns.way}</th>
          {communityId === null ? <th scope="col">{words.columns.communities}</th> : null}
          <th scope="col">{words.columns.verdicts}</th>
        </tr>
      </thead>
      <tbody>
        {data.columns.map((column) => {
          const metric = metricByKey.get(column.metric);
          const label = metric?.label ?? column.metric;
          const way = column.ticked ? words.tick : words.fill;
          return (
            <tr key={column.metric}>
              <th scope="row">{label}</th>
              <td className={classes.way}>
                {communityId === null ? (
                  <span className="dim">{way}</span>
                ) : (
                  <PageLink
                    to={column.ticked ? `/communities/${communityId}?tab=verdicts&state=unknown` : `/communities/${communityId}?edit=${metric?.group ?? ''}`}
                  >
                    {way}
                  </PageLink>
                )}
              </td>
              {communityId === null ? (
                <td>
                  <PageLink to={`/register/missing?metric=${column.metric}`} aria-label={words.opens(label, whole(column.communities))}>
                    {whole(column.communities)}
                  </PageLink>
                </td>
              ) : null}
              <td>{whole(column.verdicts)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ByCommunity({ data }: { readonly data: Missing }) {
  return (
    <>
      <table className={classes.missing} aria-label={words.byCommunity}>
        <thead>
          <tr>
            <th scope="col">{words.columns.community}</th>
            <th scope="col">{registerListWords.columns.subdistrict}</th>
            <th scope="col">{words.columns.missing}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <PageLink to={`/register/missing?community=${row.id}`}>{row.name}</PageLink>
              </th>
              <td className={classes.way}>
                <span className="dim">{row.subdistrict}</span>
              </td>
              <td>{whole(row.missing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.rows.length < data.total ? <p className="dim">{words.more(whole(data.rows.length), whole(data.total))}</p> : null}
    </>
  );
}
