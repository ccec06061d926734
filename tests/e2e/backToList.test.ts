import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';
import { registerPage } from './pages/register.ts';
import { shell } from './pages/shell.ts';

describe('back from an item to its list', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    const { batches } = await opened.call('findings.propose', {});
    const items = batches
      .flatMap(({ findings }) => findings)
      .slice(0, 60)
      .map(({ communityId, ruleId }) => ({ communityId, ruleId }));
    await opened.call('findings.record', { items, foundOn: '2021-06-21' }, { actor: clerk });
    await opened.open('/');
    await shell(opened.page).actAs(CLERK);
  });
  const grid = () => app.page.getByRole('grid').first();
  const rows = () => grid().getByRole('row');
  const scrolled = () => grid().evaluate((table) => (table.parentElement as HTMLElement).scrollTop);
  const scrollTo = (top: number) =>
    grid().evaluate((table, to) => {
      (table.parentElement as HTMLElement).scrollTop = to;
    }, top);

  it.each([
    ['社区名册', '/communities?q=社区&sort=name&desc=1', /\/communities\/[^?]+$/],
    ['案件督令', '/cases?q=社区&sort=opened&desc=1', /\/cases\/[^?]+$/],
  ])('%s stands as it was left: filter, order, columns, place', async (_, address, item) => {
    const { page } = app;
    await app.open(address);
    await rows().nth(20).waitFor();
    await page.getByRole('button', { name: '列', exact: true }).click();
    const choice = page
      .getByRole('menuitemcheckbox', { checked: true, disabled: false })
      .or(page.getByRole('dialog').getByRole('checkbox', { checked: true, disabled: false }))
      .first();
    await choice.click();
    await page.keyboard.press('Escape');
    const heads = await grid().getByRole('columnheader').allInnerTexts();
    const url = page.url();
    await scrollTo(300);
    await expect.poll(scrolled, soon).toBe(300);
    const name = await rows().nth(12).getAttribute('aria-label');
    await rows()
      .nth(12)
      .click({ position: { x: 200, y: 10 } });
    await page.waitForURL(item);
    await app.settled();
    await page.goBack();
    await page.waitForURL(url);
    await rows().nth(20).waitFor();
    await expect.poll(scrolled, soon).toBe(300);
    expect(await grid().getByRole('columnheader').allInnerTexts()).toEqual(heads);
    expect(await rows().nth(12).getAttribute('aria-label')).toBe(name);
  });

  it('the row one came from is the one the keyboard goes on from', async () => {
    const { page } = app;
    await app.open('/communities');
    await registerPage(page).open('红枫社区');
    await app.settled();
    await page.goBack();
    await rows().nth(20).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), soon).toBe('红枫社区');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).not.toBe('红枫社区');
  });
});
