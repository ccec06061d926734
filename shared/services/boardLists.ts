import { AppError } from '#shared/domain/errors.ts';
import { readCaseFilter } from '#shared/domain/progress/address.ts';
import { caseMatches } from '#shared/domain/progress/filter.ts';
import type { Ports } from '#shared/services/ports.ts';
import { progressOf } from './boardStore.ts';
import { verdictsOn } from './boardVerdicts.ts';

const NOTHING_FAILS: ReadonlySet<string> = new Set();

/** The cases behind a figure of the dashboard, exactly. Throws `figure_unreadable`. */
export async function casesOfFigure(ports: Pick<Ports, 'reads' | 'clock'>, figure: string): Promise<readonly string[]> {
  const filter = readCaseFilter(figure);
  if (filter === null) throw new AppError('figure_unreadable', { figure });
  const progress = await progressOf(ports);
  const failing = filter.stillFailing === true ? (await verdictsOn(ports, progress, filter.asOf)).failing : NOTHING_FAILS;
  return progress
    .viewsOn(filter.asOf)
    .filter((view) => caseMatches(view, filter, failing))
    .map((view) => view.case.id);
}
