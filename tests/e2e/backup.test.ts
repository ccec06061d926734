import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appFor } from './support/app.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';
import { backupPage } from './pages/backup.ts';
import { shell } from './pages/shell.ts';

let clerk = '';
const app = appFor({ day: '2021-06-18' }, async (opened) => {
  ({ clerk } = await startDesk(opened));
  await importRegister(opened, clerk, '2021-06-01');
});

describe('backup and restore', () => {
  it('makes one, says so in the foot of the navigation, and finds it whole', async () => {
    const { page } = app;
    await app.open('/system/backup');
    await shell(page).actAs(CLERK);
    const backup = backupPage(page);
    await backup.now.click();
    await page.getByText('备份完成并已校验').waitFor();
    await page.getByText(/^备份 今日 .*已校验$/).waitFor();
    await backup.checkFirst();
    await page.getByText('备份完好').waitFor();
  });

  it('is made from any page by its name in Ctrl+K', async () => {
    const { page } = app;
    await app.open('/');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('立即备份');
    await page.getByRole('option', { name: '立即备份' }).waitFor();
    await page.keyboard.press('Enter');
    await shell(page).notice('备份完成并已校验').waitFor();
    expect((await app.call('backup.list', {})).filter((row) => row.reason === 'manual')).toHaveLength(2);
    await app.open('/system/backup');
  });

  it('brings back what was there, and keeps what came after aside', async () => {
    const { page } = app;
    await app.call(
      'register.add',
      { subdistrictId: null, newSubdistrict: '云桥街道', name: '备份以后社区', code: null, validFrom: '2021-06-01', values: [] },
      { actor: clerk },
    );
    expect((await app.call('register.list', {})).total).toBe(53);
    await backupPage(page).restoreFirst();
    await page.getByText('恢复完成。').waitFor();
    expect((await app.call('register.list', {})).total).toBe(52);
    await page.getByText('自动备份暂停').waitFor();
    expect(readdirSync(app.dataFolder).some((name) => name.startsWith('恢复前_'))).toBe(true);
    expect(readdirSync(join(app.dataFolder, 'backups')).filter((name) => name.startsWith('备份_')).length).toBeGreaterThanOrEqual(1);
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
