import type { Phase } from '#shared/domain/standards/types.ts';
import { daysBetween } from '#shared/domain/date.ts';
import { phaseWords } from '#shared/words/phases.ts';
import { phaseCounts } from '#shared/services/boardNumbers.ts';
import { progressOf } from '#shared/services/boardStore.ts';
import type { Ports } from '#shared/services/ports.ts';

export type PhaseBar = {
  key: string; title: string; from: string; to: string; state: 'past' | 'current' | 'future'; elapsed: number; figures: string[];
};

/** The three phases as the desk's bar shows them: coverage in the first, rectified and in time in the second, kept in the third. */
export async function phaseFigures(ports: Ports, phases: readonly Phase[], today: string): Promise<PhaseBar[]> {
  const [progress, summary] = await Promise.all([progressOf(ports), ports.reads.register.summary()]);
  const numbers = phaseCounts(progress, phases, today);
  return phases.map((phase, index) => {
    const counts = numbers[index]!;
    const state = today < phase.from ? 'future' : today > phase.to ? 'past' : 'current';
    const length = daysBetween(phase.from, phase.to) + 1;
    const elapsed = state === 'past' ? 1 : state === 'future' ? 0 : (daysBetween(phase.from, today) + 1) / length;
    const figures = state === 'future' ? [] : index === 0
      ? [phaseWords.covered(counts.inspected, summary.communities), phaseWords.found(counts.found)]
      : [phaseWords.rate('rectified', counts.closed, counts.found), phaseWords.rate('onTime', counts.onTime, counts.decided)];
    return { key: phase.key, title: phase.title, from: phase.from, to: phase.to, state, elapsed, figures };
  });
}
