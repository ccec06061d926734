import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { orderPage } from './pages/orders.ts';
import { shell } from './pages/shell.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';

describe('the period of an item, as it is typed', () => {
  let orderId = '';
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    const { batches } = await opened.call('findings.propose', {});
    const { communityId, ruleId } = batches[0]!.findings[0]!;
    const { cases } = await opened.call('findings.record', { items: [{ communityId, ruleId }], foundOn: '2021-06-21' }, { actor: clerk });
    orderId = (await opened.call('orders.draft', { stage: 'rectification', caseIds: [cases[0]!.caseId] }, { actor: clerk })).orders[0]!.id;
    await opened.open(`/orders/${orderId}`);
    await shell(opened.page).actAs(CLERK);
  });
  const period = async () => (await app.call('orders.get', { id: orderId })).items[0]!.period;
  const typed = async (text: string) => {
    const field = orderPage(app.page).items.getByRole('textbox', { name: '数量' });
    await field.fill(text);
    await field.blur();
    return field.inputValue();
  };

  it('stays what was typed: nothing is nothing, and the range is said', async () => {
    const { items, check, saveDraft } = orderPage(app.page);
    expect([await typed('0'), await typed('1.5'), await typed('9999')]).toEqual(['0', '1.5', '9999']);
    await items.getByText('请填写 1 到 2500 的整数。').waitFor();
    expect(await typed('')).toBe('');
    await saveDraft();
    await check.getByText('整改期限还没有填写。').waitFor();
    expect(await items.getByRole('textbox', { name: '数量' }).inputValue()).toBe('');
  });

  it('takes full-width digits', async () => {
    const { items, saveDraft } = orderPage(app.page);
    expect(await typed('１５')).toBe('15');
    expect(await items.getByText('请填写 1 到 2500 的整数。').count()).toBe(0);
    await saveDraft();
    await expect.poll(period, soon).toEqual({ unit: 'workday', count: 15 });
  });

  it('turned into a fixed day begins with the day the period would end on, which the check accepts', async () => {
    const { page } = app;
    const { items, check, saveDraft } = orderPage(page);
    await typed('10');
    await items.getByText('今天送达，2021年7月5日到期').waitFor();
    await items.getByRole('combobox', { name: '单位' }).click();
    await page.getByRole('option', { name: '确定日期' }).click();
    await expect.poll(() => items.getByRole('textbox', { name: '完成日期' }).inputValue(), soon).toBe('2021年7月5日');
    await saveDraft();
    await expect.poll(period, soon).toEqual({ unit: 'fixed', day: '2021-07-05' });
    expect(await check.getByText('必须改正').count()).toBe(0);
  });

  it('goes on from what was saved, also typed before the page has read the saved order again', async () => {
    const { page } = app;
    const { items, saveDraft } = orderPage(page);
    const requirement = items.getByRole('textbox', { name: '整改要求' });
    const held: Array<() => void> = [];
    let holding = true;
    await page.route('**/rpc', async (route) => {
      if (holding && (route.request().postDataJSON() as { readonly op: string }).op === 'orders.get') await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await requirement.fill('第一遍');
    await saveDraft();
    expect(await requirement.inputValue()).toBe('第一遍');
    await requirement.fill('第二遍');
    await page.keyboard.press('Control+s');
    await expect.poll(async () => (await app.call('orders.get', { id: orderId })).items[0]!.requirement, soon).toBe('第二遍');
    holding = false;
    for (const go of held) go();
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: '保存草稿' }).waitFor({ state: 'detached' });
    expect(await requirement.inputValue()).toBe('第二遍');
  });
});
