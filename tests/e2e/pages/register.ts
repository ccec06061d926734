import type { Page } from 'playwright-core';

/** 社区名册: the list. */
export function registerPage(page: Page) {
  const list = page.getByRole('grid', { name: '社区' });
  const search = page.getByRole('searchbox', { name: '查找' });
  return {
    list,
    state: page.locator('main header'),
    async find(text: string): Promise<void> {
      await search.fill(text);
    },
    /** Names of the rows shown, in order. */
    names: () => list.getByRole('row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')).filter((name) => name !== null)),
    async open(name: string): Promise<void> {
      await list.getByRole('row', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    },
  };
}
