import type { MouseEvent, ReactNode } from 'react';

export type PageLinkProps = {
  /** Path of the site map with its search, e.g. `/cases/0192…?tab=paper`. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly title?: string;
  readonly tabIndex?: number;
  readonly onClick?: (event: MouseEvent<HTMLAnchorElement>) => void;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page' | undefined;
};

/** The address of a page: hash history, so that it works under `app://` and on the loopback host alike. */
function pageHref(to: string): string {
  return `#${to}`;
}

/** A link inside the program: an ordinary anchor, so middle click, copy and keyboard behave as expected. */
export function PageLink({ to, children, ...rest }: PageLinkProps) {
  return (
    <a href={pageHref(to)} {...rest}>
      {children}
    </a>
  );
}
