import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { VerdictView } from '#shared/contract/standards.ts';
import { applicable, failing, provenRate } from '#shared/domain/standards/counts.ts';
import { choiceText, numberText, qualifierWords, valueText } from '#shared/words/metrics.ts';
import { communityWords as words } from '#shared/words/registerPages.ts';
import { dayLong, percent, whole } from '#ui/ui/format.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { BigFigure } from '#ui/ui/KeyFigure.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Column, Columns, Panel } from '#ui/ui/Panel.tsx';
import { StackBar } from '#ui/ui/StackBar.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { ThresholdBar } from '#ui/ui/ThresholdBar.tsx';
import { taskNumber } from '#ui/parts/standards/usePack.ts';
import { HistoryValue } from './HistoryValue.tsx';
import { ItemsPanel } from './ItemsPanel.tsx';
import { roomNames, sharedFunctions } from './items.ts';
import type { CommunityView } from './useCommunity.ts';
import { TagButton, ValuesPanel, verdictOf } from './ValuesPanel.tsx';
import classes from './register.module.css';

/** 用房与达标: the ten tasks at the left, premises and rooms at the right. */
export function PremisesTab({ view }: { readonly view: CommunityView }) {
  return (
    <>
      <Columns columns="27rem minmax(0, 1fr)" fold="soon">
        <TasksPanel view={view} />
        <RoomsPanel view={view} />
      </Columns>
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
        <ValuesPanel view={view} title={words.basicTitle} groups={['basic']} />
        <Column>
          <ItemsPanel view={view} kind="room" />
          <ValuesPanel view={view} title={words.equipmentTitle} groups={['equipment']} />
        </Column>
      </Columns>
    </>
  );
}

function TasksPanel({ view: { standing, index, community } }: { readonly view: CommunityView }) {
  const { tally } = standing;
  const to = (task: number, state?: string) => `/communities/${community.id}?tab=verdicts&task=${task}${state === undefined ? '' : `&state=${state}`}`;
  const rest = (count: number, task: number, state: string, className?: string) =>
    count === 0 ? (
      <span className="dim">–</span>
    ) : (
      <PageLink to={to(task, state)} className={className}>
        {whole(count)}
      </PageLink>
    );
  if (standing.unjudged !== null)
    return (
      <Panel title={words.tasksTitle}>
        <EmptyState small title={words.unjudgedShort[standing.unjudged]} hint={words.unjudged[standing.unjudged](dayLong(standing.asOf))} />
      </Panel>
    );
  return (
    <Panel title={words.tasksTitle} note={words.tasksNote(standing.docNo, dayLong(standing.asOf))}>
      <BigFigure value={percent(provenRate(tally))}>
        {words.tasksWords(whole(tally.pass), whole(applicable(tally)), whole(failing(tally)), whole(tally.usualFail))}
        <br />
        {tally.unknown === 0 ? (
          words.tasksKnown
        ) : (
          <>
            {words.tasksUnknown(whole(tally.unknown))}
            <PageLink to={`/register/missing?community=${community.id}`}>{words.tasksFill}</PageLink>
          </>
        )}
      </BigFigure>
      <table className={classes.tasks} aria-label={words.tasksLabel}>
        <thead>
          <tr>
            <th scope="col">{words.taskColumns.task}</th>
            <th scope="col">
              <span className="visually-hidden">{words.taskColumns.bar}</span>
            </th>
            <th scope="col">{words.taskColumns.pass}</th>
            <th scope="col">{words.taskColumns.fail}</th>
            <th scope="col">{words.taskColumns.unknown}</th>
          </tr>
        </thead>
        <tbody>
          {[...standing.tasks]
            .sort((a, b) => (a.task || 99) - (b.task || 99))
            .map(({ task, tally: own }) => (
              <tr key={task}>
                <th scope="row">
                  <PageLink to={to(task)}>{task === 0 ? words.taskOutside : words.taskName(taskNumber(task), index.short(task))}</PageLink>
                </th>
                <td className={classes.taskBar}>
                  <StackBar pass={own.pass} fail={failing(own)} unknown={own.unknown} />
                </td>
                <td>{rest(own.pass, task, 'pass')}</td>
                <td>{rest(failing(own), task, 'fail', own.fail === 0 ? classes.usualCount : classes.failCount)}</td>
                <td>{rest(own.unknown, task, 'unknown', 'dim')}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Function rooms in the order of the document, with the function a physical room is given. */
const rooms: ReadonlyArray<{ readonly metric: string; readonly code: string | null }> = [
  { metric: 'office.area_total', code: null },
  { metric: 'rooms.multi.area', code: 'multi' },
  { metric: 'rooms.reading.area', code: 'reading' },
  { metric: 'rooms.culture.area', code: 'culture' },
  { metric: 'rooms.children.area', code: 'children' },
  { metric: 'rooms.mediation.area', code: 'mediation' },
  { metric: 'rooms.firestation.area', code: 'firestation' },
  { metric: 'rooms.health.area', code: 'health' },
  { metric: 'rooms.archive.area', code: 'archive' },
  { metric: 'service_station.area', code: 'service_station' },
];

function RoomsPanel({ view }: { readonly view: CommunityView }) {
  const { community, standing } = view;
  const office = community.values['office.area_total'];
  const officeVerdict = verdictOf(view.byMetric.get('office.area_total') ?? []);
  const note =
    office?.number != null && officeVerdict?.required != null
      ? words.roomsNote(`${valueText(metricByKey.get('office.area_total')!, office)}㎡`, `${numberText(officeVerdict.required, 2)}㎡`)
      : words.roomsNoteOpen;
  const orderable = standing.verdicts.filter((verdict) => verdict.orderable);
  const columns = words.roomColumns;
  return (
    <Panel title={words.roomsTitle} note={note}>
      <div className={classes.tableScroll}>
        <table className={classes.rooms} aria-label={words.roomsLabel}>
          <thead>
            <tr>
              <th scope="col">{columns.room}</th>
              <th scope="col">{columns.area}</th>
              <th scope="col">{columns.required}</th>
              <th scope="col">
                <span className="visually-hidden">{columns.bar}</span>
              </th>
              <th scope="col">{columns.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {rooms.map(({ metric, code }) => (
              <RoomRow key={metric} view={view} metricKey={metric} code={code} />
            ))}
          </tbody>
        </table>
      </div>
      {orderable.length === 0 || view.readOnly ? null : (
        <Strip view={view} verdicts={orderable} failing={standing.verdicts.filter((verdict) => verdict.state === 'fail')} />
      )}
    </Panel>
  );
}

function RoomRow({ view, metricKey, code }: { readonly view: CommunityView; readonly metricKey: string; readonly code: string | null }) {
  const { community } = view;
  const metric = metricByKey.get(metricKey)!;
  const value = community.values[metricKey];
  const verdict = verdictOf(view.byMetric.get(metricKey) ?? []);
  const required = verdict?.required ?? null;
  const room = metric.label.replace(areaEnding, '');
  const unit = (number: number) => `${numberText(number, 2)}㎡`;
  return (
    <tr data-total={code === null || undefined}>
      <th scope="row">
        {room}
        <RoomNote view={view} room={room} code={code} verdict={verdict} />
      </th>
      <td>
        {value === undefined ? null : (
          <HistoryValue communityId={community.id} metric={metric}>
            {value.qualifier === 'none' ? '0' : `${qualifierWords[value.qualifier]}${numberText(value.number ?? 0, 2)}`}
          </HistoryValue>
        )}
      </td>
      <td className="dim">{required === null ? '–' : numberText(required, 2)}</td>
      <td>
        {value === undefined ? (
          <span className={classes.quiet}>{words.notFilled}</span>
        ) : required === null ? null : (
          <ThresholdBar value={value.number} threshold={required} valueText={unit(value.number ?? 0)} thresholdText={unit(required)} />
        )}
      </td>
      <td>{verdict === undefined ? null : <RoomTag view={view} verdict={verdict} />}</td>
    </tr>
  );
}

const areaEnding = words.areaEnding;

/** What stands behind a room's name: books, what it is shared with, the case that follows it. */
function RoomNote({
  view,
  room,
  code,
  verdict,
}: {
  readonly view: CommunityView;
  readonly room: string;
  readonly code: string | null;
  readonly verdict: VerdictView | undefined;
}) {
  const { community } = view;
  const parts: React.ReactNode[] = [];
  const open = verdict?.openCase;
  if (open != null)
    parts.push(
      <PageLink key="case" to={`/cases/${open.id}`}>
        {open.stage === null ? words.found(open.number) : words.following(words.stages[open.stage], open.number)}
      </PageLink>,
    );
  const books = community.values['rooms.reading.books'];
  if (code === 'reading' && books?.number != null) parts.push(words.books(valueText(metricByKey.get('rooms.reading.books')!, books)));
  if (code !== null) {
    const shared = sharedFunctions(community, code);
    if (shared.length > 0) parts.push(words.sharedWith(shared.map((other) => choiceText(metricByKey.get('room.functions')!, other)).join('、')));
    // One thing beside the name: the room itself only where there is nothing else to say and it is called something else.
    else if (parts.length === 0)
      parts.push(
        ...roomNames(community, code)
          .filter((name) => name !== room)
          .slice(0, 1),
      );
  }
  if (parts.length === 0) return null;
  return (
    <span className={classes.roomNote}>
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at === 0 ? '' : '，'}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

/** The verdict, or the stage of the case that follows it. */
function RoomTag({ view, verdict }: { readonly view: CommunityView; readonly verdict: VerdictView }) {
  const stage = verdict.openCase?.stage ?? null;
  if (verdict.state !== 'fail' || stage === null) return <TagButton view={view} verdict={verdict} />;
  const tone = stage === 'rectification' ? 'ink' : stage === 'supervision' ? 'amber' : 'seal';
  return (
    <button type="button" className={classes.tagButton} title={verdict.sentence} onClick={() => view.onRule(verdict.ruleId)}>
      <StateTag tone={tone}>{words.stages[stage]}</StateTag>
    </button>
  );
}

/** So many are named in the strip. */
const NAMED = 3;
const [OFFICE, ROOMS] = ['office.', 'rooms.'];

/** As the table above names it, where it stands in it. */
function shortName({ metric, title }: VerdictView): string {
  const room = rooms.find((one) => one.metric === metric && one.code !== null);
  return room === undefined ? words.shortTitle(title) : metricByKey.get(room.metric)!.label.replace(areaEnding, '');
}

function Strip({
  view,
  verdicts,
  failing: all,
}: {
  readonly view: CommunityView;
  readonly verdicts: readonly VerdictView[];
  readonly failing: readonly VerdictView[];
}) {
  // Premises first: they take longest to put right.
  const ordered = [...verdicts].sort(
    (a, b) =>
      Number(b.metric.startsWith(OFFICE)) - Number(a.metric.startsWith(OFFICE)) || Number(b.metric.startsWith(ROOMS)) - Number(a.metric.startsWith(ROOMS)),
  );
  const names = [...new Set(ordered.map(shortName))].slice(0, NAMED).join('、');
  const { lead, names: said } = words.strip(
    verdicts.length,
    verdicts.filter((verdict) => verdict.weight === 'usual').length,
    verdicts.length > NAMED ? words.stripMore(names) : names,
  );
  const proposals = all.filter((verdict) => verdict.remedy === 'proposal' && verdict.openCase === null).length;
  const rest = words.stripRest(proposals, all.filter((verdict) => verdict.openCase !== null).length);
  return (
    <div className={classes.strip}>
      <Notice
        tone="amber"
        actions={
          <Button size="xs" variant="default" component="a" href={`#/findings/new?community=${view.community.id}`}>
            {words.stripAction}
          </Button>
        }
      >
        {lead}
        <strong>{said}</strong>
        {rest}
      </Notice>
    </div>
  );
}
