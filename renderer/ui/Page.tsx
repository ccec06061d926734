import { useEffect, type ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './Breadcrumbs.tsx';
import classes from './Page.module.css';

export type PageProps = {
  readonly title: string;
  /** Names this page for the window title and screen readers where the title alone would not do. */
  readonly windowTitle?: string;
  readonly crumbs?: readonly Crumb[];
  /** One sentence of state: what this page holds, as of when. */
  readonly state?: ReactNode;
  /** Buttons, right-aligned; the one primary action last (`variant="filled"`). */
  readonly actions?: ReactNode;
  /** Tabs or filters that belong to the head and stay with it. */
  readonly below?: ReactNode;
  /** Fills the height of the window and lets the last child scroll by itself (lists). */
  readonly fill?: boolean;
  readonly children: ReactNode;
};

/** One page: head (where, what, state, actions) and body. Every screen starts with it. */
export function Page({ title, windowTitle, crumbs, state, actions, below, fill = false, children }: PageProps) {
  const heading = windowTitle ?? title;
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return (
    <div className={fill ? classes.fill : classes.page}>
      <PageHeader title={title} crumbs={crumbs} state={state} actions={actions} below={below} />
      <div className={classes.body}>{children}</div>
    </div>
  );
}

export type PageHeaderProps = {
  readonly title: string;
  readonly crumbs?: readonly Crumb[] | undefined;
  readonly state?: ReactNode;
  readonly actions?: ReactNode;
  readonly below?: ReactNode;
};

/** The head of a page: breadcrumbs, serif title, one sentence of state, actions at the right. */
function PageHeader({ title, crumbs, state, actions, below }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      {crumbs === undefined ? null : <Breadcrumbs crumbs={crumbs} />}
      <div className={classes.line}>
        <div className={classes.words}>
          <h1 className={classes.title}>{title}</h1>
          {state === undefined ? null : <div className={classes.state}>{state}</div>}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
      {below === undefined ? null : <div className={classes.below}>{below}</div>}
    </header>
  );
}
