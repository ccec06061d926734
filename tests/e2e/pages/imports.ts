import type { Page } from 'playwright-core';

/** 导入名册, from the file to what was written, and 导入记录. */
export function importPage(page: Page) {
  return {
    columns: page.getByRole('table', { name: '核对列' }),
    target: (letters: string) => page.getByRole('combobox', { name: `${letters} 列的对应栏目`, exact: true }),
    /** The figures above the preview, by name. */
    async figures(): Promise<Record<string, number>> {
      const text = await page.getByRole('region', { name: '预览的结果' }).innerText();
      return Object.fromEntries([...text.matchAll(/(新增|变更|未变|错误)\s*([\d,]+)/g)].map(([, name, count]) => [name, Number(count!.replaceAll(',', ''))]));
    },
    rows: page.getByRole('table', { name: '预览的各行' }),

    async choose(file: { readonly name: string; readonly bytes: Buffer }): Promise<void> {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('group', { name: '名册工作簿' }).getByRole('button').first().click(),
      ]);
      await chooser.setFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: file.bytes });
      await page.getByRole('table', { name: '核对列' }).waitFor();
    },
    async preview(): Promise<void> {
      await page.getByRole('button', { name: '预览', exact: true }).click();
      await page.getByRole('heading', { name: '逐行预览' }).waitFor();
    },
    async confirm(): Promise<void> {
      await page.getByRole('button', { name: /^确认导入/ }).click();
      await page.getByRole('heading', { name: '已导入' }).waitFor();
    },
  };
}
