import { Tooltip } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { shellWords } from '#shared/words/shell.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { instantNear, whole } from '#ui/ui/format.ts';
import { FoldIcon, HelpIcon, UnfoldIcon } from '#ui/ui/icons.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { areas, areasInUse, places, type Area } from '#ui/app/siteMap.tsx';
import { ActingPerson } from './ActingPerson.tsx';
import { currentArea } from './currentArea.ts';
import { DisplayMenu } from './DisplayMenu.tsx';
import classes from './Navigation.module.css';

export type NavigationProps = { readonly folded: boolean; readonly onFold: () => void; readonly onHelp: () => void };

/** The left side: who we are, where one can go, who acts, how the backup stands. */
export function Navigation({ folded, onFold, onHelp }: NavigationProps) {
  const { data } = useSetup();
  const { pathname } = useLocation();
  const here = currentArea(pathname, places);
  const foldWords = folded ? shellWords.unfold : shellWords.fold;
  return (
    <aside className={classes.nav} data-folded={folded || undefined} aria-label={shellWords.product}>
      <header className={classes.head}>
        <div className={classes.brand}>{folded ? shellWords.product.slice(0, 1) : shellWords.product}</div>
        {folded ? null : (
          <div className={classes.bureau} title={data?.bureau}>
            {data?.bureau || shellWords.bureauUnnamed}
          </div>
        )}
      </header>
      <nav aria-label={shellWords.navigation} className={classes.items}>
        <ul>
          {areasInUse(areas, places).map((area) => (
            <Entry key={area.id} area={area} current={area.id === here} folded={folded} />
          ))}
        </ul>
      </nav>
      <footer className={classes.foot}>
        <ActingPerson folded={folded} />
        {folded || data === undefined ? null : (
          <div className={classes.line}>
            {data.sample ? (
              shellWords.sampleBackup
            ) : data.backupFailed ? (
              <PageLink to="/system/backup" className={classes.failed}>
                {shellWords.backupFailed}
              </PageLink>
            ) : (data.lastBackup?.filesMissing ?? 0) > 0 ? (
              <PageLink to="/system/backup" className={classes.failed}>
                {shellWords.backupLacks}
              </PageLink>
            ) : data.lastBackup === null ? (
              shellWords.backupNone
            ) : (
              shellWords.backupLine(instantNear(data.lastBackup.at, data.today), data.lastBackup.verified)
            )}
          </div>
        )}
        <div className={classes.tools}>
          <DisplayMenu />
          <Tooltip label={`${shellWords.help} F1`}>
            <button type="button" className={classes.tool} aria-label={shellWords.help} onClick={onHelp}>
              <HelpIcon size="1.125rem" stroke={1.6} aria-hidden />
            </button>
          </Tooltip>
          <Tooltip label={`${foldWords} Ctrl B`}>
            <button type="button" className={classes.tool} aria-label={foldWords} aria-expanded={!folded} onClick={onFold}>
              {folded ? <UnfoldIcon size="1.125rem" stroke={1.6} aria-hidden /> : <FoldIcon size="1.125rem" stroke={1.6} aria-hidden />}
            </button>
          </Tooltip>
        </div>
      </footer>
    </aside>
  );
}

function noBadge(): number {
  return 0;
}

function Entry({ area, current, folded }: { readonly area: Area; readonly current: boolean; readonly folded: boolean }) {
  const { icon: Icon, title, useBadge = noBadge } = area;
  const badge = useBadge();
  const name = badge > 0 ? shellWords.badge(title, badge) : title;
  const link = (
    <PageLink to={area.path} className={classes.entry} aria-label={name} aria-current={current ? 'page' : undefined}>
      <Icon size="1.125rem" stroke={1.6} aria-hidden />
      {folded ? null : <span className={classes.title}>{title}</span>}
      {badge > 0 ? <span className={classes.badge}>{folded ? '' : whole(badge)}</span> : null}
    </PageLink>
  );
  return (
    <li>
      {folded ? (
        <Tooltip label={name} position="right" openDelay={0}>
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}
