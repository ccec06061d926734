import type { Command } from '#shared/contract/commands.ts';

/**
 * Commands for what was typed: part of the title or of the other words for it, or pinyin initials from the start. Without a text, all of
 * them in the order of the table.
 */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return commands;
  return commands
    .filter(
      (command) => command.title.toLowerCase().includes(wanted) || command.also.includes(wanted) || command.initials.startsWith(wanted.replaceAll(' ', '')),
    )
    .toSorted((a, b) => rank(a, wanted) - rank(b, wanted));
}

function rank(command: Command, wanted: string): number {
  if (command.title.startsWith(wanted)) return 0;
  return command.initials === wanted ? 1 : 2;
}
