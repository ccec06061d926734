import { keepPreviousData, MutationCache, QueryClient, useInfiniteQuery, useMutation, useQuery, type InfiniteData } from '@tanstack/react-query';
import { useRef } from 'react';
import type { HostEvent, Topic } from '#shared/contract/events.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { InputOf, OutputOf } from '#shared/contract/operation.ts';
import { useClient } from './clientContext.ts';

export type Op = keyof AppContract & string;
export type In<K extends Op> = InputOf<AppContract, K>;
export type Out<K extends Op> = OutputOf<AppContract, K>;
type PageOf<R> = { readonly rows: readonly R[]; readonly next: string | null; readonly total: number };
/** Operations that answer a keyset page. */
export type ListOp = { [K in Op]: Out<K> extends PageOf<unknown> ? K : never }[Op];
export type RowOf<K extends ListOp> = Out<K> extends PageOf<infer R> ? R : never;

/**
 * Reads stay fresh until the host says that one of their topics changed; nothing is polled.
 * `onFailure` shows what a command could not do, unless the screen takes the error itself.
 */
export function createQueryClient(onFailure: (error: unknown) => void): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (mutation.meta?.taken !== true) onFailure(error);
      },
    }),
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 300_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** One person's steps, so many in so many milliseconds, are followed at once: the next must not be taken on a revision before. */
const AT_ONCE = 5;
const WINDOW_MS = 2_000;
/** Beyond that, as with long work that commits many times a second, changes are gathered. */
const GATHER_MS = 400;

/** Refetches what committed changes touch. */
export function createFollower(queries: QueryClient): (event: HostEvent) => void {
  const touched = new Set<string>();
  let followed: number[] = [];
  let gathering = false;
  function follow(): void {
    gathering = false;
    const topics = new Set(touched);
    touched.clear();
    followed = [...followed.slice(1 - AT_ONCE), performance.now()];
    void queries.invalidateQueries({ predicate: (query) => topicsOf(query.meta).some((topic) => topics.has(topic)) });
  }
  return (event) => {
    if (event.type !== 'changed') return;
    for (const topic of event.topics) touched.add(topic);
    if (gathering) return;
    gathering = followed.length === AT_ONCE && performance.now() - followed[0]! < WINDOW_MS;
    if (gathering) setTimeout(follow, GATHER_MS);
    else follow();
  };
}

function topicsOf(meta: Record<string, unknown> | undefined): readonly string[] {
  const topics = meta?.topics;
  return Array.isArray(topics) ? topics.map(String) : [];
}

export type CallOptions = { readonly enabled?: boolean; /** Shows the last answer while the next input is read. */ readonly keep?: boolean };

/** Reads an operation: `const { data, error, refetch } = useCall('cases.get', { id }, ['cases', 'orders'])`. */
export function useCall<K extends Op>(op: K, input: In<K>, topics: readonly Topic[], options: CallOptions = {}) {
  const { call } = useClient();
  return useQuery<Out<K>>({
    queryKey: [op, input],
    queryFn: () => call(op, input),
    meta: { topics },
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData as never } : {}),
  });
}

/** The state of a keyset list, in the shape `DataList` takes. */
export type PagedList<R> = {
  readonly rows: readonly R[] | undefined;
  readonly total: number | undefined;
  readonly onMore: (() => void) | undefined;
  readonly loadingMore: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
};

/** Reads a list page by page; spread the answer into `DataList`. The cursor belongs to the hook. */
export function usePagedList<K extends ListOp>(
  op: K,
  input: Omit<In<K>, 'cursor'>,
  topics: readonly Topic[],
  options: { readonly enabled?: boolean } = {},
): PagedList<RowOf<K>> {
  const { call } = useClient();
  const query = useInfiniteQuery<Out<K>, unknown, InfiniteData<Out<K>>, readonly unknown[], string | null>({
    queryKey: [op, input, 'pages'],
    queryFn: ({ pageParam }) => call(op, { ...input, cursor: pageParam } as In<K>),
    initialPageParam: null,
    getNextPageParam: (page) => (page as PageOf<unknown>).next,
    meta: { topics },
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData as never,
  });
  const pages = query.data?.pages as ReadonlyArray<PageOf<RowOf<K>>> | undefined;
  return {
    rows: pages?.flatMap((page) => page.rows),
    total: pages?.[0]?.total,
    onMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
    busy: query.isFetching && !query.isPending && !query.isFetchingNextPage,
    error: query.error,
    onRetry: () => void query.refetch(),
  };
}

export type CommandOptions<K extends Op> = {
  readonly onDone?: (value: Out<K>, input: In<K>) => void;
  /** Takes the error instead of the notice that is shown otherwise. */
  readonly onError?: (error: unknown) => void;
};

/**
 * Runs a command: `const close = useCommand('cases.close', { onDone })`, then `close.run(input)`.
 * Failures are shown in words unless taken by `onError`.
 */
export function useCommand<K extends Op>(op: K, options: CommandOptions<K> = {}) {
  const { call } = useClient();
  // A press repeated after a lost answer carries the same key, so that it cannot be done twice.
  const sent = useRef<{ readonly what: string; readonly key: string } | null>(null);
  const mutation = useMutation<Out<K>, unknown, In<K>>({
    mutationFn: (input) => {
      const what = JSON.stringify(input);
      if (sent.current?.what !== what) sent.current = { what, key: crypto.randomUUID() };
      return call(op, input, { key: sent.current.key });
    },
    onSuccess: (value, input) => {
      sent.current = null;
      options.onDone?.(value, input);
    },
    meta: { taken: options.onError !== undefined },
    onError: (error) => options.onError?.(error),
  });
  return {
    run: (input: In<K>) => {
      if (!mutation.isPending) mutation.mutate(input);
    },
    /** As `run`, for callers that wait for the answer; rejects with AppError. */
    runAsync: (input: In<K>) => mutation.mutateAsync(input),
    busy: mutation.isPending,
    error: mutation.error,
    value: mutation.data,
    reset: () => mutation.reset(),
  };
}
