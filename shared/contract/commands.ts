import { commandWords } from '#shared/words/commands.ts';

export type CommandId = keyof typeof commandWords;
export type CommandGroup = 'go' | 'work' | 'view' | 'help';

/**
 * One thing a person can ask for from the native menu, Ctrl+K or the keyboard. `go` opens a page by
 * its path; `act` runs the handler that the shell or the open page has registered under this id
 * (without a handler it is offered nowhere). Shortcuts are written as Electron accelerators.
 */
export type Command = {
  readonly id: CommandId;
  readonly title: string;
  /** Pinyin initials, lower case, for Ctrl+K. */
  readonly initials: string;
  /** Other words people look for it by; empty when there are none. */
  readonly also: string;
  readonly group: CommandGroup;
  readonly shortcut: string | null;
  /** A second key, where an ordinary browser tab keeps the first for itself (Ctrl+N opens its own window). */
  readonly besides: string | null;
  readonly does: { readonly kind: 'go'; readonly path: string } | { readonly kind: 'act' };
  /** Works while a text field has the focus (saving, finding, help); the others wait. */
  readonly whileTyping: boolean;
};

type Extra = { readonly shortcut?: string; readonly besides?: string; readonly path?: string; readonly whileTyping?: boolean };

function entry(id: CommandId, group: CommandGroup, extra: Extra = {}): Command {
  const { title, initials, also = '' } = commandWords[id] as { readonly title: string; readonly initials: string; readonly also?: string };
  const { shortcut = null, besides = null, path, whileTyping = false } = extra;
  return { id, title, initials, also, group, shortcut, besides, whileTyping, does: path === undefined ? { kind: 'act' } : { kind: 'go', path } };
}

/** The one command table: native menu, Ctrl+K and keyboard read it; nothing else knows a shortcut. The digits follow the navigation. */
export const commands: readonly Command[] = [
  entry('go.desk', 'go', { path: '/', shortcut: 'Alt+1' }),
  entry('go.board', 'go', { path: '/board', shortcut: 'Alt+2' }),
  entry('go.register', 'go', { path: '/communities', shortcut: 'Alt+3' }),
  entry('go.compliance', 'go', { path: '/compliance', shortcut: 'Alt+4' }),
  entry('go.inspection', 'go', { path: '/rounds', shortcut: 'Alt+5' }),
  entry('go.cases', 'go', { path: '/cases', shortcut: 'Alt+6' }),
  entry('go.archive', 'go', { path: '/archive', shortcut: 'Alt+7' }),
  entry('go.system', 'go', { path: '/system', shortcut: 'Alt+8' }),
  entry('go.missing', 'go', { path: '/register/missing' }),
  entry('go.export', 'go', { path: '/archive/export' }),
  entry('go.calendar', 'go', { path: '/system/calendar' }),
  entry('go.orderSettings', 'go', { path: '/system/orders' }),
  entry('go.backup', 'go', { path: '/system/backup' }),
  entry('go.about', 'go', { path: '/system/about' }),
  entry('find.open', 'work', { shortcut: 'Ctrl+K', whileTyping: true }),
  entry('order.new', 'work', { shortcut: 'Ctrl+N', besides: 'Alt+N' }),
  entry('register.import', 'work', { path: '/register/import', shortcut: 'Ctrl+I' }),
  entry('page.save', 'work', { shortcut: 'Ctrl+S', whileTyping: true }),
  entry('page.filter', 'work', { shortcut: 'Ctrl+F', whileTyping: true }),
  entry('page.export', 'work', { shortcut: 'Ctrl+E' }),
  entry('page.print', 'work', { shortcut: 'Ctrl+P' }),
  entry('backup.now', 'work'),
  entry('sample.leave', 'work'),
  entry('person.switch', 'work'),
  entry('view.project', 'view', { shortcut: 'F5' }),
  entry('view.navigation', 'view', { shortcut: 'Ctrl+B' }),
  entry('view.dark', 'view'),
  entry('view.larger', 'view', { shortcut: 'Ctrl+=', whileTyping: true }),
  entry('view.smaller', 'view', { shortcut: 'Ctrl+-', whileTyping: true }),
  entry('view.normal', 'view', { shortcut: 'Ctrl+0', whileTyping: true }),
  entry('view.rows', 'view'),
  entry('help.open', 'help', { shortcut: 'F1', whileTyping: true }),
];
