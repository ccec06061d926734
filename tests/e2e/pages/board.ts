import type { Locator, Page } from 'playwright-core';

/** A number that opens a list: the words it stands in, and where it leads. */
export type BoardNumber = { readonly words: string; readonly count: number; readonly to: string };

/** 看板 and 投屏. */
export function boardPage(page: Page) {
  async function numbersOf(within: Locator, link: (one: Locator) => Locator): Promise<BoardNumber[]> {
    const found: BoardNumber[] = [];
    for (const one of await within.all()) {
      if ((await link(one).count()) === 0) continue;
      const words = (await one.innerText()).replace(/\s+/g, ' ').trim();
      // A rate opens what is done, as its note counts it.
      const count = words.includes('%') ? /([\d,]+) 件已销号/.exec(words)?.[1] : /[\d,]+/.exec(words)?.[0];
      const href = await link(one).getAttribute('href');
      // Communities have a list of their own kind.
      if (count !== undefined && href?.startsWith('#/cases') === true) found.push({ words, count: Number(count.replaceAll(',', '')), to: href.slice(1) });
    }
    return found;
  }
  const heading = page.getByRole('heading', { level: 1, name: '看板' });
  return {
    heading,
    /** Presses the number that leads to an address; answers when the page behind it has come. */
    async open(to: string): Promise<void> {
      await page.locator(`main a[href="#${to}"]`).first().click();
      await heading.waitFor({ state: 'detached' });
    },
    /** Every number of the page that counts what its list holds: key figures, phases, steps of the work. */
    async numbers(): Promise<readonly BoardNumber[]> {
      const self = (one: Locator) => one;
      return [
        ...(await numbersOf(page.getByRole('region', { name: '主要数字' }).getByRole('link'), self)),
        ...(await numbersOf(page.getByRole('region', { name: '三阶段进展' }).getByRole('cell').getByRole('link'), self)),
        ...(await numbersOf(page.getByRole('region', { name: '办理进度' }).getByRole('cell').getByRole('link'), self)),
      ];
    },
    projection: page.getByRole('main', { name: '投屏' }),
    /** `2 / 7`. */
    at: page.getByLabel(/^第 \d+ 页/),
  };
}
