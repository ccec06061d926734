import { addDays } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import { periodStart } from '#shared/domain/standards/period.ts';
import type { Pack } from '#shared/domain/standards/types.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';
import { JUDGED_AT_ONCE, judgingOn, rejudge } from './judging.ts';
import type { ExemptionRow, JobControl, Ports } from './ports.ts';

/** Above this many communities the verdicts are brought up to date in the background. */
const MOST_AT_ONCE = 5_000;

/**
 * Keeps the cached verdicts those of today: call the answer before anything that reads them. It costs a comparison
 * while the day stays the same. On a new day it judges again what a date within the rules or an exemption changes,
 * and at any time what was left on another pack or on former choices.
 */
function verdictRefresh(ports: Ports): () => Promise<void> {
  let done: string | null = null;
  let running: Promise<void> | null = null;
  return () => {
    const today = ports.clock.today();
    if (done === today) return Promise.resolve();
    running ??= refresh(ports)
      .then((ready) => {
        if (ready) done = today;
      })
      .finally(() => {
        running = null;
      });
    return running;
  };
}

/** What neither reads verdicts nor should wait for them: first run, files, jobs. */
const WITHOUT_VERDICTS = /^(?:setup|files|jobs)\./;

/** The same handlers, each begun only when the cached verdicts are those of today. */
export function onFreshVerdicts<H extends object>(ports: Ports, handlers: H): H {
  const fresh = verdictRefresh(ports);
  const wrapped = Object.entries(handlers as Readonly<Record<string, Handler>>).map(([name, handler]): [string, Handler] => {
    if (WITHOUT_VERDICTS.test(name)) return [name, handler];
    return [
      name,
      async (input, context) => {
        await fresh();
        return handler(input, context);
      },
    ];
  });
  return Object.fromEntries(wrapped) as H;
}

type Handler = (input: never, context: CallContext) => Promise<unknown>;

/** False before first run, when there is nothing to judge by. */
async function refresh(ports: Ports): Promise<boolean> {
  const today = ports.clock.today();
  const judging = await judgingOn(ports.reads, today).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'no_pack') return null;
    throw error;
  });
  if (judging === null) return false;
  const { stale, oldest } = await ports.reads.standards.verdictStanding(judging.adopted.no, judging.choicesSeq);
  const crossed = oldest !== null && oldest !== today && crossesDay(judging.adopted.pack, await ports.reads.standards.exemptions(null), oldest, today);
  const nos = crossed ? (await ports.reads.register.communities()).map((community) => community.no) : stale;
  if (nos.length > MOST_AT_ONCE) {
    startRejudging(ports, nos);
    return true;
  }
  if (nos.length > 0 || (oldest !== null && oldest !== today)) {
    await ports.unitOfWork.maintain(async (tx) => {
      if (nos.length > 0) await rejudge(tx, nos);
      if (!crossed) await tx.standards.markJudged(today);
    });
  }
  return true;
}

/** Judges many communities as a job, part by part: what a crash leaves undone is found stale at the next opening. */
export function startRejudging(ports: Ports, nos: readonly number[]): string {
  return ports.jobs.start('verdicts', async (control: JobControl) => {
    for (let start = 0; start < nos.length; start += JUDGED_AT_ONCE) {
      control.signal.throwIfAborted();
      await ports.unitOfWork.maintain((tx) => rejudge(tx, nos.slice(start, start + JUDGED_AT_ONCE)));
      control.progress(Math.min(start + JUDGED_AT_ONCE, nos.length), nos.length);
    }
    return { judged: nos.length };
  });
}

/** Whether judging on one day can differ from judging on the other: a rule begins, ends or falls due, an exemption begins or ends, or a period of figures ends. */
export function crossesDay(pack: Pack, exemptions: readonly ExemptionRow[], one: string, other: string): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  const periods = new Set(
    pack.rules
      .filter((rule) => rule.levels.includes('community'))
      .flatMap((rule) => [rule, ...rule.variants.map((variant) => variant.set)].map((read) => read.period)),
  );
  const days = [
    ...[...periods].map((unit) => (unit === undefined ? null : periodStart(unit, to))),
    ...pack.rules.flatMap((rule) => [rule.validFrom, dayAfter(rule.validTo), rule.targetYear === null ? null : `${rule.targetYear}-12-31`]),
    ...exemptions.flatMap((row) => [row.fromDay, dayAfter(row.toDay)]),
  ];
  return days.some((day) => day !== null && from < day && day <= to);
}

function dayAfter(day: string | null): string | null {
  return day === null ? null : addDays(day, 1);
}
