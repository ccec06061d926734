import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AppError } from '#shared/domain/errors.ts';
import { commonWords } from '#shared/words/common.ts';
import { errorText } from '#shared/words/errors.ts';
import { Notice } from './Notice.tsx';

/** The sentence for anything thrown: by code for expected errors, a general one for the rest. */
export function errorSentence(error: unknown): string {
  if (error instanceof AppError) return errorText(error.code, error.data);
  return errorText('internal');
}

/** What is not there, as by a mistyped address, is not there the next time either. */
function namesNothing(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'not_found' || error.code.endsWith('_unknown'));
}

export type ErrorNoticeProps = { readonly error: unknown; readonly onRetry?: () => void; readonly onFresh?: () => void };

/** A failure in words, where it happened, with 重试 where repeating makes sense; what somebody else changed meanwhile can be fetched. */
export function ErrorNotice({ error, onRetry, onFresh }: ErrorNoticeProps) {
  const client = useQueryClient();
  const [fetchedFor, setFetchedFor] = useState<unknown>(null);
  async function takeIn() {
    onFresh?.();
    await client.invalidateQueries();
    setFetchedFor(error);
  }
  if (error instanceof AppError && error.code === 'stale' && onRetry === undefined) {
    if (fetchedFor === error) return <Notice tone="amber">{commonWords.takenIn}</Notice>;
    return (
      <Notice
        tone="seal"
        alert
        actions={
          <Button size="xs" variant="default" onClick={() => void takeIn()}>
            {commonWords.takeIn}
          </Button>
        }
      >
        {errorSentence(error)}
      </Notice>
    );
  }
  return (
    <Notice
      tone="seal"
      alert
      actions={
        onRetry === undefined || namesNothing(error) ? undefined : (
          <Button size="xs" variant="default" onClick={onRetry}>
            {commonWords.retry}
          </Button>
        )
      }
    >
      {errorSentence(error)}
    </Notice>
  );
}
