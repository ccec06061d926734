import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeWorkbookReader } from '#host/adapters/spreadsheetReader.ts';
import { registerColumns } from '#shared/domain/register/metrics.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import {
  downloaded,
  editedRegister,
  imported,
  mappingOf,
  opened,
  previewed,
  REGISTER_NAME,
  registerBytes,
  registerState,
  rowsOf,
} from './support/registerFiles.ts';

const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });
const word = (text: string): MetricValue => ({ number: null, text, qualifier: 'exact' });

afterAll(closeWorkbookReader);

describe('清镇市社区名册 as it is, into an empty register', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startedDesk();
  });
  afterAll(() => desk.close());

  it('is opened with all 43 columns proposed, and nothing is written by looking at it', async () => {
    const head = await desk.ports.reads.events.head();
    const session = await opened(desk, registerBytes());
    expect(session).toMatchObject({
      fileName: REGISTER_NAME,
      format: 'xlsx',
      sheet: '社区名册',
      rows: 52,
      reportedOn: '2021-06-18',
      onDay: '2021-06-18',
      earlier: null,
      others: [],
    });
    expect(session.columns.map((column) => column.target)).toEqual(
      registerColumns.map((key) => (key === 'identity.ordinal' ? 'ignore' : key.replace('identity.', ''))),
    );
    expect(session.columns[6]).toMatchObject({
      letters: 'G',
      path: ['基本情况', '户数'],
      confidence: 100,
      basis: 'exact',
      samples: ['2,598户', '3684', '约2771'],
    });
    expect(session.skipped.filter((row) => row.reason === 'total')).toHaveLength(13);
    const preview = await previewed(desk, session);
    expect(preview.counts).toEqual({ new: 52, changed: 0, unchanged: 0, error: 0, warning: 0, values: 1926, kept: 0, listed: 0 });
    expect(preview.newSubdistricts).toHaveLength(12);
    expect(await desk.ports.reads.events.head()).toEqual(head);
  });

  it('becomes 52 communities under their subdistricts with verdicts, and can be found', async () => {
    const session = await opened(desk, registerBytes());
    const { preview } = await previewed(desk, session);
    const written = await desk.call('imports.confirm', { session: session.id, preview });
    expect(written).toMatchObject({ added: 52, changed: 0, unchanged: 0, errors: 0, values: 1926, subdistricts: 12 });
    const { rows, total } = await desk.call('register.list', { limit: 200, columns: ['register.households', 'rooms.children.area', 'rooms.archive.area'] });
    expect(total).toBe(52);
    expect(rows.slice(0, 3).map((row) => [row.subdistrict, row.name, row.code])).toEqual([
      ['青龙山街道', '新华社区', '520181002001'],
      ['青龙山街道', '青龙社区', '520181002002'],
      ['青龙山街道', '云岭社区', '520181002003'],
    ]);
    expect(rows[0]?.values).toEqual({ 'register.households': exact(2598), 'rooms.children.area': expect.objectContaining({ qualifier: 'exact' }) });
    expect(rows[1]?.values['rooms.children.area']).toEqual({ number: 0, text: null, qualifier: 'none' });
    expect(rows[2]?.values['register.households']).toEqual({ number: 2771, text: null, qualifier: 'estimate' });
    expect(rows.every((row) => (row.tally?.pass ?? 0) > 0 && (row.tally?.unknown ?? 0) > 0)).toBe(true);
    expect(await desk.call('register.summary', {})).toMatchObject({ communities: 52, subdistricts: 12, estimates: 4 });
    expect((await desk.call('search.everywhere', { text: 'xhsq' })).map((hit) => hit.title)).toContain('新华社区');
  });

  it('says of each value which file, row and person it came from', async () => {
    const { rows } = await desk.call('register.list', { filter: { text: '云岭' } });
    const history = await desk.call('register.history', { id: rows[0]!.id, metric: 'register.households' });
    expect(history).toMatchObject([{ source: 'import', fileName: REGISTER_NAME, sourceRow: 7, personName: '示例甲', validFrom: '2021-06-18' }]);
  });

  it('records one event for the import and one for each unit and community', async () => {
    const { rows } = await desk.call('imports.list', {});
    const events = await desk.ports.reads.events.ofSubject('import', rows[0]!.id);
    expect(events.map((event) => [event.kind, event.payload['added'], event.payload['subjects']])).toEqual([['register.imported', 52, 64]]);
    const head = await desk.ports.reads.events.head();
    expect(head!.seq - events[0]!.seq).toBe(64);
    const community = (await desk.ports.reads.register.communities())[0]!;
    expect(await desk.ports.reads.events.ofSubject('community', community.id)).toMatchObject([
      {
        kind: 'community.added',
        payload: { import: rows[0]!.id, row: 5, name: '新华社区', subdistrict: '青龙山街道', values: { 'register.households': [2598, 'exact'] } },
      },
    ]);
  });

  it('imported again changes nothing, says so, and offers nothing to confirm', async () => {
    const session = await opened(desk, registerBytes());
    expect(session.earlier).toMatchObject({ personName: '示例甲' });
    expect(session.columns.every((column) => column.basis === 'remembered')).toBe(true);
    const head = await desk.ports.reads.events.head();
    const { preview, counts, absent } = await previewed(desk, session);
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 52, values: 0 });
    expect(absent).toEqual({ count: 0, names: [] });
    await expect(desk.call('imports.confirm', { session: session.id, preview })).rejects.toMatchObject({ code: 'import_nothing', data: { errors: 0 } });
    expect(await desk.ports.reads.events.head()).toEqual(head);
  });

  it('answers the same when a confirmation is repeated with its key, and the session is gone for another', async () => {
    const session = await opened(desk, await editedRegister({ G5: 2600 }));
    const { preview } = await previewed(desk, session);
    const first = await desk.call('imports.confirm', { session: session.id, preview }, { key: 'repeated-key' });
    expect(await desk.call('imports.confirm', { session: session.id, preview }, { key: 'repeated-key' })).toEqual(first);
    await expect(desk.call('imports.confirm', { session: session.id, preview })).rejects.toMatchObject({ code: 'import_session_gone' });
    await desk.call('imports.undo', { id: first.importId });
  });
});

describe('a corrected register', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startedDesk();
    await imported(desk, registerBytes());
  });
  afterAll(() => desk.close());

  it('shows edited cells field by field before anything is written, and writes only those', async () => {
    desk.clock.set('2021-07-05');
    const session = await opened(desk, await editedRegister({ G5: '约2600户', R5: 15, AH5: '已建成', G6: null, C7: '云岭新社区', AP8: '2021.7.1' }));
    const { preview, counts } = await previewed(desk, session, { onDay: '2021-07-01' });
    expect(counts).toMatchObject({ new: 0, changed: 3, unchanged: 49, error: 0, values: 4, kept: 1 });
    const rows = await rowsOf(desk, session, preview, 'changed');
    expect(rows[0]).toMatchObject({
      row: 5,
      name: '新华社区',
      changes: [
        { metric: 'register.households', before: exact(2598), after: { number: 2600, text: null, qualifier: 'estimate' } },
        { metric: 'rooms.archive.area', before: { number: null, text: null, qualifier: 'unfilled' }, after: exact(1500) },
        { metric: 'daycare.state', before: word('building'), after: word('built') },
      ],
    });
    expect(rows[1]).toMatchObject({ row: 7, identity: [{ field: 'name', before: '云岭社区', after: '云岭新社区' }], changes: [] });
    expect((await rowsOf(desk, session, preview, 'unchanged')).find((row) => row.row === 6)?.kept).toEqual(['register.households']);
    const before = await desk.ports.reads.events.head();
    const written = await desk.call('imports.confirm', { session: session.id, preview });
    expect(written).toMatchObject({ added: 0, changed: 3, unchanged: 49, values: 4 });
    expect((await desk.ports.reads.events.head())!.seq - before!.seq).toBe(4);
    const {
      rows: [community],
    } = await desk.call('register.list', { filter: { text: '新华' } });
    expect((await desk.call('register.get', { id: community!.id, asOf: '2021-06-30' })).values['register.households']?.number).toBe(2598);
    expect((await desk.call('register.get', { id: community!.id })).values['register.households']?.number).toBe(2600);
    expect((await desk.call('search.everywhere', { text: '云岭新' })).map((hit) => hit.title)).toEqual(['云岭新社区']);
  });

  it('of an earlier day is compared with that day and never replaces what was entered for a later one', async () => {
    const session = await opened(desk, await editedRegister({ G5: 2500, C7: '云岭新社区' }));
    const { preview, counts } = await previewed(desk, session, { onDay: '2021-06-20' });
    expect(counts).toMatchObject({ changed: 1, values: 1 });
    await desk.call('imports.confirm', { session: session.id, preview });
    const {
      rows: [community],
    } = await desk.call('register.list', { filter: { text: '新华' } });
    expect((await desk.call('register.get', { id: community!.id, asOf: '2021-06-25' })).values['register.households']?.number).toBe(2500);
    expect((await desk.call('register.get', { id: community!.id })).values['register.households']?.number).toBe(2600);
    const again = await opened(desk, await editedRegister({ G5: 2500, C7: '云岭新社区' }));
    expect((await previewed(desk, again, { onDay: '2021-06-20' })).counts).toMatchObject({ changed: 0, unchanged: 52 });
  });

  it('refuses a day that has not come', async () => {
    const session = await opened(desk, registerBytes());
    await expect(previewed(desk, session, { onDay: '2021-07-06' })).rejects.toMatchObject({ code: 'day_in_future' });
  });

  it('is refused when the register changed after the preview, and a new preview shows the change', async () => {
    const session = await opened(desk, await editedRegister({ G9: 7777, C7: '云岭新社区' }));
    const { preview } = await previewed(desk, session, { onDay: '2021-07-05' });
    const {
      rows: [community],
    } = await desk.call('register.list', { filter: { text: '岭南' } });
    const { revision } = await desk.call('register.get', { id: community!.id });
    await desk.call('register.save', { id: community!.id, revision, validFrom: '2021-07-05', values: [{ metric: 'register.households', value: exact(7777) }] });
    const head = await desk.ports.reads.events.head();
    await expect(desk.call('imports.confirm', { session: session.id, preview })).rejects.toMatchObject({ code: 'import_outdated' });
    expect(await desk.ports.reads.events.head()).toEqual(head);
    const next = await previewed(desk, session, { onDay: '2021-07-05' });
    expect((await rowsOf(desk, session, next.preview, 'changed')).map((row) => row.name)).not.toContain('岭南社区');
    await expect(desk.call('imports.rows', { session: session.id, preview })).rejects.toMatchObject({ code: 'import_outdated' });
  });

  it('a page opened before the import is refused when saved after it', async () => {
    const {
      rows: [community],
    } = await desk.call('register.list', { filter: { text: '青龙社区' } });
    const { revision } = await desk.call('register.get', { id: community!.id });
    await imported(desk, await editedRegister({ H6: 4321, C7: '云岭新社区' }));
    await expect(desk.call('register.save', { id: community!.id, revision, validFrom: '2021-07-05', values: [] })).rejects.toMatchObject({ code: 'stale' });
  });
});

describe('columns', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startedDesk();
  });
  afterAll(() => desk.close());

  const odd = [
    ['街道', '社区', '居民总量', '楼道长', '人口数'],
    ['云桥街道', '松岭社区', 2100, 15, 5200],
    ['云桥街道', '石桥社区', 1800, 12, 4300],
  ]
    .map((row) => row.join('\t'))
    .join('\n');

  it('of a pasted table are proposed, corrected, and remembered for the next table of this kind and for single headers elsewhere', async () => {
    const { session } = await desk.call('imports.open', { text: odd });
    expect(session).toMatchObject({ format: 'pasted', fileName: '粘贴的表格', rows: 2 });
    expect(session!.columns.map((column) => column.target)).toEqual(['subdistrict', 'name', expect.any(String), expect.any(String), 'register.population']);
    const corrections = { C: 'register.households', D: 'ignore' };
    const { preview, counts } = await previewed(desk, session!, { corrections });
    expect(counts).toMatchObject({ new: 2, values: 4 });
    await desk.call('imports.confirm', { session: session!.id, preview });
    const next = await desk.call('imports.open', { text: odd.replace('1800', '1811') });
    expect(next.session!.columns.map((column) => [column.target, column.basis])).toEqual([
      ['subdistrict', 'remembered'],
      ['name', 'remembered'],
      ['register.households', 'remembered'],
      ['ignore', 'remembered'],
      ['register.population', 'remembered'],
    ]);
    expect((await previewed(desk, next.session!)).counts).toMatchObject({ changed: 1, unchanged: 1, values: 1 });
    const other = await desk.call('imports.open', { text: '社区\t居民总量\t有无居民公约\n松岭社区\t2100\t有' });
    expect(other.session!.columns.map((column) => [column.target, column.basis])).toEqual([
      ['name', 'remembered'],
      ['register.households', 'remembered'],
      ['covenant.exists', 'exact'],
    ]);
  });

  it('that stand twice, name nothing or clash in their unit are told by column, and cannot be confirmed', async () => {
    const { session } = await desk.call('imports.open', { text: '社区\t户数\t人口\t用房面积（亩）\n甲社区\t1000\t3000\t2' });
    const { preview, columnIssues, counts } = await previewed(desk, session!, {
      corrections: { A: 'ignore', C: 'register.households', D: 'office.area_total' },
    });
    expect(columnIssues.map((issue) => [issue.column, issue.code])).toEqual([
      ['', 'import_identity_missing'],
      ['B', 'import_target_twice'],
      ['C', 'import_target_twice'],
      ['D', 'import_header_unit'],
    ]);
    expect(counts).toMatchObject({ new: 0, values: 0 });
    await expect(desk.call('imports.confirm', { session: session!.id, preview })).rejects.toMatchObject({ code: 'import_nothing' });
  });
});

describe('rows in error', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startedDesk();
  });
  afterAll(() => desk.close());

  const bad = { G5: '两三千', I6: '200亩', E8: '5.20181E+11', U11: '差不多', G15: '2000-3000', E20: '520181002015', H30: null };

  it('are all told at once with sheet, row, column and reason, and only they stay out', async () => {
    const session = await opened(desk, await editedRegister(bad));
    const { preview, counts } = await previewed(desk, session);
    const rows = await rowsOf(desk, session, preview, 'error');
    expect(rows.map((row) => row.issues.map((issue) => `${issue.sheet} ${issue.column}${issue.row} ${issue.code} ${issue.raw}`))).toEqual([
      ['社区名册 G5 import_cell_number 两三千'],
      ['社区名册 I6 import_cell_unit 200亩'],
      ['社区名册 E8 import_code_scientific 5.20181E+11'],
      ['社区名册 U11 import_cell_flag 差不多'],
      ['社区名册 G15 import_cell_range 2000-3000'],
      ['社区名册 E19 import_duplicate_code 520181002015'],
      ['社区名册 E20 import_duplicate_code 520181002015'],
    ]);
    expect(counts).toMatchObject({ new: 45, error: 7 });
    expect(await desk.call('imports.confirm', { session: session.id, preview })).toMatchObject({ added: 45, errors: 7 });
  });

  it('are marked in a copy of the workbook, which is otherwise the same', async () => {
    const bytes = await editedRegister(bad);
    const session = await opened(desk, bytes);
    const { preview } = await previewed(desk, session);
    const { ticket, name } = await desk.call('imports.marked', { session: session.id, preview, form: 'copy' });
    expect(name).toBe('清镇市社区名册-模拟-标注.xlsx');
    const marked = await downloaded(desk, ticket);
    expect((await desk.ports.spreadsheets.read(marked)).sheets[0]?.rows).toEqual((await desk.ports.spreadsheets.read(bytes)).sheets[0]?.rows);
    expect(marked.byteLength).toBeGreaterThan(bytes.byteLength);
  });

  it('are saved as a sheet of their own, put right, and imported as the rest', async () => {
    const session = await opened(desk, await editedRegister(bad));
    const { preview } = await previewed(desk, session);
    const { ticket, name } = await desk.call('imports.marked', { session: session.id, preview, form: 'rows' });
    expect(name).toBe('清镇市社区名册-模拟-有错误的行.xlsx');
    const {
      sheets: [sheet],
    } = await desk.ports.spreadsheets.read(await downloaded(desk, ticket));
    expect(sheet!.rows.filter((row) => String(row[2]).endsWith('社区')).map((row) => row[2])).toHaveLength(7);
    expect(sheet!.rows.some((row) => String(row.at(-1)).includes('“两三千”不能读作一个数'))).toBe(true);
    const rest = await opened(desk, registerBytes());
    expect((await previewed(desk, rest)).counts).toMatchObject({ new: 7, error: 0 });
  });

  it('of a sheet without any are not offered as a file', async () => {
    const session = await opened(desk, registerBytes());
    const { preview } = await previewed(desk, session);
    await expect(desk.call('imports.marked', { session: session.id, preview, form: 'copy' })).rejects.toMatchObject({ code: 'import_no_errors' });
  });

  it('that only ask for a look are counted and imported', async () => {
    const { session } = await desk.call('imports.open', { text: '街道\t社区\t户数\n云桥街道\t松岭社区\t45000' });
    const { preview, counts } = await previewed(desk, session!);
    expect(counts).toMatchObject({ new: 1, warning: 1, error: 0 });
    expect((await rowsOf(desk, session!, preview, 'warning'))[0]?.issues.map((issue) => issue.code)).toEqual(['import_cell_unusual']);
  });

  it('name a community that was closed: its name and code are not given away', async () => {
    const {
      rows: [community],
    } = await desk.call('register.list', { filter: { text: '塔山' } });
    const { revision } = await desk.call('register.get', { id: community!.id });
    await desk.call('register.close', { id: community!.id, revision, on: '2021-06-18', reason: '并入新华社区' });
    const session = await opened(desk, registerBytes());
    const { preview } = await previewed(desk, session);
    expect((await rowsOf(desk, session, preview, 'error')).map((row) => [row.name, row.issues[0]?.code])).toEqual([['塔山社区', 'import_community_closed']]);
  });
});

describe('sessions', () => {
  it('end after half an hour without use, and the oldest gives way to a fifth', async () => {
    const desk = await startedDesk();
    const paste = async () => (await desk.call('imports.open', { text: '街道\t社区\t户数\n云桥街道\t松岭社区\t2100' })).session!;
    const first = await paste();
    desk.clock.set('2021-06-18', '01:29:00.000');
    expect((await desk.call('imports.session', { session: first.id })).id).toBe(first.id);
    desk.clock.set('2021-06-18', '01:58:00.000');
    const second = await paste();
    await desk.call('imports.session', { session: first.id });
    desk.clock.set('2021-06-18', '02:28:30.000');
    await expect(desk.call('imports.session', { session: second.id })).rejects.toMatchObject({ code: 'import_session_gone' });
    const many: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      desk.clock.set('2021-06-18', `02:3${count}:00.000`);
      many.push((await paste()).id);
    }
    await expect(desk.call('imports.session', { session: many[0]! })).rejects.toMatchObject({ code: 'import_session_gone' });
    await expect(desk.call('imports.session', { session: many[1]! })).resolves.toMatchObject({ id: many[1] });
    await desk.close();
  });

  it('of a large workbook are opened by a job', async () => {
    const desk = await startedDesk();
    const filler = Array.from({ length: 90 }, (_, row) => [
      `D${row + 100}`,
      Array.from({ length: 3000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919 + row * 104_729) % 20_000))).join(''),
    ]);
    const bytes = await editedRegister(Object.fromEntries(filler));
    expect(bytes.byteLength).toBeGreaterThan(512 * 1024 - 1);
    const { jobId, session } = await desk.call('imports.open', { staged: await desk.stage('大名册.xlsx', bytes) });
    expect(session).toBeNull();
    const result = (await desk.finished(jobId!)) as { session: string };
    expect(await desk.call('imports.session', { session: result.session })).toMatchObject({ fileName: '大名册.xlsx', rows: 52 });
    await desk.close();
  });
});

describe('the blank template', () => {
  it('has the usual columns or all, drop-downs of the subdistricts, and is recognised whole when it comes back', async () => {
    const desk = await startedDesk();
    await imported(desk, registerBytes());
    const usual = await desk.call('imports.template', {});
    expect(usual.name).toBe('社区名册-空白模板.xlsx');
    const { sheets } = await desk.ports.spreadsheets.read(await downloaded(desk, usual.ticket));
    expect(sheets[0]!.rows.some((row) => row.includes('社区名称') && row.includes('户数（户）'))).toBe(true);
    const all = await desk.call('imports.template', { columns: 'all' });
    const widest = async (ticket: string) =>
      Math.max(...(await desk.ports.spreadsheets.read(await downloaded(desk, ticket))).sheets[0]!.rows.map((row) => row.length));
    expect(await widest(all.ticket)).toBeGreaterThan(43);
    expect(mappingOf(await opened(desk, registerBytes()))['2']).toBe('name');
    await desk.close();
  });
});

describe('the list of imports', () => {
  it('is exported with the columns on screen', async () => {
    const desk = await startedDesk();
    const { importId } = await imported(desk, registerBytes());
    await desk.call('imports.undo', { id: importId }, { actor: desk.rechecker });
    const { ticket, name } = await desk.call('imports.export', { columns: ['at', 'file', 'added', 'state'] });
    expect(name).toBe('导入记录-2021-06-18.xlsx');
    const { sheets } = await desk.ports.spreadsheets.read(await downloaded(desk, ticket));
    expect(sheets[0]!.rows.slice(2)).toEqual([
      ['导入时间', '文件', '新增', '状态'],
      ['2021年6月18日 09:00', REGISTER_NAME, 52, '已撤销（示例乙 2021年6月18日 09:00）'],
    ]);
    await desk.close();
  });
});

describe('the register', () => {
  it('is the same after an import that fails half-way', async () => {
    const desk = await startedDesk();
    const before = await registerState(desk);
    const session = await opened(desk, registerBytes());
    const { preview } = await previewed(desk, session);
    await expect(desk.call('imports.confirm', { session: session.id, preview }, { actor: '01900000-0000-7000-8000-00000000ffff' })).rejects.toMatchObject({
      code: 'actor_unknown',
    });
    expect(await registerState(desk)).toEqual(before);
    expect((await desk.call('imports.confirm', { session: session.id, preview })).added).toBe(52);
    await desk.close();
  });
});
