import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode, runScript, say, Stop } from './bootstrap.mjs';
import { findBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './output.mjs';
import { summary, tally } from './tally.mjs';
import { words } from './words.mjs';

const REPORTS = 'out/test';
const VITEST = 'node_modules/vitest/vitest.mjs';

/** `npm test`: type check, lint, layout, all tests, browser tests. The last line is `N passed, N failed`. */
await runScript(async () => {
  /** @type {string[]} */
  const notes = [];
  const built = await prepared().catch((error) => {
    if (!(error instanceof Stop)) throw error;
    notes.push(error.message);
    return false;
  });
  // Without its packages nothing runs; without the build only the browser tests do not.
  if (!existsSync(join(root, VITEST))) return finish([{ passed: 0, failed: 1 }], notes);
  rmSync(join(root, REPORTS), { recursive: true, force: true });
  mkdirSync(join(root, REPORTS), { recursive: true });

  const filters = process.argv.slice(2);
  const counts = [
    await check(words.typeCheck, 'node_modules/typescript/bin/tsc', ['-b']),
    await check(words.lint, 'node_modules/oxlint/bin/oxlint', []),
    await check(words.layout, 'node_modules/oxfmt/bin/oxfmt', ['--check']),
    await vitest('all', ['--project', '!e2e', ...filters]),
  ];
  if (!built) {
    counts.push({ passed: 0, failed: 1 });
  } else if (findBrowser() !== null) {
    counts.push(await vitest('e2e', ['--project', 'e2e', ...filters]));
  } else if (hasBrowserTests()) {
    counts.push({ passed: 0, failed: 1 });
    notes.push(words.noBrowser);
  }
  return finish(counts, notes);
});

async function prepared() {
  await ensureInstalled();
  await ensureBuilt();
  return true;
}

/** @param {readonly { passed: number, failed: number }[]} counts @param {readonly string[]} notes */
function finish(counts, notes) {
  const { failed, line } = summary(counts);
  for (const note of notes) say(note);
  say(line);
  return failed === 0 ? 0 : 1;
}

/** @param {string} name @param {string} script @param {readonly string[]} args */
async function check(name, script, args) {
  say(words.running(name));
  const code = await runNode(script, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} name @param {readonly string[]} args */
async function vitest(name, args) {
  const file = join(root, REPORTS, `${name}.json`);
  if (name === 'e2e') say(words.running(words.browserTests));
  const code = await runNode(VITEST, ['run', '--config', 'build/vitest.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  if (report === null) say(words.noTestReport(name));
  return tally(report, code);
}

function hasBrowserTests() {
  const folder = join(root, 'tests', 'e2e');
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.test.ts'));
}
