import { useBlocker, useLocation, useParams, useRouter } from '@tanstack/react-router';

/** Opens a page by its address: `go('/cases/0192…?tab=paper')`. */
export function useGo(): (to: string, options?: { readonly replace?: boolean }) => void {
  const { history } = useRouter();
  return (to, options = {}) => (options.replace === true ? history.replace(to) : history.push(to));
}

/** A part of the path (`$id` in the site map); empty when the page has none. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params[name] ?? '';
}

/** The address's search as texts, and a way to change some of them (empty or null takes one out). */
export function useSearchTexts(): [Readonly<Record<string, string>>, (patch: Readonly<Record<string, string | null>>) => void] {
  const { history } = useRouter();
  const { pathname, searchStr } = useLocation();
  const texts = searchTexts(searchStr);
  return [texts, (patch) => history.replace(pathname + writtenSearch({ ...texts, ...patch }))];
}

/** One text of the address's search as state: filters and tabs live there, so that Back and links keep them. */
export function useSearchText(name: string, fallback = ''): [string, (value: string | null) => void] {
  const [texts, patch] = useSearchTexts();
  return [texts[name] ?? fallback, (value) => patch({ [name]: value === fallback ? null : value })];
}

/** `?a=1&b=二` → `{ a: '1', b: '二' }`. */
export function searchTexts(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The search part of an address; empty texts are left out. */
export function writtenSearch(texts: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(texts)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const written = params.toString();
  return written === '' ? '' : `?${written}`;
}

/**
 * Holds the person in a form on Back, and on closing or reloading the window; a page opened by the form itself goes
 * through. `unsaved` is asked at that moment.
 */
export function useLeaveGuard(unsaved: () => boolean): { readonly asking: boolean; readonly leave: () => void; readonly stay: () => void } {
  const blocker = useBlocker({
    shouldBlockFn: ({ action }) => action !== 'PUSH' && action !== 'REPLACE' && unsaved(),
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return {
    asking: blocker.status === 'blocked',
    leave: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
  };
}

/** Holds the person on the page while something is unsaved; render a ConfirmDialog from the answer. */
export function useUnsavedGuard(unsaved: boolean): { readonly asking: boolean; readonly leave: () => void; readonly stay: () => void } {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  return {
    asking: blocker.status === 'blocked',
    leave: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
  };
}
