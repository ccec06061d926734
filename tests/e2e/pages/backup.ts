import type { Page } from 'playwright-core';

/** 系统 · 备份. */
export function backupPage(page: Page) {
  return {
    now: page.getByRole('button', { name: '立即备份' }),
    rows: page.getByRole('region', { name: '备份列表' }).getByRole('row'),
    checkFirst: () =>
      page
        .getByRole('button', { name: /^校验 / })
        .first()
        .click(),

    /** Restores the newest after looking at what that means. */
    async restoreFirst(): Promise<void> {
      await page
        .getByRole('button', { name: /^恢复 / })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: /恢复/ }).last().click();
    },
  };
}
