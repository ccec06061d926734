import { describe, expect, it } from 'vitest';
import { commands } from '#shared/contract/commands.ts';
import { commandGroupWords } from '#shared/words/commands.ts';
import { desktopWords } from '#shared/words/desktop.ts';
import { menuTemplate, type MenuEntry } from '#main/menuTemplate.ts';

function build(over: { offered?: readonly string[]; developer?: boolean; chosen?: string[] } = {}): readonly MenuEntry[] {
  return menuTemplate({
    commands,
    groupWords: commandGroupWords,
    words: desktopWords.menu,
    offered: new Set(over.offered ?? []),
    developer: over.developer ?? false,
    choose: (id) => over.chosen?.push(id),
  });
}

function lines(menu: readonly MenuEntry[]): MenuEntry[] {
  return menu.flatMap((entry) => [entry, ...lines(entry.submenu ?? [])]);
}

describe('the native menu', () => {
  it('has its columns in the usual order', () => {
    expect(build().map((entry) => entry.label)).toEqual(['办理', '编辑', '前往', '显示', '窗口', '帮助']);
  });

  it('shows every command of the table once, with its title and shortcut', () => {
    const shown = lines(build())
      .filter((entry) => entry.id !== undefined)
      .map(({ id, label, accelerator }) => ({ id, label, shortcut: accelerator ?? null }));
    const table = commands.map(({ id, title, shortcut }) => ({ id, label: title, shortcut }));
    expect(shown.toSorted((a, b) => (a.id! < b.id! ? -1 : 1))).toEqual(table.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  });

  it('leaves the keys of commands to the page, which knows when an input method is composing', () => {
    const taken = lines(build()).filter((entry) => entry.accelerator !== undefined && entry.registerAccelerator !== false);
    expect(taken).toEqual([]);
  });

  it('greys what has no handler now; pages can always be opened', () => {
    const act = commands.find((command) => command.does.kind === 'act')!;
    const enabled = new Map(lines(build({ offered: [act.id] })).map((entry) => [entry.id, entry.enabled]));
    for (const command of commands) expect(enabled.get(command.id), command.id).toBe(command.does.kind === 'go' || command.id === act.id);
  });

  it('says which command was chosen', () => {
    const chosen: string[] = [];
    for (const entry of lines(build({ chosen }))) entry.click?.();
    expect(chosen.toSorted()).toEqual(commands.map((command) => command.id as string).toSorted());
  });

  it('is Chinese throughout', () => {
    const labels = lines(build({ developer: true }))
      .filter((entry) => entry.type !== 'separator')
      .map((entry) => entry.label ?? '');
    expect(labels.filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([]);
  });

  it('hides the developer lines in a package', () => {
    const roles = (developer: boolean) => lines(build({ developer })).map((entry) => entry.role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
    expect(roles(true)).toEqual(expect.arrayContaining(['toggleDevTools', 'reload']));
  });
});

describe('shortcuts of the command table', () => {
  /** Accelerators as Electron documents them: modifiers, then one key. */
  const accelerator =
    /^(?:(?:Ctrl|Alt|Shift|CmdOrCtrl)\+)*(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|[=\-,./;'[\]`]|Plus|Space|Tab|Enter|Escape|Delete|Backspace|Insert|Home|End|PageUp|PageDown|Up|Down|Left|Right)$/;
  const shortcuts = commands.flatMap((command) => (command.shortcut === null ? [] : [[command.id, command.shortcut] as const]));

  it.each(shortcuts)('%s: %s is an Electron accelerator', (_id, shortcut) => expect(shortcut).toMatch(accelerator));

  it('are given once each', () => {
    const keys = shortcuts.map(([, shortcut]) => shortcut);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('do not take the keys of editing, the window and the input method', () => {
    const taken = ['Ctrl+Z', 'Ctrl+Y', 'Ctrl+X', 'Ctrl+C', 'Ctrl+V', 'Ctrl+A', 'Alt+F4', 'F10', 'F11', 'Ctrl+Space', 'Ctrl+Shift', 'Shift+Space'];
    expect(shortcuts.filter(([, shortcut]) => taken.includes(shortcut))).toEqual([]);
  });
});
