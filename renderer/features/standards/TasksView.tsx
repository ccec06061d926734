import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Tally } from '#shared/contract/register.ts';
import type { RuleView } from '#shared/contract/standards.ts';
import { failing, provenRate } from '#shared/domain/standards/counts.ts';
import { checkWords, stateWords } from '#shared/words/standards.ts';
import { compliancePageWords as words } from '#shared/words/standardsPages.ts';
import { useSearchTexts } from '#ui/lib/address.ts';
import { percent, whole } from '#ui/ui/format.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { Shape } from '#ui/ui/Shape.tsx';
import { StackBar } from '#ui/ui/StackBar.tsx';
import { StrengthTag } from '#ui/parts/standards/RuleDrawer.tsx';
import { type PackIndex, taskNumber } from '#ui/parts/standards/usePack.ts';
import { listHref } from './listHref.ts';
import type { Overview } from './overview.ts';
import classes from './standards.module.css';

export type TasksViewProps = {
  readonly index: PackIndex;
  readonly overview: Overview;
  readonly town: string | null;
  readonly onRule: (ruleId: string) => void;
};

/** 按任务: the ten tasks at the left, the demands of the chosen one with their text at the right. */
export function TasksView({ index, overview, town, onRule }: TasksViewProps) {
  const [texts, patch] = useSearchTexts();
  const chosen = index.tasks.find((task) => String(task.task) === texts['task']) ?? index.tasks[0];
  const tallies = new Map(overview.rules.map((rule) => [rule.ruleId, rule.tally]));
  const detail = useRef<HTMLDivElement>(null);
  const asked = texts['task'];
  // Where there is no room beside each other, the demands stand below: they are brought into view.
  useEffect(() => {
    if (asked !== undefined) detail.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const lead = chosen?.rules.find((rule) => rule.leadUnits.length > 0)?.leadUnits.join('、') ?? '';
  return (
    <div className={classes.masterDetail}>
      <Panel title={words.tasksTitle}>
        <table className={classes.taskTable} aria-label={words.tasksTitle}>
          <thead>
            <tr>
              <th scope="col">{words.taskColumns.task}</th>
              <th scope="col">
                <span className="visually-hidden">{words.taskColumns.bar}</span>
              </th>
              <th scope="col">{words.taskColumns.rate}</th>
              <th scope="col">{words.taskColumns.failing}</th>
            </tr>
          </thead>
          <tbody>
            {index.tasks.map((task) => {
              const figures = overview.tasks.find((each) => each.task === task.task);
              if (figures === undefined) return null;
              const { tally } = figures;
              return (
                <tr key={task.task} data-chosen={task === chosen || undefined}>
                  <th scope="row">
                    <UnstyledButton
                      className={classes.taskButton}
                      aria-pressed={task === chosen}
                      aria-label={words.openTask(taskName(task), task.title)}
                      onClick={() => patch({ task: String(task.task) })}
                    >
                      {taskName(task)}
                    </UnstyledButton>
                  </th>
                  <td className={classes.taskBarCell}>
                    <StackBar pass={tally.pass} fail={failing(tally)} unknown={tally.unknown} />
                  </td>
                  <td className={classes.figure}>{percent(provenRate(tally))}</td>
                  <td className={classes.figure}>
                    {figures.failing === 0 ? (
                      <span className="dim">–</span>
                    ) : (
                      <PageLink to={listHref({ task: task.task, standing: 'failing', town })} className={classes.failLink}>
                        {whole(figures.failing)}
                      </PageLink>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Panel>
      {chosen === undefined ? null : (
        <div ref={detail} className={classes.detail}>
          <Panel
            title={chosen.task === 0 ? chosen.title : words.rulesTitle(taskNumber(chosen.task), chosen.title)}
            note={lead === '' ? words.rulesCount(chosen.rules.length) : words.rulesNote(words.rulesCount(chosen.rules.length), lead)}
            flush
            className={classes.rulesPanel ?? ''}
          >
            <div className={classes.rulesScroll}>
              <table className={classes.ruleTable} aria-label={chosen.title}>
                <thead>
                  <tr>
                    <th scope="col">{words.ruleColumns.rule}</th>
                    {(['pass', 'fail', 'unknown', 'not_applicable'] as const).map((state) => (
                      <th key={state} scope="col">
                        {stateWords[state]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {chosen.rules.map((rule, at) => (
                    <RuleRow
                      key={rule.id}
                      rule={rule}
                      quoted={rule.quote !== chosen.rules[at - 1]?.quote}
                      tally={tallies.get(rule.id)}
                      town={town}
                      onRule={onRule}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
        </div>
      )}
    </div>
  );
}

function taskName(task: PackIndex['tasks'][number]): string {
  return task.task === 0 ? task.short : `${taskNumber(task.task)} ${task.short}`;
}

/** Rules drawn from one sentence stand together under it: it is quoted once. */
function RuleRow({
  rule,
  quoted,
  tally,
  town,
  onRule,
}: {
  readonly rule: RuleView;
  readonly quoted: boolean;
  readonly tally: Tally | undefined;
  readonly town: string | null;
  readonly onRule: (ruleId: string) => void;
}) {
  const shown =
    tally === undefined
      ? []
      : ([
          ['pass', tally.pass],
          ['fail', failing(tally)],
          ['unknown', tally.unknown],
          ['not_applicable', tally.notApplicable],
        ] as const);
  return (
    <tr>
      <th scope="row">
        <div className={classes.ruleLine}>
          <UnstyledButton className={classes.ruleButton} aria-label={words.openRule(rule.title)} onClick={() => onRule(rule.id)}>
            {rule.title}
          </UnstyledButton>
          <StrengthTag rule={rule} />
          <span className={classes.ruleCheck}>{checkWords[rule.check]}</span>
        </div>
        {quoted ? <div className={classes.ruleQuote}>{rule.quote}</div> : null}
      </th>
      {rule.weight === 'advisory' ? (
        <td colSpan={4} className={classes.advice}>
          {words.adviceNote}
          {tally === undefined || tally.advice === 0 ? '' : `，${words.adviceCount(whole(tally.advice))}`}
        </td>
      ) : (
        shown.map(([state, count]) => (
          <td key={state} className={classes.figure} data-state={state}>
            {count === 0 ? (
              <span className="dim">–</span>
            ) : (
              <PageLink
                to={listHref({ rule: rule.id, state, town })}
                className={state === 'fail' ? classes.failLink : classes.plainLink}
                aria-label={words.openList(rule.title, stateWords[state], whole(count))}
              >
                {state === 'fail' ? <Shape name="square" /> : null}
                {whole(count)}
              </PageLink>
            )}
          </td>
        ))
      )}
    </tr>
  );
}
