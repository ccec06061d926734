import type { ComponentType } from 'react';
import type { CommandId } from '#shared/contract/commands.ts';
import { areaWords } from '#shared/words/shell.ts';
import { useOverdueCount } from '#ui/parts/cases/useOverdueCount.ts';
import { ArchiveIcon, BoardIcon, CheckIcon, DeskIcon, InspectIcon, OrderIcon, RegisterIcon, SystemIcon } from '#ui/ui/icons.ts';
import type { AreaId, Place } from './places.ts';

export { FIRST_RUN_PATH, places, type Place } from './places.ts';

/** One entry of the left navigation. It shows only while one of `places` has its path. */
export type Area = {
  readonly id: AreaId;
  readonly title: string;
  readonly path: string;
  readonly command: CommandId;
  readonly icon: ComponentType<{ size?: string; stroke?: number }>;
  /** How many things there ask for attention; a hook, called on every render of the entry. */
  readonly useBadge?: () => number;
};

/** The navigation, in order. */
export const areas: readonly Area[] = [
  { id: 'desk', title: areaWords.desk, path: '/', command: 'go.desk', icon: DeskIcon },
  { id: 'board', title: areaWords.board, path: '/board', command: 'go.board', icon: BoardIcon },
  { id: 'register', title: areaWords.register, path: '/communities', command: 'go.register', icon: RegisterIcon },
  { id: 'compliance', title: areaWords.compliance, path: '/compliance', command: 'go.compliance', icon: CheckIcon },
  { id: 'inspection', title: areaWords.inspection, path: '/rounds', command: 'go.inspection', icon: InspectIcon },
  { id: 'cases', title: areaWords.cases, path: '/cases', command: 'go.cases', icon: OrderIcon, useBadge: useOverdueCount },
  { id: 'archive', title: areaWords.archive, path: '/archive', command: 'go.archive', icon: ArchiveIcon },
  { id: 'system', title: areaWords.system, path: '/system', command: 'go.system', icon: SystemIcon },
];

/** The areas that have a page. */
export function areasInUse(all: readonly Area[], existing: readonly Place[]): readonly Area[] {
  const paths = new Set(existing.map((place) => place.path));
  return all.filter((area) => paths.has(area.path));
}

/** The page of a search hit, by what was found. */
export const hitPaths: Readonly<Record<string, (id: string) => string>> = {
  community: (id) => `/communities/${id}`,
  case: (id) => `/cases/${id}`,
  order: (id) => `/orders/${id}`,
  archive: (id) => `/archive/${id}`,
};
