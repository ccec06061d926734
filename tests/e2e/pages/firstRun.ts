import type { Page } from 'playwright-core';

export type Beginning = {
  readonly bureau: string;
  readonly persons: ReadonlyArray<{ readonly name: string; readonly post: string }>;
  readonly backupFolder?: string;
};

/** 首次设置, and the page after it. */
export function firstRunPage(page: Page) {
  return {
    heading: page.getByRole('heading', { name: '首次设置' }),
    packs: page.getByRole('radio'),
    folder: page.getByRole('textbox', { name: '文件夹' }),
    city: page.getByRole('textbox', { name: '所在市（区、县）' }),

    /** Fills in everything but the pack, which is chosen by itself while there is only one. */
    async write({ bureau, persons, backupFolder }: Beginning): Promise<void> {
      await page.getByRole('textbox', { name: '单位名称' }).fill(bureau);
      for (const [at, { name, post }] of persons.entries()) {
        await page.getByRole('textbox', { name: `第 ${at + 1} 人姓名` }).fill(name);
        await page.getByRole('textbox', { name: `第 ${at + 1} 人职务` }).fill(post);
      }
      if (backupFolder !== undefined) await page.getByRole('textbox', { name: '文件夹' }).fill(backupFolder);
    },

    async begin(): Promise<void> {
      await page.getByRole('button', { name: '开始使用' }).click();
    },

    /** Makes the sample database and waits until its desk is open. */
    async openSample(): Promise<void> {
      await page.getByRole('button', { name: '打开样例数据库' }).click();
      await page.getByRole('complementary', { name: '样例' }).waitFor({ timeout: 110_000 });
      await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    },
  };
}
