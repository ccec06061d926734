import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { communityPage } from './pages/community.ts';
import { registerPage } from './pages/register.ts';
import { shell } from './pages/shell.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';

describe('what is typed and not saved yet', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    await opened.open('/communities');
    await shell(opened.page).actAs(CLERK);
    await registerPage(opened.page).open('新华社区');
    await communityPage(opened.page).rooms.waitFor();
  });
  const field = (label: string) => communityPage(app.page).drawer.getByRole('textbox', { name: label, exact: true });
  const roomCells = async (name: string) => (await communityPage(app.page).room(name).innerText()).split(/\s+/);
  const leaving = () => app.page.getByRole('dialog', { name: '填写的内容还没有保存' });

  it('is saved by Ctrl+S from within the field', async () => {
    const { page } = app;
    await communityPage(page).edit('办公用房和功能室');
    await field('图书阅览室面积').fill('35');
    await page.keyboard.press('Control+s');
    await shell(page).notice('已保存 1 项').waitFor();
    await expect.poll(() => roomCells('图书阅览室'), soon).toContain('35');
  });

  it('is saved by Ctrl+Enter with the day typed last', async () => {
    const { page } = app;
    await communityPage(page).edit('办公用房和功能室');
    await field('图书阅览室面积').fill('36');
    await field('生效日期').fill('2021.6.20');
    await page.keyboard.press('Control+Enter');
    await communityPage(page).drawer.waitFor({ state: 'detached' });
    await communityPage(page).lookAt('2021.6.20');
    await expect.poll(() => roomCells('图书阅览室'), soon).toContain('36');
    await page.getByRole('button', { name: '回到今天' }).click();
  });

  it('is saved by a press of 保存 while the field has the focus', async () => {
    const { page } = app;
    await communityPage(page).edit('办公用房和功能室');
    await field('图书阅览室面积').fill('37');
    await communityPage(page).drawer.getByRole('button', { name: /^保存/ }).click();
    await expect.poll(() => roomCells('图书阅览室'), soon).toContain('37');
  });

  it('a day that is none is not saved as the day before', async () => {
    const { page } = app;
    await communityPage(page).edit('办公用房和功能室');
    await field('图书阅览室面积').fill('38');
    await field('生效日期').fill('2021.13.1');
    await page.keyboard.press('Control+s');
    await communityPage(page).drawer.getByText('请填写生效日期。').waitFor();
    expect(await field('生效日期').inputValue()).toBe('2021.13.1');
    await communityPage(page).drawer.getByRole('button', { name: '放弃修改' }).click();
    await page.keyboard.press('Escape');
  });

  it('stays as a draft when the drawer is closed from within the field, and asks before the window is reloaded', async () => {
    const { page } = app;
    await communityPage(page).edit('办公用房和功能室');
    await field('图书阅览室面积').fill('39');
    await page.keyboard.press('Escape');
    await communityPage(page).drawer.waitFor({ state: 'detached' });
    await page
      .getByText(/1 项修改/)
      .first()
      .waitFor();
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      }),
    );
    await page.evaluate(() => {
      setTimeout(() => location.reload());
    });
    expect(await asked).toBe('beforeunload');
    await page.getByRole('button', { name: '继续编辑' }).click();
    expect(await field('图书阅览室面积').inputValue()).toBe('39');
    await communityPage(page).drawer.getByRole('button', { name: '放弃修改' }).click();
    await page.keyboard.press('Escape');
    await communityPage(page).drawer.waitFor({ state: 'detached' });
  });

  it('in a dialog is not lost by Escape, nor by a press beside it', async () => {
    const { page } = app;
    await communityPage(page).tab('两委成员').click();
    await page.getByRole('button', { name: '新增成员', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: '新增两委成员' });
    const name = dialog.getByRole('textbox', { name: '姓名', exact: true });
    await name.fill('示例丁');
    await page.mouse.click(5, 400);
    await page.keyboard.press('Escape');
    await leaving().getByRole('button', { name: '继续填写' }).click();
    await leaving().waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('示例丁');
    await page.goBack();
    await leaving().getByRole('button', { name: '继续填写' }).click();
    expect(await name.inputValue()).toBe('示例丁');
    await page.keyboard.press('Escape');
    await leaving().getByRole('button', { name: '不保存离开' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('a dialog nothing was typed into closes at once', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '新增成员', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: '新增两委成员' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await leaving().count()).toBe(0);
  });

  it('on a page of settings goes on from what was saved, also typed before the page has read it again', async () => {
    const { page } = app;
    await app.open('/system/orders');
    const count = page.getByRole('textbox', { name: '几项起改用附件列表' });
    const save = page.getByRole('button', { name: /^保存/ });
    const held: Array<() => void> = [];
    let holding = true;
    await page.route('**/rpc', async (route) => {
      if (holding && (route.request().postDataJSON() as { readonly op: string }).op === 'orders.settings')
        await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await count.fill('12');
    await page.keyboard.press('Control+s');
    await expect.poll(() => save.isDisabled(), soon).toBe(true);
    expect(await count.inputValue()).toBe('12');
    await page.getByRole('checkbox', { name: '允许拟稿人自己审核' }).click();
    holding = false;
    for (const go of held) go();
    await page.unrouteAll({ behavior: 'wait' });
    await page.keyboard.press('Control+s');
    await expect.poll(() => app.call('orders.settings', {}), soon).toMatchObject({ attachmentFrom: 12, drafterMayReview: true });
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
