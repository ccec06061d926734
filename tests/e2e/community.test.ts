import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { communityPage } from './pages/community.ts';
import { registerPage } from './pages/register.ts';
import { shell } from './pages/shell.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';

describe('the page of a community', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    await opened.open('/communities');
    await shell(opened.page).actAs(CLERK);
  });

  it('shows premises against what is required, with a bar and a verdict each', async () => {
    const { page } = app;
    await registerPage(page).open('新华社区');
    const community = communityPage(page);
    await community.rooms.waitFor();
    const office = community.room('办公用房');
    expect((await office.innerText()).split(/\s+/)).toEqual(['办公用房', '128', '200', '差', '72㎡']);
    await office.getByRole('img', { name: '实际 128㎡，要求 200㎡' }).waitFor();
    // Nobody filled it in: neither 0 nor failing.
    expect((await community.room('档案保管室').innerText()).split(/\s+/)).toEqual(['档案保管室', '10', '未填报', '缺数据']);
    expect(await community.tasks.getByRole('row').count()).toBe(1 + 11);
  });

  it('says why a verdict is what it is, with the words of the document', async () => {
    const { page } = app;
    await communityPage(page)
      .room('图书阅览室')
      .getByRole('button', { name: /差 7㎡/ })
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('图书阅览室面积不少于30平方米').or(drawer.getByRole('blockquote')).first().waitFor();
    await drawer
      .getByText(/清府办函〔2021〕86号/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('judges at once what is entered, from its day on', async () => {
    const { page } = app;
    const community = communityPage(page);
    await community.edit('办公用房和功能室');
    await community.put('图书阅览室面积', '35');
    await community.drawer.getByText(/^原为 23/).waitFor();
    await page.keyboard.press('Control+s');
    await shell(page).notice('已保存 1 项').waitFor();
    await expect.poll(async () => (await community.room('图书阅览室').innerText()).split(/\s+/), soon).toEqual(expect.arrayContaining(['35', '30', '达标']));
  });

  it('keeps every value with its day, person and source', async () => {
    const { page } = app;
    await communityPage(page).room('图书阅览室').getByRole('button', { name: '查看图书阅览室面积的历次登记' }).click();
    const history = page.getByRole('dialog').getByRole('listitem');
    await history.first().waitFor();
    const lines = await history.allInnerTexts();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/35㎡\s*自 2021年6月21日\s*录入 · 示例甲/);
    expect(lines[1]).toMatch(/23㎡\s*自 2021年6月18日\s*导入 《清镇市社区名册-模拟\.xlsx》第 5 行 · 示例甲/);
    await page.keyboard.press('Escape');
  });

  it('reads as of a past day, and cannot be changed there', async () => {
    const { page } = app;
    const community = communityPage(page);
    await community.lookAt('2021.6.20');
    await page.getByText('现在看到的是 2021年6月20日的登记和判定，只能查看。').waitFor();
    await expect
      .poll(async () => (await community.room('图书阅览室').innerText()).split(/\s+/), soon)
      .toEqual(expect.arrayContaining(['23', '30', '差', '7㎡']));
    expect(await page.getByRole('button', { name: '编辑', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '回到今天' }).click();
    await expect.poll(async () => (await community.room('图书阅览室').innerText()).split(/\s+/), soon).toEqual(expect.arrayContaining(['35', '达标']));
  });

  it('tells what changed, in order', async () => {
    const { page } = app;
    await communityPage(page).tab('变更记录').click();
    await page.getByText('图书阅览室面积 23㎡ → 35㎡').waitFor();
    await page.getByText('新增社区').last().waitFor();
  });

  it('says the name of a room once, and its function only where it differs', async () => {
    const { page } = app;
    const {
      rows: [row],
    } = await app.call('register.list', { filter: { text: '青龙社区' }, limit: 1 });
    const { persons } = await app.call('setup.state', {});
    const actor = persons[0]!.id;
    const add = (name: string, functions: string) =>
      app.call(
        'register.saveItem',
        {
          communityId: row!.id,
          itemId: null,
          kind: 'room',
          revision: 0,
          validFrom: '2021-06-21',
          values: [
            { metric: 'room.name', value: { number: null, text: name, qualifier: 'exact' } },
            { metric: 'room.area', value: { number: 5_000, text: null, qualifier: 'exact' } },
            { metric: 'room.functions', value: { number: null, text: functions, qualifier: 'exact' } },
          ],
        },
        { actor },
      );
    await add('多功能室', 'multi');
    await add('人民调解室', 'mediation');
    await add('文化活动室', 'children|culture');
    await app.open(`/communities/${row!.id}`);
    const seen = (element: HTMLElement) =>
      [...element.querySelectorAll('th, td')].slice(0, 3).map((cell) => (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim());
    const list = page.getByRole('table', { name: '房间', exact: true }).getByRole('row');
    expect(await list.nth(1).evaluate(seen)).toEqual(['多功能室', '50', '']);
    expect(await list.nth(2).evaluate(seen)).toEqual(['人民调解室', '50', '综治调解室']);
    expect(await list.nth(3).evaluate(seen)).toEqual(['文化活动室', '50', '儿童活动室']);
    expect(await communityPage(page).room('多功能室').getByRole('rowheader').innerText()).toBe('多功能室');
    expect(await communityPage(page).room('综治调解室').getByRole('rowheader').innerText()).toBe('综治调解室人民调解室');
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
