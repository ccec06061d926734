import type { CDPSession, Page } from 'playwright-core';

/** What has the focus, by its accessible name as far as it goes: own label, else its text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement === document.body ? null : document.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}

/** Presses Tab until this has the focus; answers how often, or fails after `most`. */
export async function tabTo(page: Page, name: string, most: number): Promise<number> {
  const passed: string[] = [];
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at.startsWith(name)) return presses;
    passed.push(at.slice(0, 20));
  }
  throw new Error(`${name} was not reached: ${passed.join(' → ')}`);
}

export type InputMethod = {
  /** Shows text that is still being composed. */
  compose(text: string): Promise<void>;
  /** Presses a key while composing: it belongs to the input method. */
  press(key: string, keyCode: number): Promise<void>;
  /** Takes the text. */
  commit(text: string): Promise<void>;
};

/** Types as a Chinese input method does. */
export async function inputMethod(page: Page): Promise<InputMethod> {
  const session: CDPSession = await page.context().newCDPSession(page);
  return {
    async compose(text) {
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    },
    async press(key, keyCode) {
      for (const type of ['rawKeyDown', 'keyUp'] as const)
        await session.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: keyCode });
    },
    async commit(text) {
      await session.send('Input.insertText', { text });
    },
  };
}
