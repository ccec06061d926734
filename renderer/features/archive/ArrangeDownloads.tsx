import { Button } from '@mantine/core';
import { retentions } from '#shared/domain/archive/item.ts';
import { retentionWords } from '#shared/words/archive.ts';
import { arrangePageWords as words } from '#shared/words/archivePages.ts';
import { useCall } from '#ui/lib/query.ts';
import { whole } from '#ui/ui/format.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import classes from './archive.module.css';

export type ArrangeDownloadsProps = {
  readonly which: { readonly fonds: 'bureau' | 'community'; readonly communityId: string | null; readonly year: number };
  readonly count: number;
};

/** Catalogue and covers of what has its codes; on paper by owner and period, as they are bound. */
export function ArrangeDownloads({ which, count }: ArrangeDownloadsProps) {
  const download = useDownload();
  const perCommunity = which.fonds === 'community' && which.communityId === null;
  return (
    <Panel title={words.downloads} note={words.downloadsNote(which.year, whole(count))}>
      <div className={classes.links}>
        <Button
          size="xs"
          variant="default"
          loading={download.busy === 'xlsx'}
          onClick={() => void download.save('archive.catalogue', { ...which, form: 'xlsx' }, 'xlsx')}
        >
          {words.excel}
        </Button>
        {perCommunity ? (
          <span className="dim">{words.oneCommunity}</span>
        ) : (
          retentions.map((retention) => <PeriodFiles key={retention} which={which} retention={retention} download={download} />)
        )}
      </div>
    </Panel>
  );
}

type PeriodFilesProps = {
  readonly which: ArrangeDownloadsProps['which'];
  readonly retention: (typeof retentions)[number];
  readonly download: ReturnType<typeof useDownload>;
};

/** Only the periods that hold something. */
function PeriodFiles({ which, retention, download }: PeriodFilesProps) {
  const some = useCall('archive.list', { filter: { ...which, retention, state: 'arranged' }, limit: 1 }, ['archive']);
  if ((some.data?.total ?? 0) === 0) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={download.busy === `docx${retention}`}
        onClick={() => void download.save('archive.catalogue', { ...which, form: 'docx', retention }, `docx${retention}`)}
      >
        {words.paper(retentionWords[retention])}
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={download.busy === `cover${retention}`}
        onClick={() => void download.save('archive.cover', { of: 'year', ...which, retention }, `cover${retention}`)}
      >
        {words.cover(retentionWords[retention])}
      </Button>
    </>
  );
}
