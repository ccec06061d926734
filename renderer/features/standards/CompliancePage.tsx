import { Select, Tabs } from '@mantine/core';
import { failing, provenRate } from '#shared/domain/standards/counts.ts';
import { compliancePageWords as words } from '#shared/words/standardsPages.ts';
import { commonWords } from '#shared/words/common.ts';
import { useSearchTexts } from '#ui/lib/address.ts';
import { useCall } from '#ui/lib/query.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { percent, whole } from '#ui/ui/format.ts';
import { Page } from '#ui/ui/Page.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { RuleDrawer } from '#ui/parts/standards/RuleDrawer.tsx';
import { type PackIndex, usePack } from '#ui/parts/standards/usePack.ts';
import { ExemptionsView } from './ExemptionsView.tsx';
import { listHref } from './listHref.ts';
import { MatrixView } from './MatrixView.tsx';
import type { Overview } from './overview.ts';
import { SettingsView } from './SettingsView.tsx';
import { TasksView } from './TasksView.tsx';
import { UnitsView } from './UnitsView.tsx';
import classes from './standards.module.css';

export const viewKeys = ['tasks', 'communities', 'units', 'settings', 'exemptions'] as const;
type ViewKey = (typeof viewKeys)[number];

/** 标准达标: by task, by community, the duties above, how the text is read, and what is excepted. */
export function CompliancePage() {
  const [texts, patch] = useSearchTexts();
  const index = usePack();
  const view: ViewKey = viewKeys.find((key) => key === texts['view']) ?? 'tasks';
  const town = view === 'tasks' || view === 'communities' ? (texts['town'] ?? null) : null;
  const overview = useCall('standards.overview', { subdistrictId: town }, ['verdicts', 'register'], { keep: true });
  const { data: units } = useCall('units.list', {}, ['units']);
  const towns = (units ?? []).filter((unit) => unit.kind === 'subdistrict').map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <Page
      fill={view === 'communities' || view === 'tasks'}
      title={words.title}
      state={index === undefined || overview.data === undefined ? undefined : <Standing index={index} overview={overview.data} />}
      actions={
        view === 'tasks' || view === 'communities' ? (
          <Select
            aria-label={words.town}
            placeholder={words.townAll}
            clearable
            searchable
            w="11rem"
            value={town}
            onChange={(next) => patch({ town: next })}
            data={towns}
          />
        ) : undefined
      }
      below={
        <Tabs value={view} onChange={(next) => patch({ view: next === 'tasks' ? null : next, task: null, rule: null, q: null })}>
          <Tabs.List>
            {viewKeys.map((key) => (
              <Tabs.Tab key={key} value={key}>
                {words.views[key]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      }
    >
      {overview.error === null ? null : <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {index === undefined || overview.data === undefined ? (
        <p className="dim" role="status">
          {commonWords.loading}
        </p>
      ) : (
        <View view={view} index={index} overview={overview.data} town={town} />
      )}
    </Page>
  );
}

function Standing({ index, overview }: { readonly index: PackIndex; readonly overview: Overview }) {
  const { total } = overview;
  const running = index.pack.phases.filter((phase) => phase.running);
  return (
    <>
      <span>{words.state(index.pack.docNo, whole(overview.communities))}</span>
      <span>{words.stateRate(percent(provenRate(total)), whole(failing(total)), whole(total.usualFail), whole(total.unknown))}</span>
      {index.pack.expired ? (
        <StateTag tone="amber">{words.expired}</StateTag>
      ) : (
        running.map((phase) => (
          <StateTag key={phase.key} tone="ink">
            {phase.title}
          </StateTag>
        ))
      )}
    </>
  );
}

type ViewProps = { readonly view: ViewKey; readonly index: PackIndex; readonly overview: Overview; readonly town: string | null };

function View({ view, index, overview, town }: ViewProps) {
  const [texts, patch] = useSearchTexts();
  const rule = index.rule(texts['rule'] ?? '');
  const onRule = (ruleId: string) => patch({ rule: ruleId });
  const tally = overview.rules.find((each) => each.ruleId === rule?.id)?.tally;
  const drawer =
    rule === undefined ? null : (
      <RuleDrawer
        index={index}
        rule={rule}
        onClose={() => patch({ rule: null })}
        {...(tally === undefined ? {} : { counts: { tally, to: (state) => listHref({ rule: rule.id, state, town }) } })}
      />
    );
  switch (view) {
    case 'tasks':
      return (
        <div className={classes.viewFill}>
          <TasksView index={index} overview={overview} town={town} onRule={onRule} />
          {drawer}
        </div>
      );
    case 'communities':
      return (
        <div className={classes.viewFill}>
          <MatrixView index={index} town={town} onRule={onRule} />
          {drawer}
        </div>
      );
    case 'units':
      return <UnitsView index={index} />;
    case 'settings':
      return (
        <>
          <SettingsView index={index} onRule={onRule} />
          {drawer}
        </>
      );
    case 'exemptions':
      return (
        <>
          <ExemptionsView index={index} onRule={onRule} />
          {drawer}
        </>
      );
  }
}
