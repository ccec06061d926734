import { findingSourceWords } from '#shared/words/cases.ts';
import { mannerWords } from '#shared/words/orders.ts';
import { casePageWords as words } from '#shared/words/caseScreens.ts';
import { dayLong } from '#ui/ui/format.ts';
import { Facts } from '#ui/ui/Facts.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import type { CaseDetail } from './caseDetail.ts';
import classes from './casePage.module.css';

/** What the order asks for as it was issued, and beside it what was written down first where it says something else. */
export function askedFacts({
  asked,
  requirement,
  state,
}: Pick<CaseDetail, 'asked' | 'requirement' | 'state'>): Array<{ readonly label: string; readonly value: string }> {
  if (asked === null) return [{ label: words.requirement, value: requirement }];
  const steps = asked.milestones.map((step) => words.milestone(dayLong(step.dueOn), step.title, step.reached && state !== 'closed'));
  return [
    { label: words.askedBy(asked.stage), value: asked.requirement },
    { label: words.manner, value: mannerWords[asked.manner] },
    ...(steps.length === 0 ? [] : [{ label: words.milestones, value: steps.join('；') }]),
    ...(asked.requirement === requirement ? [] : [{ label: words.requirementFound, value: requirement }]),
  ];
}

/** What was found, by which clause, and the verdict as it was then. */
export function CaseBasis({ view }: { readonly view: CaseDetail }) {
  const facts = [
    { label: words.found, value: `${dayLong(view.foundOn)}　${findingSourceWords[view.source]}` },
    ...(view.roundName === null ? [] : [{ label: words.round, value: view.roundName }]),
    ...(view.place === '' ? [] : [{ label: words.place, value: view.place }]),
    ...(view.severity === 'ordinary' ? [] : [{ label: words.severity, value: words.severities[view.severity] }]),
    ...(view.detail === '' || view.detail === view.title ? [] : [{ label: words.detail, value: view.detail }]),
    ...askedFacts(view),
  ];
  return (
    <Panel title={words.basis} grow>
      {view.quote === '' ? (
        <p className="dim">{words.noClause}</p>
      ) : (
        <blockquote className={classes.quote}>
          {view.quote}
          <cite>{view.clause}</cite>
        </blockquote>
      )}
      {view.verdictSentence === null ? null : (
        <p className={classes.verdict}>
          <span className="dim">{words.verdict}</span>
          {view.verdictSentence}
        </p>
      )}
      <div className={classes.facts}>
        <Facts items={facts} />
      </div>
      {view.relapseOf === null ? null : (
        <p className={classes.relapse}>
          <PageLink to={`/cases/${view.relapseOf}`}>{words.relapse(view.relapseNumber ?? '')}</PageLink>
        </p>
      )}
      {view.recheckBy === null || (view.state !== 'reported' && view.state !== 'recheck') ? null : (
        <p className={classes.verdict}>
          {view.rechecker === null ? words.recheckBy(dayLong(view.recheckBy)) : words.recheckPlan(view.rechecker, dayLong(view.recheckBy))}
        </p>
      )}
    </Panel>
  );
}
