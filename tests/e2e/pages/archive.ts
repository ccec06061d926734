import type { Page } from 'playwright-core';

/** 档案: the list and the yearly arrangement. */
export function archivePage(page: Page) {
  return {
    list: page.getByRole('grid', { name: '机关档案' }),
    series: page.getByRole('region', { name: '各组号段' }).getByRole('row'),

    /** Gives the codes of the year shown. */
    async arrange(count: number): Promise<void> {
      await page.getByRole('button', { name: `确认编号 ${count} 件` }).click();
      await page.getByRole('dialog').getByRole('button', { name: '编定档号' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  };
}
