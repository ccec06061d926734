import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { appFor, soon } from './support/app.ts';
import { archivePage } from './pages/archive.ts';
import { casePage, findingsPage, type Upload } from './pages/cases.ts';
import { communityPage } from './pages/community.ts';
import { orderPage } from './pages/orders.ts';
import { registerPage } from './pages/register.ts';
import { shell } from './pages/shell.ts';
import { CLERK, importRegister, OTHER, startDesk } from './support/prepare.ts';

/** What a .docx says, as running text. */
function documentText(bytes: Uint8Array): string {
  const zip = new PizZip(bytes);
  expect(Object.keys(zip.files)).toEqual(expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']));
  return zip
    .file('word/document.xml')!
    .asText()
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');
}

describe('one case through all three orders into the archive', () => {
  const app = appFor({ day: '2021-06-21' }, async (opened) => {
    const { clerk } = await startDesk(opened);
    await importRegister(opened, clerk, '2021-06-18');
    await opened.open('/communities');
    await shell(opened.page).actAs(CLERK);
  });

  /** Opens the case by its number, as a clerk would from anywhere. */
  async function openCase(number: string): Promise<void> {
    const { page } = app;
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill(number);
    await page.getByRole('option', { name: number }).first().click();
    await page.getByRole('list', { name: '三令进程' }).waitFor();
    await app.settled();
  }

  it('takes two failing verdicts of a community up as findings', async () => {
    const { page } = app;
    await registerPage(page).open('新华社区');
    await communityPage(page).rooms.waitFor();
    const offered = /^(\d+) 项不达标/.exec(await page.getByText(/项不达标可一并列入整改令/).innerText())?.[1];
    await page.getByRole('link', { name: '列为问题' }).click();
    await page.getByRole('heading', { level: 1, name: '列问题' }).waitFor();
    await page.getByText(`${offered} 项不达标可以列为问题`).waitFor();
    const findings = findingsPage(page);
    await findings.choose('青龙山街道', ['新华社区 · 图书阅览室 23㎡ / 30㎡', '新华社区 · 每月办公经费 2000 元 / 2500 元']);
    await findings.record(2);
    await page.getByText('挂账号 GZ-2021-0001 至 GZ-2021-0002').waitFor();
  });

  it('drafts a 整改令 for the subdistrict, and the check refuses a missing period', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '拟整改令' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '拟整改令' }).click();
    const order = orderPage(page);
    await order.check.getByText('没有发现问题，可以签发。').waitFor();
    await order.setPeriod(1, '');
    await order.items.getByText('期限还不清楚').waitFor();
    await order.saveDraft();
    await order.check.getByText('1 处必须改正').waitFor();
    await order.setPeriod(1, '10');
    await order.saveDraft();
    await order.check.getByText('没有发现问题，可以签发。').waitFor();
    expect(await order.items.getByText('今天送达，2021年7月5日到期').count()).toBe(2);
  });

  it('is not reviewed by who drafted it', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '审核', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/督令是示例甲拟的，审核须由另一人办理/)
      .or(dialog.getByText(/不能/))
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: `切换为 ${OTHER}` }).click();
    await dialog.getByRole('button', { name: '审核通过' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await shell(page).actingPerson.innerText()).toContain(OTHER);
  });

  it('is issued with the first number of the year and served; the paper is a document', async () => {
    const { page } = app;
    const order = orderPage(page);
    await order.issue('示例丙');
    await page.getByRole('heading', { level: 1, name: '清民整〔2021〕1号' }).waitFor();
    const paper = await app.download(() => page.getByRole('button', { name: '下载公文' }).click());
    expect(paper.name).toMatch(/清民整〔2021〕1号.*\.docx$/);
    const text = documentText(paper.bytes);
    expect(text).toContain('清民整〔2021〕1号');
    expect(text).toContain('青龙山街道办事处：');
    expect(text).toMatch(/2021年6月21日/);
    expect(text).toContain('图书阅览室');
    await order.serve('示例丁');
    await order.acknowledge('示例丁');
    await order.facts.getByText('示例丁').first().waitFor();
  });

  it('counts ten working days from the day after service, day by day', async () => {
    await openCase('GZ-2021-0001');
    const found = casePage(app.page);
    await app.page.getByText('整改中 · 还剩 10 个工作日').waitFor();
    const days = (await found.deadline.innerText()).replace(/\s+/g, ' ');
    expect(days).toContain('6/21 一 送达');
    expect(days).toContain('7/5 一 10');
    expect(days).toContain('6/26 六 休');
  });

  it('is overdue the day after its last day, and the desk says so first', async () => {
    await app.onDay('2021-07-06');
    const { page } = app;
    await shell(page).actAs(CLERK);
    const row = page.getByRole('grid', { name: '今天要办' }).getByRole('row', { name: /GZ-2021-0001/ });
    await row.getByText('逾期 1 个工作日').waitFor();
    expect(await page.getByRole('link', { name: /^逾期 2/ }).count()).toBe(1);
    await row.getByRole('button', { name: '拟督办令' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '拟督办令' }).click();
    await page.getByRole('heading', { level: 1, name: '督办令草稿' }).waitFor();
  });

  it('goes on as a 督办令 of the leading group, five working days', async () => {
    const { page } = app;
    const order = orderPage(page);
    await order.check.getByText('没有发现问题，可以签发。').waitFor();
    await shell(page).actAs(OTHER);
    await order.review();
    await order.issue('示例丙');
    await page.getByRole('heading', { level: 1, name: /〔2021〕1号$/ }).waitFor();
    await order.serve('示例丁');
    await openCase('GZ-2021-0001');
    await page.getByText('督办中 · 还剩 5 个工作日').waitFor();
    expect((await casePage(page).stages.allInnerTexts()).map((stage) => stage.replace(/\s+/g, ' ')).slice(0, 2)).toEqual([
      expect.stringMatching(/^整改令 ?清民整〔2021〕1号 .*逾期转督办$/),
      expect.stringMatching(/^督办令 ?.+〔2021〕1号 7月6日送达 → 7月13日到期 还剩 5 个工作日$/),
    ]);
  });

  it('and then as a 问责令, which is not issued without the body it is handed to', async () => {
    await app.onDay('2021-07-14');
    const { page } = app;
    await shell(page).actAs(CLERK);
    await openCase('GZ-2021-0001');
    await page.getByRole('button', { name: '拟问责令' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '拟问责令' }).click();
    await page.getByRole('heading', { level: 1, name: '问责令草稿' }).waitFor();
    const order = orderPage(page);
    await order.check.getByText('1 处必须改正').waitFor();
    await page.getByRole('textbox', { name: '移交机关' }).fill('清镇市纪委监委');
    await order.saveDraft();
    await order.check.getByText(/必须改正/).waitFor({ state: 'detached' });
    await shell(page).actAs(OTHER);
    await order.review();
    await order.issue('示例丙');
    await order.serve('示例戊');
    await openCase('GZ-2021-0001');
    await page.getByText('问责中 · 答复期限还剩 3 个工作日').waitFor();
  });

  it('is reported done with a photo', async () => {
    const { page } = app;
    await shell(page).actAs(CLERK);
    const photo: Upload = {
      name: '图书阅览室-整改后.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }),
    };
    const found = casePage(page);
    await found.report('图书阅览室扩建到35平方米', '示例丁', [photo]);
    await page.getByText('已反馈').first().waitFor();
    await found.attachments.getByRole('img', { name: /图书阅览室-整改后/ }).waitFor();
  });

  it('warns who would report again that nobody would be left for the recheck', async () => {
    const { page } = app;
    const { dialog } = casePage(page);
    await shell(page).actAs(OTHER);
    await page.getByRole('button', { name: '更多', exact: true }).click();
    await page.getByRole('menuitem', { name: '登记反馈' }).click();
    await dialog.getByText(/示例甲已登记过反馈.*没有人可以复查/).waitFor();
    await dialog.getByRole('button', { name: `切换为 ${CLERK}` }).click();
    await expect.poll(() => dialog.getByText(/没有人可以复查/).count(), soon).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('is not rechecked by who recorded the report, but by the other', async () => {
    const { page } = app;
    const { dialog } = casePage(page);
    await page.getByRole('button', { name: '登记复查' }).click();
    await dialog.getByText(/反馈是示例甲登记的，复查须由另一人办理/).waitFor();
    await dialog.getByRole('textbox', { name: '复查意见' }).fill('现场测量35平方米');
    await dialog.getByRole('button', { name: '登记合格' }).click();
    // Refused below the pages too: what was typed stays.
    await dialog.getByRole('alert').first().waitFor();
    expect(await dialog.getByRole('textbox', { name: '复查意见' }).inputValue()).toBe('现场测量35平方米');
    await dialog
      .getByRole('button', { name: `切换为 ${OTHER}` })
      .first()
      .click();
    await dialog.getByRole('button', { name: '登记合格' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('is closed by approval, late, and tells its whole story', async () => {
    const { page } = app;
    const found = casePage(page);
    await found.submitClose();
    await shell(page).actAs(CLERK);
    await found.close();
    await page.getByText('已销号').first().waitFor();
    await page.getByText('逾期销号').waitFor();
    await expect.poll(async () => (await found.story.allInnerTexts()).join('\n'), soon).toMatch(/销号/);
    const story = (await found.story.allInnerTexts()).join('\n');
    for (const part of ['发现问题', '立案', '整改令', '督办令', '问责令', '反馈', '复查']) expect(story).toContain(part);
  });

  it("leaves its papers on the archive's desk, without codes yet", async () => {
    const { page } = app;
    await shell(page).goTo('档案');
    await app.settled();
    const { list } = archivePage(page);
    for (const [title, kept] of [
      ['新华社区图书阅览室面积不足问题销号审批表', '定期30年'],
      ['新华社区图书阅览室面积不足问题复查记录（合格）', '定期30年'],
      ['青龙山街道办事处关于新华社区图书阅览室面积不足问题整改情况的反馈', '定期30年'],
      [/^清镇市民政局关于.*的整改通知$/, '定期30年'],
      [/的督办通知$/, '永久'],
      [/的问责建议$/, '永久'],
    ] as const) {
      const row = list.getByRole('row', { name: title, ...(typeof title === 'string' ? { exact: true } : {}) });
      expect((await row.innerText()).replace(/\s+/g, ' ')).toContain(kept);
      expect(await row.innerText()).toContain('未编号');
    }
    expect(await list.getByRole('row').count()).toBe(1 + 9);
  });

  it('is given its codes in the new year, which then stand', async () => {
    await app.onDay('2022-01-10');
    const { page } = app;
    await shell(page).actAs(CLERK);
    await shell(page).goTo('档案');
    await page.getByRole('button', { name: '年度整理' }).click();
    const archive = archivePage(page);
    await archive.series.nth(1).waitFor();
    expect(
      (await archive.series.allInnerTexts()).slice(1).map((row) =>
        row
          .split('\t')
          .map((cell) => cell.trim())
          .slice(2, 6),
      ),
    ).toEqual([
      ['永久', '督查整改', 'Z001-WS·2021-Y-DCZG-0001', '0002'],
      ['定期30年', '督查整改', 'Z001-WS·2021-D30-DCZG-0001', '0004'],
      ['定期10年', '督查整改', 'Z001-WS·2021-D10-DCZG-0001', '0003'],
    ]);
    await archive.countPages(/销号审批表/, 2);
    await page.getByText('已保存 1 件的页数').waitFor();
    await archive.arrange(9);
    await page.getByText('2021年度已编定 9 件').waitFor();
    const catalogue = await app.download(() => page.getByRole('button', { name: /Excel/ }).first().click());
    expect(catalogue.name).toMatch(/2021.*\.xlsx$/);
    expect(new PizZip(catalogue.bytes).file('xl/workbook.xml')).not.toBeNull();
    await shell(page).goTo('档案');
    await archive.list.getByRole('row', { name: '新华社区图书阅览室面积不足问题销号审批表' }).getByText('Z001-WS·2021-D30-DCZG-0004').waitFor();
  });

  it('reports no problem on the way', () => {
    expect(app.problems).toEqual([]);
  });
});
