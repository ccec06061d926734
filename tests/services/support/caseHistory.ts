import { addDays } from '#shared/domain/date.ts';
import { numberMaker } from '#tests/shared/domain/progress/random.ts';
import { exact, no, yes } from '#tests/support/register.ts';
import type { Desk } from '#tests/support/desk.ts';

const SIGNER = '示例丙';
const RECEIVER = '示例丁';
const JPEG = new Uint8Array([255, 216, 255, 224]);

/** What is wrong in a community: the rule, the metric, its value while wrong and when right. */
const faults = [
  ['QZ-063', 'rooms.archive.area', 600, 1_200],
  ['QZ-042', 'rooms.multi.area', 2_000, 5_000],
  ['QZ-047', 'rooms.reading.area', 1_000, 4_000],
  ['QZ-048', 'rooms.reading.books', 300, 2_000],
  ['QZ-052', 'rooms.culture.area', 2_000, 6_000],
  ['QZ-057', 'rooms.mediation.area', 800, 2_500],
  ['QZ-066', 'bulletin.area', 300, 1_200],
  ['QZ-014', 'covenant.topics.waste_sorting', 0, 1],
  ['QZ-087', 'rules.disclosure', 0, 1],
  ['QZ-089', 'rules.appraisal', 0, 1],
  ['QZ-096', 'archive.category.supervision', 0, 5],
  ['QZ-135', 'finance.office_budget_month', 100_000, 250_000],
] as const;

/** What the history needs to know of a case. */
type CaseNow = {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly state: string;
  readonly stage: string | null;
  readonly dueOn: string | null;
  readonly task: number | null;
};

/**
 * A made-up programme through the real services: rounds, findings, orders of all stages, reports in time and late,
 * rechecks of every outcome, closings, reopenings, relapses, voided orders. `evening` is called when a day's work is
 * done. Answers the day it ends on.
 */
export async function liveHistory(
  desk: Desk,
  { communities = 34, from = '2021-01-12', to = '2022-06-07', seed = 86, evening = async (_day: string) => {} } = {},
): Promise<string> {
  const next = numberMaker(seed);
  const chance = (percent: number) => next(100) < percent;
  const today = () => desk.clock.today();
  desk.clock.set(from);
  const ids: string[] = [];
  for (let index = 0; index < communities; index += 1) {
    const { id } = await desk.call('register.add', {
      subdistrictId: null,
      newSubdistrict: `示例${'甲乙丙丁戊己庚'[index % 7]}街道`,
      name: `示例${index + 1}社区`,
      code: null,
      validFrom: from,
      values: faults.map(([, metric, bad, good]) => ({ metric, value: chance(85) ? exact(bad) : exact(good) })),
    });
    ids.push(id);
  }
  const { id: roundId } = await desk.call('rounds.save', {
    id: null,
    revision: 0,
    name: '第一批督查',
    phase: 'phase.1',
    team: '督查一组',
    startsOn: from,
    endsOn: '2021-06-30',
    communityIds: null,
  });
  for (let day = from; day <= to; day = addDays(day, 10 + next(9))) {
    desk.clock.set(day);
    await step();
    await evening(day);
  }
  desk.clock.set(to);
  return to;

  async function step(): Promise<void> {
    const community = ids[next(ids.length)]!;
    await desk.call('rounds.inspect', { id: roundId, communityIds: [community, ids[next(ids.length)]!], on: today(), inspector: '示例己' });
    const { batches } = await desk.call('findings.propose', { communityIds: [community, ...Array.from({ length: 4 }, () => ids[next(ids.length)]!)] });
    const items = batches
      .flatMap((batch) => batch.findings)
      .filter(() => chance(80))
      .map(({ communityId, ruleId }) => ({ communityId, ruleId }));
    if (items.length > 0)
      await desk.call('findings.record', { items, foundOn: addDays(today(), -next(2)) < from ? from : addDays(today(), -next(2)), roundId });
    if (chance(15)) {
      await desk.call('findings.recordFree', {
        communityId: community,
        title: '楼道堆放杂物',
        detail: '楼道堆放杂物，影响通行',
        requirement: '清理楼道杂物',
        foundOn: today(),
        source: 'covert',
        ruleId: chance(50) ? null : 'QZ-034',
      });
    }
    // A few wait for another day.
    await draft(
      'rectification',
      (await list('found')).filter((row) => row.task !== null && chance(85)),
    );
    await walk();
    await climb();
  }

  async function list(...states: string[]): Promise<CaseNow[]> {
    const rows: CaseNow[] = [];
    for (let cursor: string | null = null; ;) {
      const page: { rows: CaseNow[]; next: string | null } = await desk.call('cases.list', { filter: { states: states as never }, limit: 200, cursor });
      rows.push(...page.rows);
      cursor = page.next;
      if (cursor === null) return rows;
    }
  }

  async function draft(stage: 'rectification' | 'supervision' | 'accountability', wanted: readonly CaseNow[]): Promise<void> {
    // Those in a draft that was left lying are not drafted twice.
    const waiting = (await desk.ports.reads.cases.itemsOfCases(wanted.map((row) => row.id))).filter((item) => item.state === 'open').map((item) => item.caseId);
    const cases = wanted.filter((row) => !waiting.includes(row.id));
    if (cases.length === 0) return;
    const { orders } = await desk.call('orders.draft', { stage, caseIds: cases.map((row) => row.id) });
    for (const { id } of orders) {
      const target = async () => [{ id, revision: (await desk.call('orders.get', { id })).revision }];
      if (stage === 'accountability') {
        const { revision, items } = await desk.call('orders.get', { id });
        await desk.call('orders.saveDraft', {
          id,
          revision,
          urgentReason: '',
          competentBody: '示例市纪委监委',
          personsNamed: '',
          copies: [],
          items: items.map(({ no: item, requirement, manner, period }) => ({ no: item, requirement, manner, milestones: [], period })),
        });
      }
      if (chance(6)) continue;
      await desk.call('orders.review', { orders: await target(), on: today() }, { actor: desk.rechecker });
      if (chance(6)) continue;
      await desk.call('orders.issue', { orders: await target(), on: today(), signer: SIGNER });
      if (chance(6)) continue;
      await desk.call('orders.serve', { orders: await target(), on: today(), method: 'direct', receiver: RECEIVER });
      if (chance(70)) await desk.call('orders.acknowledge', { orders: await target(), on: today(), receiver: RECEIVER });
      if (chance(4)) await desk.call('orders.void', { orders: await target(), on: today(), reason: '主送单位有误' });
    }
  }

  /** Each running case goes a step on, or stays. */
  async function walk(): Promise<void> {
    const targets = (rows: readonly CaseNow[]) => rows.map(({ id, revision }) => ({ id, revision }));
    const some = async (percent: number, ...states: string[]) => (await list(...states)).filter(() => chance(percent));
    // Some units never answer.
    const reporting = (await some(35, 'rectifying', 'returned')).filter((row) => !/[07]$/.test(row.number));
    if (reporting.length > 0) {
      const photo = await desk.stage('整改后.jpg', JPEG, 'image/jpeg');
      await desk.call('cases.report', {
        cases: targets(reporting),
        on: today(),
        content: '已整改',
        reporter: RECEIVER,
        files: [{ staged: photo, kind: 'photo_after' }],
      });
    }
    const checked = await some(60, 'reported');
    const outcomes = {
      passed: checked.filter((_, index) => index % 4 < 2),
      again: checked.filter((_, index) => index % 4 === 2),
      failed: checked.filter((_, index) => index % 4 === 3),
    };
    const recheck = (rows: readonly CaseNow[], passed: boolean, newDueOn: string | null) =>
      rows.length === 0
        ? undefined
        : desk.call('cases.recheck', { cases: targets(rows), on: today(), passed, opinion: '现场核对', newDueOn }, { actor: desk.rechecker });
    await recheck(outcomes.passed, true, null);
    await recheck(outcomes.again, false, addDays(today(), 3 + next(8)));
    await recheck(outcomes.failed, false, null);
    // Sometimes reported again on the very day it failed.
    const again = await some(20, 'returned');
    if (again.length > 0) {
      const photo = await desk.stage('补充整改.jpg', JPEG, 'image/jpeg');
      await desk.call('cases.report', {
        cases: targets(again),
        on: today(),
        content: '已补充整改',
        reporter: RECEIVER,
        files: [{ staged: photo, kind: 'photo_after' }],
      });
    }
    const passed = await some(70, 'passed');
    if (passed.length > 0) await desk.call('cases.submitClose', { cases: targets(passed), on: today() });
    const closing = await some(80, 'pending_close');
    if (closing.length > 0) {
      for (const { id, ok } of await desk.call('cases.close', { cases: targets(closing), on: today() })) if (ok) await settle(id);
    }
    const closed = await some(2, 'closed');
    if (closed.length > 0)
      await desk.call('cases.reopen', {
        cases: targets(closed.slice(0, 2)),
        on: today(),
        reason: '群众反映没有整改到位',
        newDueOn: addDays(today(), chance(50) ? 5 : 2),
      });
  }

  /** What was put right stands in the register, mostly; some of it goes wrong again later. */
  async function settle(caseId: string): Promise<void> {
    const row = await desk.ports.reads.cases.case(caseId);
    const fault = faults.find(([rule]) => rule === row?.ruleId);
    if (row === null || fault === undefined || chance(15)) return;
    const { id: communityId } = (await desk.ports.reads.register.communityByNo(row.communityNo))!;
    const value = fault[3] === 1 ? (chance(88) ? yes : no) : exact(chance(88) ? fault[3] : fault[2]);
    const { revision } = await desk.call('register.get', { id: communityId });
    await desk.call('register.save', { id: communityId, revision, validFrom: today(), values: [{ metric: fault[1], value }] });
  }

  async function climb(): Promise<void> {
    const late = (await list('rectifying', 'returned')).filter((row) => (row.dueOn === null ? row.state === 'returned' : row.dueOn < today()));
    await draft(
      'supervision',
      late.filter((row) => row.stage === 'rectification' && chance(30)),
    );
    await draft(
      'accountability',
      late.filter((row) => row.stage === 'supervision' && chance(30)),
    );
  }
}
