import { describe, expect, it } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { addDays, yearOf } from '#shared/domain/date.ts';
import { compileRules } from '#shared/domain/standards/judge.ts';
import { parsePack } from '#shared/domain/standards/pack.ts';
import { shippedPack } from '#shared/packs/index.ts';
import { faults } from '#shared/services/sample/faults.ts';
import { sampleCommunities, tickedRules } from '#shared/services/sample/figures.ts';
import { SAMPLE_PACK, SOURCE_PACK, sampleLibrary, samplePack } from '#shared/services/sample/pack.ts';
import { pictureBytes } from '#shared/services/sample/pictures.ts';
import { planSample } from '#shared/services/sample/plan.ts';
import { randomFrom } from '#shared/services/sample/random.ts';
import { walkingClock } from '#shared/services/sample/walkingClock.ts';
import { packLibrary } from '#host/packs.ts';

const source = shippedPack(SOURCE_PACK)!;
const communities = sampleCommunities(1);

describe('the sample’s copy of 清镇’s pack', () => {
  const pack = parsePack(JSON.parse(JSON.stringify(samplePack(source, 2026))));

  it('has its three phases in the three years that end with this one', () => {
    expect(pack.phases.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['督查摸底', '2024-01-01', '2024-06-30'],
      ['巩固提升', '2024-07-01', '2025-12-31'],
      ['长效机制', '2026-01-01', '2026-12-31'],
    ]);
    expect(pack.rules.filter((rule) => rule.threshold.kind === 'days').map((rule) => rule.thresholdText)).toEqual([
      '2024-01-01..2024-06-30',
      '2024-07-01..2025-12-31',
      '2026-01-01..2026-12-31',
    ]);
  });

  it('keeps every rule, quote and clause, and asks for names of the sample city', () => {
    expect(pack.rules.map(({ id, clause, quote }) => [id, clause, quote])).toEqual(source.rules.map(({ id, clause, quote }) => [id, clause, quote]));
    expect(pack.rules.find((rule) => rule.id === 'QZ-020')!.threshold).toEqual({ kind: 'pattern', source: '^示例市.+(乡|镇|街道办事处).+社区居民委员会$' });
    expect([pack.id, pack.docNo]).toEqual([SAMPLE_PACK, source.docNo]);
    expect(
      sampleLibrary(packLibrary, 2026)
        .list()
        .map(({ id }) => id),
    ).toEqual([SAMPLE_PACK, SOURCE_PACK]);
  });

  it('every fault of the story fails its rule while it lasts, passes when it is put right, and may be put into an order', () => {
    const judge = compileRules(pack, {}, '2026-03-01');
    const random = randomFrom(7);
    const wrong = faults.filter((fault) => {
      const place = communities.find(({ kind, daycare }) => fault.only === undefined || fault.only === kind || (fault.only === 'daycare' && daycare))!;
      const verdict = (value: ReturnType<typeof fault.bad>) =>
        judge.judgeAll(new Map([...place.sound, [fault.metric, value]]), [])[judge.ruleIndex(fault.ruleId)]!;
      const at = { town: place.townName, community: place.name, random };
      return (
        verdict(fault.bad(at)).state !== 'fail' || verdict(fault.good(at)).state !== 'pass' || judge.rules[judge.ruleIndex(fault.ruleId)]!.remedy !== 'order'
      );
    });
    expect(wrong).toEqual([]);
    expect(faults.filter((fault) => (fault.by === 'tick') !== tickedRules(pack).some((rule) => rule.ruleId === fault.ruleId))).toEqual([]);
  });
});

describe('the invented city', () => {
  it('has 52 communities in seven subdistricts, each name once there and each code once', () => {
    expect(communities).toHaveLength(52);
    expect(new Set(communities.map(({ townName }) => townName)).size).toBe(7);
    expect(new Set(communities.map(({ townName, name }) => `${townName}${name}`)).size).toBe(52);
    expect(new Set(communities.map(({ code }) => code)).size).toBe(52);
    // 99 is no province: the codes can be nobody's.
    expect(communities.every(({ code }) => /^99\d{10}$/.test(code))).toBe(true);
  });

  it('is the same every time for the same seed', () => {
    expect(sampleCommunities(1)).toEqual(communities);
    expect(sampleCommunities(2)).not.toEqual(communities);
  });
});

/** Beginning and end of a year, a holiday, a Sunday, the first working day, a year whose calendar is not published. */
describe.each(['2025-10-03', '2026-01-05', '2026-04-01', '2026-11-22', '2027-02-10'])('the story up to the day before %s', (today) => {
  const plan = planSample(communities, standardCalendar(), today, 2);
  const days = plan.agenda.map(({ day }) => day);

  it('goes day by day over three years and stops yesterday', () => {
    expect(days).toEqual(days.toSorted());
    expect(yearOf(days[0]!)).toBe(yearOf(today) - 2);
    expect(days.at(-1)! <= addDays(today, -1)).toBe(true);
    expect(plan.registerOn <= days[0]!).toBe(true);
    expect(new Set(plan.rounds.map((round) => yearOf(round.from))).size).toBeGreaterThanOrEqual(2);
  });

  it('tells some four hundred findings, each recorded before it is put into an order and reported before it is rechecked', () => {
    expect(plan.findings.length).toBeGreaterThan(380);
    expect(plan.findings.length).toBeLessThan(480);
    const known = new Set<number>();
    const drafted = new Set<number>();
    const reported = new Set<number>();
    for (const { step } of plan.agenda) {
      if (step.do === 'record') for (const finding of step.findings) known.add(finding);
      if (step.do === 'record_free') known.add(step.finding);
      if (step.do === 'draft') {
        drafted.add(step.order);
        expect(plan.orders[step.order]!.findings.filter((finding) => !known.has(finding))).toEqual([]);
      } else if ('order' in step) expect(drafted.has(step.order)).toBe(true);
      if (step.do === 'report') reported.add(step.finding);
      if (step.do === 'pass' || step.do === 'return' || step.do === 'close') expect(reported.has(step.finding)).toBe(true);
    }
    expect(known.size).toBe(plan.findings.length);
  });

  it('is the same every time', () => {
    expect(planSample(communities, standardCalendar(), today, 2)).toEqual(plan);
  });
});

it('the pictures are PNG files', () => {
  for (const name of ['room-before', 'room-after', 'board-before', 'board-after', 'station-before', 'station-after', 'receipt'] as const) {
    const bytes = pictureBytes(name);
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(Buffer.from(bytes.slice(-8)).toString('latin1')).toContain('IEND');
  }
});

it('the led clock only goes forward and never past the evening', () => {
  const clock = walkingClock('2026-03-02');
  const first = clock.now();
  expect([first, clock.today(), new Date(clock.ms()).toISOString()]).toEqual(['2026-03-02T00:40:00.000Z', '2026-03-02', first]);
  clock.pass(600);
  expect(clock.now()).toBe('2026-03-02T00:50:00.000Z');
  for (let step = 0; step < 500; step += 1) clock.pass(300);
  expect(clock.now().slice(0, 10)).toBe('2026-03-02');
  clock.goTo('2026-03-03');
  expect(clock.now()).toBe('2026-03-03T00:40:00.000Z');
});
