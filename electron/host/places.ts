import { AppError } from '#shared/domain/errors.ts';
import type { Jobs } from '#shared/services/ports.ts';
import type { Place } from './place.ts';

export type PlaceKind = 'own' | 'sample';

export type PlacesOptions = {
  /** Opens a place; its jobs count as its users. */
  readonly open: (kind: PlaceKind, jobs: Jobs) => Promise<Place>;
  readonly jobs: Jobs;
  /** The other database is open now: screens read everything again. */
  readonly onSwitch: () => void;
  readonly report: (error: unknown, what: string) => string;
};

export type Places = {
  current(): Place;
  kind(): PlaceKind;
  /** Runs on the open database, which stays open until the work is done, whatever is switched meanwhile. */
  use<T>(work: (place: Place) => Promise<T>): Promise<T>;
  switchTo(kind: PlaceKind): Promise<void>;
  /** Runs when the database of this kind is closed and before anybody opens it again. Not for the one that is current. */
  whenLeft(kind: PlaceKind, then: () => Promise<void>): Promise<void>;
  /**
   * Closes the current database, which must be of this kind, when nothing runs on it any more, exchanges what lies on the
   * disk and opens it again; requests wait meanwhile. When the new one cannot be opened the exchange is undone and the
   * error passed on. Throws `already_in_sample` when the other database has been opened.
   */
  replace(kind: PlaceKind, exchange: () => Promise<() => Promise<void>>): Promise<Place>;
  /** Waits for what still runs, then closes. */
  close(): Promise<void>;
};

type Held = { readonly kind: PlaceKind; readonly place: Place; users: number; left: boolean; closing: boolean; readonly closed: PromiseWithResolvers<void> };

/**
 * The open database and the way to the other one. A switch takes effect at once for new requests; what still runs on
 * the database that is left (a request, a job) ends there, and then it is closed.
 */
export async function openPlaces(options: PlacesOptions, first: PlaceKind): Promise<Places> {
  /** Those open; at most one of a kind. */
  const held = new Map<PlaceKind, Held>();
  let current = await open(first);
  let turn: Promise<unknown> = Promise.resolve();
  /** While the current database is being exchanged. */
  let pause: Promise<void> | null = null;

  async function open(kind: PlaceKind): Promise<Held> {
    // Only started once a place is in hand, which is after `open` below.
    const jobs: Jobs = {
      ...options.jobs,
      start: (name, work, once) => options.jobs.start(name, (control) => hold(held.get(kind)!, () => work(control)), once),
    };
    const place = await options.open(kind, jobs);
    const next: Held = { kind, place, users: 0, left: false, closing: false, closed: Promise.withResolvers() };
    held.set(kind, next);
    return next;
  }

  async function hold<T>(which: Held, work: () => Promise<T>): Promise<T> {
    which.users += 1;
    try {
      return await work();
    } finally {
      which.users -= 1;
      closeIfIdle(which);
    }
  }

  function closeIfIdle(which: Held): void {
    if (!which.left || which.users > 0 || which.closing) return;
    which.closing = true;
    void which.place.database
      .close()
      .catch((error: unknown) => options.report(error, 'close'))
      .then(() => {
        held.delete(which.kind);
        which.closed.resolve();
      });
  }

  function leave(which: Held): void {
    which.left = true;
    closeIfIdle(which);
  }

  /** One switch after the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function switchTo(kind: PlaceKind): Promise<void> {
    if (current.kind === kind) return;
    let next = held.get(kind);
    if (next?.closing === true) await next.closed.promise;
    next = held.get(kind);
    if (next === undefined) next = await open(kind);
    else next.left = false;
    const before = current;
    current = next;
    leave(before);
    options.onSwitch();
  }

  async function replace(kind: PlaceKind, exchange: () => Promise<() => Promise<void>>): Promise<Place> {
    if (current.kind !== kind) throw new AppError('already_in_sample');
    const { promise, resolve } = Promise.withResolvers<void>();
    pause = promise;
    try {
      leave(current);
      await current.closed.promise;
      try {
        const undo = await exchange();
        try {
          current = await open(kind);
        } catch (error) {
          await undo();
          throw error;
        }
      } finally {
        if (current.left) current = await open(kind);
      }
      return current.place;
    } finally {
      pause = null;
      resolve();
      options.onSwitch();
    }
  }

  return {
    current: () => current.place,
    kind: () => current.kind,
    async use(work) {
      while (pause !== null) await pause;
      const which = current;
      return hold(which, () => work(which.place));
    },
    replace: (kind, exchange) => inTurn(() => replace(kind, exchange)),
    switchTo: (kind) => inTurn(() => switchTo(kind)),
    whenLeft: (kind, then) =>
      inTurn(async () => {
        const leaving = held.get(kind);
        if (leaving?.left === true) await leaving.closed.promise;
        await then();
      }),
    async close() {
      await turn;
      const all = [...held.values()];
      for (const one of all) leave(one);
      await Promise.all(all.map((one) => one.closed.promise));
    },
  };
}
