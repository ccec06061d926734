import type { Command, CommandGroup } from '#shared/contract/commands.ts';

/** One line of the native menu: the part of Electron's `MenuItemConstructorOptions` in use. */
export type MenuEntry = {
  readonly id?: string;
  readonly label?: string;
  readonly type?: 'separator';
  readonly role?: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'minimize' | 'togglefullscreen' | 'close' | 'quit' | 'reload' | 'toggleDevTools';
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly MenuEntry[];
};

type MenuWords = Readonly<
  Record<
    'edit' | 'window' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'minimize' | 'fullScreen' | 'close' | 'quit' | 'reload' | 'developer',
    string
  >
>;

export type MenuOptions = {
  readonly commands: readonly Command[];
  readonly groupWords: Readonly<Record<CommandGroup, string>>;
  readonly words: MenuWords;
  /** Ids that have a handler now; pages can always be gone to. */
  readonly offered: ReadonlySet<string>;
  /** Developer lines, outside the package only. */
  readonly developer: boolean;
  readonly choose: (id: string) => void;
};

const order: readonly CommandGroup[] = ['work', 'go', 'view', 'help'];

/**
 * The native menu from the command table. Shortcuts of commands are shown but not registered
 * (`registerAccelerator: false`): the page handles the keys, because only it knows whether an input
 * method is composing; the menu would take them first.
 */
export function menuTemplate(options: MenuOptions): readonly MenuEntry[] {
  const { words } = options;
  const edit: MenuEntry = {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
  const [work, ...others] = order.map((group) => groupMenu(group, options)).filter((menu) => menu !== null);
  const window: MenuEntry = {
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'close', label: words.close },
    ],
  };
  const menus = [...(work === undefined ? [] : [work]), edit, ...others];
  menus.splice(-1, 0, window);
  return menus;
}

const separator: MenuEntry = { type: 'separator' };

function groupMenu(group: CommandGroup, options: MenuOptions): MenuEntry | null {
  const { words } = options;
  const lines = options.commands.filter((command) => command.group === group).map((command) => line(command, options));
  if (group === 'work') lines.push(separator, { role: 'quit', label: words.quit });
  if (group === 'view') {
    lines.push(separator, { role: 'togglefullscreen', label: words.fullScreen });
    if (options.developer) lines.push(separator, { role: 'reload', label: words.reload }, { role: 'toggleDevTools', label: words.developer });
  }
  return lines.length === 0 ? null : { label: options.groupWords[group], submenu: lines };
}

function line(command: Command, options: MenuOptions): MenuEntry {
  return {
    id: command.id,
    label: command.title,
    ...(command.shortcut === null ? {} : { accelerator: command.shortcut, registerAccelerator: false }),
    enabled: command.does.kind === 'go' || options.offered.has(command.id),
    click: () => options.choose(command.id),
  };
}
