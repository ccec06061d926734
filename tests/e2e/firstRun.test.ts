import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { violations } from './support/accessibility.ts';
import { misfits } from './support/layout.ts';
import { firstRunPage } from './pages/firstRun.ts';
import { shell } from './pages/shell.ts';

describe('first run', () => {
  const app = appFor({ day: '2021-06-21' });

  it('fits every window and is readable by assistive technology', async () => {
    const { page } = app;
    const found: string[] = [];
    for (const [width, height] of [
      [1024, 768],
      [1920, 1080],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await app.settled();
      found.push(...(await misfits(page)));
    }
    expect([...found, ...(await violations(page))]).toEqual([]);
  });

  it('says what is missing and puts the cursor there', async () => {
    const { page } = app;
    await firstRunPage(page).begin();
    await page.getByText('请填写单位名称。').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    expect(await page.getByText('请填写姓名。').count()).toBe(2);
  });

  it('names the bureau, two persons and the document, and leads to the register', async () => {
    const { page } = app;
    const first = firstRunPage(page);
    await first.write({
      bureau: '清镇市民政局',
      persons: [
        { name: '示例甲', post: '基层政权科 经办人' },
        { name: '示例乙', post: '基层政权科 科长' },
      ],
    });
    expect(await first.city.inputValue()).toBe('清镇市');
    expect(await first.packs.count()).toBe(1);
    expect(await first.packs.isChecked()).toBe(true);
    await first.folder.fill('/没有/这个/文件夹');
    await first.begin();
    await page.getByText(/设置没有保存。请改正，或留空以后再设。/).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await first.folder.fill('');
    await first.begin();
    await page.getByRole('heading', { name: '清镇市民政局已经可以使用' }).waitFor();
    await page.getByRole('button', { name: '导入名册' }).waitFor();
    await page.getByRole('link', { name: '直接进入工作台' }).click();
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  });

  it('shows a new bureau the first steps on its desk, and the areas that work', async () => {
    const { page } = app;
    const frame = shell(page);
    await page.getByRole('heading', { name: '从这里开始' }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: '导入名册' }).getByRole('button').isEnabled()).toBe(true);
    expect(await page.getByText('2021年6月21日 星期一').count()).toBe(1);
    expect(await frame.areas.allInnerTexts()).toEqual(['工作台', '看板', '社区名册', '标准达标', '督查检查', '案件督令', '档案', '系统']);
    expect(await page.title()).toBe('工作台');
  });

  it('lets another person act, from the foot of the navigation', async () => {
    const frame = shell(app.page);
    expect(await frame.actingPerson.innerText()).toContain('示例甲');
    await frame.actAs('示例乙');
    await app.page.reload();
    await app.settled();
    expect(await frame.actingPerson.innerText()).toContain('示例乙');
  });

  it('writes larger, and dark, and remembers it', async () => {
    const { page } = app;
    const frame = shell(page);
    const look = () =>
      page.evaluate(() => ({
        size: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
        dark: document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark',
        ground: getComputedStyle(document.body).backgroundColor,
      }));
    const before = await look();
    expect(before).toMatchObject({ size: 16, dark: false });
    await frame.display('字号', '特大');
    await frame.display('深浅色', '深色');
    await page.reload();
    await app.settled();
    const after = await look();
    expect(after.size).toBeGreaterThan(18);
    expect(after).toMatchObject({ dark: true });
    expect(after.ground).not.toBe(before.ground);
    await page.keyboard.press('Control+0');
    await expect.poll(async () => (await look()).size, soon).toBe(16);
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
