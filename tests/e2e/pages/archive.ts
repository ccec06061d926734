import type { Page } from 'playwright-core';

/** 档案: the list and the yearly arrangement. */
export function archivePage(page: Page) {
  return {
    list: page.getByRole('grid', { name: '机关档案' }),
    series: page.getByRole('region', { name: '各组号段' }).getByRole('row'),

    /** Writes the pages of an item and saves them. */
    async countPages(title: RegExp, pages: number): Promise<void> {
      await page.getByRole('textbox', { name: title }).first().fill(String(pages));
      await page.getByRole('button', { name: '保存 1 件的页数' }).click();
    },

    /** Gives the codes of the year shown. */
    async arrange(count: number): Promise<void> {
      await page.getByRole('button', { name: `确认编号 ${count} 件` }).click();
      await page.getByRole('dialog').getByRole('button', { name: '编定档号' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  };
}
