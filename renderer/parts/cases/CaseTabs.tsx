import { Tabs } from '@mantine/core';
import { casesWords } from '#shared/words/caseScreens.ts';
import { useGo } from '#ui/lib/address.ts';

/** 案件 | 督令: the two lists of the area. */
export function CaseTabs({ value }: { readonly value: 'cases' | 'orders' }) {
  const go = useGo();
  return (
    <Tabs value={value} onChange={(next) => go(next === 'orders' ? '/orders' : '/cases')}>
      <Tabs.List aria-label={casesWords.tabs.label}>
        <Tabs.Tab value="cases">{casesWords.tabs.cases}</Tabs.Tab>
        <Tabs.Tab value="orders">{casesWords.tabs.orders}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
