import type { Metric } from '#shared/domain/register/metric.ts';
import { isBlank, shownText } from './cellText.ts';
import type { TableColumn } from './findHeader.ts';
import type { RegisterTable } from './findTable.ts';
import { readHeader } from './header.ts';
import { signature, type ColumnMapping, type RememberedTargets } from './mapping.ts';
import { cellAt } from './sheetView.ts';
import { metricUnit } from './units.ts';
import { exactTargets, isIdentity, similarTargets, vocabularyOf, type ColumnTarget, type Vocabulary } from './vocabulary.ts';

/**
 * What a column is taken for. `confidence` 0–100: 100 remembered or named exactly, 90 named exactly under a foreign
 * group, below 80 only similar words (to be looked at), 0 not known (ignored).
 */
export type ColumnProposal = {
  readonly columnIndex: number;
  readonly letters: string;
  readonly path: readonly string[];
  readonly target: ColumnTarget;
  readonly confidence: number;
  readonly basis: 'remembered' | 'exact' | 'similar' | 'none';
  readonly signature: string;
  /** Up to three different filled cells, as shown. */
  readonly samples: readonly string[];
};

type Candidate = { readonly column: TableColumn; readonly target: ColumnTarget; readonly confidence: number; readonly basis: ColumnProposal['basis'] };

const NOT_KNOWN = { target: 'ignore', confidence: 0, basis: 'none' } as const;
const SAMPLED_ROWS = 300;

/**
 * One proposal a column, in sheet order. Words that name a field exactly win over similar words; where two columns
 * name the same field equally well both keep it, so that `checkMapping` asks the user instead of us guessing.
 */
export function proposeColumns(table: RegisterTable, metrics: readonly Metric[], remembered: RememberedTargets = {}): ColumnProposal[] {
  const vocabulary = vocabularyOf(metrics);
  const chosen = new Map<number, Candidate>();
  const taken = new Map<string, number>();
  const candidates = table.columns
    .flatMap((column) => candidatesOf(column, vocabulary, remembered))
    .sort((a, b) => b.confidence - a.confidence || a.column.index - b.column.index);
  for (const candidate of candidates) {
    if (chosen.has(candidate.column.index)) continue;
    const rival = taken.get(candidate.target);
    if (candidate.target !== 'ignore' && rival !== undefined && rival !== candidate.confidence) continue;
    chosen.set(candidate.column.index, candidate);
    taken.set(candidate.target, candidate.confidence);
  }
  return table.columns.map((column) => {
    const { target, confidence, basis } = chosen.get(column.index) ?? NOT_KNOWN;
    return {
      columnIndex: column.index,
      letters: column.letters,
      path: column.path,
      target,
      confidence,
      basis,
      signature: signature(column.path),
      samples: samplesOf(table, column.index),
    };
  });
}

/** The proposals as a mapping, to be corrected by the user. */
export function mappingOf(proposals: readonly ColumnProposal[]): ColumnMapping {
  return Object.fromEntries(proposals.filter(({ target }) => target !== 'ignore').map(({ columnIndex, target }) => [columnIndex, target]));
}

function candidatesOf(column: TableColumn, vocabulary: Vocabulary, remembered: RememberedTargets): Candidate[] {
  const known = Object.hasOwn(remembered, signature(column.path)) ? remembered[signature(column.path)] : undefined;
  if (known !== undefined && (known === 'ignore' || isIdentity(known) || vocabulary.metrics.has(known))) {
    return [{ column, target: known, confidence: 100, basis: 'remembered' }];
  }
  const groups = column.path.slice(0, -1).map((part) => readHeader(part).key);
  const exact = exactTargets(vocabulary, column.path);
  if (exact.length > 0) {
    return exact.map((target): Candidate => ({ column, target, confidence: groupFits(vocabulary, target, groups, column) ? 100 : 90, basis: 'exact' }));
  }
  return similarCandidates(column, vocabulary, groups);
}

/** No group, an identity field, one of the words for the metric's own group, or a group that states the metric's unit. */
function groupFits(vocabulary: Vocabulary, target: ColumnTarget, groups: readonly string[], column: TableColumn): boolean {
  if (groups.length === 0 || target === 'ignore' || isIdentity(target)) return true;
  const words = vocabulary.groupKeys.get(target) ?? [];
  if (groups.some((group) => words.includes(group))) return true;
  return column.groupUnit !== null && column.groupUnit.dimension === metricUnit(vocabulary.metrics.get(target)?.unit ?? '')?.dimension;
}

function similarCandidates(column: TableColumn, vocabulary: Vocabulary, groups: readonly string[]): Candidate[] {
  return [...similarTargets(vocabulary, column.header)].map(([target, likeness]) => {
    const fits = groups.length > 0 && groupFits(vocabulary, target, groups, column);
    return { column, target, confidence: Math.round(likeness * 70) + (fits ? 5 : 0), basis: 'similar' };
  });
}

function samplesOf(table: RegisterTable, column: number): string[] {
  const samples = new Set<string>();
  for (const row of table.rows.slice(0, SAMPLED_ROWS)) {
    const cell = cellAt(table.sheet, row, column);
    if (!isBlank(cell)) samples.add(shownText(cell).slice(0, 40));
    if (samples.size === 3) break;
  }
  return [...samples];
}
