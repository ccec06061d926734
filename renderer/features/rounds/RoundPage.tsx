import { Button, Select, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { commonWords } from '#shared/words/common.ts';
import { roundPageWords as words, roundsWords } from '#shared/words/roundScreens.ts';
import { useGo, useParam, useSearchTexts } from '#ui/lib/address.ts';
import { useCall, type Out } from '#ui/lib/query.ts';
import { useNarrow } from '#ui/lib/narrow.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayDense, dayLong, NONE, whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { Page } from '#ui/ui/Page.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { FreeFindingDialog } from './FreeFindingDialog.tsx';
import { InspectDialog } from './InspectDialog.tsx';
import { RoundDialog } from './RoundDialog.tsx';

type Round = Out<'rounds.get'>;
type Member = Round['members'][number];
const NOTHING: ReadonlySet<string> = new Set();
const crumbs = [{ title: roundsWords.title, to: '/rounds' }];

const columns: ReadonlyArray<Column<Member>> = [
  {
    key: 'state',
    title: words.columns.state,
    cell: (row) => (row.inspectedOn === null ? <StateTag tone="slate">{words.open}</StateTag> : <StateTag tone="jade">{words.done}</StateTag>),
    fixed: true,
  },
  { key: 'subdistrict', title: words.columns.subdistrict, cell: (row) => row.subdistrict },
  { key: 'community', title: words.columns.community, cell: (row) => row.community, grow: true, fixed: true },
  { key: 'inspectedOn', title: words.columns.inspectedOn, cell: (row) => dayDense(row.inspectedOn), quiet: true },
  { key: 'inspector', title: words.columns.inspector, cell: (row) => (row.inspector === '' ? NONE : row.inspector), quiet: true },
  { key: 'failing', title: words.columns.failing, cell: (row) => whole(row.failing), align: 'right' },
  { key: 'unknown', title: words.columns.unknown, cell: (row) => whole(row.unknown), align: 'right', quiet: true },
  { key: 'findings', title: words.columns.findings, cell: (row) => whole(row.findings), align: 'right' },
];

const narrowColumns = columns.map((column) => (column.key === 'unknown' || column.key === 'inspector' ? { ...column, hidden: true } : column));

/** One round: who has been visited, what fails there, what was listed. */
export function RoundPage() {
  const id = useParam('id');
  const round = useCall('rounds.get', { id }, ['rounds', 'findings', 'verdicts', 'register', 'cases']);
  if (round.data === undefined) {
    return (
      <Page title={roundsWords.title} crumbs={crumbs}>
        {round.error === null ? (
          <div role="status" aria-label={commonWords.loading}>
            <Skeleton height="26rem" />
          </div>
        ) : (
          <ErrorNotice error={round.error} onRetry={() => void round.refetch()} />
        )}
      </Page>
    );
  }
  return <OpenRound round={round.data} />;
}

type Dialog = { readonly kind: 'edit' } | { readonly kind: 'free' } | { readonly kind: 'inspect'; readonly members: readonly Member[] };

function OpenRound({ round }: { readonly round: Round }) {
  const go = useGo();
  const [texts, patch] = useSearchTexts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const narrow = useNarrow();
  const phases = useCall('rounds.list', {}, ['rounds', 'settings']);
  const shown = round.members.filter((member) => matches(member, texts));
  const picked = round.members.filter((member) => chosen.has(member.communityId));
  const isFiltered = ['q', 'sub', 'state'].some((name) => (texts[name] ?? '') !== '');
  const find = (members: readonly Member[]) => go(`/findings/new?round=${round.id}&communities=${members.map((member) => member.communityId).join(',')}`);
  const lastInspector = round.members.findLast((member) => member.inspector !== '')?.inspector ?? '';
  const download = useDownload();
  return (
    <Page
      fill
      title={round.name}
      crumbs={crumbs}
      state={words.state(round.phaseTitle, round.team, dayLong(round.startsOn), dayLong(round.endsOn))}
      actions={
        <>
          <Button variant="default" onClick={() => setDialog({ kind: 'edit' })}>
            {words.edit}
          </Button>
          <Button variant="default" onClick={() => setDialog({ kind: 'free' })}>
            {words.free}
          </Button>
          <Button onClick={() => go(`/findings/new?round=${round.id}`)}>{words.find}</Button>
        </>
      }
    >
      <RoundFigures round={round} />
      <DataList
        name="roundMembers"
        label={round.name}
        columns={narrow ? narrowColumns : columns}
        rows={shown}
        total={shown.length}
        rowId={(row) => row.communityId}
        rowName={(row) => row.community}
        onOpen={(row) => go(`/communities/${row.communityId}`)}
        rowActions={(row) => (
          <>
            {row.inspectedOn === null ? (
              <Button size="xs" variant="default" onClick={() => setDialog({ kind: 'inspect', members: [row] })}>
                {words.inspect}
              </Button>
            ) : null}
            <Button size="xs" variant="default" disabled={row.failing === 0} onClick={() => find([row])}>
              {words.find}
            </Button>
          </>
        )}
        search={{ value: texts['q'] ?? '', onSearch: (q) => patch({ q }), placeholder: words.search }}
        filters={
          <>
            <Select
              aria-label={words.filters.subdistrict}
              placeholder={words.filters.subdistrict}
              clearable
              w="10rem"
              data={[...new Set(round.members.map((member) => member.subdistrict))]}
              value={texts['sub'] ?? null}
              onChange={(value) => patch({ sub: value })}
            />
            <Select
              aria-label={words.filters.state}
              placeholder={words.filters.state}
              clearable
              w="8rem"
              data={[
                { value: 'done', label: words.filters.done },
                { value: 'open', label: words.filters.open },
              ]}
              value={texts['state'] ?? null}
              onChange={(value) => patch({ state: value })}
            />
          </>
        }
        onClearFilters={isFiltered ? () => patch({ q: null, sub: null, state: null }) : undefined}
        chosen={chosen}
        onChoose={setChosen}
        bulkActions={
          <>
            <Button size="xs" variant="default" onClick={() => setDialog({ kind: 'inspect', members: picked })}>
              {words.inspectMany(picked.length)}
            </Button>
            <Button size="xs" variant="default" onClick={() => find(picked)}>
              {words.findMany(picked.length)}
            </Button>
          </>
        }
        exportVisible={() => download.save('rounds.export', { id: round.id })}
        empty={<EmptyState title={words.empty} hint={words.emptyHint} action={<Button onClick={() => setDialog({ kind: 'edit' })}>{words.edit}</Button>} />}
      />
      {dialog?.kind === 'edit' && phases.data !== undefined ? (
        <RoundDialog round={round} phases={phases.data.phases} onClose={() => setDialog(null)} onSaved={() => undefined} />
      ) : null}
      {dialog?.kind === 'free' ? <FreeFindingDialog roundId={round.id} communityId={null} onClose={() => setDialog(null)} /> : null}
      {dialog?.kind === 'inspect' ? (
        <InspectDialog
          roundId={round.id}
          startsOn={round.startsOn}
          communities={dialog.members.map((member) => ({ id: member.communityId, name: member.community }))}
          lastInspector={lastInspector}
          onClose={() => {
            setDialog(null);
            setChosen(NOTHING);
          }}
        />
      ) : null}
    </Page>
  );
}

function matches(member: Member, texts: Readonly<Record<string, string>>): boolean {
  const text = texts['q'] ?? '';
  if (text !== '' && !member.community.includes(text) && !member.subdistrict.includes(text)) return false;
  if ((texts['sub'] ?? '') !== '' && member.subdistrict !== texts['sub']) return false;
  if (texts['state'] === 'done') return member.inspectedOn !== null;
  return texts['state'] !== 'open' || member.inspectedOn === null;
}

function RoundFigures({ round }: { readonly round: Round }) {
  const failing = round.members.reduce((sum, member) => sum + member.failing, 0);
  return (
    <KeyFigures label={words.figures}>
      <KeyFigure
        label={words.covered}
        value={whole(round.inspected)}
        note={words.ofCommunities(whole(round.communities))}
        tone={round.inspected >= round.communities ? 'jade' : 'ink'}
        to={`/rounds/${round.id}?state=done`}
      />
      <KeyFigure
        label={words.remaining}
        value={whole(round.communities - round.inspected)}
        note={words.communities}
        tone="slate"
        to={`/rounds/${round.id}?state=open`}
      />
      <KeyFigure label={words.failing} value={whole(failing)} note={words.items} tone="seal" to={`/findings/new?round=${round.id}`} />
      <KeyFigure label={words.findings} value={whole(round.findings)} note={words.pieces} tone="ink" to={`/cases?round=${round.id}`} />
    </KeyFigures>
  );
}
