import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { SetupState } from '#shared/contract/setup.ts';
import { chooseActor, enterPlace, readActor } from '#ui/lib/actor.ts';
import { useGo } from '#ui/lib/address.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { PrintedSampleMark } from '#ui/parts/print/PrintedSampleMark.tsx';
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
  // What the first run leads to lies below it, and is shown while its end is still on its way here; the sample has no first run.
  const astray =
    data !== undefined && (firstRun ? !pathname.startsWith(FIRST_RUN_PATH) : data.sample ? pathname.startsWith(FIRST_RUN_PATH) : pathname === FIRST_RUN_PATH);
  useEffect(() => {
    if (astray) go(firstRun ? FIRST_RUN_PATH : '/', { replace: true });
  }, [astray, firstRun, go]);
  useEffect(() => {
    if (data !== undefined) settleActor(data);
  }, [data]);
  if (data === undefined) return error === null ? <StartPage /> : <PageError error={error} reset={() => void refetch()} />;
  return (
    <>
      <ConnectionBanner />
      {data.sample ? <PrintedSampleMark /> : null}
      {astray ? <StartPage /> : <Outlet />}
    </>
  );
}

/** In the sample somebody acts at once: nobody real stands behind a step there. */
function settleActor({ sample, persons }: SetupState): void {
  enterPlace(sample);
  const active = persons.filter((person) => person.active);
  const first = active[0];
  if (sample && first !== undefined && !active.some((person) => person.id === readActor())) chooseActor(first.id);
}
