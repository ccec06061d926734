import { describe, expect, it } from 'vitest';
import { appFor } from './support/app.ts';
import { coveredActions, misfits } from './support/layout.ts';
import { printed } from './support/paper.ts';
import { addressOf, everyPlace } from './support/places.ts';
import { casePage } from './pages/cases.ts';
import { firstRunPage } from './pages/firstRun.ts';
import { shell } from './pages/shell.ts';

const windows = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const;
const standard = windows[0];

describe('the sample on paper and in the largest type', () => {
  const app = appFor({ day: '2026-06-09' }, async (opened) => {
    await firstRunPage(opened.page).openSample();
    // The system's own dialog cannot be pressed from here; what it would print is asked for below.
    await opened.page.addInitScript(() => {
      window.print = () => undefined;
    });
  });

  describe('on paper', () => {
    it.each(['/communities', '/archive', '/board'])('bears 样例 on every sheet of %s', async (path) => {
      const { page } = app;
      await page.setViewportSize(standard);
      await app.open(path);
      const { sheets, marked } = await printed(page);
      expect(sheets).toBeGreaterThan(1);
      expect(marked).toBe(sheets);
    });

    it('prints 今日清单 across the sheet, marked on each, with no number, state or step in two halves', async () => {
      const { page } = app;
      await page.setViewportSize(standard);
      await app.open('/');
      await page.getByRole('button', { name: '打印今日清单' }).click();
      const sheet = page.locator('[data-print-sheet]');
      await sheet.waitFor({ state: 'attached' });
      await page.emulateMedia({ media: 'print' });
      const broken = await sheet.evaluate((element) =>
        [...element.querySelectorAll('tbody td:not(:nth-child(5))')]
          .filter((cell) => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
          })
          .map((cell) => cell.textContent),
      );
      await page.emulateMedia({ media: null });
      expect(broken).toEqual([]);
      // Last, because a sheet goes when it is printed.
      const { sheets, marked, landscape } = await printed(page);
      expect({ marked, landscape }).toEqual({ marked: sheets, landscape: true });
    });

    it('marks 案件办理情况', async () => {
      const { page } = app;
      await app.open(await addressOf(app, '/cases/$id'));
      await page.getByRole('button', { name: '打印案卷' }).click();
      await page.locator('[data-print-sheet]').waitFor({ state: 'attached' });
      const { sheets, marked } = await printed(page);
      expect(marked).toBe(sheets);
    });
  });

  it('has no way to the pages of the first run', async () => {
    const { page } = app;
    await app.open('/setup/next');
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await shell(page).sampleStrip.waitFor();
  });

  describe('in the largest type', () => {
    it('is chosen', async () => {
      await app.page.setViewportSize(standard);
      await app.open('/');
      await shell(app.page).display('字号', '特大');
      await app.page.keyboard.press('Escape');
      expect(await app.page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20px');
    });

    it.each(everyPlace)('%s fits, with one scroll bar and every row’s action in sight', async (place) => {
      const { page } = app;
      await app.open(await addressOf(app, place));
      const found: string[] = [];
      for (const size of windows) {
        await page.setViewportSize(size);
        await app.settled();
        found.push(...[...(await misfits(page)), ...(await coveredActions(page))].map((misfit) => `${size.width}: ${misfit}`));
      }
      expect(found).toEqual([]);
    });

    it.each(windows)('shows six rows of what is to be done at $width×$height once it is scrolled to', async (size) => {
      const { page } = app;
      await page.setViewportSize(size);
      await app.open('/');
      const list = page.getByRole('grid', { name: '今天要办' });
      expect(
        await list.evaluate((table) => {
          table.closest('section')?.scrollIntoView({ block: 'end' });
          const { top, bottom } = table.parentElement!.getBoundingClientRect();
          return [...table.querySelectorAll('tbody tr')].filter(
            (row) => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= Math.min(bottom, innerHeight) + 1,
          ).length;
        }),
      ).toBeGreaterThanOrEqual(6);
    });

    it.each(windows)('says whole on the arrows which order it is and how late, at $width×$height', async (size) => {
      const { page } = app;
      await page.setViewportSize(size);
      await app.open(await addressOf(app, '/cases/$id'));
      const { stages } = casePage(page);
      await stages.first().waitFor();
      const cut = await stages.evaluateAll((items) =>
        items
          .flatMap((item) => [item, ...item.querySelectorAll('*')])
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
          .map((element) => element.textContent),
      );
      expect(cut).toEqual([]);
      expect(await stages.filter({ hasText: '督办令' }).innerText()).toMatch(/〔2026〕\d+号[^]*逾期/);
    });
  });

  describe('in the standard type', () => {
    it('is chosen again', async () => {
      await app.open('/');
      await shell(app.page).display('字号', '标准');
      await app.page.keyboard.press('Escape');
    });

    it.each(
      windows.flatMap((size) => [
        { ...size, place: '/communities/$id?tab=verdicts', what: 'why a verdict is what it is', column: '说明' },
        { ...size, place: '/communities/$id?tab=archive', what: 'the title of a paper', column: '题名' },
      ]),
    )('reads $what whole at $width×$height', async ({ place, column, ...size }) => {
      const { page } = app;
      await page.setViewportSize(size);
      await app.open(await addressOf(app, place));
      const cells = await page
        .getByRole('grid')
        .first()
        .evaluate((table, title) => {
          const at = [...table.querySelectorAll('thead th')].findIndex((head) => head.textContent === title);
          return [...table.querySelectorAll('tbody tr')]
            .map((row) => row.children[at])
            .filter((cell) => cell !== undefined)
            .map((cell) => ({ text: cell.textContent, cut: cell.scrollWidth > cell.clientWidth + 1, width: cell.clientWidth }));
        }, column);
      expect(cells.length).toBeGreaterThan(3);
      expect(cells.filter(({ cut, width }) => cut || width < 140)).toEqual([]);
    });

    it('keeps the tools of 社区档案 beside its filters', async () => {
      const { page } = app;
      await page.setViewportSize(standard);
      await app.open('/archive?tab=community');
      const tops = await page.getByRole('search').evaluate((bar) =>
        [...bar.children]
          .filter((part) => part.getBoundingClientRect().height > 0)
          .map((part) => {
            const { top, height } = part.getBoundingClientRect();
            return Math.round(top + height / 2);
          }),
      );
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(4);
    });

    it('keeps 记为问题 in sight while the list is read', async () => {
      const { page } = app;
      await page.setViewportSize(standard);
      await app.open('/findings/new');
      const button = page.getByRole('button', { name: /^记为问题/ });
      expect(await button.count()).toBe(1);
      const box = await button.boundingBox();
      expect(box!.y + box!.height).toBeLessThanOrEqual(standard.height);
    });
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
