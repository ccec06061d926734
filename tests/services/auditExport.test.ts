import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ExportMade } from '#shared/contract/export.ts';
import { readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import { extractArchive } from '#host/adapters/archiveUnzip.ts';
import type { Desk } from '#tests/support/desk.ts';
import { downloaded } from './support/registerFiles.ts';
import { chain, docxText, exportedDesk, filesBelow, hasCoreutils, verifyBag } from './support/bags.ts';

let target: string;
let desk: Desk;
beforeAll(async () => {
  desk = await exportedDesk();
});
afterAll(() => desk.close());
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const freshFolder = () => {
  target = mkdtempSync(join(tmpdir(), 'bag-'));
  folders.push(target);
  return target;
};

async function make(over: Partial<Parameters<typeof desk.call<'export.start'>>[1]> = {}): Promise<ExportMade> {
  const { jobId } = await desk.call('export.start', { form: 'folder', folder: freshFolder(), names: 'masked', ...over });
  return (await desk.finished(jobId)) as ExportMade;
}
const verify = (source: { path: string } | { staged: string }) => verifyBag(desk, source);

describe('an audit export', () => {
  it('holds everything in readable form, and each order’s paper, attachments, log, index and verifier', async () => {
    const made = await make();
    expect(made.path).toBe(join(target, made.name));
    const files = filesBelow(made.path!);
    for (const path of [
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt',
      'index.html',
      '校验说明.txt',
      'verify.mjs',
      'data/名册/社区名册.xlsx',
      'data/名册/社区名册.csv',
      'data/名册/房间成员和公示栏.xlsx',
      'data/判定/判定结果.xlsx',
      'data/案件/案件.xlsx',
      'data/督令/督令.xlsx',
      'data/档案/归档目录.xlsx',
      'data/操作记录/chain.jsonl',
      'data/操作记录/经办人员.xlsx',
      'data/附件/GZ-2021-0001/整改后.jpg',
    ])
      expect(files, path).toContain(path);
    expect(files.filter((path) => path.startsWith('data/督令/') && path.endsWith('.docx'))).toHaveLength(2);
    expect(readFileSync(join(made.path!, 'index.html'), 'utf8')).toContain('data/%E7%9D%A3%E4%BB%A4/');
    const info = readFileSync(join(made.path!, 'bag-info.txt'), 'utf8');
    expect(info).toContain(`Event-Chain-Head: ${made.shortHead}\n`);
    expect(info).toMatch(/^Source-Organization: 清镇市民政局$/m);
    expect(made.missing).toBe(0);
  });

  it.runIf(hasCoreutils)('passes sha256sum -c and sha512sum -c', async () => {
    const { path } = await make();
    for (const [tool, manifest] of [
      ['sha256sum', 'manifest-sha256.txt'],
      ['sha256sum', 'tagmanifest-sha256.txt'],
      ['sha512sum', 'manifest-sha512.txt'],
      ['sha512sum', 'tagmanifest-sha512.txt'],
    ]) {
      const out = execFileSync(tool!, ['-c', '--strict', manifest!], { cwd: path!, env: { ...process.env, LC_ALL: 'C.UTF-8' } }).toString();
      expect(
        out
          .trim()
          .split('\n')
          .every((line) => line.endsWith(': OK')),
      ).toBe(true);
    }
  });

  it('marks estimates and what nobody has filled in', async () => {
    const { path } = await make();
    const [register] = (await readWorkbook(readFileSync(join(path!, 'data/名册/社区名册.xlsx')))).sheets;
    const cells = register!.rows.flat().map(String);
    expect(cells).toContain('未填报');
    expect(cells.some((cell) => /^约[\d.]+$/.test(cell))).toBe(true);
    expect(cells).not.toContain('');
    const csv = readFileSync(join(path!, 'data/名册/社区名册.csv'), 'utf8');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv).toContain('未填报');
    const verdicts = (await readWorkbook(readFileSync(join(path!, 'data/判定/判定结果.xlsx')))).sheets;
    expect(verdicts.map((sheet) => sheet.name)).toEqual(['各社区汇总', '判定结果']);
    expect(verdicts[1]!.rows.length).toBeGreaterThan(9 * 50);
  });

  it('masks names unless a reason is given, and then the whole log can be compared', async () => {
    const { path } = await make();
    const bytes = (file: string) => readFileSync(join(path!, file));
    const members = (await readWorkbook(bytes('data/名册/房间成员和公示栏.xlsx'))).sheets.find((sheet) => sheet.name === '两委成员')!;
    expect(members.rows.flat()).toContain('欧*');
    expect(JSON.stringify((await readWorkbook(bytes('data/案件/案件.xlsx'))).sheets)).not.toContain('示例戊');
    expect(JSON.stringify((await readWorkbook(bytes('data/督令/督令.xlsx'))).sheets)).not.toContain('示例丁');
    expect(bytes('data/操作记录/chain.jsonl').toString()).not.toMatch(/示例丁|示例戊|欧阳示例/);
    const masked = chain(path!).filter((record) => 'shown' in record);
    expect(masked.length).toBeGreaterThan(0);
    expect(masked.every((record) => !('content' in record))).toBe(true);

    await expect(desk.call('export.start', { form: 'zip', folder: null, names: 'full' })).rejects.toMatchObject({ code: 'export_reason_missing' });
    const full = await make({ names: 'full', reason: '审计组调阅函〔2021〕3号' });
    expect(chain(full.path!).every((record) => 'content' in record)).toBe(true);
    expect((await verify({ path: full.path! })).chain).toMatchObject({ ok: true, payloads: full.events });
    const [newest] = await desk.call('export.list', {});
    expect(newest).toMatchObject({ names: 'full', reason: '审计组调阅函〔2021〕3号', person: '示例甲', shortHead: full.shortHead });
  });

  it('of a span holds its cases, orders and payloads, and still the whole chain', async () => {
    const whole = await make();
    const made = await make({ from: '2021-08-01', to: '2021-08-02' });
    const [cases] = (await readWorkbook(readFileSync(join(made.path!, 'data/案件/案件.xlsx')))).sheets;
    expect(cases!.rows.map((row) => String(row[0])).filter((cell) => cell.startsWith('GZ'))).toEqual(['GZ-2021-0002']);
    expect(filesBelow(made.path!).filter((path) => path.endsWith('.docx'))).toHaveLength(1);
    expect(filesBelow(made.path!).some((path) => path.includes('GZ-2021-0001'))).toBe(false);
    const records = chain(made.path!);
    expect(records.length).toBeGreaterThanOrEqual(chain(whole.path!).length);
    expect(records.filter((record) => 'content' in record || 'shown' in record).every((record) => String(record['onDay']) >= '2021-08-01')).toBe(true);
    expect((await verify({ path: made.path! })).valid).toBe(true);
    await expect(desk.call('export.plan', { from: '2021-08-02', to: '2021-08-01' })).rejects.toMatchObject({ code: 'export_span' });
    expect(await desk.call('export.plan', { from: '2021-08-01', to: '2021-08-02' })).toMatchObject({ cases: 1, orders: 1, communities: 9 });
  });

  it('holds every paper of its archive items, forms not written until now among them, and the index leads to each', async () => {
    const { rows } = await desk.call('archive.list', {});
    const item = rows.find((row) => row.kind === 'closing')!;
    // As in a register of an earlier version, which wrote a form when it was first opened.
    await desk.ports.unitOfWork.maintain(async (tx) => {
      const [paper] = await tx.archive.papersOf([item.id]);
      await tx.archive.setPapers(item.id, [{ name: '销号审批表', form: 'closing', aboutId: paper!.aboutId, pages: 1, attachmentId: null }]);
    });
    const made = await make();
    expect(made).toMatchObject({ formsWritten: 1, missing: 0 });
    expect((await make()).formsWritten).toBe(0);
    const again = await make({ names: 'full', reason: '再核' });
    const files = filesBelow(again.path!);
    const html = readFileSync(join(again.path!, 'index.html'), 'utf8');
    for (const row of rows) {
      const { papers } = await desk.call('archive.get', { id: row.id });
      expect([row.kind, papers.map((paper) => paper.kept)]).toEqual([row.kind, papers.map(() => true)]);
    }
    const links = [...html.slice(html.indexOf('档案目录')).matchAll(/href="(data\/[^"]+)"/g)].map((match) => decodeURIComponent(match[1]!));
    expect(links.length).toBeGreaterThanOrEqual(rows.length);
    for (const path of links) expect(files).toContain(path);
    expect(links.filter((path) => path.includes('销号审批表')).length).toBeGreaterThanOrEqual(1);
    const form = docxText(
      readFileSync(
        join(
          again.path!,
          links.findLast((path) => path.includes('销号审批表'))!,
        ),
      ),
    );
    expect(form).toContain('补制');
    expect(form).not.toContain(item.code!);
  });

  it('as a zip is fetched by a ticket, unpacks to the same bag, and is checked as it is', async () => {
    const made = await make({ form: 'zip', folder: null });
    expect(made.path).toBeNull();
    const { ticket, name, size } = await desk.call('export.fetch', { name: made.name });
    expect([name, size]).toEqual([`${made.name}.zip`, made.size]);
    const bytes = await downloaded(desk, ticket);
    const folder = freshFolder();
    writeFileSync(join(folder, 'bag.zip'), bytes);
    await extractArchive(join(folder, 'bag.zip'), folder);
    expect(await verify({ path: join(folder, made.name) })).toMatchObject({ valid: true, chain: { ok: true } });
    expect(await verify({ staged: await desk.stage(name, bytes, 'application/zip') })).toMatchObject({ valid: true, files: made.files });
    await expect(desk.call('export.fetch', { name: '../register' })).rejects.toMatchObject({ code: 'export_gone' });
  });

  it('counts a community that was merged apart from those that stand, and marks it', async () => {
    const before = await desk.call('export.plan', {});
    const row = (await desk.call('register.list', {})).rows.find((one) => one.openCases === 0)!;
    const on = desk.clock.today();
    const { revision } = await desk.call('register.get', { id: row.id });
    await desk.call('register.close', { id: row.id, revision, on, reason: '并入相邻社区' });
    expect(await desk.call('export.plan', {})).toMatchObject({ communities: before.communities - 1, closedCommunities: before.closedCommunities + 1 });
    const html = readFileSync(join((await make()).path!, 'index.html'), 'utf8');
    expect(html).toContain(`社区（另有已撤并 ${before.closedCommunities + 1} 个）`);
    expect(html).toMatch(new RegExp(`${row.name}（\\d+年\\d+月\\d+日撤并）`));
  });

  it('stopped half way leaves nothing behind, neither at the place nor in the program’s folder', async () => {
    const folder = freshFolder();
    const { jobId } = await desk.call('export.start', { form: 'folder', folder, names: 'masked' });
    await desk.call('jobs.cancel', { id: jobId });
    await expect(desk.finished(jobId)).rejects.toThrow('cancelled');
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(join(desk.files.folder, '..', 'exports')).filter((entry) => !entry.endsWith('.zip'))).toEqual([]);
  });

  it('clears away what a power cut left of an earlier one, and nothing that may still be in the making', async () => {
    const folder = freshFolder();
    const [old, fresh] = ['.bag-0123456789ab.tmp', '.bag-ba9876543210.tmp'].map((name) => join(folder, name)) as [string, string];
    for (const path of [join(old, 'data'), join(fresh, 'data')]) mkdirSync(path, { recursive: true });
    utimesSync(old, new Date(Date.now() - 2 * 86_400_000), new Date(Date.now() - 2 * 86_400_000));
    const { jobId } = await desk.call('export.start', { form: 'folder', folder, names: 'masked' });
    const { name } = (await desk.finished(jobId)) as ExportMade;
    expect(readdirSync(folder).sort()).toEqual([basename(fresh), name].sort());
  });

  it('names an attachment the program no longer has, instead of failing', async () => {
    const { rows } = await desk.call('archive.list', {});
    const report = rows.find((row) => row.kind === 'report')!;
    const photo = (await desk.ports.reads.files.attachmentsOf('case', report.caseId!))[0]!;
    const path = join(desk.files.folder, photo.hash.slice(0, 2), photo.hash);
    const kept = readFileSync(path);
    try {
      rmSync(path);
      const made = await make();
      expect(made.missing).toBe(1);
      expect(existsSync(join(made.path!, 'data/附件/GZ-2021-0001/整改后.jpg'))).toBe(false);
      expect((await verify({ path: made.path! })).valid).toBe(true);
    } finally {
      writeFileSync(path, kept);
    }
  });
});
