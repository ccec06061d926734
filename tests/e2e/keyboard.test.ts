import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { focused, inputMethod, tabTo } from './support/keys.ts';
import { registerPage } from './pages/register.ts';
import { shell } from './pages/shell.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';

describe('without a mouse', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    const { batches } = await opened.call('findings.propose', {});
    const items = batches
      .flatMap(({ findings }) => findings)
      .slice(0, 6)
      .map(({ communityId, ruleId }) => ({ communityId, ruleId }));
    const { cases } = await opened.call('findings.record', { items, foundOn: '2021-06-21' }, { actor: clerk });
    const { orders } = await opened.call('orders.draft', { stage: 'rectification', caseIds: cases.map(({ caseId }) => caseId).slice(0, 3) }, { actor: clerk });
    if (orders.length === 0) throw new Error('no order was drafted');
    await opened.open('/');
    await shell(opened.page).actAs(CLERK);
    await opened.open('/');
  });
  const title = (name: string | RegExp) => app.page.getByRole('heading', { level: 1, name }).waitFor();

  it("the first Tab offers the way past the navigation, and the desk's main action follows", async () => {
    const { page } = app;
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await tabTo(page, '新建整改令', 4);
    await page.keyboard.press('Enter');
    await title('新建整改令');
  });

  it('shortcuts lead to every area and start the usual work', async () => {
    const { page } = app;
    for (const [key, name] of [
      ['1', '工作台'],
      ['3', '社区名册'],
      ['4', '标准达标'],
      ['5', '督查检查'],
      ['6', '案件督令'],
      ['8', '系统'],
    ] as const) {
      await page.keyboard.press(`Alt+${key}`);
      await title(new RegExp(name === '系统' ? '' : name));
    }
    await page.keyboard.press('Control+n');
    await title('新建整改令');
    await page.keyboard.press('Alt+1');
    await title('工作台');
    await page.keyboard.press('Alt+n');
    await title('新建整改令');
    await page.keyboard.press('Control+i');
    await title('导入名册');
  });

  it('a list is moved through, chosen from and opened', async () => {
    const { page } = app;
    await page.keyboard.press('Alt+6');
    await title('案件督令');
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    await tabTo(page, 'GZ-2021-', 30);
    const first = await focused(page);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).not.toBe(first);
    await page.keyboard.press(' ');
    await page.getByText('已选 1').first().waitFor();
    await page.keyboard.press(' ');
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: '三令进程' }).waitFor();
  });

  it("a case's next step is near its beginning, and its dialog gives the focus back", async () => {
    const { page } = app;
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('GZ-2021-0006');
    await page
      .getByRole('option', { name: /GZ-2021-0006/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: '三令进程' }).waitFor();
    await page.reload();
    await app.settled();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, '拟整改令', 8);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '拟整改令' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page), soon).toBe('拟整改令');
  });

  it('a record is found by two characters or pinyin initials and opened', async () => {
    const { page } = app;
    await page.keyboard.press('Control+k');
    const box = page.getByRole('dialog').getByRole('combobox');
    await box.fill('xhsq');
    await page
      .getByRole('option', { name: /新华社区/ })
      .first()
      .waitFor();
    await box.fill('新华');
    await page
      .getByRole('option', { name: /^新华社区/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await title('新华社区');
  });

  it('help opens and closes by key', async () => {
    const { page } = app;
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: '帮助' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '帮助' }).waitFor({ state: 'detached' });
  });

  it('keys of an input method are no shortcuts, and half a word is not searched for', async () => {
    const { page } = app;
    await app.open('/communities');
    const register = registerPage(page);
    const before = await register.names();
    await page.keyboard.press('Control+f');
    await expect.poll(() => focused(page), soon).toContain('查找');
    const typing = await inputMethod(page);
    await typing.compose('xin');
    await typing.press('F1', 112);
    await typing.press('Enter', 13);
    await typing.press('Escape', 27);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await register.names()).toEqual(before);
    await typing.compose('xinhua');
    await typing.commit('新华');
    await expect.poll(() => register.names(), soon).toEqual(['新华社区']);
    await typing.press('F1', 112);
    await page.getByRole('dialog', { name: '帮助' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('Enter that takes a word in Ctrl+K opens nothing', async () => {
    const { page } = app;
    await app.open('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    const typing = await inputMethod(page);
    await typing.compose('qinglong');
    await typing.press('Enter', 13);
    await typing.commit('青龙');
    await page
      .getByRole('option', { name: /青龙社区/ })
      .first()
      .waitFor();
    await title('工作台');
    await page.keyboard.press('Enter');
    await title(/青龙/);
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
