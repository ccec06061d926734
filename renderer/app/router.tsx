import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { AppError } from '#shared/domain/errors.ts';
import { searchTexts, writtenSearch } from '#ui/lib/address.ts';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { PAGE_NOT_LOADED, PageError } from './pages/PageBoundary.tsx';
import { PagePending } from './pages/PagePending.tsx';
import { Gate } from './shell/Gate.tsx';
import { Shell } from './shell/Shell.tsx';
import { places, type Place } from './siteMap.tsx';

/** A page's chunk. A browser asks only once for a module, so what failed is told by a code of its own: only a fresh start loads it. */
async function loaded(place: Place): Promise<ComponentType> {
  try {
    return await place.load();
  } catch {
    throw new AppError(PAGE_NOT_LOADED);
  }
}

/** An address that cannot even be read (`%E0%A4%A`): the frame stays, so that there is a way on. */
function LostPage() {
  return (
    <Shell>
      <NotFoundPage />
    </Shell>
  );
}

/** Routes from the site map. Hash history works under `app://` and on the loopback host alike. */
export function createAppRouter(map: readonly Place[] = places) {
  const root = createRootRoute({ component: Gate, notFoundComponent: LostPage });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
  const pages = map.map((place) => {
    const options = {
      path: place.path,
      // Wrapped, because the route wants a module with a named export.
      component: lazyRouteComponent(async () => ({ Screen: await loaded(place) }), 'Screen'),
      errorComponent: PageError,
      pendingComponent: PagePending,
    };
    return place.frame === 'bare'
      ? { frame: place.frame, route: createRoute({ getParentRoute: () => root, ...options }) }
      : { frame: place.frame, route: createRoute({ getParentRoute: () => shell, ...options }) };
  });
  const inShell = pages.filter((page) => page.frame === 'shell').map((page) => page.route);
  const missing = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });
  const bare = pages.filter((page) => page.frame === 'bare').map((page) => page.route);
  return createRouter({
    routeTree: root.addChildren([shell.addChildren([...inShell, missing]), ...bare]),
    history: createHashHistory(),
    parseSearch: searchTexts,
    stringifySearch: writtenSearch,
    defaultPendingMs: 300,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}
