import { describe, expect, it } from 'vitest';
import { violations } from './support/accessibility.ts';
import { appFor, soon } from './support/app.ts';
import { misfits, pastTheirCards, projected } from './support/layout.ts';
import { addressOf, everyPlace, isFramed } from './support/places.ts';
import { boardPage } from './pages/board.ts';
import { firstRunPage } from './pages/firstRun.ts';
import { shell } from './pages/shell.ts';

const windows = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
] as const;

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
        await page.evaluate(async (value) => {
          document.documentElement.setAttribute('data-mantine-color-scheme', value);
          // Colours on their way from one scheme to the other are not what anybody reads.
          // An inherited colour starts out anew at every level, so look until several frames brought nothing.
          for (let still = 0; still < 8; still += 1) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
            const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
            if (moving.length > 0) still = 0;
            await Promise.allSettled(moving.map((one) => one.finished));
          }
        }, scheme);
        found.push(...(await violations(page)).map((violation) => `${scheme}: ${violation}`));
      }
      expect(found).toEqual([]);
    });
  });

  describe('the dashboard', () => {
    it('opens exactly the rows behind each of its numbers', async () => {
      const { page } = app;
      await page.setViewportSize(windows[0]);
      await app.open('/board');
      const board = boardPage(page);
      const numbers = await board.numbers();
      expect(numbers.length).toBeGreaterThan(15);
      const wrong: string[] = [];
      for (const { words, count, to } of numbers) {
        await board.open(to);
        await app.settled();
        const shown = /共 ([\d,]+) 条/.exec(await page.locator('main').innerText())?.[1];
        if (Number(shown?.replaceAll(',', '')) !== count) wrong.push(`${words}: its list has ${shown}`);
        await page.goBack();
        await board.heading.waitFor();
      }
      expect(wrong).toEqual([]);
    }, 120_000);

    it('opens the communities behind the tasks of a past day as they stood then', async () => {
      const { page } = app;
      await page.setViewportSize(windows[0]);
      await app.open('/board?asOf=2025-03-31');
      const tasks = page.getByRole('region', { name: '十项任务达标率' });
      expect(await tasks.innerText()).toContain('按 2025年3月31日 的登记判定');
      const figures = await tasks.locator('a[href^="#/communities"]').all();
      const numbers = await Promise.all(
        figures.map(async (figure) => ({ count: Number(await figure.innerText()), to: (await figure.getAttribute('href'))!.slice(1) })),
      );
      expect(numbers.length).toBeGreaterThan(15);
      const wrong: string[] = [];
      for (const { count, to } of numbers) {
        await app.open(to);
        await page.getByText('现在看到的是 2025年3月31日的登记和判定').waitFor();
        const shown = /共 ([\d,]+) 条/.exec(await page.locator('main').innerText())?.[1];
        if (Number(shown) !== count) wrong.push(`${to}: ${count}, its list has ${shown}`);
      }
      expect(wrong).toEqual([]);
      await page.getByRole('button', { name: '回到今天' }).click();
      await page.getByText('现在看到的是').waitFor({ state: 'detached' });
    }, 120_000);

    it.each([...windows, { width: 1280, height: 800 }])('keeps every table within its card at $width×$height', async (size) => {
      const { page } = app;
      await page.setViewportSize(size);
      await app.open('/board');
      expect(await pastTheirCards(page)).toEqual([]);
    });

    it('is projected with F5, turned by a clicker, blackened and left by key', async () => {
      const { page } = app;
      await app.open('/board');
      await page.keyboard.press('F5');
      const { projection, at } = boardPage(page);
      await projection.waitFor();
      const pages = Number((await at.innerText()).split('/')[1]);
      expect(await at.innerText()).toBe(`1 / ${pages}`);
      await page.keyboard.press('PageDown');
      expect(await at.innerText()).toBe(`2 / ${pages}`);
      await page.keyboard.press('End');
      await page.keyboard.press('PageDown');
      expect(await at.innerText()).toBe(`${pages} / ${pages}`);
      await page.keyboard.press('PageUp');
      expect(await at.innerText()).toBe(`${pages - 1} / ${pages}`);
      await page.keyboard.press('b');
      await page.getByRole('status', { name: /黑屏/ }).waitFor();
      await page.keyboard.press('b');
      await page.getByRole('status', { name: /黑屏/ }).waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1, name: '看板' }).waitFor();
    });

    it('projects the phase chosen on it, names it on the page, and comes back to it', async () => {
      const { page } = app;
      await app.open('/board');
      await page.locator('label').filter({ hasText: '全部阶段' }).click();
      await app.settled();
      await page.keyboard.press('F5');
      const { projection } = boardPage(page);
      await projection.waitFor();
      for (const title of ['反弹与仍未达标', '逾期与升级']) {
        await page.keyboard.press(title === '反弹与仍未达标' ? 'End' : 'PageUp');
        await projection.getByRole('heading', { level: 1, name: title }).waitFor();
        expect(await projection.locator('header').innerText()).toContain('全部阶段');
      }
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: '全部阶段', checked: true }).waitFor({ state: 'attached' });
    });

    it.each([
      { width: 1024, height: 768 },
      { width: 1920, height: 1080 },
      { width: 1280, height: 800 },
    ])('is readable from the last row at $width×$height', async (size) => {
      const { page } = app;
      await page.setViewportSize(size);
      await app.open('/board/projection');
      const { at, projection } = boardPage(page);
      const pages = Number((await at.innerText()).split('/')[1]);
      for (let number = 1; number <= pages; number += 1) {
        await expect.poll(() => at.innerText(), soon).toBe(`${number} / ${pages}`);
        await app.settled();
        const title = await projection.getByRole('heading', { level: 1 }).innerText();
        const { texts, cut } = await projected(page);
        expect({ title, cut }).toEqual({ title, cut: [] });
        expect({ title, outside: texts.filter(({ inside }) => !inside).map(({ text }) => text) }).toEqual({ title, outside: [] });
        expect({ title, small: texts.filter(({ size: units }) => units < 27.9).map(({ text, size: units }) => `${text} ${units}`) }).toEqual({
          title,
          small: [],
        });
        expect({ title, broken: texts.filter(({ broken }) => broken).map(({ text }) => text) }).toEqual({ title, broken: [] });
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('PageDown');
      }
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
