import { expect, test } from 'vitest';
import { summary, tally } from '#build/scripts/tally.mjs';
import { findBrowser as findForScripts } from '#build/scripts/browser.mjs';
import { findBrowser as findForHost } from '#host/http/browser.ts';

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] };
const failedFile = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const unloadedFile = { status: 'failed', assertionResults: [] };

test.each([
  ['a clean run', { numPassedTests: 2, numFailedTests: 0, testResults: [passedFile] }, 0, { passed: 2, failed: 0 }],
  ['a failed test', { numPassedTests: 3, numFailedTests: 1, testResults: [passedFile, failedFile] }, 1, { passed: 3, failed: 1 }],
  ['a file that could not be loaded', { numPassedTests: 2, numFailedTests: 0, testResults: [passedFile, unloadedFile] }, 1, { passed: 2, failed: 1 }],
  ['both', { numPassedTests: 1, numFailedTests: 1, testResults: [failedFile, unloadedFile] }, 1, { passed: 1, failed: 2 }],
  ['an error outside any test', { numPassedTests: 2, numFailedTests: 0, testResults: [passedFile] }, 1, { passed: 2, failed: 1 }],
  ['a run that left no report', null, 0, { passed: 0, failed: 1 }],
])('%s is counted', (_name, report, exitCode, expected) => {
  expect(tally(report, exitCode)).toEqual(expected);
});

test('the last line adds up all runs', () => {
  expect(
    summary([
      { passed: 1, failed: 0 },
      { passed: 420, failed: 2 },
    ]),
  ).toEqual({ failed: 2, line: '421 passed, 2 failed' });
});

test('the scripts and the host find the same browser', () => {
  for (const env of [process.env, { PATH: '' }, { DESK_BROWSER: process.execPath }, { DESK_BROWSER: '/nowhere/browser' }]) {
    expect(findForScripts(env)).toBe(findForHost(env));
  }
});
