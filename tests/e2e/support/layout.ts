import type { Page } from 'playwright-core';

/** A rectangle of the window, in CSS pixels. */
type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/**
 * What does not fit in the window: a page wider than it, text cut off by its button or heading, header
 * actions that lie on each other or outside. Empty when all is well. Text that ends in an ellipsis on
 * purpose and lists that scroll sideways by themselves do not count.
 */
export async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    const nameOf = (element: Element): string => `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 30)}”`;
    const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

    for (const scroller of [document.documentElement, document.body, ...document.querySelectorAll('main')]) {
      if (scroller.scrollWidth > scroller.clientWidth)
        found.push(`${scroller.tagName.toLowerCase()} is ${scroller.scrollWidth} wide, ${scroller.clientWidth} there`);
    }

    // The page scrolls inside the frame; a document that is higher has a second scroll bar beside it.
    const { scrollHeight, clientHeight } = document.documentElement;
    if (document.querySelector('#main') !== null && scrollHeight > clientHeight) found.push(`the document is ${scrollHeight} high, ${clientHeight} there`);

    const actions = [...document.querySelectorAll('main header button, main header a[href]')].filter(shown);
    const boxes: { readonly name: string; readonly box: Box }[] = actions.map((element) => ({ name: nameOf(element), box: element.getBoundingClientRect() }));
    for (const heading of document.querySelectorAll('main h1')) {
      const range = document.createRange();
      range.selectNodeContents(heading);
      boxes.push({ name: nameOf(heading), box: range.getBoundingClientRect() });
    }
    boxes.forEach((one, index) => {
      if (one.box.right > width + 1 || one.box.left < -1) found.push(`${one.name} lies outside the window`);
      for (const other of boxes.slice(index + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 1) found.push(`${one.name} lies on ${other.name}`);
      }
    });

    for (const element of document.querySelectorAll('button, a[href], h1, h2, h3, label, dt, dd, [role=tab]')) {
      if (!shown(element) || element.clientWidth === 0) continue;
      const style = getComputedStyle(element);
      if (style.overflowX === 'visible' || style.textOverflow === 'ellipsis' || element.clientWidth <= 1) continue;
      if (element.scrollWidth > element.clientWidth + 1) found.push(`${nameOf(element)} is cut off`);
    }
    return found;
  });
}

/** Buttons at the end of a list's rows that do not lie in sight: outside the window, or pushed out at the right. */
export async function coveredActions(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role=grid] tbody td:last-child button')]
      .filter((button) => button.checkVisibility())
      .flatMap((button) => {
        const box = button.getBoundingClientRect();
        const scroller = button.closest('table')?.parentElement?.getBoundingClientRect();
        return box.right > Math.min(innerWidth, scroller?.right ?? innerWidth) + 1 ? [`button “${(button.textContent ?? '').trim()}” is out of sight`] : [];
      })
      .slice(0, 3),
  );
}

/** Tables and bars that run past the card they stand in, and what in it has to be pushed sideways to be read. */
export async function pastTheirCards(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main section')].flatMap((card) => {
      const edge = card.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(card).paddingRight) + 9;
      return [...card.querySelectorAll('*')]
        .filter((element) => element.checkVisibility())
        .flatMap((element) => {
          const { overflowX, textOverflow } = getComputedStyle(element);
          const name = `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 20)}”`;
          if (element.tagName === 'TABLE' && element.getBoundingClientRect().right > edge) return [`${name} runs past its card`];
          const pushed = ['auto', 'scroll'].includes(overflowX) && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
          return pushed ? [`${name} is ${element.scrollWidth} wide, ${element.clientWidth} there`] : [];
        });
    }),
  );
}

/** Texts of a projected page: where each stands and how large it is written, in units of 1/1080 of the picture. */
export type ProjectedText = {
  readonly text: string;
  readonly size: number;
  readonly inside: boolean;
  /** Of a heading, note or foot line that should stand in one line and does not. */ readonly broken: boolean;
};

/** Everything written on the projected page, and elements whose content is wider or higher than they are. */
export async function projected(page: Page): Promise<{ readonly texts: readonly ProjectedText[]; readonly cut: readonly string[] }> {
  return page.evaluate(() => {
    const stage = document.querySelector('[data-projection]');
    if (stage === null) throw new Error('nothing is projected');
    const unit = Math.min(innerHeight / 1080, innerWidth / 1480);
    const hidden = (element: Element): boolean => !element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden') !== null;
    const texts: { text: string; size: number; inside: boolean; broken: boolean }[] = [];
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (text === '' || parent === null || hidden(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()];
      const inside = boxes.every((box) => box.left >= -0.5 && box.top >= -0.5 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5);
      texts.push({
        text,
        size: Number.parseFloat(getComputedStyle(parent).fontSize) / unit,
        inside,
        broken: parent.closest('header, h2, footer, dt') !== null && new Set(boxes.map((box) => Math.round(box.top))).size > 1,
      });
    }
    const cut = [...stage.querySelectorAll('*')].flatMap((element) => {
      if (!(element instanceof HTMLElement) || hidden(element) || element.clientWidth === 0 || (element.textContent ?? '').trim() === '') return [];
      const wide = element.scrollWidth > element.clientWidth + 1;
      const high = element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).overflowY !== 'visible';
      return wide || high
        ? [
            `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 30)}” ${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`,
          ]
        : [];
    });
    return { texts, cut };
  });
}
