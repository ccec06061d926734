import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { auditExportPage } from './pages/auditExport.ts';
import { communityPage } from './pages/community.ts';
import { registerPage } from './pages/register.ts';
import { shell } from './pages/shell.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';

describe('nothing is saved while a date on it is refused', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    await opened.open('/communities');
    await shell(opened.page).actAs(CLERK);
    await registerPage(opened.page).open('新华社区');
    await communityPage(opened.page).rooms.waitFor();
  });
  const tooLate = (name: RegExp | string) => app.page.getByRole('dialog', { name }).getByText('不能晚于 2021年6月21日。');

  it('not the edit drawer: it stays open, at the date', async () => {
    const { page } = app;
    const { drawer, edit } = communityPage(page);
    await edit('办公用房和功能室');
    await drawer.getByRole('textbox', { name: '图书阅览室面积', exact: true }).fill('35');
    const from = drawer.getByRole('textbox', { name: '生效日期' });
    await from.fill('2099.1.1');
    await drawer.getByRole('button', { name: /^保存/ }).click();
    await tooLate(/^编辑 /).waitFor();
    await expect.poll(() => from.evaluate((field) => field === document.activeElement), soon).toBe(true);
    const {
      rows: [row],
    } = await app.call('register.list', { filter: { text: '新华' } });
    expect((await app.call('register.changes', { id: row!.id })).rows).toHaveLength(1);
    await drawer.getByRole('button', { name: '放弃修改' }).click();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('not a tick; and 符合 without a note or a photo is not taken either', async () => {
    const { page } = app;
    await communityPage(page).tab('全部判定').click();
    await page.getByRole('button', { name: '勾选', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: '勾选' });
    await dialog.getByText('符合', { exact: true }).click();
    await dialog.getByRole('button', { name: '记下' }).click();
    await dialog.getByText('请写明看到的情况，或附上照片、材料。').waitFor();
    await dialog.getByRole('textbox', { name: '说明' }).fill('现场查看，符合要求');
    const day = dialog.getByRole('textbox', { name: '查看日期' });
    await day.fill('2021.7.1');
    await day.press('Control+Enter');
    await tooLate('勾选').waitFor();
    await day.fill('2021.6.20');
    await dialog.getByRole('button', { name: '记下' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('not findings: the day they were found is not taken for today', async () => {
    const { page } = app;
    await app.open('/findings/new');
    await page.getByRole('textbox', { name: '发现日期' }).fill('2021.7.1');
    await page.getByRole('button', { name: /^记为问题/ }).click();
    await page.getByText('不能晚于 2021年6月21日。').waitFor();
    expect((await app.call('cases.list', { limit: 1 })).rows).toEqual([]);
  });

  it('not an audit export: a span is not left open for it', async () => {
    const { page } = app;
    await app.open('/archive/export');
    await page.getByRole('radio', { name: '一段时间' }).check();
    await page.getByRole('textbox', { name: '起' }).fill('2021.6.1');
    await page.getByRole('textbox', { name: '止' }).fill('2021.7.1');
    await auditExportPage(page).start.click();
    await page.getByText('不能晚于 2021年6月21日。').waitFor();
    expect(await app.call('export.list', {})).toEqual([]);
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
