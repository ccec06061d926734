import { describe, expect, it } from 'vitest';
import { appFor } from './support/app.ts';
import { communityPage } from './pages/community.ts';
import { registerPage } from './pages/register.ts';
import { shell } from './pages/shell.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';

describe('what is missing', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    await opened.open('/communities');
    await shell(opened.page).actAs(CLERK);
  });

  it('is reached from the community, leads to the field, and is one less when that is filled in', async () => {
    const { page } = app;
    await registerPage(page).open('新华社区');
    await page.getByRole('link', { name: '补齐数据即可判定' }).click();
    await page.getByRole('heading', { level: 1, name: '补齐数据' }).waitFor();
    await app.settled();
    const columns = page.getByRole('table', { name: '按栏目' });
    const before = await columns.getByRole('row').count();
    await columns
      .getByRole('row', { name: /^多功能室课桌/ })
      .getByRole('link', { name: '填报' })
      .click();
    const { drawer } = communityPage(page);
    await drawer.getByRole('textbox', { name: '多功能室课桌', exact: true }).fill('6');
    await page.keyboard.press('Control+s');
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '补齐数据即可判定' }).click();
    await page.getByRole('heading', { level: 1, name: '补齐数据' }).waitFor();
    await app.settled();
    expect(await columns.getByRole('row').count()).toBe(before - 1);
  });

  it('of the whole bureau is reached from the register, narrowed by a column, and taken along as a sheet', async () => {
    const { page } = app;
    await app.open('/communities');
    await page.getByRole('button', { name: '补齐数据' }).click();
    await page.getByRole('link', { name: '缺“多功能室课桌”的社区 51 个' }).click();
    await page.getByRole('region', { name: '51 个社区缺“多功能室课桌”' }).waitFor();
    const sheet = await app.download(() => page.getByRole('button', { name: '导出补填表' }).click());
    expect(sheet.name).toBe('社区数据补填表-2021-06-21.xlsx');
  });

  it('text dropped or typed where a table is to be pasted is told in words', async () => {
    const { page } = app;
    await app.open('/register/import');
    await page.getByRole('textbox', { name: '粘贴表格' }).pressSequentially('甲');
    await page.getByText(/这里不能逐字填写/).waitFor();
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
