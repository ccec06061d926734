import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = { resultTypes: ['violations'] };

/** Serious and critical violations of WCAG and good practice on the page as it stands: rule, what is wrong, where. */
export async function violations(page: Page): Promise<string[]> {
  // Colours on their way from light to dark are neither.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        // What follows the scroll bar, or goes round for ever, never ends.
        .filter(({ timeline, effect }) => timeline instanceof DocumentTimeline && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
  // Evaluated, not added as a script: the page's own policy forbids foreign scripts, rightly.
  await page.evaluate(`if (!('axe' in window)) { ${source} }`);
  const results = await page.evaluate(
    (given) => (window as unknown as { axe: { run: (on: Document, options: unknown) => Promise<AxeResults> } }).axe.run(document, given),
    options as unknown,
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} ${(failureSummary ?? '').split('\n').slice(1).join(' ').trim()}`),
    );
}
