import type { Page } from 'playwright-core';

/** The frame around every page: navigation, acting person, display, finder. */
export function shell(page: Page) {
  const navigation = page.getByRole('navigation', { name: '主导航' });
  return {
    navigation,
    areas: navigation.getByRole('link'),
    title: page.getByRole('heading', { level: 1 }),
    actingPerson: page.getByRole('button', { name: /^(?:经办人|选择经办人)/ }),
    sampleStrip: page.getByRole('complementary', { name: '样例' }),

    /** Opens an area by its entry in the navigation. */
    async goTo(area: string): Promise<void> {
      await navigation.getByRole('link', { name: new RegExp(`^${area}`) }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },

    async actAs(name: string): Promise<void> {
      await page.getByRole('button', { name: /^(?:经办人|选择经办人)/ }).click();
      await page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
      await page.getByRole('button', { name: `经办人 ${name}` }).waitFor();
    },

    /** Chooses one of the display settings: 深浅色, 字号, 表格行距. */
    async display(setting: string, choice: string): Promise<void> {
      const tool = page.getByRole('button', { name: '显示', exact: true });
      if ((await tool.getAttribute('aria-expanded')) !== 'true') await tool.click();
      await page.getByRole('radiogroup', { name: setting }).getByText(choice, { exact: true }).click();
    },

    /** The notice that appears at the lower left, beside the navigation. */
    notice: (text: string | RegExp) => page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: text }),
  };
}
