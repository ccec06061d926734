import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { nodePath, root, runScript, say } from './bootstrap.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './output.mjs';
import { words } from './words.mjs';

const FOLDER = 'tests/bench';
const RESULT = 'out/bench.json';

/**
 * `npm run bench [name…]`: runs every tests/bench/*.bench.ts with the pinned Node. A script prints what
 * it likes; its last line is one JSON object with its figures. All go into out/bench.json.
 */
await runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const wanted = process.argv.slice(2);
  const folder = join(root, FOLDER);
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.bench.ts'))
        .sort()
    : [];
  /** @type {Record<string, unknown>} */
  const figures = {};
  let failed = 0;
  for (const file of files.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))) {
    const name = file.slice(0, -'.bench.ts'.length);
    say(words.running(name));
    const { code, lastLine } = await runBench(join(folder, file));
    figures[name] = code === 0 ? asJson(lastLine) : { failed: code };
    if (code !== 0) failed += 1;
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  const machine = { processor: cpus()[0]?.model ?? '', cores: cpus().length, platform: process.platform, arch: process.arch };
  writeFileSync(join(root, RESULT), `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`);
  say(words.benched(RESULT));
  return failed === 0 ? 0 : 1;
});

/**
 * @param {string} path
 * @returns {Promise<{ code: number, lastLine: string }>}
 */
function runBench(path) {
  return new Promise((resolve) => {
    const child = spawn(nodePath(), ['--expose-gc', path], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      process.stdout.write(chunk);
    });
    child.once('close', (code) => resolve({ code: code ?? 1, lastLine: text.trim().split('\n').at(-1) ?? '' }));
  });
}

/** @param {string} line */
function asJson(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { unread: line };
  }
}
