import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ImportPreviewAnswer } from '#shared/contract/imports.ts';
import { useClient } from '#ui/lib/clientContext.ts';

export type PreviewInput = { readonly session: string; readonly sheet: string; readonly mapping: Record<string, string>; readonly onDay: string };

/**
 * The preview of the columns as they are chosen now, made anew when the register changes. The host keeps only the
 * last one, so no older answer is held here.
 */
export function usePreview(input: PreviewInput | null) {
  const { call } = useClient();
  return useQuery<ImportPreviewAnswer>({
    queryKey: ['imports.preview', input],
    queryFn: () => call('imports.preview', input ?? { session: '', sheet: '', mapping: {}, onDay: '' }),
    meta: { topics: ['register', 'units'] },
    enabled: input !== null,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}
