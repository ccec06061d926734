import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { connect, serve } from '#shared/rpc/rpc.ts';
import { CHOICES_SEQ_KEY } from '#shared/services/judging.ts';
import { createServices } from '#shared/services/index.ts';
import { crossesDay } from '#shared/services/standardsRefresh.ts';
import { trialPack, trialRule } from '#tests/fixtures/domain/trialPack.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { enterWorkbook } from '#tests/support/register.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await startedDesk();
  await enterWorkbook(desk);
});
afterEach(() => desk.close());

/** The same register opened again: nothing of the services' memory is left. */
function reopened() {
  const call = connect(contract, serve(contract, createServices(desk.ports), { report: String, checkOutput: true }), () => 'reopened-key');
  return { overview: () => call('standards.overview', {}, { actor: desk.clerk }), tables: () => desk.ports.reads.standards.verdicts(null) };
}

describe('cached verdicts are those of today', () => {
  it('what a stop in the middle left on former choices is judged at the next opening', async () => {
    const right = (await desk.call('standards.overview', {})).total;
    await desk.ports.unitOfWork.maintain(async (tx) => {
      const rows = await tx.standards.verdicts(null);
      await tx.standards.saveVerdicts(rows.slice(0, 4).map((row) => ({ ...row, seq: 999, outcomes: 'U'.repeat(row.outcomes.length) })));
    });
    expect((await desk.call('standards.overview', {})).total).not.toEqual(right);
    expect((await reopened().overview()).total).toEqual(right);
    expect(await desk.ports.reads.core.setting(CHOICES_SEQ_KEY)).toBeNull();
  });

  it('a new day is written to them at the first question, and no event is made of it', async () => {
    const head = await desk.ports.reads.events.head();
    desk.clock.set('2021-09-01');
    await desk.call('register.list', {});
    expect(new Set((await desk.ports.reads.standards.verdicts(null)).map((row) => row.asOf))).toEqual(new Set(['2021-09-01']));
    expect(await desk.ports.reads.events.head()).toEqual(head);
  });

  it('a pack with a goal or a rule that begins that year is judged again', () => {
    const pack = trialPack([trialRule({ targetYear: 2022 }), trialRule({ id: 'T-002', validFrom: '2021-09-01', validTo: '2021-10-31' })]);
    const spans = [
      ['2021-08-30', '2021-08-31'],
      ['2021-08-31', '2021-09-01'],
      ['2021-10-30', '2021-10-31'],
      ['2021-10-31', '2021-11-01'],
      ['2022-12-30', '2022-12-31'],
      ['2021-11-01', '2021-10-31'],
    ] as const;
    expect(spans.map(([from, to]) => crossesDay(pack, [], from, to))).toEqual([false, true, false, true, true, true]);
  });

  it('a pack with figures that hold for a period is judged again when a period ends, not within it', () => {
    const pack = trialPack([trialRule({ period: 'quarter' })]);
    const spans = [
      ['2021-06-01', '2021-06-30'],
      ['2021-06-30', '2021-07-01'],
      ['2021-05-01', '2022-08-09'],
      ['2021-07-01', '2021-09-30'],
    ] as const;
    expect(spans.map(([from, to]) => crossesDay(pack, [], from, to))).toEqual([false, true, true, false]);
  });
});
