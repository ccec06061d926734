import { Tabs } from '@mantine/core';
import { systemWords } from '#shared/words/system.ts';
import { useGo } from '#ui/lib/address.ts';

/** The pages under 系统, in the order of their tabs. */
const paths = { bureau: '/system', calendar: '/system/calendar', about: '/system/about' } as const;
export type SystemTab = keyof typeof paths;

const tabs = Object.keys(paths) as readonly SystemTab[];

/** 单位与人员 | 工作日历 | … | 运行信息: belongs under the head of every page of the area. */
export function SystemTabs({ value }: { readonly value: SystemTab }) {
  const go = useGo();
  return (
    <Tabs value={value} onChange={(next) => go(paths[tabs.find((tab) => tab === next) ?? 'bureau'])}>
      <Tabs.List aria-label={systemWords.tabs.label}>
        {tabs.map((tab) => <Tabs.Tab key={tab} value={tab}>{systemWords.tabs[tab]}</Tabs.Tab>)}
      </Tabs.List>
    </Tabs>
  );
}
