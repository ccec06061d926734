import type { Phase } from '#shared/domain/standards/types.ts';
import { daysBetween } from '#shared/domain/date.ts';
import { phaseWords } from '#shared/words/phases.ts';
import type { Ports } from '#shared/services/ports.ts';

export type PhaseBar = {
  key: string; title: string; from: string; to: string; state: 'past' | 'current' | 'future'; elapsed: number; figures: string[];
};

/** The three phases as the desk's bar shows them: coverage in the first, rectified and in time in the second, kept in the third. */
export async function phaseFigures(ports: Ports, phases: readonly Phase[], today: string): Promise<PhaseBar[]> {
  const [counts, summary] = await Promise.all([ports.reads.cases.phaseCounts(phases.map(({ from, to }) => ({ from, to }))), ports.reads.register.summary()]);
  return phases.map((phase, index) => {
    const count = counts[index]!;
    const state = today < phase.from ? 'future' : today > phase.to ? 'past' : 'current';
    const length = daysBetween(phase.from, phase.to) + 1;
    const elapsed = state === 'past' ? 1 : state === 'future' ? 0 : (daysBetween(phase.from, today) + 1) / length;
    const figures = state === 'future' ? [] : index === 0
      ? [phaseWords.covered(count.inspected, summary.communities), phaseWords.found(count.found)]
      : [phaseWords.rate('rectified', count.closed, count.found), phaseWords.rate('onTime', count.onTime, count.closed)];
    return { key: phase.key, title: phase.title, from: phase.from, to: phase.to, state, elapsed, figures };
  });
}
