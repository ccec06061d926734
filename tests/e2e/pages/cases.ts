import type { Page } from 'playwright-core';

export type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** The page of one case, and the dialogs of its steps. */
export function casePage(page: Page) {
  const dialog = page.getByRole('dialog');
  return {
    stages: page.getByRole('list', { name: '三令进程' }).getByRole('listitem'),
    deadline: page.getByRole('region', { name: '期限怎么算' }),
    story: page.getByRole('list', { name: '经过' }).getByRole('listitem'),
    attachments: page.getByRole('region', { name: '附件' }),
    dialog,

    async report(content: string, reporter: string, files: readonly Upload[]): Promise<void> {
      await page.getByRole('button', { name: '登记反馈' }).click();
      await dialog.getByRole('textbox', { name: '整改情况' }).fill(content);
      await dialog.getByRole('textbox', { name: '反馈人' }).fill(reporter);
      if (files.length > 0) {
        const [chooser] = await Promise.all([
          page.waitForEvent('filechooser'),
          dialog.getByRole('group', { name: '照片和材料' }).getByRole('button', { name: '选择文件' }).click(),
        ]);
        await chooser.setFiles([...files]);
      }
      await dialog.getByRole('button', { name: '登记反馈' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async submitClose(): Promise<void> {
      await page.getByRole('button', { name: '报请销号' }).click();
      await dialog.getByRole('button', { name: '报请销号' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async close(): Promise<void> {
      await page.getByRole('button', { name: '审批销号' }).click();
      await dialog.getByRole('button', { name: '同意销号' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
  };
}

/** 列问题: failing verdicts taken up as findings. */
export function findingsPage(page: Page) {
  return {
    /** Chooses just these of what is proposed, by what they say. */
    async choose(unit: string, problems: readonly string[]): Promise<void> {
      await page.getByRole('checkbox', { name: `选择${unit}的全部问题` }).uncheck();
      for (const problem of problems) await page.getByRole('checkbox', { name: problem }).check();
    },
    async record(count: number): Promise<void> {
      await page.getByRole('button', { name: `记为问题（${count}）` }).click();
      await page.getByText(`已立案 ${count} 件`).waitFor();
    },
  };
}
