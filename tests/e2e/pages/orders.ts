import type { Page } from 'playwright-core';

/** The page of one order, from draft to completion. */
export function orderPage(page: Page) {
  const dialog = page.getByRole('dialog');
  return {
    check: page.getByRole('region', { name: '签发前检查' }),
    paper: page.getByRole('region', { name: '公文' }),
    facts: page.getByRole('region', { name: '办理情况' }),
    items: page.getByRole('region', { name: '各项要求' }),

    async setPeriod(item: number, count: string): Promise<void> {
      await page
        .getByRole('region', { name: '各项要求' })
        .getByRole('textbox', { name: '数量' })
        .nth(item - 1)
        .fill(count);
    },
    async saveDraft(): Promise<void> {
      await page.keyboard.press('Control+s');
      await page.getByRole('button', { name: '保存草稿' }).waitFor({ state: 'detached' });
    },
    async review(): Promise<void> {
      await page.getByRole('button', { name: '审核', exact: true }).click();
      await dialog.getByRole('button', { name: '审核通过' }).click();
    },
    async issue(signer: string): Promise<void> {
      await page.getByRole('button', { name: '签发', exact: true }).click();
      await dialog
        .getByRole('combobox', { name: '签发人' })
        .or(dialog.getByRole('textbox', { name: '签发人' }))
        .fill(signer);
      await dialog.getByRole('button', { name: '签发', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async serve(receiver: string): Promise<void> {
      await page.getByRole('button', { name: '登记送达' }).click();
      await dialog.getByRole('textbox', { name: '接收人' }).fill(receiver);
      await dialog.getByRole('button', { name: '登记送达' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async acknowledge(receiver: string): Promise<void> {
      await page.getByRole('button', { name: '登记签收' }).click();
      await dialog.getByRole('textbox', { name: '签收人' }).fill(receiver);
      await dialog.getByRole('button', { name: '登记签收' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
  };
}
