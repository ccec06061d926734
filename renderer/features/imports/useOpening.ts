import { useEffect, useEffectEvent, useState } from 'react';
import { MOST_PASTED_CHARACTERS } from '#shared/contract/imports.ts';
import { AppError } from '#shared/domain/errors.ts';
import { useClient } from '#ui/lib/clientContext.ts';
import { uploadFile } from '#ui/lib/files.ts';
import { useJob, type Job } from '#ui/lib/job.ts';

export type Opening = {
  readonly phase: 'idle' | 'sending' | 'reading';
  readonly name: string;
  readonly error: unknown;
  /** A large workbook is read as a job. */
  readonly job: Job | null;
  readonly openFile: (file: File) => void;
  readonly openClipboard: (clipboard: DataTransfer) => void;
};

/** Sends a workbook or a pasted table to the host and answers the session it was opened as. */
export function useOpening(onOpened: (session: string) => void): Opening {
  const client = useClient();
  const [at, setAt] = useState<{ readonly phase: Opening['phase']; readonly name: string }>({ phase: 'idle', name: '' });
  const [error, setError] = useState<unknown>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const opened = useEffectEvent(onOpened);

  useEffect(() => {
    if (job === null || job.state === 'running') return;
    setAt({ phase: 'idle', name: '' });
    const result = job.result as { readonly session?: string } | null;
    if (job.state === 'done' && result?.session !== undefined) opened(result.session);
  }, [job]);

  async function open(name: string, input: { readonly staged: string } | { readonly text: string }) {
    setAt({ phase: 'reading', name });
    const answer = await client.call('imports.open', input);
    if (answer.session !== null) {
      onOpened(answer.session.id);
      setAt({ phase: 'idle', name: '' });
    } else setJobId(answer.jobId);
  }
  function attempt(name: string, work: () => Promise<void>) {
    setError(null);
    setJobId(null);
    void work().catch((thrown: unknown) => {
      setError(thrown);
      setAt({ phase: 'idle', name });
    });
  }
  return {
    ...at,
    error,
    job,
    openFile: (file) =>
      attempt(file.name, async () => {
        setAt({ phase: 'sending', name: file.name });
        await open(file.name, { staged: (await uploadFile(client, file)).staged });
      }),
    openClipboard: (clipboard) => attempt('', () => open('', { text: pastedText(clipboard.getData('text/html'), clipboard.getData('text/plain')) })),
  };
}

/**
 * The HTML of a copied table knows which cells were merged, so it goes first unless it is too long.
 * Throws `import_paste_too_long`.
 */
export function pastedText(html: string, plain: string): string {
  if (/<table[\s>]/i.test(html) && html.length <= MOST_PASTED_CHARACTERS) return html;
  if (plain.length > MOST_PASTED_CHARACTERS) throw new AppError('import_paste_too_long');
  return plain;
}
