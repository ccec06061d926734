import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { metricByKey, metricGroups } from '#shared/domain/register/metrics.ts';
import { commonWords } from '#shared/words/common.ts';
import { valueText } from '#shared/words/metrics.ts';
import { communityWords } from '#shared/words/registerPages.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useParam, useSearchTexts } from '#ui/lib/address.ts';
import { useToday } from '#ui/lib/setup.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayLong, whole } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { RuleDrawer } from '#ui/parts/standards/RuleDrawer.tsx';
import { TickDialog } from '#ui/parts/standards/TickDialog.tsx';
import { AsOfMenu } from './AsOfMenu.tsx';
import { CommunityMenu } from './CommunityMenu.tsx';
import { CommunityTab, tabKeys, type TabKey } from './CommunityTab.tsx';
import { dropDraft, useDraft } from './drafts.ts';
import { EditDrawer, editGroups } from './EditDrawer.tsx';
import { type CommunityData, type CommunityView, useCommunity } from './useCommunity.ts';
import classes from './register.module.css';

/** One community: everything registered of it, judged, with its history, cases and archive. */
export function CommunityPage() {
  const id = useParam('id');
  const [texts, patch] = useSearchTexts();
  const asOf = texts['day'] ?? null;
  const { data, error, onRetry } = useCommunity(id, asOf);
  if (data === undefined) {
    return (
      <Page title={communityWords.crumb} crumbs={[{ title: communityWords.crumb, to: '/communities' }]}>
        {error === null ? (
          <p className="dim" role="status">
            {commonWords.loading}
          </p>
        ) : (
          <ErrorNotice error={error} onRetry={onRetry} />
        )}
      </Page>
    );
  }
  return <Loaded data={data} asOf={asOf} texts={texts} patch={patch} />;
}

type LoadedProps = {
  readonly data: CommunityData;
  readonly asOf: string | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly patch: (patch: Readonly<Record<string, string | null>>) => void;
};

function Loaded({ data, asOf, texts, patch }: LoadedProps) {
  const { community, standing, index } = data;
  const today = useToday();
  const draft = useDraft(community.id);
  // A link may ask for a group of fields at once: 补齐数据 leads to where they are filled in.
  const [editing, setEditing] = useState<string | null>(editGroups.find((group) => group.key === texts['edit'])?.key ?? null);
  const [ticking, setTicking] = useState<string | null>(null);
  const download = useDownload();
  const tab: TabKey = tabKeys.find((key) => key === texts['tab']) ?? 'premises';
  const ruleId = texts['rule'] ?? null;
  const readOnly = asOf !== null || community.validTo !== null;
  const view: CommunityView = { ...data, readOnly, onRule: (rule) => patch({ rule }), onTick: setTicking, onEdit: setEditing };
  const subject = { communities: [{ id: community.id, name: community.name }] };
  const rule = ruleId === null ? undefined : index.rule(ruleId);
  const verdict = standing.verdicts.find((each) => each.ruleId === ruleId);
  const ticked = ticking === null ? undefined : index.rule(ticking);

  const exportSheet = () => void download.save('register.exportCommunity', { id: community.id, asOf });
  useAction('page.export', exportSheet);
  return (
    <Page
      title={community.name}
      crumbs={[
        { title: communityWords.crumb, to: '/communities' },
        { title: community.subdistrict, to: `/communities?town=${community.subdistrictId}` },
      ]}
      state={<HeadLine data={data} />}
      actions={
        <>
          <AsOfMenu community={community} asOf={asOf} today={today} onChoose={(day) => patch({ day })} />
          <Button variant="default" loading={download.busy !== null} onClick={exportSheet}>
            {communityWords.export}
          </Button>
          {readOnly ? null : <CommunityMenu community={community} />}
          {readOnly ? null : <Button onClick={() => setEditing(groupOfTab[tab])}>{communityWords.edit}</Button>}
        </>
      }
      below={
        <Tabs value={tab} onChange={(next) => patch({ tab: next === 'premises' ? null : next, task: null, state: null, q: null })}>
          <Tabs.List>
            {tabKeys.map((key) => (
              <Tabs.Tab key={key} value={key}>
                {communityWords.tabs[key]}
                <TabCount data={data} tab={key} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      }
    >
      {asOf === null ? null : (
        <Notice
          tone="ink"
          actions={
            <Button size="xs" variant="default" onClick={() => patch({ day: null })}>
              {communityWords.asOfBack}
            </Button>
          }
        >
          {standing.unjudged === null ? communityWords.asOfNotice(dayLong(asOf)) : communityWords.unjudged[standing.unjudged](dayLong(asOf))}
        </Notice>
      )}
      {community.validTo === null ? null : <Notice tone="slate">{communityWords.closed(dayLong(community.validTo))}</Notice>}
      {draft === undefined || readOnly ? null : (
        <Notice
          tone="amber"
          actions={
            <>
              <Button size="xs" variant="default" onClick={() => setEditing(groupOfDraft([...draft.fields.keys()]))}>
                {communityWords.draftOpen}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => dropDraft(community.id)}>
                {communityWords.draftDrop}
              </Button>
            </>
          }
        >
          {communityWords.draftNotice(draft.fields.size, groupsSaid([...draft.fields.keys()]))}
        </Notice>
      )}
      <div className={classes.tab} role="tabpanel" aria-label={communityWords.tabs[tab]}>
        <CommunityTab view={view} tab={tab} />
      </div>
      {editing === null || readOnly ? null : (
        <EditDrawer
          community={community}
          group={editing}
          onGroup={setEditing}
          onClose={() => {
            setEditing(null);
            if (texts['edit'] !== undefined) patch({ edit: null });
          }}
        />
      )}
      {rule === undefined ? null : (
        <RuleDrawer
          index={index}
          rule={rule}
          onClose={() => patch({ rule: null })}
          onEdit={
            readOnly
              ? undefined
              : () => {
                  patch({ rule: null });
                  setEditing(metricByKey.get(rule.metric)?.group === 'derived' ? 'premises' : (metricByKey.get(rule.metric)?.group ?? 'basic'));
                }
          }
          {...(verdict === undefined ? {} : { verdict: { of: subject, name: community.name, view: verdict, asOf: standing.asOf, readOnly } })}
        />
      )}
      {ticked === undefined ? null : <TickDialog rules={[ticked]} subject={subject} onClose={() => setTicking(null)} />}
    </Page>
  );
}

/** 示例市云桥街道办事处松岭社区居民委员会 ・ 2,231 户 ・ 5,734 人 ・ 老旧小区 */
function HeadLine({ data: { community } }: { readonly data: CommunityData }) {
  const { values } = community;
  const said = (key: string) => {
    const value = values[key];
    return value === undefined || value.qualifier === 'none' ? null : valueText(metricByKey.get(key)!, value);
  };
  const [households, population] = [said('register.households'), said('register.population')];
  const parts = [
    said('register.full_name'),
    households === null ? null : communityWords.households(households),
    population === null ? null : communityWords.population(population),
    said('register.estate_kind'),
  ].filter((part) => part !== null);
  if (parts.length === 0) return <>{communityWords.nothingKnown}</>;
  return (
    <span className={classes.headLine}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

function TabCount({ data, tab }: { readonly data: CommunityData; readonly tab: TabKey }) {
  const { community } = data;
  const counts: Partial<Record<TabKey, number>> = {
    members: community.items.filter((item) => item.kind === 'member').length,
    cases: community.allCases,
    archive: community.archiveItems,
  };
  const count = counts[tab] ?? 0;
  return count === 0 ? null : <span className={classes.tabCount}>{whole(count)}</span>;
}

/** Where 编辑 opens from each tab. */
const groupOfTab: Readonly<Record<TabKey, string>> = {
  premises: 'premises',
  members: 'training',
  boards: 'naming',
  rules: 'covenant',
  funds: 'funds',
  daycare: 'daycare',
  verdicts: 'basic',
  cases: 'basic',
  archive: 'archive',
  changes: 'basic',
};

function groupOfDraft(keys: readonly string[]): string {
  return metricByKey.get(keys[0] ?? '')?.group ?? 'basic';
}

function groupsSaid(keys: readonly string[]): string {
  const groups = new Set(keys.map((key) => metricByKey.get(key)?.group));
  return metricGroups
    .filter((group) => groups.has(group.key))
    .map((group) => group.label)
    .join('、');
}
