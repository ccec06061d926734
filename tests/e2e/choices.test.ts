import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { importRegister, OTHER, startDesk } from './support/prepare.ts';
import { shell } from './pages/shell.ts';

const DAY = '2021-06-21';

describe('what a person chose on this PC', () => {
  const app = appFor({ day: DAY }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    await opened.open('/communities');
  });
  const look = () => app.page.evaluate(() => ({ ...document.documentElement.dataset }));
  const heads = () => app.page.getByRole('grid').getByRole('columnheader').allInnerTexts();

  it('is the same after the next start, also when the program answers at another address', async () => {
    const { page } = app;
    const frame = shell(page);
    await frame.actAs(OTHER);
    await frame.display('深浅色', '深色');
    await frame.display('字号', '特大');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('dialog').getByRole('checkbox', { name: '小区类型', exact: true }).first().uncheck();
    await page.keyboard.press('Escape');
    const before = await heads();
    expect(before).not.toContain('小区类型');
    const origin = new URL(page.url()).origin;
    await expect.poll(() => app.call('system.choices', {}), soon).toHaveProperty(['columns.register']);
    rmSync(join(app.dataFolder, 'port'));
    // Every colour and size the page ever has from its first paint on.
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const { mantineColorScheme, size } = document.documentElement.dataset;
        if (document.getElementById('root')?.childElementCount) seen.push(`${mantineColorScheme} ${size}`);
      }).observe(document, { childList: true, subtree: true, attributes: true });
    });
    await app.onDay(DAY);
    expect(new URL(page.url()).origin).not.toBe(origin);
    expect(await look()).toMatchObject({ mantineColorScheme: 'dark', size: 'largest' });
    expect([...new Set(await page.evaluate(() => (window as unknown as { seen: string[] }).seen))]).toEqual(['dark largest']);
    await page.getByRole('button', { name: `经办人 ${OTHER}` }).waitFor();
    await app.open('/communities');
    await expect.poll(heads, soon).toEqual(before);
  });

  it('what was given up stays given up', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('button', { name: '恢复默认列' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => app.call('system.choices', {}), soon).not.toHaveProperty(['columns.register']);
    await app.onDay(DAY);
    await app.open('/communities');
    await expect.poll(heads, soon).toContain('小区类型');
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
