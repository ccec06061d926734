import { shellWords } from '#shared/words/shell.ts';
import { PageLink } from './PageLink.tsx';
import classes from './Page.module.css';

/** A step on the way here; without `to` it is only named. */
export type Crumb = { readonly title: string; readonly to?: string };

/** Where this page stands: `案件督令 › 云桥街道 › GZ-2022-0183`. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={shellWords.breadcrumbs} className={classes.crumbs}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={`${crumb.to ?? ''} ${crumb.title}`}>
            {crumb.to === undefined ? <span>{crumb.title}</span> : <PageLink to={crumb.to}>{crumb.title}</PageLink>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
