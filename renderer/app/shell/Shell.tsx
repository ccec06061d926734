import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { shellWords } from '#shared/words/shell.ts';
import { useNarrow } from '#ui/lib/narrow.ts';
import { usePreference } from '#ui/lib/preferences.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { FinderDialog } from '#ui/app/finder/FinderDialog.tsx';
import { HelpDrawer } from '#ui/app/help/HelpDrawer.tsx';
import { Navigation } from './Navigation.tsx';
import { SampleStrip } from './SampleStrip.tsx';
import { useCommandKeys } from './useCommandKeys.ts';
import { useShellActions } from './useShellActions.ts';
import classes from './Shell.module.css';

/**
 * The frame of every page: navigation at the left, the page at the right, finder and help above both. With little room
 * the navigation folds to icons by itself; opening it is then for the moment only.
 */
export function Shell({ children }: { readonly children?: ReactNode }) {
  const narrow = useNarrow();
  const [foldedByChoice, keepFolded] = usePreference('navigation.folded', false);
  const [openedNarrow, setOpenedNarrow] = useState(false);
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { data } = useSetup();
  const { pathname } = useLocation();
  const folded = narrow ? !openedNarrow : foldedByChoice;
  const toggle = () => (narrow ? setOpenedNarrow(!openedNarrow) : keepFolded(!foldedByChoice));

  useEffect(() => setOpenedNarrow(false), [pathname]);
  useShellActions({ find: () => setFinding(true), help: () => setHelping(true), fold: toggle });
  useCommandKeys();

  return (
    <div className={classes.frame} data-folded={folded || undefined} data-over={(narrow && openedNarrow) || undefined}>
      <a
        className={classes.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {shellWords.skip}
      </a>
      <Navigation folded={folded} onFold={toggle} onHelp={() => setHelping(true)} />
      <div className={classes.right}>
        {data?.sample === true ? <SampleStrip /> : null}
        {data?.clockBehind === true ? (
          <div className={classes.clock} role="alert">
            {shellWords.clockBehind}
          </div>
        ) : null}
        <main ref={main} id="main" tabIndex={-1} className={classes.main} aria-label={shellWords.main} data-scroll-restoration-id="main">
          {children ?? <Outlet />}
        </main>
      </div>
      <FinderDialog opened={finding} onClose={() => setFinding(false)} />
      <HelpDrawer opened={helping} onClose={() => setHelping(false)} />
    </div>
  );
}
