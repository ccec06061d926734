import { Button, Select, UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import type { Tally } from '#shared/contract/register.ts';
import type { MatrixRow } from '#shared/contract/standards.ts';
import { applicable, failing, noCounts, provenRate } from '#shared/domain/standards/counts.ts';
import { stateOfLetter } from '#shared/domain/standards/outcomes.ts';
import { listWords } from '#shared/words/common.ts';
import { stateWords } from '#shared/words/standards.ts';
import { compliancePageWords as words } from '#shared/words/standardsPages.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useSearchTexts } from '#ui/lib/address.ts';
import { usePagedList } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { percent, whole } from '#ui/ui/format.ts';
import { LeftIcon } from '#ui/ui/icons.ts';
import { ExportButton } from '#ui/ui/list/ListTools.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { SearchInput } from '#ui/ui/SearchInput.tsx';
import { Shape } from '#ui/ui/Shape.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { type PackIndex, taskNumber } from '#ui/parts/standards/usePack.ts';
import { useGridKeys } from './useGridKeys.ts';
import classes from './standards.module.css';

const sorts = ['position', 'rate', 'fails', 'unknown', 'name'] as const;
/** Which way each order runs. */
const descending: Readonly<Record<(typeof sorts)[number], boolean>> = { position: false, rate: true, fails: true, unknown: true, name: false };

/** 按社区: the matrix community × task; a task opens into its rules, a cell into the community's page. */
export function MatrixView({ index, town, onRule }: { readonly index: PackIndex; readonly town: string | null; readonly onRule: (ruleId: string) => void }) {
  const [texts, patch] = useSearchTexts();
  const download = useDownload();
  const box = useRef<HTMLInputElement>(null);
  const sort = sorts.find((each) => each === texts['sort']) ?? 'position';
  const drilled = index.tasks.find((task) => String(task.task) === texts['task']) ?? null;
  const query = { filter: { text: texts['q'] ?? '', subdistrictId: town, task: drilled?.task ?? null }, sort, descending: descending[sort] };
  const list = usePagedList('standards.matrix', { ...query, limit: 200 }, ['verdicts', 'register']);
  const exportVisible = () => void download.save('standards.exportMatrix', query);
  useAction('page.export', exportVisible);
  useAction(
    'page.filter',
    () => {
      box.current?.focus();
      box.current?.select();
    },
    drilled === null,
  );
  const rows = list.rows;
  return (
    <Panel flush grow className={classes.matrixPanel ?? ''}>
      <div className={classes.matrixTop}>
        {drilled === null ? null : (
          <Button variant="default" leftSection={<LeftIcon size="1rem" stroke={1.8} aria-hidden />} onClick={() => patch({ task: null })}>
            {words.matrixBack}
          </Button>
        )}
        {drilled === null ? null : <strong>{drilled.task === 0 ? drilled.title : words.rulesTitle(taskNumber(drilled.task), drilled.title)}</strong>}
        {drilled === null ? <SearchInput inputRef={box} value={texts['q'] ?? ''} onSearch={(q) => patch({ q })} /> : null}
        <Select
          aria-label={words.matrixSort}
          allowDeselect={false}
          w="13rem"
          value={sort}
          onChange={(next) => patch({ sort: next === 'position' ? null : next })}
          data={sorts.map((value) => ({ value, label: words.matrixSorts[value] }))}
        />
        <Key counted={drilled === null} />
        <ExportButton busy={download.busy !== null} onExport={exportVisible} />
      </div>
      {list.error === null || list.error === undefined ? null : <ErrorNotice error={list.error} onRetry={list.onRetry} />}
      {rows?.length === 0 ? (
        <EmptyState title={words.matrixEmpty} hint={words.matrixEmptyHint} />
      ) : (
        <Matrix
          index={index}
          rows={rows ?? []}
          drilled={drilled}
          onRule={onRule}
          onTask={(task) => patch({ task: String(task), q: null })}
          busy={list.busy || rows === undefined}
        />
      )}
      <div className={classes.matrixFoot}>
        <span aria-live="polite">
          {rows === undefined ? '' : rows.length === list.total ? listWords.total(whole(list.total)) : listWords.shown(whole(rows.length), whole(list.total))}
        </span>
        {list.onMore === undefined ? null : (
          <Button size="xs" variant="default" loading={list.loadingMore} onClick={list.onMore}>
            {listWords.more}
          </Button>
        )}
      </div>
    </Panel>
  );
}

type MatrixProps = {
  readonly index: PackIndex;
  readonly rows: readonly MatrixRow[];
  readonly drilled: PackIndex['tasks'][number] | null;
  readonly busy: boolean;
  readonly onTask: (task: number) => void;
  readonly onRule: (ruleId: string) => void;
};

function Matrix({ index, rows, drilled, busy, onTask, onRule }: MatrixProps) {
  const keys = useGridKeys();
  return (
    <div className={`${classes.matrixScroll} fades-right`} aria-busy={busy} ref={keys.ref} onKeyDown={keys.onKeyDown}>
      <table
        className={classes.matrix}
        aria-label={drilled === null ? words.matrixLabel : words.matrixTaskLabel(drilled.title)}
        data-rules={drilled !== null || undefined}
      >
        <thead>
          <tr>
            <th scope="col">{words.matrixCommunity}</th>
            <th scope="col">{words.matrixRate}</th>
            {drilled === null
              ? index.tasks.map((task) => (
                  <th key={task.task} scope="col">
                    <UnstyledButton
                      className={classes.headButton}
                      title={words.matrixDrill(task.title)}
                      aria-label={words.matrixDrillOn(`${task.task === 0 ? '' : taskNumber(task.task)}${task.short}`, task.title)}
                      onClick={() => onTask(task.task)}
                    >
                      {task.task === 0 ? null : <span className="dim">{taskNumber(task.task)}</span>}
                      {task.short}
                    </UnstyledButton>
                  </th>
                ))
              : drilled.rules.map((rule) => (
                  <th key={rule.id} scope="col">
                    <UnstyledButton
                      className={classes.headButton}
                      title={rule.title}
                      aria-label={words.openRuleHead(rule.title)}
                      onClick={() => onRule(rule.id)}
                    >
                      {rule.title}
                    </UnstyledButton>
                  </th>
                ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <PageLink to={`/communities/${row.id}`}>{row.name}</PageLink>
                <span className={classes.matrixTown}>{row.subdistrict}</span>
              </th>
              <td className={classes.matrixRate}>{percent(provenRate(row.tally))}</td>
              {drilled === null
                ? index.tasks.map(({ task, short }) => (
                    <TaskCell key={task} row={row} tally={row.tasks.find((each) => each.task === task)?.tally ?? noCounts()} task={task} title={short} />
                  ))
                : drilled.rules.map((rule, at) => <RuleCell key={rule.id} row={row} letter={row.letters[at] ?? 'U'} ruleId={rule.id} title={rule.title} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TaskCell({ row, tally, task, title }: { readonly row: MatrixRow; readonly tally: Tally; readonly task: number; readonly title: string }) {
  const fail = failing(tally);
  const state = applicable(tally) === 0 ? 'not_applicable' : tally.fail > 0 ? 'fail' : fail > 0 ? 'usual' : tally.unknown > 0 ? 'unknown' : 'pass';
  const label =
    state === 'not_applicable' ? words.matrixCellNone(row.name, title) : words.matrixCell(row.name, title, tally.pass, fail, tally.usualFail, tally.unknown);
  return (
    <td data-state={state}>
      <PageLink to={`/communities/${row.id}?tab=verdicts&task=${task}`} className={classes.cell} aria-label={label} title={label}>
        <CellShape state={state} />
        {state === 'fail' || state === 'usual' ? fail : state === 'unknown' ? tally.unknown : null}
      </PageLink>
    </td>
  );
}

function RuleCell({ row, letter, ruleId, title }: { readonly row: MatrixRow; readonly letter: string; readonly ruleId: string; readonly title: string }) {
  const state = letter === ADVICE ? 'not_applicable' : letter === USUAL_FAIL ? 'usual' : stateOfLetter(letter);
  const label = words.matrixRuleCell(row.name, title, letter === ADVICE ? words.advice : state === 'usual' ? words.matrixUsual : stateWords[state]);
  return (
    <td data-state={state}>
      <PageLink to={`/communities/${row.id}?rule=${ruleId}`} className={classes.cell} aria-label={label} title={label}>
        <CellShape state={state} />
      </PageLink>
    </td>
  );
}

/** What the shapes say; in the matrix of tasks with how many. */
function Key({ counted }: { readonly counted: boolean }) {
  return (
    <span className={classes.matrixKey}>
      {(['fail', 'usual', 'unknown', 'pass', 'not_applicable'] as const).map((state) => (
        <span key={state} data-state={state}>
          <CellShape state={state} />
          {counted ? words.matrixKeys[state] : state === 'usual' ? words.matrixUsual : stateWords[state]}
        </span>
      ))}
    </span>
  );
}

/** Advice not taken: neither pass nor fail. */
const ADVICE = 'A';
/** A failing 一般 or 原则上: counted apart. */
const USUAL_FAIL = 'G';
const shapes = { pass: 'circle', fail: 'square', usual: 'triangle', unknown: 'dashed', not_applicable: 'dash', exempt: 'dash' } as const;

function CellShape({ state }: { readonly state: keyof typeof shapes }) {
  return <Shape name={shapes[state]} />;
}
