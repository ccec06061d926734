import { describe, expect, it } from 'vitest';
import { appFor } from './support/app.ts';
import { importRegister, startDesk } from './support/prepare.ts';

describe('the dashboard before the first finding', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    await opened.open('/board');
  });

  it('shows how the ten tasks stand', async () => {
    const tasks = app.page.getByRole('region', { name: '十项任务达标率' });
    expect(await tasks.getByRole('row').count()).toBeGreaterThan(10);
    expect(await tasks.getByRole('row', { name: /居民公约/ }).innerText()).toMatch(/\d+\.\d%/);
  });

  it('shows the duties of the city with what was counted, each leading to its place', async () => {
    const { page } = app;
    const city = page.getByRole('table', { name: '市级责任' });
    const coverage = city.getByRole('row', { name: /督导覆盖率/ });
    expect(await coverage.innerText()).toMatch(/已督查 0 \/ 52 个社区\s+还有 52 个社区未督查/);
    await coverage.getByRole('link').click();
    await page
      .getByRole('dialog', { name: '条款' })
      .getByText(/还有 52 个社区未督查/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('table', { name: '市级责任' }).waitFor();
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
