import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BagCheckView, ExportMade } from '#shared/contract/export.ts';
import type { Desk } from '#tests/support/desk.ts';
import { downloaded } from './support/registerFiles.ts';
import { exportedDesk, filesBelow, verifyBag } from './support/bags.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await exportedDesk();
});
afterAll(() => desk.close());
const verify = (source: { path: string } | { staged: string }) => verifyBag(desk, source);

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
  async function harmed(
    path: string,
    change: (text: string) => string | null,
  ): Promise<{ readonly view: BagCheckView; readonly alone: ReturnType<typeof standAlone> }> {
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
    [
      'a record changed',
      (lines) => lines.map((line, index) => (index === 4 ? line.replace('"onDay":"2021', '"onDay":"2020') : line)),
      '第 5 条操作记录被改动过',
    ],
    [
      'a payload changed',
      (lines) => lines.map((line, index) => (index === 4 ? line.replace('"payload":{', '"payload":{"x":1,') : line)),
      '第 5 条操作记录的原文被改动过',
    ],
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
        const paths = readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => line.slice(line.indexOf('  ') + 2))
          .filter((path) => existsSync(join(copy, path)));
        writeFileSync(
          file,
          paths
            .map(
              (path) =>
                `${createHash(algorithm)
                  .update(readFileSync(join(copy, path)))
                  .digest('hex')}  ${path}\n`,
            )
            .join(''),
        );
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
    writeFileSync(
      join(copy, 'bag-info.txt'),
      readFileSync(join(copy, 'bag-info.txt'), 'utf8')
        .replace(/^Event-Chain-Head: .*$/m, `Event-Chain-Head: ${chain!.short}`)
        .replace(/^Payload-Oxum: .*\n/m, ''),
    );
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
      if (existsSync(file))
        writeFileSync(
          file,
          tags
            .map(
              (path) =>
                `${createHash(algorithm)
                  .update(readFileSync(join(copy, path)))
                  .digest('hex')}  ${path}\n`,
            )
            .join(''),
        );
    }
  }
  const dropTagManifests = (copy: string) => {
    for (const algorithm of ['sha256', 'sha512']) rmSync(join(copy, `tagmanifest-${algorithm}.txt`));
  };
  const unsigned = (copy: string) =>
    writeFileSync(join(copy, 'bag-info.txt'), readFileSync(join(copy, 'bag-info.txt'), 'utf8').replace(/^Bag-Software-Agent: .*\n/m, ''));

  it.each<readonly [name: string, change: (copy: string) => void, says: string]>([
    ['both tag manifests taken away', dropTagManifests, 'tagmanifest-sha256.txt'],
    [
      'both tag manifests taken away, the label’s program too',
      (copy) => {
        dropTagManifests(copy);
        unsigned(copy);
      },
      'tagmanifest-sha512.txt',
    ],
    [
      'both tag manifests, the label’s program and the verifier taken away',
      (copy) => {
        dropTagManifests(copy);
        unsigned(copy);
        rmSync(join(copy, 'verify.mjs'));
      },
      'tagmanifest-sha512.txt',
    ],
    ['one tag manifest taken away', (copy) => rmSync(join(copy, 'tagmanifest-sha512.txt')), 'tagmanifest-sha512.txt'],
    [
      'a payload manifest taken away, tag manifests made to fit',
      (copy) => {
        rmSync(join(copy, 'manifest-sha512.txt'));
        sealTags(copy);
      },
      'manifest-sha512.txt',
    ],
    [
      'another declaration, tag manifests made to fit',
      (copy) => {
        writeFileSync(join(copy, 'bagit.txt'), 'BagIt-Version: 9.9\nTag-File-Character-Encoding: GBK\n');
        sealTags(copy);
      },
      'bagit.txt',
    ],
    [
      'an older declaration, tag manifests made to fit',
      (copy) => {
        writeFileSync(join(copy, 'bagit.txt'), 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n');
        sealTags(copy);
      },
      'bagit.txt',
    ],
    ['a page put beside it', (copy) => writeFileSync(join(copy, 'evil.html'), '<h1>forged</h1>'), 'evil.html'],
    [
      'a page put beside it that one tag manifest lists',
      (copy) => {
        writeFileSync(join(copy, 'evil.html'), '<h1>forged</h1>');
        const file = join(copy, 'tagmanifest-sha256.txt');
        writeFileSync(file, `${readFileSync(file, 'utf8')}${createHash('sha256').update('<h1>forged</h1>').digest('hex')}  evil.html\n`);
      },
      'evil.html',
    ],
    ['a system’s file put beside it', (copy) => writeFileSync(join(copy, 'Thumbs.db'), 'x'), 'Thumbs.db'],
  ])('%s is an error for both, though BagIt would let it pass', async (name, change, says) => {
    const copy = join(place, `own-${name}`);
    cpSync(bag, copy, { recursive: true });
    change(copy);
    const view = await verify({ path: copy });
    expect(view.valid).toBe(false);
    expect(
      view.findings
        .filter((finding) => finding.severity === 'error')
        .map((finding) => finding.text)
        .join('\n'),
    ).toContain(says);
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
