import { Button } from '@mantine/core';
import { AppError } from '#shared/domain/errors.ts';
import { commonWords } from '#shared/words/common.ts';
import { errorText } from '#shared/words/errors.ts';
import { Notice } from './Notice.tsx';

/** The sentence for anything thrown: by code for expected errors, a general one for the rest. */
export function errorSentence(error: unknown): string {
  if (error instanceof AppError) return errorText(error.code, error.data);
  return errorText('internal');
}

export type ErrorNoticeProps = { readonly error: unknown; readonly onRetry?: () => void };

/** A failure in words, where it happened, with 重试 where repeating makes sense. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  return (
    <Notice tone="seal" alert actions={onRetry === undefined ? undefined : <Button size="xs" variant="default" onClick={onRetry}>{commonWords.retry}</Button>}>
      {errorSentence(error)}
    </Notice>
  );
}
