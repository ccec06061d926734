import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, describe, expect, it } from 'vitest';
import { extractArchive } from '#host/adapters/archiveUnzip.ts';
import { appFor } from './support/app.ts';
import { CLERK, importRegister, startDesk } from './support/prepare.ts';
import { auditExportPage } from './pages/auditExport.ts';
import { shell } from './pages/shell.ts';

const app = appFor({ day: '2021-06-18' }, async (opened) => {
  const { clerk } = await startDesk(opened);
  await importRegister(opened, clerk, '2021-06-01');
});
const folder = mkdtempSync(join(tmpdir(), 'desk-bag-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the audit export', () => {
  let bag: { readonly name: string; readonly bytes: Uint8Array };

  it('is made from the page and fetched as a zip that sha256sum -c passes', async () => {
    const { page } = app;
    await app.open('/archive');
    await shell(page).actAs(CLERK);
    await page.getByRole('button', { name: '审计导出' }).click();
    const audit = auditExportPage(page);
    await audit.start.click();
    bag = await app.download(() => audit.fetch.click());
    expect(bag.name).toMatch(/^社区督导审计包_清镇市民政局_20210618_\d{6}\.zip$/);
    expect(await audit.result.innerText()).toMatch(/操作记录链头\s+[0-9a-f]{4}(-[0-9a-f]{4}){3}-[0-9a-f]/);
    expect(await audit.history.count()).toBe(2);

    writeFileSync(join(folder, 'bag.zip'), bag.bytes);
    await extractArchive(join(folder, 'bag.zip'), folder);
    const unpacked = join(
      folder,
      readdirSync(folder).find((name) => name !== 'bag.zip')!,
    );
    if (spawnSync('sha256sum', ['--version']).status === 0) {
      for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
        const lines = execFileSync('sha256sum', ['-c', manifest], { cwd: unpacked, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
          .toString()
          .trim()
          .split('\n');
        expect(lines.filter((line) => !line.endsWith(': OK'))).toEqual([]);
      }
    }
    expect(spawnSync(process.execPath, [join(unpacked, 'verify.mjs')], { encoding: 'utf8' }).stdout).toContain('全部相符。');
  });

  it('opens in the browser by itself: its index leads to every file', async () => {
    const unpacked = join(
      folder,
      readdirSync(folder).find((name) => name !== 'bag.zip')!,
    );
    const html = readFileSync(join(unpacked, 'index.html'), 'utf8');
    const links = [...html.matchAll(/href="([^"#]+)"/g)].map((match) => decodeURIComponent(match[1]!));
    expect(links.length).toBeGreaterThan(50);
    const files = new Set(readdirSync(unpacked, { recursive: true }).map(String));
    expect(links.filter((link) => !files.has(link))).toEqual([]);
    expect(html).toContain('52');
  });

  it('is found whole by the page, and a changed file is named', async () => {
    const audit = auditExportPage(app.page);
    await audit.check(bag);
    await audit.checking.getByText(/^完好：/).waitFor();
    expect(await audit.checking.innerText()).toContain('是本库在那一刻的记录');

    const zip = new PizZip(Buffer.from(bag.bytes));
    const csv = Object.keys(zip.files).find((name) => name.endsWith('社区名册.csv'))!;
    zip.file(csv, zip.file(csv)!.asText().replace('未填报', '已填报'));
    await audit.check({ name: '改过的.zip', bytes: zip.generate({ type: 'uint8array' }) });
    await audit.checking
      .getByText(/社区名册\.csv 的内容变了/)
      .first()
      .waitFor();
  });

  it('asks for what is missing before it starts', async () => {
    const { page } = app;
    const audit = auditExportPage(page);
    await audit.choose('包含姓名');
    await audit.choose('存到文件夹');
    await audit.start.click();
    await page.getByText('请写明理由，它会记入操作记录').waitFor();
    await page.getByText('请填写文件夹').waitFor();
    expect(await audit.history.count()).toBe(2);
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
