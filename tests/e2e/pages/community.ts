import type { Page } from 'playwright-core';

/** The page of one community. */
export function communityPage(page: Page) {
  const rooms = page.getByRole('table', { name: '用房与功能室面积' });
  const drawer = page.getByRole('dialog', { name: /^编辑 / });
  return {
    tab: (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }),
    tasks: page.getByRole('table', { name: '十项任务达标情况' }),
    rooms,
    /** The row of one room: name, area, what is required, bar, verdict. */
    room: (name: string) => rooms.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) }),
    drawer,

    /** Opens 编辑 and the group of values. */
    async edit(group: string): Promise<void> {
      await page.getByRole('button', { name: '编辑', exact: true }).click();
      await drawer.waitFor();
      await drawer.getByRole('combobox', { name: '分组' }).click();
      await page.getByRole('option', { name: group, exact: true }).click();
    },
    async put(label: string, value: string): Promise<void> {
      const box = drawer.getByRole('textbox', { name: label, exact: true });
      await box.fill(value);
      await box.press('Enter');
    },
    /** Looks at a past day by typing it. */
    async lookAt(day: string): Promise<void> {
      await page.getByRole('button', { name: /^查看日期/ }).click();
      const box = page.getByRole('dialog').getByRole('textbox', { name: '日期' });
      await box.fill(day);
      await box.press('Enter');
    },
  };
}
