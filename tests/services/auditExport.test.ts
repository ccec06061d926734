import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BagCheckView, ExportMade } from '#shared/contract/export.ts';
import { readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import { extractArchive } from '#host/adapters/archiveUnzip.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { enterWorkbook, word } from '#tests/support/register.ts';
import { closeCase, orderedCase } from './support/cases.ts';
import { downloaded } from './support/registerFiles.ts';

let desk: Desk;
let target: string;
beforeAll(async () => {
  desk = await startedDesk();
  await enterWorkbook(desk);
  const failing = async (ruleId: string) => (await desk.call('register.list', { filter: { ruleId, ruleState: 'fail' } })).rows.map((row) => row.id);
  const first = (await failing('QZ-059'))[0]!;
  const second = (await failing('QZ-034')).find((id) => id !== first)!;
  await desk.call('register.saveItem', {
    communityId: first, itemId: null, kind: 'member', revision: 0, validFrom: '2021-06-10', values: [{ metric: 'member.name', value: word('欧阳示例') }, { metric: 'member.post', value: word('director') }],
  });
  const { caseId } = await orderedCase(desk, first);
  await closeCase(desk, caseId);
  desk.clock.set('2021-08-02');
  await orderedCase(desk, second, 'QZ-034');
  await desk.call('archive.fileCases', { caseIds: [caseId] });
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
async function verify(source: { path: string } | { staged: string }): Promise<BagCheckView> {
  return (await desk.finished((await desk.call('export.verifyBag', source)).jobId)) as BagCheckView;
}
const filesBelow = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
const chain = (bag: string) => readFileSync(join(bag, 'data/操作记录/chain.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const docxText = (bytes: Uint8Array) => new PizZip(bytes).file('word/document.xml')!.asText().replace(/<w:noBreakHyphen\/>/g, '-').replace(/<[^>]+>/g, '');
const hasCoreutils = spawnSync('sha256sum', ['--version']).status === 0;

describe('an audit export', () => {
  it('holds everything in readable form, and each order’s paper, attachments, log, index and verifier', async () => {
    const made = await make();
    expect(made.path).toBe(join(target, made.name));
    const files = filesBelow(made.path!);
    for (const path of [
      'bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt', 'index.html', '校验说明.txt', 'verify.mjs',
      'data/名册/社区名册.xlsx', 'data/名册/社区名册.csv', 'data/名册/房间成员和公示栏.xlsx', 'data/判定/判定结果.xlsx', 'data/案件/案件.xlsx', 'data/督令/督令.xlsx', 'data/档案/归档目录.xlsx', 'data/操作记录/chain.jsonl',
      'data/操作记录/经办人员.xlsx', 'data/附件/GZ-2021-0001/整改后.jpg',
    ]) expect(files, path).toContain(path);
    expect(files.filter((path) => path.startsWith('data/督令/') && path.endsWith('.docx'))).toHaveLength(2);
    expect(readFileSync(join(made.path!, 'index.html'), 'utf8')).toContain('data/%E7%9D%A3%E4%BB%A4/');
    const info = readFileSync(join(made.path!, 'bag-info.txt'), 'utf8');
    expect(info).toContain(`Event-Chain-Head: ${made.shortHead}\n`);
    expect(info).toMatch(/^Source-Organization: 清镇市民政局$/m);
    expect(made.missing).toBe(0);
  });

  it.runIf(hasCoreutils)('passes sha256sum -c and sha512sum -c', async () => {
    const { path } = await make();
    for (const [tool, manifest] of [['sha256sum', 'manifest-sha256.txt'], ['sha256sum', 'tagmanifest-sha256.txt'], ['sha512sum', 'manifest-sha512.txt'], ['sha512sum', 'tagmanifest-sha512.txt']]) {
      const out = execFileSync(tool!, ['-c', '--strict', manifest!], { cwd: path!, env: { ...process.env, LC_ALL: 'C.UTF-8' } }).toString();
      expect(out.trim().split('\n').every((line) => line.endsWith(': OK'))).toBe(true);
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
    const form = docxText(readFileSync(join(again.path!, links.findLast((path) => path.includes('销号审批表'))!)));
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

describe('checking a bag', () => {
  let bag: string;
  const place = mkdtempSync(join(tmpdir(), 'bag-check-'));
  beforeAll(async () => {
    const { jobId } = await desk.call('export.start', { form: 'folder', folder: place, names: 'full', reason: '校验' });
    bag = ((await desk.finished(jobId)) as ExportMade).path!;
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  const standAlone = () => spawnSync(process.execPath, [join(bag, 'verify.mjs')], { encoding: 'utf8' });

  /** Harms the bag, runs both verifiers, and puts it right again. */
  async function harmed(path: string, change: (text: string) => string | null): Promise<{ readonly view: BagCheckView; readonly alone: ReturnType<typeof standAlone> }> {
    const file = join(bag, path);
    const before = existsSync(file) ? readFileSync(file) : null;
    const after = change(before?.toString('utf8') ?? '');
    try {
      if (after === null) rmSync(file);
      else writeFileSync(file, after);
      return { view: await verify({ path: bag }), alone: standAlone() };
    } finally {
      if (before === null) rmSync(file, { force: true });
      else writeFileSync(file, before);
    }
  }

  it('finds nothing in a good one, neither here nor with the verifier inside, and knows it as its own', async () => {
    const view = await verify({ path: bag });
    expect(view).toMatchObject({ valid: true, version: '1.0', findings: [], chain: { ok: true, headMatches: true, known: true, broken: null } });
    const alone = standAlone();
    expect(alone.stdout).toContain('全部相符。');
    expect(alone.stdout).toContain(view.chain!.short);
    expect(alone.status).toBe(0);
  });

  const csv = 'data/名册/社区名册.csv';
  const log = 'data/操作记录/chain.jsonl';
  it.each<readonly [name: string, path: string, change: (text: string) => string | null, code: string]>([
    ['a changed file', csv, (text) => text.replace('约', '近'), 'file_altered'],
    ['a missing file', csv, () => null, 'file_missing'],
    ['a file put in', 'data/附件/多余.txt', () => '多余', 'file_unlisted'],
    ['a changed index', 'index.html', (text) => text.replace('案件', '按件'), 'tag_file_altered'],
    ['a changed label', 'bag-info.txt', (text) => text.replace('清镇市', '青镇市'), 'tag_file_altered'],
    ['a changed manifest', 'manifest-sha256.txt', (text) => text.replace(/^[0-9a-f]/, (digit) => (digit === '0' ? '1' : '0')), 'tag_file_altered'],
  ])('%s is named by both', async (_name, path, change, code) => {
    const { view, alone } = await harmed(path, change);
    expect(view.valid).toBe(false);
    expect(view.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code)).toContain(code);
    expect(view.findings.some((finding) => finding.text.includes(path.split('/').at(-1)!))).toBe(true);
    expect(alone.status).toBe(1);
    expect(alone.stdout).toContain(path);
  });

  it.each<readonly [name: string, change: (lines: string[]) => string[], text: string]>([
    ['a record changed', (lines) => lines.map((line, index) => (index === 4 ? line.replace('"onDay":"2021', '"onDay":"2020') : line)), '第 5 条操作记录被改动过'],
    ['a payload changed', (lines) => lines.map((line, index) => (index === 4 ? line.replace('"payload":{', '"payload":{"x":1,') : line)), '第 5 条操作记录的原文被改动过'],
    ['a record taken out', (lines) => lines.toSpliced(6, 1), '缺失'],
    ['the last cut off', (lines) => lines.slice(0, -1), ''],
  ])('the log with %s is broken for both', async (_name, change, text) => {
    const { view, alone } = await harmed(log, (content) => `${change(content.trim().split('\n')).join('\n')}\n`);
    expect(view.chain!.ok).toBe(false);
    expect(`${view.chain!.broken?.text ?? ''}`).toContain(text);
    expect(alone.status).toBe(1);
    expect(alone.stdout).toMatch(text === '' ? /链头/ : new RegExp(text));
  });

  /** A copy of the bag with a part of its log, and manifests made anew to fit: what somebody who knows BagIt would do. */
  function refitted(name: string, change: (lines: readonly string[]) => readonly string[] | null): string {
    const copy = join(place, name);
    cpSync(bag, copy, { recursive: true });
    const lines = change(readFileSync(join(copy, log), 'utf8').trim().split('\n'));
    if (lines === null) rmSync(join(copy, log));
    else writeFileSync(join(copy, log), lines.map((line) => `${line}\n`).join(''));
    for (const kind of ['', 'tag']) {
      for (const algorithm of ['sha256', 'sha512']) {
        const file = join(copy, `${kind}manifest-${algorithm}.txt`);
        const paths = readFileSync(file, 'utf8').trim().split('\n').map((line) => line.slice(line.indexOf('  ') + 2)).filter((path) => existsSync(join(copy, path)));
        writeFileSync(file, paths.map((path) => `${createHash(algorithm).update(readFileSync(join(copy, path))).digest('hex')}  ${path}\n`).join(''));
      }
    }
    return copy;
  }
  const run = (folder: string) => spawnSync(process.execPath, [join(folder, 'verify.mjs')], { encoding: 'utf8' });

  it('a log taken out is missed by both, also with manifests made anew', async () => {
    const copy = refitted('log-out', () => null);
    const view = await verify({ path: copy });
    expect(view).toMatchObject({ valid: false, chain: { ok: false, count: 0, headMatches: false } });
    const alone = run(copy);
    expect(alone.status).toBe(1);
    expect(alone.stdout).toContain('缺少操作记录');
    expect(alone.stdout).toContain('文件总量不符');
    expect(alone.stdout).not.toContain('全部相符');
  });

  it('records cut off the end are missed by both, also when the short head was made to fit', async () => {
    const copy = refitted('log-short', (lines) => lines.slice(0, -2));
    const { chain } = await verify({ path: copy });
    writeFileSync(join(copy, 'bag-info.txt'), readFileSync(join(copy, 'bag-info.txt'), 'utf8').replace(/^Event-Chain-Head: .*$/m, `Event-Chain-Head: ${chain!.short}`).replace(/^Payload-Oxum: .*\n/m, ''));
    const again = await verify({ path: copy });
    expect(again).toMatchObject({ valid: false, chain: { ok: false, headMatches: false } });
    expect(run(copy).stdout).toMatch(/登记有操作记录 \d+ 条，包里有 \d+ 条/);
  });

  it('a whole set of files with a broken log is not called good', async () => {
    const copy = refitted('log-broken', (lines) => lines.toSpliced(4, 1));
    expect(await verify({ path: copy })).toMatchObject({ valid: false, chain: { ok: false } });
  });

  /** Tag manifests made anew to fit, for those that are still there. */
  function sealTags(copy: string): void {
    const tags = filesBelow(copy).filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'));
    for (const algorithm of ['sha256', 'sha512']) {
      const file = join(copy, `tagmanifest-${algorithm}.txt`);
      if (existsSync(file)) writeFileSync(file, tags.map((path) => `${createHash(algorithm).update(readFileSync(join(copy, path))).digest('hex')}  ${path}\n`).join(''));
    }
  }
  const dropTagManifests = (copy: string) => { for (const algorithm of ['sha256', 'sha512']) rmSync(join(copy, `tagmanifest-${algorithm}.txt`)); };
  const unsigned = (copy: string) => writeFileSync(join(copy, 'bag-info.txt'), readFileSync(join(copy, 'bag-info.txt'), 'utf8').replace(/^Bag-Software-Agent: .*\n/m, ''));

  it.each<readonly [name: string, change: (copy: string) => void, says: string]>([
    ['both tag manifests taken away', dropTagManifests, 'tagmanifest-sha256.txt'],
    ['both tag manifests taken away, the label’s program too', (copy) => { dropTagManifests(copy); unsigned(copy); }, 'tagmanifest-sha512.txt'],
    ['both tag manifests, the label’s program and the verifier taken away', (copy) => { dropTagManifests(copy); unsigned(copy); rmSync(join(copy, 'verify.mjs')); }, 'tagmanifest-sha512.txt'],
    ['one tag manifest taken away', (copy) => rmSync(join(copy, 'tagmanifest-sha512.txt')), 'tagmanifest-sha512.txt'],
    ['a payload manifest taken away, tag manifests made to fit', (copy) => { rmSync(join(copy, 'manifest-sha512.txt')); sealTags(copy); }, 'manifest-sha512.txt'],
    ['another declaration, tag manifests made to fit', (copy) => { writeFileSync(join(copy, 'bagit.txt'), 'BagIt-Version: 9.9\nTag-File-Character-Encoding: GBK\n'); sealTags(copy); }, 'bagit.txt'],
    ['an older declaration, tag manifests made to fit', (copy) => { writeFileSync(join(copy, 'bagit.txt'), 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n'); sealTags(copy); }, 'bagit.txt'],
    ['a page put beside it', (copy) => writeFileSync(join(copy, 'evil.html'), '<h1>forged</h1>'), 'evil.html'],
    ['a page put beside it that one tag manifest lists', (copy) => {
      writeFileSync(join(copy, 'evil.html'), '<h1>forged</h1>');
      const file = join(copy, 'tagmanifest-sha256.txt');
      writeFileSync(file, `${readFileSync(file, 'utf8')}${createHash('sha256').update('<h1>forged</h1>').digest('hex')}  evil.html\n`);
    }, 'evil.html'],
    ['a system’s file put beside it', (copy) => writeFileSync(join(copy, 'Thumbs.db'), 'x'), 'Thumbs.db'],
  ])('%s is an error for both, though BagIt would let it pass', async (name, change, says) => {
    const copy = join(place, `own-${name}`);
    cpSync(bag, copy, { recursive: true });
    change(copy);
    const view = await verify({ path: copy });
    expect(view.valid).toBe(false);
    expect(view.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.text).join('\n')).toContain(says);
    const alone = spawnSync(process.execPath, [join(bag, 'verify.mjs'), copy], { encoding: 'utf8' });
    expect(alone.status).toBe(1);
    expect(alone.stdout).toContain(says);
  });

  it('names every damaged member of a zip, goes on with the others, and says where the log breaks off', async () => {
    desk.clock.set('2021-08-03');
    const { jobId } = await desk.call('export.start', { form: 'zip', folder: null, names: 'full', reason: '校验' });
    const { name, files } = (await desk.finished(jobId)) as ExportMade;
    const bytes = Buffer.from(await downloaded(desk, (await desk.call('export.fetch', { name })).ticket));
    const bad = [csv, 'data/操作记录/经办人员.xlsx', 'data/附件/GZ-2021-0001/整改后.jpg'];
    for (const path of bad) flipByte(bytes, `${name}/${path}`);
    const view = await verify({ staged: await desk.stage('坏.zip', bytes, 'application/zip') });
    expect(view).toMatchObject({ valid: false, files, chain: { ok: true, headMatches: true } });
    expect(view.findings.map((finding) => finding.text).toSorted()).toEqual(bad.map((path) => `文件 ${path} 已损坏，读不出来。`).toSorted());
    flipByte(bytes, `${name}/${log}`);
    const broken = await verify({ staged: await desk.stage('坏.zip', bytes, 'application/zip') });
    expect(broken.findings).toHaveLength(4);
    expect(broken.chain).toMatchObject({ ok: false });
  });

  /** The first byte of a member's packed content. */
  function flipByte(zip: Buffer, name: string): void {
    const at = zip.indexOf(Buffer.from(name)) - 30;
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    zip[start]! ^= 0xff;
  }

  it('names a bad file once, with every manifest that says so', async () => {
    const { view, alone } = await harmed(csv, (text) => text.replace('约', '近'));
    const said = view.findings.filter((finding) => finding.path === csv);
    expect(said.map((finding) => finding.text)).toEqual([`文件 ${csv} 的内容变了（manifest-sha256.txt、manifest-sha512.txt）。`]);
    expect(alone.stdout.split('\n').filter((line) => line.includes(csv))).toHaveLength(1);
  });

  it('a path without a bag, and a file that is none, are refused in words', async () => {
    await expect(verify({ path: join(place, 'nowhere') })).rejects.toThrow('bag_not_found');
    await expect(verify({ staged: await desk.stage('x.zip', Buffer.from('not a zip')) })).rejects.toThrow('archive_unreadable');
  });
});
