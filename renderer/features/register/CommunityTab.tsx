import { communityWords } from '#shared/words/registerPages.ts';
import { Column, Columns } from '#ui/ui/Panel.tsx';
import { ArchiveTab } from './ArchiveTab.tsx';
import { CasesTab } from './CasesTab.tsx';
import { ChangesTab } from './ChangesTab.tsx';
import { ItemsPanel } from './ItemsPanel.tsx';
import { PremisesTab } from './PremisesTab.tsx';
import type { CommunityView } from './useCommunity.ts';
import { ValuesPanel } from './ValuesPanel.tsx';
import { VerdictsTab } from './VerdictsTab.tsx';

export const tabKeys = ['premises', 'members', 'boards', 'rules', 'funds', 'daycare', 'verdicts', 'cases', 'archive', 'changes'] as const;
export type TabKey = (typeof tabKeys)[number];

/** What stands under each tab of a community's page. */
export function CommunityTab({ view, tab }: { readonly view: CommunityView; readonly tab: TabKey }) {
  switch (tab) {
    case 'premises':
      return <PremisesTab view={view} />;
    case 'members':
      return (
        <Columns columns="minmax(0, 1.6fr) minmax(0, 1fr)" fold="soon">
          <ItemsPanel view={view} kind="member" />
          <ValuesPanel view={view} title={communityWords.trainingTitle} groups={['training']} />
        </Columns>
      );
    case 'boards':
      return (
        <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
          <Column>
            <ItemsPanel view={view} kind="board" />
            <ValuesPanel view={view} title={communityWords.disclosureTitle} groups={['disclosure']} />
          </Column>
          <Column>
            <ItemsPanel view={view} kind="signboard" />
            <ValuesPanel view={view} title={communityWords.stationTitle} groups={['naming']} />
          </Column>
        </Columns>
      );
    case 'rules':
      return (
        <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
          <ValuesPanel view={view} title={communityWords.covenantTitle} groups={['covenant']} />
          <ValuesPanel view={view} title={communityWords.ruleBooksTitle} groups={['rule_books']} />
        </Columns>
      );
    case 'funds':
      return <ValuesPanel view={view} title={communityWords.fundsTitle} groups={['funds']} />;
    case 'daycare':
      return <ValuesPanel view={view} title={communityWords.daycareTitle} groups={['daycare']} />;
    case 'verdicts':
      return <VerdictsTab view={view} />;
    case 'cases':
      return <CasesTab view={view} />;
    case 'archive':
      return <ArchiveTab view={view} />;
    case 'changes':
      return <ChangesTab view={view} />;
  }
}
