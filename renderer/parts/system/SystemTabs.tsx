import { Tabs } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { systemWords } from '#shared/words/system.ts';
import { useGo } from '#ui/lib/address.ts';

/** The pages under 系统, in the order of their tabs. */
const paths = { bureau: '/system', calendar: '/system/calendar', orders: '/system/orders', backup: '/system/backup', about: '/system/about' } as const;
export type SystemTab = keyof typeof paths;

const tabs = Object.keys(paths) as readonly SystemTab[];

/** 单位与人员 | 工作日历 | 督令设置 | 备份 | 运行信息: belongs under the head of every page of the area. A page the program does not have is left out. */
export function SystemTabs({ value }: { readonly value: SystemTab }) {
  const go = useGo();
  const known: Readonly<Record<string, unknown>> = useRouter().routesByPath;
  return (
    <Tabs value={value} onChange={(next) => go(paths[tabs.find((tab) => tab === next) ?? 'bureau'])}>
      <Tabs.List aria-label={systemWords.tabs.label}>
        {tabs
          .filter((tab) => Object.hasOwn(known, paths[tab]))
          .map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {systemWords.tabs[tab]}
            </Tabs.Tab>
          ))}
      </Tabs.List>
    </Tabs>
  );
}
