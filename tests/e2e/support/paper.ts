import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** The amber of the printed mark 样例 as a PDF writes a colour. */
const AMBER = /\.584\d* \.341\d* 0 rg/;

/** Prints the page as it stands, as the browser's dialog would; answers how many sheets come out and how many of them bear 样例. */
export async function printed(page: Page): Promise<{ readonly sheets: number; readonly marked: number; readonly landscape: boolean }> {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const text = bytes.toString('latin1');
  const marked = [...text.matchAll(/[^d]stream\r?\n/g)].filter(({ index, 0: { length } }) => AMBER.test(inflated(bytes.subarray(index + length)))).length;
  const box = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text);
  return { sheets: text.match(/\/Type\s*\/Page\b/g)?.length ?? 0, marked, landscape: Number(box?.[1]) > Number(box?.[2]) };
}

/** A stream as text; empty for what is not deflated, such as a picture. */
function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}
