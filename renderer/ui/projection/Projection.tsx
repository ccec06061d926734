import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { projectionWords } from '#shared/words/common.ts';
import { nativeApi } from '#ui/lib/native.ts';
import { isComposing } from '#ui/ui/keys.ts';
import { SampleMark } from '#ui/ui/SampleMark.tsx';
import { nextPage, typedPage } from './pages.ts';
import classes from './Projection.module.css';

export type Slide = {
  readonly id: string;
  readonly title: string;
  /** After the title: period, state. */
  readonly note?: string;
  readonly body: ReactNode;
};

export type ProjectionProps = {
  readonly slides: readonly Slide[];
  /** `2022年6月7日 09:00`. */
  readonly asOf: string;
  /** Id of the frozen snapshot, if this is one. */
  readonly snapshot?: string;
  readonly issuer: string;
  readonly sample: boolean;
  readonly onLeave: () => void;
  readonly dark?: boolean;
};

/**
 * Pages for a meeting room: nothing but the page itself, type scaled to the screen, moved by the keys of a
 * remote clicker; a number and Enter go to that page. B blackens the screen, Esc leaves. Notices lie below it, and
 * names stay hidden by the caller.
 */
export function Projection({ slides, asOf, snapshot, issuer, sample, onLeave, dark = false }: ProjectionProps) {
  const [page, setPage] = useState(0);
  const [black, setBlack] = useState(false);
  const [typed, setTyped] = useState('');
  const at = Math.min(page, Math.max(0, slides.length - 1));
  const slide = slides[at];
  useFullScreen(onLeave);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (black) {
      event.preventDefault();
      return setBlack(false);
    }
    const entry = typedPage(typed, event.key, slides.length);
    setTyped(entry?.typed ?? '');
    const next = entry === null ? nextPage(event.key, at, slides.length, event.shiftKey) : entry.page;
    if (next !== null) setPage(next);
    else if (entry === null && (event.key === 'b' || event.key === 'B' || event.key === '.')) setBlack(true);
    else if (entry === null && event.key === 'Escape') onLeave();
    else if (entry === null && event.key !== 'F5') return undefined;
    event.preventDefault();
    // The frame's own shortcuts (F5 above all) must not answer as well.
    event.stopPropagation();
    return undefined;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);

  if (slide === undefined) return null;
  return (
    <div className={classes.stage} data-projection={dark ? 'dark' : 'light'}>
      <main className={classes.slide} key={slide.id} aria-label={projectionWords.label} aria-description={projectionWords.keys}>
        <header className={classes.head}>
          <h1>{slide.title}</h1>
          {slide.note === undefined ? null : <p>{slide.note}</p>}
          {sample ? <SampleMark /> : null}
          <span className={classes.page} aria-label={projectionWords.pageSpoken(at + 1, slides.length)} aria-live="polite">
            {projectionWords.page(at + 1, slides.length)}
          </span>
        </header>
        <div className={classes.body}>{slide.body}</div>
        <footer className={classes.foot}>
          <span>{projectionWords.asOf(asOf)}</span>
          {snapshot === undefined ? null : <span>{projectionWords.snapshot(snapshot)}</span>}
          {sample ? <span>{projectionWords.simulated}</span> : null}
          <span className={classes.issuer}>{issuer}</span>
        </footer>
      </main>
      {typed === '' ? null : (
        <div className={classes.typed} role="status">
          {projectionWords.goTo(typed)}
        </div>
      )}
      {black ? <div className={classes.black} role="status" aria-label={projectionWords.black} onClick={() => setBlack(false)} /> : null}
    </div>
  );
}

/** Full screen for as long as the projection is there; a browser that refuses leaves it in the window. */
function useFullScreen(onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    const native = nativeApi();
    if (native !== null) {
      void native.setFullScreen({ on: true });
      return () => void native.setFullScreen({ on: false });
    }
    // A browser keeps Esc for itself and only says that full screen has ended.
    let entered = false;
    const changed = () => {
      if (document.fullscreenElement !== null) entered = true;
      else if (entered) leave();
    };
    document.addEventListener('fullscreenchange', changed);
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}
