import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { AppError } from '#shared/domain/errors.ts';
import { commonWords } from '#shared/words/common.ts';
import { shellWords } from '#shared/words/shell.ts';
import { errorSentence } from '#ui/ui/ErrorNotice.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import classes from './pages.module.css';

/** The code of a page whose program files could not be fetched. */
export const PAGE_NOT_LOADED = 'page_not_loaded';

/** What stands in place of a page that failed: words, reference, a way to try again. Never blank. */
export function PageError({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  // An error without a code was thrown while drawing: its message is all there is to pass on.
  const message = error instanceof AppError || !(error instanceof Error) ? null : `${error.name} ${error.message.slice(0, 120)}`;
  const queries = useQueryClient();
  function retry() {
    if (error instanceof AppError && error.code === PAGE_NOT_LOADED) return location.reload();
    // What the page had read may be why it failed: it reads anew.
    queries.removeQueries({ type: 'inactive' });
    return reset?.();
  }
  return (
    <div className={classes.failed} role="alert">
      <h1>{shellWords.pageErrorTitle}</h1>
      <p>{message === null ? errorSentence(error) : shellWords.pageErrorDrawing}</p>
      <p className="dim">{shellWords.pageErrorHint}</p>
      {message === null ? null : <p className="dim">{shellWords.pageErrorMessage(message)}</p>}
      <div className={classes.choices}>
        <Button onClick={retry}>{commonWords.retry}</Button>
        <PageLink to="/">{shellWords.toDesk}</PageLink>
      </div>
    </div>
  );
}

type Props = { readonly children: ReactNode; /** Around the whole program, where a fresh start is the only retry. */ readonly whole?: boolean };

/** Catches what a part of the page throws while drawing and says so in its place. */
export class PageBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    const reset = () => {
      if (this.props.whole === true) location.reload();
      else this.setState({ error: null });
    };
    return <PageError error={this.state.error} reset={reset} />;
  }
}
