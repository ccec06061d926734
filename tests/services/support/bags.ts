import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import type { BagCheckView } from '#shared/contract/export.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { enterWorkbook, word } from '#tests/support/register.ts';
import { closeCase, orderedCase } from './cases.ts';

/** A register with a closed case, filed, and an order that runs: what an audit export is made of. */
export async function exportedDesk(): Promise<Desk> {
  const desk = await startedDesk();
  await enterWorkbook(desk);
  const failing = async (ruleId: string) => (await desk.call('register.list', { filter: { ruleId, ruleState: 'fail' } })).rows.map((row) => row.id);
  const first = (await failing('QZ-059'))[0]!;
  const second = (await failing('QZ-034')).find((id) => id !== first)!;
  await desk.call('register.saveItem', {
    communityId: first,
    itemId: null,
    kind: 'member',
    revision: 0,
    validFrom: '2021-06-10',
    values: [
      { metric: 'member.name', value: word('欧阳示例') },
      { metric: 'member.post', value: word('director') },
    ],
  });
  const { caseId } = await orderedCase(desk, first);
  await closeCase(desk, caseId);
  desk.clock.set('2021-08-02');
  await orderedCase(desk, second, 'QZ-034');
  await desk.call('archive.fileCases', { caseIds: [caseId] });
  return desk;
}

export async function verifyBag(desk: Desk, source: { path: string } | { staged: string }): Promise<BagCheckView> {
  return (await desk.finished((await desk.call('export.verifyBag', source)).jobId)) as BagCheckView;
}

export const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
export const chain = (bag: string) =>
  readFileSync(join(bag, 'data/操作记录/chain.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
export const docxText = (bytes: Uint8Array) =>
  new PizZip(bytes)
    .file('word/document.xml')!
    .asText()
    .replace(/<w:noBreakHyphen\/>/g, '-')
    .replace(/<[^>]+>/g, '');
export const hasCoreutils = spawnSync('sha256sum', ['--version']).status === 0;
