import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { importPage } from './pages/imports.ts';
import { registerPage } from './pages/register.ts';
import { shell } from './pages/shell.ts';
import { CLERK, REGISTER_NAME, registerBytes, startDesk } from './support/prepare.ts';

describe('import of the register as its clerks keep it', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    await startDesk(opened);
    await opened.open('/register/import');
    await shell(opened.page).actAs(CLERK);
  });

  it('proposes what each of the 43 columns is, and the day the sheet was filled in', async () => {
    const imports = importPage(app.page);
    await imports.choose({ name: REGISTER_NAME, bytes: registerBytes() });
    expect(await imports.columns.getByRole('row').count()).toBe(1 + 43);
    expect(await imports.target('G').inputValue()).toBe('户数（户）');
    expect(await imports.target('A').inputValue()).toBe('忽略这一列');
    expect(await app.page.getByRole('textbox', { name: '数据截至' }).inputValue()).toBe('2021年6月18日');
    expect(await app.page.getByRole('radio', { name: '要核对 0' }).count()).toBe(1);
  });

  it('shows 52 new communities row by row before anything is written', async () => {
    const { page } = app;
    const imports = importPage(page);
    await imports.preview();
    expect(await imports.figures()).toEqual({ 新增: 52, 变更: 0, 未变: 0, 错误: 0 });
    // An estimate stays one; full-width digits and units are read.
    await imports.rows.getByRole('row', { name: /云岭社区.*约2,771户/ }).waitFor();
    expect((await app.call('register.summary', {})).communities).toBe(0);
  });

  it('writes them in one step, and the register shows them with their verdicts', async () => {
    const { page } = app;
    await importPage(page).confirm();
    await page.getByText('新增 52 个社区').waitFor();
    await page.getByRole('button', { name: '查看社区名册' }).click();
    const register = registerPage(page);
    await register.list.waitFor();
    await app.settled();
    expect(await register.list.getByRole('row').count()).toBe(1 + 52);
    await page.getByText('共 52 条').waitFor();
    const { rows } = await app.call('register.list', { limit: 200 });
    const total = (keys: ReadonlyArray<'pass' | 'fail' | 'usualFail' | 'unknown'>) =>
      rows.reduce((all, row) => keys.reduce((more, key) => more + (row.tally?.[key] ?? 0), all), 0).toLocaleString('zh-CN');
    const judged = await register.state.innerText();
    expect(judged).toContain('52 个社区');
    expect(judged).toContain(`达标 ${total(['pass'])} / ${total(['pass', 'fail', 'usualFail', 'unknown'])} 项，无法判定 ${total(['unknown'])} 项`);
  });

  it('finds a community by one character, by pinyin initials and by its subdistrict', async () => {
    const register = registerPage(app.page);
    await register.find('岭');
    await expect.poll(() => register.names(), soon).toEqual(['云岭社区', '岭南社区', '岭北社区']);
    await register.find('ylsq');
    await expect.poll(() => register.names(), soon).toEqual(['云岭社区']);
    await register.find('滨湖');
    await expect.poll(async () => (await register.names()).length, soon).toBeGreaterThan(1);
  });

  it('changes nothing when the same file comes again, with its columns remembered', async () => {
    const { page } = app;
    const imports = importPage(page);
    await page.getByRole('button', { name: '导入名册' }).click();
    await page.getByRole('heading', { level: 1, name: '导入名册' }).waitFor();
    await imports.choose({ name: REGISTER_NAME, bytes: registerBytes() });
    await page.getByText(/这个文件 .* 由示例甲导入过。/).waitFor();
    await imports.preview();
    expect(await imports.figures()).toEqual({ 新增: 0, 变更: 0, 未变: 52, 错误: 0 });
    await page.getByText('表中内容与名册完全一致，没有可写入的。').waitFor();
    expect(await page.getByRole('button', { name: /^确认导入/ }).count()).toBe(0);
  });

  it('is undone as a whole from the records', async () => {
    const { page } = app;
    await app.open('/register/imports');
    await page.getByRole('row', { name: REGISTER_NAME }).getByRole('button', { name: '撤销' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
    await shell(page).notice('移除 52 个社区').waitFor();
    await shell(page).goTo('社区名册');
    await app.settled();
    await page.getByText('名册还是空的').waitFor();
    expect((await app.call('register.summary', {})).communities).toBe(0);
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
