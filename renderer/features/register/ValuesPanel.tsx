import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Metric } from '#shared/domain/register/metric.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import { isTicked } from '#shared/domain/standards/tick.ts';
import type { VerdictView } from '#shared/contract/standards.ts';
import { valueText } from '#shared/words/metrics.ts';
import { periodName } from '#shared/words/periods.ts';
import { communityWords } from '#shared/words/registerPages.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { VerdictTag } from '#ui/ui/VerdictTag.tsx';
import { HistoryValue } from './HistoryValue.tsx';
import type { CommunityView } from './useCommunity.ts';
import classes from './register.module.css';

export type ValuesPanelProps = {
  readonly view: CommunityView;
  readonly title: string;
  readonly groups: readonly string[];
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Left out here because they are shown elsewhere on the page. */ readonly without?: readonly string[];
};

/** The values of some groups: what is registered, what is asked, the verdict; ticked ones with their button. */
export function ValuesPanel({ view, title, groups, note, actions, without = [] }: ValuesPanelProps) {
  const shown = metrics.filter((metric) => metric.subject === 'community' && groups.includes(metric.group) && !without.includes(metric.key));
  return (
    <Panel title={title} note={note} actions={actions}>
      <div className={classes.tableScroll}>
        <table className={classes.values} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{words.label}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((metric) => (
              <ValueRow key={metric.key} view={view} metric={metric} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const words = communityWords.valueColumns;

function ValueRow({ view, metric }: { readonly view: CommunityView; readonly metric: Metric }) {
  const { community, index } = view;
  const value = community.values[metric.key];
  const verdict = verdictOf(view.byMetric.get(metric.key) ?? []);
  const rule = verdict === undefined ? undefined : index.rule(verdict.ruleId);
  const figure = metric.type === 'integer' || metric.type === 'scaled' || metric.type === 'money';
  return (
    <tr>
      <th scope="row">
        {metric.label}
        {metric.unit === '' ? null : <span className={classes.unit}>{metric.unit}</span>}
        {rule === undefined || !figure || rule.requirement === '' ? null : (
          <span className={classes.asked}>
            {words.required} {rule.requirement}
          </span>
        )}
      </th>
      <td data-figure={figure || undefined}>
        {value === undefined ? (
          <span className="dim">{communityWords.notFilled}</span>
        ) : (
          <HistoryValue communityId={community.id} metric={metric}>
            {valueText(metric, value)}
          </HistoryValue>
        )}
        {value?.since === undefined ? null : <span className={classes.unit}>{periodName('year', value.since)}</span>}
      </td>
      <td>
        <span className={classes.verdictCell}>
          {verdict === undefined ? null : <TagButton view={view} verdict={verdict} />}
          {rule !== undefined && isTicked(rule) && !view.readOnly ? (
            <Button size="xs" variant="subtle" onClick={() => view.onTick(rule.id)}>
              {communityWords.tick}
            </Button>
          ) : null}
        </span>
      </td>
    </tr>
  );
}

/** The verdict that counts for a metric several rules look at: the one that applies, a failing one first. */
export function verdictOf(verdicts: readonly VerdictView[]): VerdictView | undefined {
  const order = ['fail', 'unknown', 'exempt', 'pass', 'not_applicable'];
  return [...verdicts].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0];
}

/** A verdict that opens its clause when pressed; an open case says how far it is. */
export function TagButton({ view, verdict }: { readonly view: CommunityView; readonly verdict: VerdictView }) {
  return (
    <button type="button" className={classes.tagButton} title={verdict.sentence} onClick={() => view.onRule(verdict.ruleId)}>
      <VerdictTag verdict={verdict.state} words={verdict.short} usual={verdict.weight === 'usual'} />
    </button>
  );
}
