import type { ComponentType } from 'react';
import type { CommandId } from '#shared/contract/commands.ts';
import { areaWords } from '#shared/words/shell.ts';
import { useOverdueCount } from '#ui/parts/cases/useOverdueCount.ts';
import { ArchiveIcon, BoardIcon, CheckIcon, DeskIcon, InspectIcon, OrderIcon, RegisterIcon, SystemIcon } from '#ui/ui/icons.ts';

export type AreaId = keyof typeof areaWords;

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

/** One page: where it lives, which area lights up, and the chunk that draws it. */
export type Place = {
  /** TanStack path; parameters as `$id`. */
  readonly path: string;
  readonly area: AreaId | null;
  /** `bare` pages stand alone: first run, projection, print. */
  readonly frame: 'shell' | 'bare';
  readonly load: () => Promise<ComponentType>;
};

/** Where the program goes before it is set up. */
export const FIRST_RUN_PATH = '/setup';

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

/**
 * Every page of the program. Screens add a line here and nothing else:
 * `{ path: '/cases/$id', area: 'cases', frame: 'shell', load: () => import('#ui/features/cases/CasePage.tsx').then((m) => m.CasePage) }`
 */
export const places: readonly Place[] = [
  { path: '/communities', area: 'register', frame: 'shell', load: () => import('#ui/features/register/RegisterPage.tsx').then((m) => m.RegisterPage) },
  { path: '/communities/$id', area: 'register', frame: 'shell', load: () => import('#ui/features/register/CommunityPage.tsx').then((m) => m.CommunityPage) },
  { path: '/compliance', area: 'compliance', frame: 'shell', load: () => import('#ui/features/standards/CompliancePage.tsx').then((m) => m.CompliancePage) },
  { path: '/register/import', area: 'register', frame: 'shell', load: () => import('#ui/features/imports/ImportPage.tsx').then((m) => m.ImportPage) },
  { path: '/register/imports', area: 'register', frame: 'shell', load: () => import('#ui/features/imports/ImportsPage.tsx').then((m) => m.ImportsPage) },
  { path: '/', area: 'desk', frame: 'shell', load: () => import('#ui/features/desk/DeskPage.tsx').then((m) => m.DeskPage) },
  { path: '/cases', area: 'cases', frame: 'shell', load: () => import('#ui/features/cases/CasesPage.tsx').then((m) => m.CasesPage) },
  { path: '/cases/$id', area: 'cases', frame: 'shell', load: () => import('#ui/features/cases/CasePage.tsx').then((m) => m.CasePage) },
  { path: '/rounds', area: 'inspection', frame: 'shell', load: () => import('#ui/features/rounds/RoundsPage.tsx').then((m) => m.RoundsPage) },
  { path: '/rounds/$id', area: 'inspection', frame: 'shell', load: () => import('#ui/features/rounds/RoundPage.tsx').then((m) => m.RoundPage) },
  { path: '/findings/new', area: 'inspection', frame: 'shell', load: () => import('#ui/features/rounds/FindingsPage.tsx').then((m) => m.FindingsPage) },
  { path: '/orders', area: 'cases', frame: 'shell', load: () => import('#ui/features/orders/OrdersPage.tsx').then((m) => m.OrdersPage) },
  { path: '/orders/new', area: 'cases', frame: 'shell', load: () => import('#ui/features/orders/NewOrderPage.tsx').then((m) => m.NewOrderPage) },
  { path: '/orders/$id', area: 'cases', frame: 'shell', load: () => import('#ui/features/orders/OrderPage.tsx').then((m) => m.OrderPage) },
  { path: '/system/orders', area: 'system', frame: 'shell', load: () => import('#ui/features/orders/OrderSettingsPage.tsx').then((m) => m.OrderSettingsPage) },
  { path: '/archive', area: 'archive', frame: 'shell', load: () => import('#ui/features/archive/ArchivePage.tsx').then((m) => m.ArchivePage) },
  { path: '/archive/arrange', area: 'archive', frame: 'shell', load: () => import('#ui/features/archive/ArrangePage.tsx').then((m) => m.ArrangePage) },
  { path: '/archive/export', area: 'archive', frame: 'shell', load: () => import('#ui/features/export/ExportPage.tsx').then((m) => m.ExportPage) },
  { path: '/archive/settings', area: 'archive', frame: 'shell', load: () => import('#ui/features/archive/ArchiveSettingsPage.tsx').then((m) => m.ArchiveSettingsPage) },
  { path: '/archive/$id', area: 'archive', frame: 'shell', load: () => import('#ui/features/archive/ArchiveItemPage.tsx').then((m) => m.ArchiveItemPage) },
  { path: FIRST_RUN_PATH, area: null, frame: 'bare', load: () => import('#ui/features/setup/FirstRunPage.tsx').then((m) => m.FirstRunPage) },
  { path: '/setup/next', area: null, frame: 'bare', load: () => import('#ui/features/setup/NextPage.tsx').then((m) => m.NextPage) },
  { path: '/system', area: 'system', frame: 'shell', load: () => import('#ui/features/system/BureauPage.tsx').then((m) => m.BureauPage) },
  { path: '/system/calendar', area: 'system', frame: 'shell', load: () => import('#ui/features/system/CalendarPage.tsx').then((m) => m.CalendarPage) },
  { path: '/system/backup', area: 'system', frame: 'shell', load: () => import('#ui/features/backup/BackupPage.tsx').then((m) => m.BackupPage) },
  { path: '/system/about', area: 'system', frame: 'shell', load: () => import('#ui/features/system/AboutPage.tsx').then((m) => m.AboutPage) },
  { path: '/board', area: 'board', frame: 'shell', load: () => import('#ui/features/board/BoardPage.tsx').then((m) => m.BoardPage) },
  { path: '/board/projection', area: 'board', frame: 'bare', load: () => import('#ui/features/projection/ProjectionPage.tsx').then((m) => m.ProjectionPage) },
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
