import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { appFor } from './support/app.ts';
import { misfits } from './support/layout.ts';
import { addressOf, everyPlace, isFramed } from './support/places.ts';
import { firstRunPage } from './pages/firstRun.ts';
import { shell } from './pages/shell.ts';

const windows = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }, { width: 1024, height: 768 }] as const;

describe('the sample database', () => {
  const app = appFor({ day: '2026-06-09' }, async (opened) => {
    await firstRunPage(opened.page).openSample();
  });

  describe.each(everyPlace.map((place) => ({ place })))('$place', ({ place }) => {
    it('opens, is marked 样例, and fits every window', async () => {
      const { page } = app;
      await page.setViewportSize(windows[0]);
      await app.open(await addressOf(app, place));
      expect(await page.getByText(/这一页没有打开|没有这一页/).count()).toBe(0);
      expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
      if (isFramed(place)) expect(await shell(page).sampleStrip.isVisible()).toBe(true);
      else expect(await page.getByText('样例').count()).toBeGreaterThan(0);
      const found: string[] = [];
      for (const size of windows) {
        await page.setViewportSize(size);
        await app.settled();
        found.push(...(await misfits(page)).map((misfit) => `${size.width}: ${misfit}`));
      }
      expect(found).toEqual([]);
    });

    it('has nothing that assistive technology stumbles over, light and dark', async () => {
      const { page } = app;
      await page.setViewportSize(windows[0]);
      const found: string[] = [];
      for (const scheme of ['light', 'dark']) {
        await page.evaluate((value) => document.documentElement.setAttribute('data-mantine-color-scheme', value), scheme);
        found.push(...(await violations(page)).map((violation) => `${scheme}: ${violation}`));
      }
      expect(found).toEqual([]);
    });
  });

  it('is left with one press, and the bureau begins with nothing', async () => {
    const { page } = app;
    await app.open('/');
    await page.getByRole('button', { name: '离开样例' }).click();
    await firstRunPage(page).heading.waitFor();
    expect(await shell(page).sampleStrip.count()).toBe(0);
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
