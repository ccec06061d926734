import { Button } from '@mantine/core';
import { shellWords } from '#shared/words/shell.ts';
import { useGo } from '#ui/lib/address.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { Page } from '#ui/ui/Page.tsx';

/** An address without a page. */
export function NotFoundPage() {
  const go = useGo();
  return (
    <Page title={shellWords.notFoundTitle}>
      <EmptyState title={shellWords.notFoundWhat} hint={shellWords.notFoundHint} action={<Button onClick={() => go('/')}>{shellWords.toDesk}</Button>} />
    </Page>
  );
}
