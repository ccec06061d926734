import type { ComponentType } from 'react';
import type { Question } from '#ui/lib/ahead.ts';
import type { areaWords } from '#shared/words/shell.ts';

export type AreaId = keyof typeof areaWords;

/** One page: where it lives, which area lights up, and the chunk that draws it. */
export type Place = {
  /** TanStack path; parameters as `$id`. */
  readonly path: string;
  readonly area: AreaId | null;
  /** `bare` pages stand alone: first run, projection, print. */
  readonly frame: 'shell' | 'bare';
  readonly load: () => Promise<ComponentType>;
  /** What its first picture waits for: asked while its script is still being read. */
  readonly asks?: readonly Question[];
  /** The same where the address and what this PC keeps decide what is asked. */
  readonly asksFor?: (search: string) => Promise<readonly Question[]>;
};

/** Where the program goes before it is set up. */
export const FIRST_RUN_PATH = '/setup';

/**
 * Every page of the program. Screens add a line here and nothing else:
 * `{ path: '/cases/$id', area: 'cases', frame: 'shell', load: () => import('#ui/features/cases/CasePage.tsx').then((m) => m.CasePage) }`
 */
export const places: readonly Place[] = [
  {
    path: '/communities',
    area: 'register',
    frame: 'shell',
    load: () => import('#ui/features/register/RegisterPage.tsx').then((m) => m.RegisterPage),
    asks: (['register.summary', 'standards.overview', 'units.list', 'standards.pack'] as const).map((op) => ({ op, input: {} })),
    asksFor: (search) => import('#ui/features/register/registerQuery.ts').then((m) => m.registerAsks(search)),
  },
  { path: '/communities/$id', area: 'register', frame: 'shell', load: () => import('#ui/features/register/CommunityPage.tsx').then((m) => m.CommunityPage) },
  { path: '/compliance', area: 'compliance', frame: 'shell', load: () => import('#ui/features/standards/CompliancePage.tsx').then((m) => m.CompliancePage) },
  { path: '/register/import', area: 'register', frame: 'shell', load: () => import('#ui/features/imports/ImportPage.tsx').then((m) => m.ImportPage) },
  { path: '/register/missing', area: 'register', frame: 'shell', load: () => import('#ui/features/register/MissingPage.tsx').then((m) => m.MissingPage) },
  { path: '/register/imports', area: 'register', frame: 'shell', load: () => import('#ui/features/imports/ImportsPage.tsx').then((m) => m.ImportsPage) },
  {
    path: '/',
    area: 'desk',
    frame: 'shell',
    load: () => import('#ui/features/desk/DeskPage.tsx').then((m) => m.DeskPage),
    asks: [{ op: 'cases.desk', input: {} }],
  },
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
  {
    path: '/archive/settings',
    area: 'archive',
    frame: 'shell',
    load: () => import('#ui/features/archive/ArchiveSettingsPage.tsx').then((m) => m.ArchiveSettingsPage),
  },
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

/** The page of an address: fixed words win over parameters; null when there is none. */
export function placeAt(pathname: string, map: readonly Place[] = places): Place | null {
  const parts = pathname.split('/').filter(Boolean);
  let best: { readonly place: Place; readonly exact: number } | null = null;
  for (const place of map) {
    const pattern = place.path.split('/').filter(Boolean);
    if (pattern.length !== parts.length) continue;
    if (!pattern.every((part, index) => part.startsWith('$') || part === parts[index])) continue;
    const exact = pattern.filter((part) => !part.startsWith('$')).length;
    if (best === null || exact > best.exact) best = { place, exact };
  }
  return best?.place ?? null;
}
