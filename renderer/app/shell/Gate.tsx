import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useGo } from '#ui/lib/address.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { PageError } from '#ui/app/pages/PageBoundary.tsx';
import { StartPage } from '#ui/app/pages/StartPage.tsx';
import { FIRST_RUN_PATH } from '#ui/app/siteMap.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';

/** Before anything else: is the host there, is the program set up. Leads to the first run when it is not. */
export function Gate() {
  const { data, error, refetch } = useSetup();
  const { pathname } = useLocation();
  const go = useGo();
  const firstRun = data?.stage === 'first_run';
  const astray = data !== undefined && firstRun !== (pathname === FIRST_RUN_PATH);
  useEffect(() => {
    if (astray) go(firstRun ? FIRST_RUN_PATH : '/', { replace: true });
  }, [astray, firstRun, go]);
  if (data === undefined) return error === null ? <StartPage /> : <PageError error={error} reset={() => void refetch()} />;
  return (
    <>
      <ConnectionBanner />
      {astray ? <StartPage /> : <Outlet />}
    </>
  );
}
