import { resolve } from 'node:path';

/**
 * `--data DIR` as one argument with a whole path: npm has changed to the program's folder, the user (in `from`) has not.
 * A next option is no folder: it stays what it is, and the host says that the folder is missing.
 * @param {readonly string[]} args @param {string} from
 */
export function withWholePath(args, from) {
  const whole = (/** @type {string} */ folder) => `--data=${folder === '' ? '' : resolve(from, folder)}`;
  return args.flatMap((arg, index) => {
    const next = args[index + 1];
    if (arg === '--data') return [next === undefined || isOption(next) ? '--data=' : whole(next)];
    if (args[index - 1] === '--data' && !isOption(arg)) return [];
    return [arg.startsWith('--data=') ? whole(arg.slice('--data='.length)) : arg];
  });
}

/** @param {string} arg */
function isOption(arg) {
  return arg.startsWith('--');
}
