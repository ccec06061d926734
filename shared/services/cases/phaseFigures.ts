import type { Phase } from '#shared/domain/standards/types.ts';
import { daysBetween } from '#shared/domain/date.ts';
import { phaseWords } from '#shared/words/phases.ts';
import { phaseCounts } from '#shared/services/boardNumbers.ts';
import { progressOf } from '#shared/services/boardStore.ts';
import type { Ports } from '#shared/services/ports.ts';

export type PhaseBar = { key: string; title: string; from: string; to: string; state: 'past' | 'current' | 'future'; elapsed: number };

/** The phases as the desk's bar draws them. */
export function phaseBars(phases: readonly Phase[], today: string): PhaseBar[] {
  return phases.map(({ key, title, from, to }) => {
    const state = stateOn({ from, to }, today);
    const elapsed = state === 'past' ? 1 : state === 'future' ? 0 : (daysBetween(from, today) + 1) / (daysBetween(from, to) + 1);
    return { key, title, from, to, state, elapsed };
  });
}

/** What each phase has come to: coverage in the first, rectified and in time in the second, kept in the third. */
export async function phaseFigures(ports: Ports, phases: readonly Phase[], today: string): Promise<Record<string, string[]>> {
  const [progress, summary] = await Promise.all([progressOf(ports), ports.reads.register.summary()]);
  const numbers = phaseCounts(progress, phases, today);
  return Object.fromEntries(
    phases.map((phase, index) => {
      const counts = numbers[index]!;
      const figures =
        stateOn(phase, today) === 'future'
          ? []
          : index === 0
            ? [phaseWords.covered(counts.inspected, summary.communities), phaseWords.found(counts.found)]
            : [phaseWords.rate('rectified', counts.closed, counts.found), phaseWords.rate('onTime', counts.onTime, counts.decided)];
      return [phase.key, figures];
    }),
  );
}

function stateOn({ from, to }: Pick<Phase, 'from' | 'to'>, today: string): PhaseBar['state'] {
  return today < from ? 'future' : today > to ? 'past' : 'current';
}
