import { afterEach, describe, expect, it } from 'vitest';
import { appFor } from './support/app.ts';
import { shell } from './pages/shell.ts';
import { startDesk } from './support/prepare.ts';
import { startHostProcess } from '#tests/host/support/hostProcess.ts';

const FAILED = '这一页没有打开';

describe('a page that fails', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    await startDesk(opened);
  });
  afterEach(() => app.page.unrouteAll({ behavior: 'ignoreErrors' }));

  const failure = () => app.page.getByRole('alert').filter({ hasText: FAILED });
  const title = () => app.page.getByRole('heading', { level: 1 });

  /** Answers an operation with what no page can draw. */
  const spoil = (op: string) =>
    app.page.route('**/rpc', (route) =>
      (route.request().postDataJSON() as { readonly op: string }).op === op
        ? route.fulfill({ json: { ok: true, value: { rows: [null], total: 1, next: null } } })
        : route.continue(),
    );

  it.each([
    ['看板', '社区名册', 'board.get'],
    ['标准达标', '看板', 'standards.overview'],
    ['督查检查', '社区名册', 'rounds.list'],
    ['档案', '督查检查', 'archive.years'],
    ['案件督令', '标准达标', 'cases.list'],
  ])('%s says so in its place, the frame and %s go on, and 重试 opens it once it can', async (area, other, op) => {
    await app.open('/');
    const frame = shell(app.page);
    await spoil(op);
    await frame.navigation.getByRole('link', { name: new RegExp(`^${area}`) }).click();
    await failure().waitFor();
    await frame.goTo(other);
    await title().filter({ hasText: other }).waitFor();
    expect(await failure().count()).toBe(0);
    await frame.navigation.getByRole('link', { name: new RegExp(`^${area}`) }).click();
    await failure().waitFor();
    await app.page.unrouteAll();
    await failure().getByRole('button', { name: '重试' }).click();
    await title().filter({ hasText: area }).waitFor();
    expect(await failure().count()).toBe(0);
  });

  it('says in Chinese that its program files were not read, and 重试 reads them', async () => {
    await app.open('/');
    await app.page.route('**/assets/**', (route) => route.abort());
    await shell(app.page).goTo('案件督令');
    await failure().waitFor();
    expect(await failure().textContent()).toContain('这一页的程序文件没有读到');
    expect(await failure().textContent()).not.toMatch(/[A-Za-z]/);
    await app.page.keyboard.press('Alt+1');
    await title().filter({ hasText: '工作台' }).waitFor();
    await app.page.keyboard.press('Alt+6');
    await failure().waitFor();
    await app.page.unrouteAll();
    await failure().getByRole('button', { name: '重试' }).click();
    await title().filter({ hasText: '案件督令' }).waitFor();
  });
});

describe('an address that leads nowhere', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    await startDesk(opened);
  });

  it('keeps the navigation, also when it cannot even be read', async () => {
    await app.open('/communities/%E0%A4%A');
    await app.page.getByRole('heading', { level: 1, name: '没有这一页' }).waitFor();
    await shell(app.page).goTo('看板');
    await app.page.getByRole('heading', { level: 1, name: '看板' }).waitFor();
  });

  it('by a wrong id says where to look, and offers no 重试 that cannot help', async () => {
    await app.open('/rounds/abc');
    const alert = app.page.getByRole('alert').filter({ hasText: '没有找到这个督查批次' });
    await alert.waitFor();
    expect(await alert.getByRole('button', { name: '重试' }).count()).toBe(0);
  });

  it('a new one-time address put into the tab that lost its session opens the program again', async () => {
    await app.open('/board');
    await app.page.context().clearCookies();
    const again = startHostProcess(['--data', app.dataFolder, '--no-open']);
    const address = await again.address();
    expect((await again.ended).code).toBe(0);
    const loaded = app.page.waitForEvent('load');
    await app.page.evaluate((to) => {
      location.href = to;
    }, address);
    await loaded;
    await app.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    expect(app.page.url()).not.toContain('token');
    expect(await app.page.getByText('登录凭据').count()).toBe(0);
  });
});
