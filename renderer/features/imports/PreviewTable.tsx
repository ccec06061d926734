import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ImportRow } from '#shared/contract/imports.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { issueReason } from '#shared/words/import.ts';
import { importsWords } from '#shared/words/imports.ts';
import { listWords } from '#shared/words/common.ts';
import { valueWithUnit } from '#shared/words/metrics.ts';
import { usePagedList } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { whole } from '#ui/ui/format.ts';
import { StateTag } from '#ui/ui/StateTag.tsx';
import type { Tone } from '#ui/ui/theme.ts';
import classes from './imports.module.css';

const words = importsWords.preview;
export type RowStatus = keyof typeof words.tabs;
const TONES: Readonly<Record<ImportRow['status'], Tone>> = { new: 'jade', changed: 'ink', unchanged: 'slate', error: 'seal' };
/** Changes shown before one asks for the rest; figures of a new community that stand for all. */
const SHOWN_CHANGES = 4;
const SHOWN_VALUES = 3;

/** The rows of a preview in one state, page by page: before and after, or what is wrong and what to do. */
export function PreviewTable({ session, preview, status }: { readonly session: string; readonly preview: number; readonly status: RowStatus }) {
  const list = usePagedList('imports.rows', { session, preview, status, limit: 100 }, []);
  const shown = list.rows?.length ?? 0;
  if (list.error !== null && list.rows === undefined)
    return (
      <div className={classes.tableNote}>
        <ErrorNotice error={list.error} onRetry={list.onRetry} />
      </div>
    );
  if (list.rows !== undefined && shown === 0) return <EmptyState small title={words.emptyTab} hint="" />;
  return (
    <>
      <div className={classes.scroll} aria-busy={list.busy}>
        <table className={`${classes.table} ${classes.lines}`} aria-label={words.listLabel}>
          <thead>
            <tr>
              {(['row', 'community', 'result', 'what'] as const).map((key) => (
                <th key={key} scope="col" data-column={key}>
                  {words.head[key]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(list.rows ?? []).map((row) => (
              <PreviewRow key={row.row} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        <span aria-live="polite">
          {list.total === undefined ? '' : shown < list.total ? listWords.shown(whole(shown), whole(list.total)) : listWords.total(whole(list.total))}
        </span>
        {list.onMore === undefined ? null : (
          <Button size="xs" variant="default" loading={list.loadingMore} onClick={list.onMore}>
            {listWords.more}
          </Button>
        )}
      </div>
    </>
  );
}

function PreviewRow({ row }: { readonly row: ImportRow }) {
  return (
    <tr>
      <td data-column="row">{row.row}</td>
      <th scope="row" data-column="community">
        {row.name ?? <span className="dim">{row.code ?? words.noName}</span>}
        {row.subdistrict === null ? null : <span className={classes.group}>{row.subdistrict}</span>}
      </th>
      <td data-column="result">
        <StateTag tone={TONES[row.status]}>{words.status[row.status]}</StateTag>
      </td>
      <td data-column="what">
        <What row={row} />
      </td>
    </tr>
  );
}

function What({ row }: { readonly row: ImportRow }) {
  const issues = row.issues.map((issue) => (
    <li key={`${issue.column} ${issue.code}`} data-severity={issue.severity}>
      <span className={classes.place}>{words.place(issue.column, issue.header)}</span>
      {issueReason(issue)}
    </li>
  ));
  return (
    <>
      {issues.length === 0 ? null : <ul className={classes.issues}>{issues}</ul>}
      {row.status === 'new' ? <NewValues row={row} /> : null}
      {row.status === 'changed' ? <Changes row={row} /> : null}
      {row.status === 'unchanged' ? <span className="dim">{row.issues.length === 0 ? words.same : words.restSame}</span> : null}
      {row.kept.length === 0 ? null : <div className={classes.kept}>{words.keptHere(row.kept.map(labelOf).join('、'))}</div>}
    </>
  );
}

/** A new community: how many values, and which on demand. */
function NewValues({ row }: { readonly row: ImportRow }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <div className={classes.summary}>
        {row.changes
          .filter((change) => change.after.number !== null)
          .slice(0, SHOWN_VALUES)
          .map((change) => (
            <span key={change.metric}>
              <b>{labelOf(change.metric)}</b>
              {shownValue(change.metric, change.after)}
            </span>
          ))}
        <span className="dim">{words.newValues(whole(row.changes.length))}</span>
        {row.changes.length === 0 ? null : <Toggle opened={opened} onToggle={() => setOpened(!opened)} label={words.show} />}
      </div>
      {opened ? (
        <dl className={classes.values}>
          {row.code === null ? null : (
            <div>
              <dt>{words.identity.code}</dt>
              <dd>{row.code}</dd>
            </div>
          )}
          {row.changes.map((change) => (
            <div key={change.metric}>
              <dt>{labelOf(change.metric)}</dt>
              <dd>{shownValue(change.metric, change.after)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

/** A changed community: each field with what stands and what would stand. */
function Changes({ row }: { readonly row: ImportRow }) {
  const [opened, setOpened] = useState(false);
  const all = [
    ...row.identity.map((change) => ({ key: change.field, label: words.identity[change.field], before: change.before ?? words.empty, after: change.after })),
    ...row.changes.map((change) => ({
      key: change.metric,
      label: labelOf(change.metric),
      before: shownValue(change.metric, change.before),
      after: shownValue(change.metric, change.after),
    })),
  ];
  const shown = opened ? all : all.slice(0, SHOWN_CHANGES);
  return (
    <ul className={classes.changes}>
      {shown.map((change) => (
        <li key={change.key}>
          <Change {...change} />
        </li>
      ))}
      {all.length > SHOWN_CHANGES ? (
        <li>
          <Toggle opened={opened} onToggle={() => setOpened(!opened)} label={words.more(whole(all.length - SHOWN_CHANGES))} />
        </li>
      ) : null}
    </ul>
  );
}

function Change({ label, before, after }: { readonly label: string; readonly before: ReactNode; readonly after: ReactNode }) {
  return (
    <>
      <span className={classes.field}>{label}</span>
      <span className="visually-hidden">{words.from}</span>
      <span className={classes.before}>{before}</span>
      <span aria-hidden className={classes.arrow}>
        →
      </span>
      <span className="visually-hidden">{words.to}</span>
      <strong>{after}</strong>
    </>
  );
}

function Toggle({ opened, onToggle, label }: { readonly opened: boolean; readonly onToggle: () => void; readonly label: string }) {
  return (
    <button type="button" className={classes.toggle} aria-expanded={opened} onClick={onToggle}>
      {opened ? words.less : label}
    </button>
  );
}

function labelOf(metric: string): string {
  return metricByKey.get(metric)?.label ?? metric;
}

function shownValue(key: string, value: ImportRow['changes'][number]['after']): string {
  const metric = metricByKey.get(key);
  return metric === undefined ? String(value.text ?? value.number ?? '') : valueWithUnit(metric, value);
}
