/**
 * Counts of one vitest run from its JSON report; a file that could not even be loaded, and errors
 * outside any test, count as one failure each.
 * @param {unknown} report parsed JSON, or null when the run left none
 * @param {number} exitCode of the run
 * @returns {{ passed: number, failed: number }}
 */
export function tally(report, exitCode) {
  if (report === null || typeof report !== 'object') return { passed: 0, failed: 1 };
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    testResults = [],
  } = /** @type {{ numPassedTests?: number, numFailedTests?: number, testResults?: { status: string, assertionResults: { status: string }[] }[] }} */ (report);
  const unloaded = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  const failed = numFailedTests + unloaded;
  return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/**
 * The last line of `npm test`, read by machines.
 * @param {readonly { passed: number, failed: number }[]} counts
 */
export function summary(counts) {
  const sum = (/** @type {'passed' | 'failed'} */ key) => counts.reduce((total, count) => total + count[key], 0);
  return { failed: sum('failed'), line: `${sum('passed')} passed, ${sum('failed')} failed` };
}
